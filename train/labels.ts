import { createHash } from 'node:crypto';
import fs from 'node:fs';
import type { Labelled } from './sample.js';

/** The name under which a sentence stands in the table of labels. */
export const nameOf = (text: string): string => createHash('sha256').update(text).digest('hex').slice(0, 12);

/**
 * The project's own labels: a table of sentence, offset and label, without the
 * sentences themselves, which stay where they are.
 *
 * @param sentences a file of JSON lines with repo, title, heading and text
 * @param labels rows of sentence name, offset of the mention, label (N or four digits)
 */
export function readOwnLabels(sentences: string, labels: string): readonly Labelled[] {
  const wanted = new Map<string, { start: number; label: Labelled['label']; doubtful: boolean }[]>();
  for (const line of fs.readFileSync(labels, 'utf8').split('\n')) {
    if (line === '' || line.startsWith('#')) continue;
    const [name, start, label, sample] = line.split('\t') as [string, string, string, string];
    wanted.set(name, [
      ...(wanted.get(name) ?? []),
      { start: Number(start), label: label === 'N' ? 'N' : [...label].map(Number), doubtful: sample === 'doubtful' },
    ]);
  }
  const found: Labelled[] = [];
  for (const line of fs.readFileSync(sentences, 'utf8').trim().split('\n')) {
    const { repo, title, heading, text } = JSON.parse(line) as Labelled;
    const name = nameOf(text);
    for (const { start, label, doubtful } of wanted.get(name) ?? [])
      found.push({ repo, title, heading, text, start, label, doubtful });
    wanted.delete(name);
  }
  return found;
}
