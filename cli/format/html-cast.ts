import type { FolderCast, FolderPair } from '../cast/folder-cast.js';
import { differenceText } from '../cast/telling.js';
import { counted } from './count.js';
import { escapedXmlLine } from './xml.js';

/** So many entries of a list, and documents of an entry, are named. */
const MOST = { entries: 30, documents: 6 } as const;

/** Who the people of the documents are: which words name one actor, which are told apart, and where documents differ. */
export function castSection(cast: FolderCast): string {
  const { pairs, differences } = cast;
  const lists = [
    listOf(
      'One actor under two names',
      pairsText(pairs, ({ one }) => one),
    ),
    listOf(
      'Told apart',
      pairsText(pairs, ({ apart }) => apart),
    ),
    listOf(
      'One covers the other',
      pairsText(pairs, ({ covering }) => covering),
    ),
    listOf(
      'Documents differ in the word for what seems to be one actor',
      differences.map(differenceText).map(escapedXmlLine),
    ),
  ].filter((list) => list !== '');
  return lists.length === 0 ? '<p class="good">No document has two words that need a word.</p>' : lists.join('\n');
}

function pairsText(
  pairs: readonly FolderPair[],
  documentsOf: (pair: FolderPair) => readonly string[],
): readonly string[] {
  return pairs
    .filter((pair) => documentsOf(pair).length > 0)
    .map((pair) => {
      const documents = documentsOf(pair);
      const rest = documents.length > MOST.documents ? ` and ${documents.length - MOST.documents} more` : '';
      const named = escapedXmlLine(documents.slice(0, MOST.documents).join(', ') + rest);
      const [one, other] = pair.words.map((word) => `<span class="word">${escapedXmlLine(word)}</span>`);
      return `${one} and ${other} <span class="told">in ${counted(documents.length, 'document')}: ${named}</span>`;
    });
}

function listOf(title: string, entries: readonly string[]): string {
  if (entries.length === 0) return '';
  const rest =
    entries.length > MOST.entries ? `<li class="faint">… and ${entries.length - MOST.entries} more</li>` : '';
  const items = entries.slice(0, MOST.entries).map((entry) => `<li>${entry}</li>`);
  return `<h3>${title}</h3>\n<ul class="drift">${items.join('')}${rest}</ul>`;
}
