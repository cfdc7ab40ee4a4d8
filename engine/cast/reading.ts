import { type Block, type Blocks, blocksOf } from '../document/block.js';
import { meaningsIn } from '../document/meaning.js';
import type { ReadMention } from '../document/read-mention.js';
import { type Reading, read as readDocument } from '../document/reading.js';
import { type ProseReading, readProseInSteps } from '../formats/index.js';
import { softmax } from '../learned/local-score.js';
import type { ScoredMention } from '../learned/scorer.js';
import { learnedTable } from '../learned/weight-table.js';
import type { Glossary, Prose, SourceDocument, Term } from '../model.js';
import { align, earlierIndex } from '../reuse.js';
import { finished, mapped, type Steps } from '../steps.js';
import { type Termbase, withPeople } from '../termbase/termbase.js';
import type { JudgedBlock, JudgedDocument } from '../verdict/judged-document.js';
import type { Cast } from './cast.js';
import type { CastBlock, CastInput, CastMention } from './input.js';
import { people } from './people.js';
import { NONE } from './portrait.js';

/** What the cast of a document was made from, and what that of its next version can reuse. */
export interface CastReading {
  readonly input: CastInput;
  /** Its blocks, and those of which nothing is told. */
  readonly blocks: readonly CastBlock[];
  /** Of a document in which words of the team stand that are not in its glossary. */
  readonly own?: OwnReading;
}

/** A document read with the team's own words for people. */
interface OwnReading {
  readonly read: ProseReading;
  /** For each block whether one of those words may stand in it. */
  readonly isOwn: readonly boolean[];
  /** Those blocks, parsed. */
  readonly blocks: Blocks;
}

/** What is known of the cast of an earlier version of a document. */
export interface EarlierCast {
  readonly reading: CastReading;
  readonly cast: Cast;
}

/**
 * What the cast is made from, of a document under review. What was parsed for the review is not parsed again; only
 * blocks in which one of the team's own words for people stands are.
 *
 * This file alone knows how the engine reads, parses and scores.
 *
 * @param read the document as it was read for the review
 * @param earlier of an earlier version of the document, by the same termbase: what an edit did not touch is reused
 * @returns undefined for a document with one word for people at most
 */
export function* castInputIn(
  document: JudgedDocument,
  source: SourceDocument,
  read: Pick<Reading, 'lines' | 'prose'>,
  earlier?: EarlierCast,
): Steps<CastReading | undefined> {
  const { termbase, blocks, model } = document;
  const { decisions, cast: members } = termbase.glossary;
  if (!isTold(termbase.glossary) && !mayHaveTwo(source.text)) return undefined;
  const words = wordsFor(termbase);
  const defined = new Set(model.definitions.keys());
  const explained = new Set(model.explained);
  const { text } = source;
  const told = { ...(decisions && { decisions }), ...(members && { members }) };
  const about = { text, lines: read.lines, defined, explained, ...told };
  const isPerson = (mention: ReadMention): boolean => isPersonIn(mention, termbase);
  const peopleIn = ({ read: mentions, review }: FoundBlock): readonly CastMention[] =>
    review === undefined
      ? mentions.filter(isPerson).map(readOf)
      : review.judgements
          .filter(({ mention }) => isPerson(mention))
          .map(({ mention, scored }) => mentionOf(mention, likelyBy(scored)));
  if (!words.more.test(text)) {
    const all = yield* castBlocks(blocks.map(foundBy), peopleIn, earlier?.reading.blocks);
    return { input: { ...about, blocks: all }, blocks: all };
  }
  const own = yield* ownReading(source, words, read.prose, earlier?.reading.own);
  const reviewed = reviewedIn(blocks);
  let next = 0;
  const found = own.read.proses.map((prose, at): FoundBlock => {
    if (own.isOwn[at] !== true) {
      const block = reviewed(prose);
      return block === undefined ? { prose, read: NONE, review: undefined } : foundBy(block);
    }
    const { mentions, defined: definitions, explained: words } = own.blocks.all[next++] as Block;
    for (const { at: index } of definitions) defined.add((mentions[index] as ReadMention).term);
    for (const word of words) explained.add(word);
    return { prose, read: mentions, review: undefined };
  });
  const all = yield* castBlocks(found, peopleIn, earlier?.reading.blocks);
  return { input: { ...about, blocks: all.filter(isTelling) }, blocks: all, own };
}

