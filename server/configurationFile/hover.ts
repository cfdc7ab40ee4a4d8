import type { Hover } from 'vscode-languageserver';
import { choicesOf, type KeyPlace, placesIn, type Shape, type TextShape } from '../../configuration/index.js';
import { toRange, touches } from '../convert.js';
import type { Document } from '../document.js';
import type { InterfaceWriting } from '../wording.js';

/** What a key or value of a configuration says. Null where nothing is known of it. */
export function hoverConfiguration(
  writing: InterfaceWriting,
  path: string,
  document: Document,
  offset: number,
): Hover | null {
  const place = keyPlaceAt(path, document, { start: offset, end: offset });
  if (place === undefined) return null;
  const lines = place.is === 'key' ? aboutKey(writing, place) : aboutValue(writing, place);
  if (lines.length === 0) return null;
  return {
    range: toRange(document, place.span),
    contents: { kind: writing.markup.kind, value: lines.join('\n\n') },
  };
}

/** The key or value of a configuration that a stretch touches. */
export function keyPlaceAt(
  path: string,
  document: Document,
  span: { readonly start: number; readonly end: number },
): KeyPlace | undefined {
  return placesIn(path, document.getText()).find((place) => touches(place.span, span));
}

function aboutKey({ t, markup }: InterfaceWriting, { text, shape }: KeyPlace): string[] {
  if (shape === undefined) return [];
  const values = choicesOf(shape).flatMap(valuesOf);
  return [
    `${markup.strong(markup.text(text))}: ${markup.text(shape.description)}`,
    ...(values.length === 0 ? [] : [t('Values: {0}', markup.text(values.join(', ')))]),
  ];
}

function aboutValue({ markup }: InterfaceWriting, { text, shape }: KeyPlace): string[] {
  const texts = choicesOf(shape).filter((each): each is TextShape => each.kind === 'text');
  const meaning = texts.map(({ meaning: known }) => (known && Object.hasOwn(known, text) ? known[text] : undefined));
  const description = meaning.find((each) => each !== undefined) ?? texts[0]?.description;
  return description === undefined ? [] : [`${markup.strong(markup.text(text))}: ${markup.text(description)}`];
}

function valuesOf(shape: Shape): readonly string[] {
  if (shape.kind === 'text') return shape.oneOf ?? shape.offered ?? [];
  if (shape.kind === 'flag') return shape.only === undefined ? ['true', 'false'] : [String(shape.only)];
  return shape.kind === 'list' ? valuesOf(shape.of) : [];
}
