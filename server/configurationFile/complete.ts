/** Completion inside a configuration: what may stand where the cursor is, by the shapes that the parser reads with. */
import type { CompletionItem, CompletionList } from 'vscode-languageserver';
import { CompletionItemKind } from 'vscode-languageserver';
import { choicesOf, type KeyPlace, placesIn, type Shape, shapeName, wordAsAt } from '../../configuration/index.js';
import { toRange } from '../convert.js';
import type { Document } from '../document.js';
import type { MarkupWriter } from '../markup.js';

/** Stands for what is being written, so that the text can be parsed: no text has it. */
const CURSOR = 'distinguo1cursor';

/** What is being written: the token around the cursor, and how it is quoted. */
interface Token {
  readonly start: number;
  readonly end: number;
  readonly isQuoted: boolean;
  /** Only a key can stand here: nothing else is on the line before. */
  readonly mayBeKey: boolean;
  readonly hasColon: boolean;
}

/**
 * The keys or values that may stand at an offset; nothing in comments, and where the file cannot be parsed so far.
 *
 * @param words the words of the glossary, for places that name one
 */
export function completeConfiguration(
  markup: MarkupWriter,
  path: string,
  document: Document,
  offset: number,
  words: readonly string[],
): CompletionList {
  const text = document.getText();
  const token = tokenAt(text, offset);
  const isJson = path.endsWith('.json');
  const items = token === undefined ? [] : offersAt(path, text, token, isJson, words);
  const range = token && toRange(document, token);
  return {
    isIncomplete: false,
    items: items.map(
      ({ label, kind, description, detail, newText }, index): CompletionItem => ({
        label,
        kind,
        ...(detail === undefined ? {} : { detail }),
        ...(description === undefined ? {} : { documentation: { kind: markup.kind, value: markup.text(description) } }),
        ...(range === undefined ? {} : { textEdit: { range, newText } }),
        sortText: String(index).padStart(5, '0'),
      }),
    ),
  };
}

interface Offered {
  readonly label: string;
  readonly kind: CompletionItemKind;
  readonly description?: string;
  readonly detail?: string;
  readonly newText: string;
}

function offersAt(path: string, text: string, token: Token, isJson: boolean, words: readonly string[]): Offered[] {
  const parsed = (written: string) => placesIn(path, text.slice(0, token.start) + written + text.slice(token.end));
  const quoted = (written: string) => (isJson && !token.isQuoted ? JSON.stringify(written) : written);
  if (token.mayBeKey) {
    const places = parsed(quoted(CURSOR) + (token.hasColon || token.isQuoted ? '' : ':'));
    const key = places.find(({ is, text: each }) => is === 'key' && each === CURSOR);
    // In a list of texts, too, the parser would take it for a key.
    if (key?.parent !== undefined) return keysAt(places, key, quoted, token, words);
  }
  const value = parsed(quoted(CURSOR)).find(({ is, text: each }) => is === 'value' && each === CURSOR);
  return value === undefined ? [] : valuesAt(value, quoted, words);
}

function tokenAt(text: string, offset: number): Token | undefined {
  const lineStart = text.lastIndexOf('\n', offset - 1) + 1;
  const before = text.slice(lineStart, offset);
  if (/^\s*#|\s#/.test(before)) return undefined;
  // An expression that looks for the end would try at every character.
  let from = before.length;
  while (from > 0 && !/[\s,[\]{}"'#]/.test(before[from - 1] as string)) from--;
  const rest = /^[^\s,[\]{}"'#:]*/.exec(text.slice(offset))?.[0] ?? '';
  const start = lineStart + from;
  const end = offset + rest.length;
  const lead = text.slice(lineStart, start);
  const quote = text[start - 1];
  return {
    start,
    end,
    isQuoted: quote === '"' || quote === "'",
    mayBeKey: /^\s*(?:-\s+)*["']?$|[{,]\s*["']?$/.test(lead),
    hasColon: /^["']?\s*:/.test(text.slice(end, end + 20)),
  };
}

function keysAt(
  places: readonly KeyPlace[],
  { path, parent }: KeyPlace,
  quoted: (written: string) => string,
  token: Token,
  words: readonly string[],
): Offered[] {
  const above = path.slice(0, -1).join('\n');
  const there = new Set(
    places
      .filter((each) => each.is === 'key' && each.path.slice(0, -1).join('\n') === above)
      .map((each) => each.text.toLowerCase()),
  );
  const written = (key: string, shape: Shape) =>
    quoted(key) + (token.hasColon || token.isQuoted ? '' : isOfOneLine(shape) ? ': ' : ':');
  if (parent?.kind === 'map') {
    const isGlossary = /^(?:terms|cast)$/.test(path.at(-2) ?? '');
    return (isGlossary ? words : [])
      .filter((word) => !there.has(word))
      .map((word) => ({ label: word, kind: CompletionItemKind.Text, newText: written(word, parent.of) }));
  }
  if (parent?.kind !== 'keys') return [];
  return Object.entries(parent.keys)
    .filter(([key]) => !there.has(key.toLowerCase()))
    .map(([key, shape]) => ({
      label: key,
      kind: CompletionItemKind.Property,
      description: shape.description,
      detail: shapeName(shape),
      newText: written(key, shape),
    }));
}

const isOfOneLine = (shape: Shape): boolean => choicesOf(shape).some(({ kind }) => kind === 'text' || kind === 'flag');

function valuesAt({ shape, path }: KeyPlace, quoted: (written: string) => string, words: readonly string[]): Offered[] {
  const of = choicesOf(shape).flatMap((choice): Offered[] => {
    if (choice.kind === 'list') return choice.orOne ? valuesOf(choice.of, quoted) : [];
    return valuesOf(choice, quoted);
  });
  const as = wordAsAt(path);
  const named = as === 'use' || as === 'reference' ? words : [];
  return [...of, ...named.map((word) => ({ label: word, kind: CompletionItemKind.Text, newText: quoted(word) }))];
}

function valuesOf(shape: Shape, quoted: (written: string) => string): Offered[] {
  if (shape.kind === 'flag')
    return (shape.only === undefined ? ['true', 'false'] : [String(shape.only)]).map((label) => ({
      label,
      kind: CompletionItemKind.Value,
      description: shape.description,
      newText: label,
    }));
  if (shape.kind !== 'text') return [];
  return (shape.oneOf ?? shape.offered ?? []).map((label) => ({
    label,
    kind: CompletionItemKind.EnumMember,
    description: shape.meaning?.[label] ?? shape.description,
    newText: quoted(label),
  }));
}
