import { counted } from '../format/count.js';
import { leadingPath, oneLine } from '../terminal.js';
import type { Difference, FolderCast, FolderPair, WordCount } from './folder-cast.js';

/** So many documents, words, pairs and differences are named in a text; the rest is counted. */
const MOST = { documents: 4, words: 20, pairs: 20, differences: 10, deeds: 3 } as const;

/** The cast of a folder as a text for people. */
export function folderCastText(cast: FolderCast): string {
  const { words, pairs, differences } = cast;
  if (words.length === 0) return 'No document names people.\n';
  const width = Math.max(...words.slice(0, MOST.words).map(({ term }) => term.length));
  const rows = words.map(
    ({ term, count: times, documents }) =>
      `  ${term.padEnd(width)} ${String(times).padStart(6)}  ${withCounts(documents)}`,
  );
  return [
    `Words for people in ${counted(cast.documents, 'document')}:`,
    ...limited(rows, MOST.words, 'words'),
    ...section('One actor under two names:', pairs, ({ one }) => one),
    ...section('Told apart:', pairs, ({ apart }) => apart),
    ...section('One covers the other:', pairs, ({ covering }) => covering),
    ...differing(differences),
    '',
  ].join('\n');
}

function section(
  title: string,
  pairs: readonly FolderPair[],
  listOf: (pair: FolderPair) => readonly string[],
): readonly string[] {
  const rows = pairs
    .filter((pair) => listOf(pair).length > 0)
    .sort((one, other) => listOf(other).length - listOf(one).length)
    .map((pair) => `  “${pair.words.join('” and “')}”: ${named(listOf(pair))}`);
  return rows.length === 0 ? [] : ['', title, ...limited(rows, MOST.pairs, 'pairs')];
}

function differing(differences: readonly Difference[]): readonly string[] {
  if (differences.length === 0) return [];
  const rows = differences.map((difference) => `  ${differenceText(difference)}`);
  return [
    '',
    'Documents differ in the word for what seems to be one actor:',
    ...limited(rows, MOST.differences, 'more'),
  ];
}

/** “checkout.md says “shopper”, orders.md “customer”: both “add item””. */
export function differenceText({ words, documents, deeds, one }: Difference): string {
  const [first, second] = documents.map((list) => named(list.map(({ path }) => path)));
  const verb = documents[0].length === 1 ? 'says' : 'say';
  const why = [
    ...(one > 0 ? [`${counted(one, 'document')} ${one === 1 ? 'says' : 'say'} both for one`] : []),
    ...(deeds.length > 0 ? [`both ${deeds.slice(0, MOST.deeds).map(spoken).join(', ')}`] : []),
  ];
  return `${first} ${verb} “${words[0]}”, ${second} “${words[1]}”: ${why.join('; ')}`;
}

const spoken = (deed: string): string => `“${oneLine(deed.replaceAll('_', ' '))}”`;

const withCounts = (documents: readonly WordCount[]): string =>
  listed(documents.map(({ path, count: times }) => `${leadingPath(path)} ${times}`));

const named = (paths: readonly string[]): string => listed(paths.map(leadingPath));

const listed = (texts: readonly string[]): string => {
  const rest = texts.length - MOST.documents;
  return texts.slice(0, MOST.documents).join(', ') + (rest > 0 ? ` and ${rest} more` : '');
};

function limited(rows: readonly string[], most: number, what: string): readonly string[] {
  const rest = rows.length - most;
  return [
    ...rows.slice(0, most),
    ...(rest > 0 ? [`  … and ${rest} more ${what === 'more' ? '' : what}`.trimEnd()] : []),
  ];
}

/** The cast of a folder for programs, behind its documents. */
export const castJson = ({ words, pairs, differences }: FolderCast): object => ({
  words,
  pairs,
  differences: differences.map(({ words: both, documents, deeds, one }) => ({
    words: both,
    documents: Object.fromEntries(both.map((word, at) => [word, documents[at]])),
    deeds: deeds.map((deed) => deed.replaceAll('_', ' ')),
    one,
  })),
});
