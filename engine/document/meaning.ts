import { readProse } from '../formats/index.js';
import type { Prose, Term } from '../model.js';
import { partitionPoint } from '../prose/ordered.js';
import { finished } from '../steps.js';
import { scanForSpellings } from '../termbase/word-scan.js';
import type { Block } from './block.js';
import { type Meaning, meaningOf } from './definition.js';
import { type PlacedMention, parseBlock, placed, type ReadMention } from './read-mention.js';
import type { Reading } from './reading.js';

/** What a document says that its words mean, each once, where it is said first: in a sentence, a list or a table. */
export function meaningsIn({ document, blocks, mentions, blockOf }: Reading): ReadonlyMap<Term, Meaning> {
  const meanings = new Map<Term, Meaning>();
  let read: readonly Prose[] | undefined;
  // What stands beside a word has no word for people in it, perhaps, and was not read.
  const proses = () => {
    read ??= readProse(document, DEFINING).proses;
    return read;
  };
  mentions.forEach((mention, at) => {
    if (meanings.has(mention.term)) return;
    const { prose } = blocks[blockOf[at] ?? -1] as Block;
    const meaning =
      meaningOf(mention) ?? (isEntry(mention) ? meaningBeside(placed(mention, prose), proses()) : undefined);
    if (meaning !== undefined) meanings.set(mention.term, meaning);
  });
  return meanings;
}

/** Words of which one stands in nearly every definition. */
const DEFINING = scanForSpellings(
  'a an the any anybody anyone somebody someone one who whose that which person people of in for with'.split(' '),
);

/** Headers of columns with words, and of those with what they mean. */
const WORDS = /^(?:terms?|words?|roles?|actors?|personas?|names?|who|users?)$/i;
const MEANINGS =
  /^(?:definitions?|meanings?|descriptions?|means|what (?:it|that|they) means?|who (?:that|this|they) (?:is|are))$/i;

/** Nothing but the word, and its article, stands in the entry of a list of words, or in a table with such a column. */
function isEntry({ prose: { kind, text, context }, start, end }: ReadMention): boolean {
  const isWhole = end === text.length && /^(?:an? |the )?$/i.test(text.slice(0, start));
  return isWhole && (kind === 'term' || WORDS.test(context.table?.header?.trim() ?? ''));
}

/** The definition of a `<dt>`, or that in the same row of a table. */
function meaningBeside(mention: PlacedMention, proses: readonly Prose[]): Meaning | undefined {
  const { prose } = mention;
  const next = firstBehind(proses, prose.span.end);
  const beside = prose.kind === 'term' ? proses[next] : definitionInRow(prose, proses, next);
  if (beside === undefined) return undefined;
  // Read as one sentence: “guest means A person who books a table”.
  const start = mention.term.length + ' means '.length;
  const text = `${mention.term} means ${beside.text}`;
  const joined: Prose = { ...beside, text, marks: [], runs: [] };
  const own = { ...mention, prose: joined, start: 0, end: mention.term.length };
  const [same] = finished(parseBlock(joined, [own])).mentions;
  const meaning = same && meaningOf(same);
  return meaning && { ...meaning, text: text.slice(start) };
}

function definitionInRow({ context: { table } }: Prose, proses: readonly Prose[], from: number): Prose | undefined {
  for (let at = from; at < proses.length; at++) {
    const prose = proses[at] as Prose;
    const { table: other } = prose.context;
    if (other === undefined || other.id !== table?.id) continue;
    if (other.row !== table.row) return undefined;
    if (MEANINGS.test(other.header?.trim() ?? '')) return prose;
  }
  return undefined;
}

/** Index of the first block that starts at an offset of the source or behind it; they stand in source order. */
const firstBehind = (proses: readonly Prose[], offset: number): number =>
  partitionPoint(proses, ({ span }) => span.start < offset);
