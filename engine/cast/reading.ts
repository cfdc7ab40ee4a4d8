import { definedIn } from '../document/definition.js';
import { parseBlock, type ReadMention } from '../document/read-mention.js';
import { read } from '../document/reading.js';
import { read as readProse } from '../formats/index.js';
import { softmax } from '../learned/local-score.js';
import { learnedTable } from '../learned/table.js';
import type { Glossary, Prose, SourceDocument, Term } from '../model.js';
import { type Termbase, termbaseOf } from '../termbase/termbase.js';
import type { JudgedBlock, JudgedDocument } from '../verdict/judged-document.js';
import type { CastBlock, CastInput, CastMention } from './input.js';
import { people } from './people.js';

/**
 * What the cast is made from, of a document under review. What was parsed for the review is not parsed again; only
 * blocks in which one of the team's own words for people stands are.
 *
 * This file alone knows how the engine reads, parses and scores.
 *
 * @returns undefined for a document with one word for people at most
 */
export function castInputIn(document: JudgedDocument, source: SourceDocument): CastInput | undefined {
  const { termbase, blocks, model } = document;
  const { decisions } = termbase.glossary;
  if (decisions === undefined && !mayHaveTwo(source.text)) return undefined;
  const words = wordsFor(termbase);
  const defined = new Set(model.definitions.keys());
  const { text } = source;
  const about = { text, defined, ...(decisions && { decisions }) };
  if (!words.more.test(text)) return { ...about, blocks: blocks.map((block) => blockOf(block, termbase)) };
  const known = new Map(blocks.map((block) => [keyOf(block.prose), block]));
  const { matcher } = words.termbase;
  const all = readProse(source, matcher.scan).proses.map((prose): CastBlock => {
    if (!words.more.test(prose.text)) {
      const block = known.get(keyOf(prose));
      return block === undefined ? { prose, mentions: [] } : blockOf(block, termbase);
    }
    const parsed = parseBlock(prose, matcher.mentions(prose));
    for (const { at } of definedIn({ prose, ...parsed })) defined.add((parsed.mentions[at] as ReadMention).term);
    return { prose, mentions: parsed.mentions.filter((mention) => isPersonIn(mention, termbase)).map(readOf) };
  });
  return { ...about, blocks: all.filter(isTelling) };
}

/** A block of the review. */
const blockOf = ({ prose, judgements }: JudgedBlock, termbase: Termbase): CastBlock => ({
  prose,
  mentions: judgements
    .filter(({ mention }) => isPersonIn(mention, termbase))
    .map(({ mention, scored }) => mentionOf(mention, scored.local.likely)),
});

const keyOf = ({ span, kind }: Prose): string => `${kind} ${span.start} ${span.end}`;

/** As in the review, a block without mentions counts as an item only. */
const isTelling = ({ prose, mentions }: CastBlock): boolean => mentions.length > 0 || prose.kind === 'item';

/**
 * Reads a document for its cast: the words of the glossary and the team's own words for people.
 *
 * @returns undefined for a document with one word for people at most
 */
export const castInputOf = (document: SourceDocument, termbase: Termbase): CastInput | undefined =>
  termbase.glossary.decisions === undefined && !mayHaveTwo(document.text)
    ? undefined
    : wholeInputOf(document, termbase);

/**
 * The same, also of a document with one word for people.
 *
 * @returns undefined for a document in which nothing can be named
 */
export function wholeInputOf(document: SourceDocument, termbase: Termbase): CastInput | undefined {
  const reading = read(document, wordsFor(termbase).termbase);
  if (reading === undefined) return undefined;
  const blocks = reading.blocks.map(
    ({ prose, mentions }): CastBlock => ({
      prose,
      mentions: mentions.filter((mention) => isPersonIn(mention, termbase)).map(readOf),
    }),
  );
  const { decisions } = termbase.glossary;
  return {
    text: document.text,
    blocks,
    defined: new Set(reading.model.definitions.keys()),
    ...(decisions && { decisions }),
  };
}

/** A seed, a word of the glossary that promises the role of a person, or one of which the team has decided. */
const isPersonIn = ({ term }: ReadMention, termbase: Termbase): boolean =>
  people.has(term) || termbase.personOf(term) !== undefined || isDecided(term, termbase.glossary);

const isDecided = (term: Term, { decisions = [] }: Glossary): boolean =>
  decisions.some(({ words }) => words.includes(term));

/** A mention that was not scored for a review. */
const readOf = (mention: ReadMention): CastMention => mentionOf(mention, softmax(learnedTable.logitsOf(mention)));

function mentionOf(mention: ReadMention, likely: readonly number[]): CastMention {
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
    // Of the glossary, only the words for people matter here; a large one has many others.
    const own = glossary.terms.filter(({ term }) => termbase.isActor(term));
    const terms = new Set(own.flatMap(({ term, deprecated }) => [term, ...deprecated]));
    const decided = (glossary.decisions ?? []).flatMap((decision) => decision.words);
    const seeds = [...new Set([...people.keys(), ...decided])].filter((term) => !terms.has(term));
    const more = seeds.map((term) => ({ term, deprecated: [], isPerson: true as const }));
    words = {
      termbase: termbaseOf({ ...glossary, terms: [...own, ...more] }),
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
