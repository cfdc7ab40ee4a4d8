import type { Prose, Span } from '../model.js';
import { toSource } from '../prose/offset.js';
import { distance, type Side } from './pair.js';
import type { Portrait } from './portrait.js';
import type { Where } from './where.js';

/** A sentence of a document, quoted. */
export interface Passage {
  /** Of the sentence in the source, whole. */
  readonly span: Span;
  /** In one line, without markup; a long sentence is cut around its word, with “…”. */
  readonly text: string;
  /** Where the words stand in {@link text}, in order. */
  readonly marks: readonly Span[];
  /** What it is in the document. */
  readonly kind: Prose['kind'];
  /** The headings above, the nearest last; for a cell of a table the header of its column, too. */
  readonly under: readonly string[];
}

/** How much is quoted: words in all, in one sentence, and sentences. */
const BUDGET = { words: 300, sentence: 38, passages: 14 } as const;

/** Headings of so many words are quoted, and so many of them. */
const HEADINGS = { words: 10, number: 2 } as const;

/** So near, in code units, two mentions tell of each other. */
const NEAR = 400;

/** A sentence that could be quoted. */
interface Candidate {
  /** Its mentions of the two words, in order. */
  readonly mentions: readonly Portrait[];
  readonly isOfFirst: boolean;
  readonly isOfSecond: boolean;
  readonly worth: number;
  readonly heading: string;
}

/**
 * The sentences of a document that tell most of one word or two: of each word some, from different sections.
 *
 * @param deciding offsets of mentions that tell most of all
 * @param source the document
 */
export function passagesFor(
  sides: readonly [Side, Side?],
  deciding: readonly number[],
  source: string,
): readonly Passage[] {
  const left = candidatesOf(sides, new Set(deciding));
  const chosen: { readonly candidate: Candidate; readonly passage: Passage }[] = [];
  let words = 0;
  while (left.length > 0 && chosen.length < BUDGET.passages) {
    const at = bestOf(left, chosen);
    const [candidate] = left.splice(at, 1) as [Candidate];
    const passage = passageOf(candidate, source, sides[0].where);
    const length = wordsIn(passage.text) + passage.under.reduce((sum, heading) => sum + wordsIn(heading), 0);
    if (words + length > BUDGET.words) continue;
    words += length;
    if (chosen.every(({ passage: { text } }) => text !== passage.text)) chosen.push({ candidate, passage });
  }
  return chosen.map(({ passage }) => passage).sort((one, other) => one.span.start - other.span.start);
}

/** More sentences than these are not compared. */
const COMPARED = 400;

function candidatesOf([a, b]: readonly [Side, Side?], deciding: ReadonlySet<number>): Candidate[] {
  const startOf = (one: Portrait): number => a.where.placeOf(one);
  const sentences = new Map<string, Portrait[]>();
  for (const one of [...a.all, ...(b?.all ?? [])].sort((x, y) => startOf(x) - startOf(y))) {
    const key = `${one.block} ${one.mention.sentence}`;
    sentences.set(key, [...(sentences.get(key) ?? []), one]);
  }
  return [...sentences.values()]
    .map((mentions): Candidate => {
      const isOfFirst = mentions.some(({ term }) => term === a.term);
      const isOfSecond = mentions.some(({ term }) => term === b?.term);
      const others = (one: Portrait): readonly Portrait[] => (one.term === a.term ? (b?.all ?? []) : a.all);
      const isNear = mentions.some((one) => others(one).some((other) => distance(one, other, a.where) < NEAR));
      const told = Math.max(...mentions.map(tellingOf));
      const decides = mentions.some((one) => deciding.has(startOf(one)));
      const worth = told + (decides ? 2 : 0) + (isOfFirst && isOfSecond ? 3 : 0) + (isNear ? 1 : 0);
      return { mentions, isOfFirst, isOfSecond, worth, heading: headingOf(mentions[0] as Portrait) };
    })
    .sort((one, other) => other.worth - one.worth)
    .slice(0, COMPARED);
}

const headingOf = ({ prose }: Portrait): string => prose.context.headings.join('\n');

/** How much a mention tells of its person. */
const tellingOf = (one: Portrait): number =>
  (one.full ? 1 : 0) +
  (one.acts ? 1 : 0) +
  (one.gesture || one.buys || one.managed ? 1 : 0) +
  (one.label || one.story ? 1 : 0);

