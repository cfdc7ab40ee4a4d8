import fs from 'node:fs';
import path from 'node:path';
import type { Mentioned } from './rows-labelled.js';
import { labelOf } from './sample.js';

/** In longer documents nothing is exchanged, and of the longest only what was picked for being suspicious is read. */
const LONG = 40_000;
const LONGEST = 60_000;

/** A line of the table of labels. */
interface Entry {
  readonly line: number;
  readonly repo: string;
  readonly file: string;
  readonly start: number;
  readonly word: string;
  readonly label: string;
  readonly picked: string;
}

/**
 * Our labels for mentions in public documents, which stay where they are.
 *
 * @param labels rows of repository, path, offset, word, label and why it was picked
 * @param folder holds the documents, each repository in a folder of its own, “/” in its name written as “+”
 * @throws a list of the documents that are missing or are not those that were labelled
 */
export function readPublic(labels: string, folder: string): readonly Mentioned[] {
  const texts = new Map<string, string | undefined>();
  const wrong = new Set<string>();
  const mentions = entriesOf(labels).flatMap(({ line, repo, file, start, word, label, picked }) => {
    const place = path.join(repo.replace('/', '+'), file);
    if (!texts.has(place)) texts.set(place, textOf(path.join(folder, place)));
    const text = texts.get(place);
    const end = start + word.length;
    if (text?.slice(start, end) !== word) {
      wrong.add(place);
      return [];
    }
    const isRandom = picked === 'random';
    if (isRandom && text.length > LONGEST) return [];
    const changes = isRandom && text.length < LONG;
    const mention: Mentioned = {
      source: 'public',
      repo,
      file: place,
      text,
      start,
      end,
      label: labelOf(label),
      seed: `w${line}`,
      mixes: changes,
      exchanges: changes,
      mixesExchanged: changes && line % 2 === 1,
    };
    return [mention];
  });
  if (wrong.size > 0)
    throw new Error(
      `${wrong.size} documents are missing in ${folder}, or are of another commit than ${labels} says: ${[...wrong].slice(0, 5).join(', ')}${wrong.size > 5 ? ', …' : ''}.`,
    );
  return mentions;
}

const entriesOf = (labels: string): readonly Entry[] =>
  fs
    .readFileSync(labels, 'utf8')
    .split('\n')
    .filter((row) => row !== '' && !row.startsWith('#'))
    .map((row, line) => {
      const [repo = '', file = '', start, word = '', label = '', picked = ''] = row.split('\t');
      return { line, repo, file, start: Number(start), word, label, picked };
    });

const textOf = (file: string): string | undefined => (fs.existsSync(file) ? fs.readFileSync(file, 'utf8') : undefined);