/** A block with all mentions that were read of it. */
interface FoundBlock extends Pick<CastBlock, 'prose' | 'read'> {
  /** The block of the review, where they are its own. */
  readonly review: JudgedBlock | undefined;
}

const foundBy = (review: JudgedBlock): FoundBlock => ({ prose: review.prose, read: review.mentions, review });

/** @param peopleIn finds those of people, which are known of most blocks */
function* castBlocks(
  found: readonly FoundBlock[],
  peopleIn: (block: FoundBlock) => readonly CastMention[],
  before: readonly CastBlock[] = [],
): Steps<readonly CastBlock[]> {
  const alignment = align(before.length, found.length, (then, at) => isReadAlike(before[then], found[at]));
  return yield* mapped(found, (block, at) => {
    const { prose, read } = block;
    const same = before[earlierIndex(alignment, at)];
    if (same === undefined) return { prose, read, mentions: read.length === 0 ? NONE : peopleIn(block) };
    return same.prose === prose ? same : { prose, read, mentions: same.mentions };
  });
}

const isReadAlike = (one: CastBlock | undefined, other: FoundBlock | undefined): boolean =>
  one?.read === other?.read || (one?.read.length === 0 && other?.read.length === 0);

/** Finds the block of a review that another reading of the source means as well, asked in source order. */
function reviewedIn(blocks: readonly JudgedBlock[]): (prose: Prose) => JudgedBlock | undefined {
  const startOf = (at: number): number => blocks[at]?.prose.span.start ?? Number.POSITIVE_INFINITY;
  // Blocks may lie in one another: source order is not always this, but nearly always.
  const byStart = blocks.every((_, at) => startOf(at) <= startOf(at + 1)) ? undefined : blocksByStart(blocks);
  let at = 0;
  return (prose) => {
    const { start } = prose.span;
    if (byStart !== undefined) return byStart.get(start)?.findLast((each) => isSameBlock(each.prose, prose));
    while (at > 0 && startOf(at - 1) >= start) at--;
    while (startOf(at) < start) at++;
    let last: JudgedBlock | undefined;
    for (let each = at; startOf(each) === start; each++) {
      const block = blocks[each] as JudgedBlock;
      if (isSameBlock(block.prose, prose)) last = block;
    }
    return last;
  };
}

function blocksByStart(blocks: readonly JudgedBlock[]): ReadonlyMap<number, readonly JudgedBlock[]> {
  const byStart = new Map<number, JudgedBlock[]>();
  for (const block of blocks) {
    const { start } = block.prose.span;
    const known = byStart.get(start);
    if (known === undefined) byStart.set(start, [block]);
    else known.push(block);
  }
  return byStart;
}

/** Made apart from what reads a document: a mention that is kept would keep all of that version, and the one before. */
const likelyBy =
  ({ local }: ScoredMention) =>
  (): readonly number[] =>
    local.likely;

/** Reads a document with the team's own words for people; parses the blocks in which one of them stands. */
function* ownReading(
  source: SourceDocument,
  { termbase, more }: Words,
  reviewed: ProseReading,
  earlier: OwnReading | undefined,
): Steps<OwnReading> {
  const read = yield* readProseInSteps(source, termbase.matcher.scan, earlier?.read, reviewed);
  yield;
  const { proses } = read;
  const before = earlier?.read.proses ?? [];
  const alignment = align(before.length, proses.length, (then, at) => proses[at]?.text === before[then]?.text);
  const isOwn = proses.map(({ text }, at) => earlier?.isOwn[earlierIndex(alignment, at)] ?? more.test(text));
  const own = proses.filter((_, at) => isOwn[at]);
  return { read, isOwn, blocks: yield* blocksOf(own, termbase, earlier?.blocks) };
}

/** Whether two readings mean the same block of one source. */
const isSameBlock = (one: Prose, other: Prose): boolean =>
  one.span.start === other.span.start && one.span.end === other.span.end && one.kind === other.kind;

/** As in the review, a block without mentions counts as an item only. */
const isTelling = ({ prose, mentions }: CastBlock): boolean => mentions.length > 0 || prose.kind === 'item';

