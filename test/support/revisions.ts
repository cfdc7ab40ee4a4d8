import { type Element, type ElementCompact, xml2js } from 'xml-js';
import { entriesIn } from './zip.js';

/** The changes of an author are accepted or rejected; those of others stay as they are. */
export type Decision = 'accepted' | 'rejected';

/** A stretch of text of one look. */
export interface Stretch {
  readonly text: string;
  /** The properties of its run. */
  readonly look: string;
}

/**
 * The paragraphs of a part of a Word document after a decision on all changes by Distinguo: what Word shows then, text
 * and look. Made apart from what the tests test: another parser, and no knowledge of offsets.
 */
export function decided(
  bytes: Buffer,
  decision: Decision,
  part = 'word/document.xml',
): readonly (readonly Stretch[])[] {
  const xml = entriesIn(bytes)
    .find(({ name }) => name === part)
    ?.contents.toString('utf8');
  if (xml === undefined) throw new Error(`there is no ${part}`);
  const paragraphs: Stretch[][] = [];
  visit(xml2js(xml, { captureSpacesBetweenElements: true }) as Element, decision, paragraphs, false);
  return paragraphs.map(joined);
}

/** The same as plain text. */
export function decidedText(bytes: Buffer, decision: Decision, part?: string): readonly string[] {
  return decided(bytes, decision, part).map((stretches) => stretches.map(({ text }) => text).join(''));
}

function visit(element: Element, decision: Decision, paragraphs: Stretch[][], restores: boolean): void {
  const { name, attributes = {}, elements = [] } = element;
  const isOurs = attributes['w:author'] === 'Distinguo';
  if (name === 'w:moveFrom' || (name === 'w:del' && !isOurs)) return;
  if (isOurs && name === 'w:ins' && decision === 'rejected') return;
  if (isOurs && name === 'w:del' && decision === 'accepted') return;
  if (name === 'w:p') paragraphs.push([]);
  if (name === 'w:r') takeRun(elements, paragraphs.at(-1) ?? [], restores);
  for (const child of elements) visit(child, decision, paragraphs, restores || (isOurs && name === 'w:del'));
}

function takeRun(children: readonly Element[], into: Stretch[], restores: boolean): void {
  const look = JSON.stringify(children.find(({ name }) => name === 'w:rPr')?.elements ?? []);
  for (const { name, attributes = {}, elements = [] } of children) {
    const inside = elements.map(({ text = '' }: ElementCompact) => String(text)).join('');
    const shown = attributes['xml:space'] === 'preserve' ? inside : inside.trim();
    if (name === 'w:t' || (name === 'w:delText' && restores)) into.push({ text: shown, look });
    else if (name === 'w:tab') into.push({ text: '\t', look });
    else if (name === 'w:br') into.push({ text: '\u2028', look });
    else if (name === 'w:noBreakHyphen') into.push({ text: '-', look });
  }
}

function joined(stretches: readonly Stretch[]): readonly Stretch[] {
  const all: Stretch[] = [];
  for (const { text, look } of stretches) {
    const last = all.at(-1);
    if (text === '') continue;
    if (last?.look === look) all[all.length - 1] = { text: last.text + text, look };
    else all.push({ text, look });
  }
  return all;
}
