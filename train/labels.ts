import { createHash } from 'node:crypto';
import fs from 'node:fs';
import { type Label, type Labelled, labelOf } from './sample.js';

/** Reads labelled mentions: JSON lines with repo, title, heading, text, start and label. */
export const readLabelled = (file: string): readonly Labelled[] =>
  readItems(file).map(({ repo, title, heading, text, start, label }) => ({ repo, title, heading, text, start, label }));

/** A labelled mention of a whole document, which stands in a folder of its own. */
export interface Item extends Labelled {
  readonly id: string;
  /** Name of the document. */
  readonly file: string;
  /** Offset of the mention in the document, in UTF-16 code units. */
  readonly at: number;
  /** The word as it is written there. */
  readonly term: string;
}

/** The same with the documents of the mentions. */
export const readItems = (file: string): readonly Item[] =>
  fs
    .readFileSync(file, 'utf8')
    .trim()
    .split('\n')
    .map((line) => {
      const item = JSON.parse(line) as Item & { label: string | Label };
      return { ...item, label: typeof item.label === 'string' ? labelOf(item.label) : item.label };
    });

/** The name under which a sentence stands in the table of labels. */
export const labelKey = (text: string): string => createHash('sha256').update(text).digest('hex').slice(0, 12);

/**
 * The project's own labels: a table of sentence, offset and label, without the
 * sentences themselves, which stay where they are.
 *
 * @param sentences a file of JSON lines with repo, title, heading and text
 * @param labels rows of sentence name, offset of the mention, label (N or four digits)
 */
export function readOwnLabels(sentences: string, labels: string): readonly Labelled[] {
  const wanted = new Map<string, { start: number; label: Label; doubtful: boolean }[]>();
  for (const line of fs.readFileSync(labels, 'utf8').split('\n')) {
    if (line === '' || line.startsWith('#')) continue;
    const [name, start, label, sample] = line.split('\t') as [string, string, string, string];
    wanted.set(name, [
      ...(wanted.get(name) ?? []),
      { start: Number(start), label: labelOf(label), doubtful: sample === 'doubtful' },
    ]);
  }
  const found: Labelled[] = [];
  for (const line of fs.readFileSync(sentences, 'utf8').trim().split('\n')) {
    const { repo, title, heading, text } = JSON.parse(line) as Labelled;
    const name = labelKey(text);
    for (const { start, label, doubtful } of wanted.get(name) ?? [])
      found.push({ repo, title, heading, text, start, label, doubtful });
    wanted.delete(name);
  }
  return found;
}