/**
 * Reads a document for its cast: the words of the glossary and the team's own words for people.
 *
 * @returns undefined for a document with one word for people at most
 */
export const castInputOf = (document: SourceDocument, termbase: Termbase): CastInput | undefined =>
  !isTold(termbase.glossary) && !mayHaveTwo(document.text) ? undefined : wholeInputOf(document, termbase);

/**
 * The same, also of a document with one word for people.
 *
 * @returns undefined for a document in which nothing can be named
 */
export function wholeInputOf(document: SourceDocument, termbase: Termbase): CastInput | undefined {
  const reading = finished(readDocument(document, wordsFor(termbase).termbase));
  if (reading === undefined) return undefined;
  const blocks = reading.blocks.map(
    ({ prose, mentions }): CastBlock => ({
      prose,
      read: mentions,
      mentions: mentions.filter((mention) => isPersonIn(mention, termbase)).map(readOf),
    }),
  );
  const { decisions, cast: members } = termbase.glossary;
  return {
    text: document.text,
    lines: reading.lines,
    blocks,
    defined: new Set(reading.model.definitions.keys()),
    explained: reading.model.explained,
    get meanings() {
      return meaningsIn(reading);
    },
    ...(decisions && { decisions }),
    ...(members && { members }),
  };
}

/** A seed, a word of the glossary that promises the role of a person, or one of which the team has said who it is. */
const isPersonIn = ({ term }: ReadMention, termbase: Termbase): boolean =>
  people.has(term) || termbase.personOf(term) !== undefined || wordsToldIn(termbase.glossary).includes(term);

/** The words of which the team has decided, and those of its cast. */
const wordsToldIn = ({ decisions = [], cast = [] }: Glossary): readonly Term[] => [
  ...decisions.flatMap(({ words }) => words),
  ...cast.map(({ term }) => term),
];

/** Whether the team has said anything of its people: then other words than the seeds may name them. */
const isTold = ({ decisions, cast }: Glossary): boolean => decisions !== undefined || cast !== undefined;

/** A mention that was not scored for a review. */
const readOf = (mention: ReadMention): CastMention => mentionOf(mention, likelyOf(mention));

/** Asks the table when it is first asked. */
function likelyOf(mention: ReadMention): () => readonly number[] {
  let likely: readonly number[] | undefined;
  return () => {
    likely ??= softmax(learnedTable.logitsOf(mention));
    return likely;
  };
}

function mentionOf(mention: ReadMention, likely: () => readonly number[]): CastMention {
  const { at, sentence, words, relations, witnesses, acquittal } = mention;
  return {
    mention,
    at,
    sentence,
    relations,
    words,
    families: [...new Set(witnesses.map(({ cue }) => cue))],
    likely,
    ...(acquittal ? { acquittal: acquittal.kind } : {}),
  };
}

/** The words for people of a team. */
interface Words {
  /** The glossary with the seeds, which promise no role. */
  readonly termbase: Termbase;
  /** Matches a text in which one of the seeds may stand that are not in the glossary. */
  readonly more: RegExp;
}

/** By termbase: to make one takes longer than to read a small document. */
const known = new WeakMap<Termbase, Words>();

function wordsFor(termbase: Termbase): Words {
  let words = known.get(termbase);
  if (words === undefined) {
    const { glossary } = termbase;
    const own = glossary.terms.filter(({ term }) => termbase.isActor(term));
    const terms = new Set(own.flatMap(({ term, deprecated }) => [term, ...deprecated]));
    const seeds = [...new Set([...people.keys(), ...wordsToldIn(glossary)])].filter((term) => !terms.has(term));
    words = {
      termbase: withPeople(termbase, seeds),
      more: new RegExp(seeds.length === 0 ? '(?!)' : `\\b(?:${patternOf(seeds)})`, 'i'),
    };
    known.set(termbase, words);
  }
  return words;
}

const patternOf = (terms: readonly string[]): string => terms.join('|').replace(/ /g, '\\s+');

const WORD = new RegExp(`\\b(?:${patternOf([...people.keys()])})`, 'gi');

/** Whether two different words for people stand in a text. */
function mayHaveTwo(text: string): boolean {
  let first: string | undefined;
  for (const [word] of text.matchAll(WORD)) {
    first ??= word.toLowerCase();
    if (word.toLowerCase() !== first) return true;
  }
  return false;
}