/** The candidate that adds most to what was chosen: the word that has fewer sentences, and other sections, come first. */
function bestOf(candidates: readonly Candidate[], chosen: readonly { readonly candidate: Candidate }[]): number {
  const balance = chosen.reduce(
    (sum, { candidate: { isOfFirst, isOfSecond } }) => sum + (isOfFirst ? 1 : 0) - (isOfSecond ? 1 : 0),
    0,
  );
  const sections = new Map<string, number>();
  for (const { candidate } of chosen) sections.set(candidate.heading, (sections.get(candidate.heading) ?? 0) + 1);
  let best = 0;
  let most = Number.NEGATIVE_INFINITY;
  candidates.forEach(({ worth, heading, isOfFirst, isOfSecond }, at) => {
    const side = (isOfFirst ? 1 : 0) - (isOfSecond ? 1 : 0);
    const value = worth - (sections.get(heading) ?? 0) - (side === Math.sign(balance) ? 1.5 * Math.abs(balance) : 0);
    if (value > most) [best, most] = [at, value];
  });
  return best;
}

const wordsIn = (text: string): number => text.match(/\S+/g)?.length ?? 0;

function passageOf({ mentions }: Candidate, source: string, where: Where): Passage {
  const first = mentions[0] as Portrait;
  const { mention } = first;
  const prose = where.proseOf(first);
  const { words } = mention;
  const [start, end] = [words[0]?.token.start ?? mention.mention.start, words.at(-1)?.token.end ?? mention.mention.end];
  const [from, to] = cutAround(prose.text, start, end, mentions);
  const pieces: string[] = [from > start ? '… ' : ''];
  const marks: Span[] = [];
  let length = pieces[0]?.length ?? 0;
  let at = from;
  const put = (text: string): void => {
    pieces.push(text);
    length += text.length;
  };
  for (const one of mentions) {
    const { start: begins, end: ends } = one.mention.mention;
    if (begins < at || ends > to) continue;
    put(plain(prose, at, begins, source));
    marks.push({ start: length, end: length + ends - begins });
    put(plain(prose, begins, ends, source));
    at = ends;
  }
  put(plain(prose, at, to, source));
  put(to < end ? ' …' : '');
  const { headings, table } = prose.context;
  const { kind } = prose;
  // A heading stands under the title alone: the one before it may be its neighbour.
  const sections = kind === 'heading' ? headings.slice(0, 1) : headings.slice(-HEADINGS.number);
  const above = [...sections, ...(table?.header === undefined ? [] : [table.header])];
  return { span: toSource(prose, start, end), text: pieces.join(''), marks, kind, under: above.map(shortened) };
}

/** Prose offsets of what is quoted of a sentence: all of it, or so many words around its first mention. */
function cutAround(text: string, start: number, end: number, mentions: readonly Portrait[]): readonly [number, number] {
  if (wordsIn(text.slice(start, end)) <= BUDGET.sentence) return [start, end];
  const first = (mentions[0] as Portrait).mention.mention;
  const before = text.slice(start, first.start).match(/\S+\s*/g) ?? [];
  const kept = before.slice(-BUDGET.sentence / 2).join('').length;
  const after = (text.slice(first.start, end).match(/\S+\s*/g) ?? []).slice(0, BUDGET.sentence / 2).join('');
  return [first.start - kept, Math.min(end, first.start + after.trimEnd().length)];
}

/** Code and images, of which the prose has one character each, are quoted when they are short. */
const OPAQUE = 40;

/** A stretch of prose in one line. Where it holds no code, its length stays. */
function plain(prose: Prose, start: number, end: number, source: string): string {
  return prose.text
    .slice(start, end)
    .replace(/\uFFFC/g, (_, at: number) => {
      const span = toSource(prose, start + at, start + at + 1);
      return span.end - span.start > OPAQUE ? '…' : source.slice(span.start, span.end);
    })
    .replace(/\s/g, ' ');
}

/** A heading in few words, without its code. */
export const shortened = (heading: string): string => {
  const words = heading.replace(/\uFFFC/g, '…').match(/\S+/g) ?? [];
  return words.length > HEADINGS.words ? `${words.slice(0, HEADINGS.words).join(' ')} …` : words.join(' ');
};
