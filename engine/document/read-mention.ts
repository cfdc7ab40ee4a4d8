import { type Acquittal, acquittalOf, compoundAt, type FoundCompound } from '../evidence/acquittal.js';
import { backgroundCue, headingCue } from '../evidence/background.js';
import { natureCue, seatCue, speakerCue } from '../evidence/nature.js';
import { privateCue } from '../evidence/private.js';
import { programOf } from '../evidence/program.js';
import { relationCue } from '../evidence/relation.js';
import type { Mention, Prose, Term, Witness } from '../model.js';
import { toSource } from '../prose/offset.js';
import type { Steps } from '../steps.js';
import { carriedOver, readOwned } from '../syntax/anaphora.js';
import { contentWordsOf } from '../syntax/content-words.js';
import { readRelations } from '../syntax/context.js';
import { type Denial, denialOf, NOTHING_DENIED, negatorsOf } from '../syntax/denial.js';
import { isGoverned } from '../syntax/governor.js';
import { type Owner, ownerOf } from '../syntax/owner.js';
import { collect, type Relation, type Slot } from '../syntax/relation.js';
import { type Sentence, sentencesOf } from '../syntax/sentence.js';
import { type Tagged, tag } from '../syntax/tagger.js';
import { readVerbGroup } from '../syntax/verb-group.js';
import { genericCue } from './definition.js';

/** A sentence that was parsed, with its tags. */
export interface ParsedSentence extends Sentence {
  /** Made when they are first asked for: most sentences of a block have no mention. */
  readonly words: readonly Tagged[];
  /** What the words of the sentence testify by standing in it. */
  readonly background: readonly Witness[];
  /** The places of the words that take something back. */
  readonly negators: readonly number[];
}

/**
 * A mention with all that its block alone says of it. It says nothing of where the block stands, and is the same object
 * in all versions of a document in which the block is the same: what is decided of it can be kept by it.
 */
export interface ReadMention extends Omit<Mention, 'span' | 'prose'> {
  /** What the block says, wherever it stands. */
  readonly prose: Omit<Prose, 'span'>;
  /** Where it begins in the source, from the start of its block. */
  readonly offset: number;
  /** Index of its sentence among the parsed sentences of the block. */
  readonly sentence: number;
  /** The words of its sentence. */
  readonly words: readonly Tagged[];
  /** Index of the mention among {@link words}. */
  readonly at: number;
  /** The content words of the headings above, a list for each. */
  readonly headingWords: readonly (readonly string[])[];
  /** The same object in all versions of a document in which nothing has changed for the mention. */
  readonly relations: readonly Relation[];
  readonly witnesses: readonly Witness[];
  /** The words of its sentence that tell nothing of it: they are denied of it, or said of another mention. */
  readonly silent: Denial;
  /** Whose people they are, where the sentence tells. */
  readonly owner: Owner | undefined;
  readonly compound: FoundCompound | undefined;
  readonly acquittal: Acquittal | undefined;
}

/** A mention with its place in a version of a document. */
export interface PlacedMention extends ReadMention, Mention {
  readonly prose: Prose;
}

/**
 * A mention where its block stands.
 *
 * @param prose the block in the version of the document that is meant
 */
export const placed = (mention: ReadMention, prose: Prose): PlacedMention => ({
  ...mention,
  prose,
  span: toSource(prose, mention.start, mention.end),
});

/** Where a mention begins in the source. */
export const startIn = ({ offset }: ReadMention, { span }: Prose): number => span.start + offset;

/** A block of prose whose mentions were looked at one by one. */
export interface ParsedBlock {
  readonly sentences: readonly ParsedSentence[];
  readonly mentions: readonly ReadMention[];
}

/** Looks at the mentions of a block, a sentence a step: everything that needs no other block. */
export function* parseBlock(prose: Prose, mentions: readonly Mention[]): Steps<ParsedBlock> {
  const sentences = (yield* sentencesOf(prose, mentions)).map((sentence) => new Parsed(sentence));
  const headingWords = headingWordsOf(prose.context.headings);
  const read: ReadMention[] = [];
  for (const [index, sentence] of sentences.entries()) {
    if (index > 0) yield;
    const related = sentence.tokens.flatMap(({ mention }, at) =>
      mention === undefined ? [] : [relatedIn(mention, sentence, at, sentences[index + 1])],
    );
    const said = saidOf(related, sentence.words);
    for (const one of related) read.push(readMention(one, said, sentence, index, headingWords, sentences[index + 1]));
  }
  return { sentences, mentions: read };
}

/** What stands in one section has its headings in common. */
const known = new WeakMap<readonly string[], ReadMention['headingWords']>();

function headingWordsOf(headings: readonly string[]): ReadMention['headingWords'] {
  let words = known.get(headings);
  if (words === undefined) {
    words = headings.map(contentWordsOf);
    known.set(headings, words);
  }
  return words;
}

/** A mention with the relations in which it stands. */
interface Related {
  readonly mention: Mention;
  readonly at: number;
  readonly denial: Denial;
  readonly relations: readonly Relation[];
  /** All that is said of it is denied. */
  readonly isDenied: boolean;
}

function relatedIn(
  mention: Mention,
  { words, negators }: ParsedSentence,
  at: number,
  next: ParsedSentence | undefined,
): Related {
  // “user data is not sent” denies nothing of users
  const isFirstPart = words[at + 1]?.tag === 'noun';
  const denial = isFirstPart ? NOTHING_DENIED : denialOf(words, at, negators);
  const { sink, relations, denied } = collect(denial);
  readRelations(words, at, sink);
  if (next !== undefined) relations.push(...carried(words, at, next).filter((one) => !isKnown(one, relations)));
  return { mention, at, denial, relations, isDenied: denied.length > 0 && relations.length === 0 };
}

const isKnown = ({ slot, lemma }: Relation, relations: readonly Relation[]): boolean =>
  relations.some((other) => other.slot === slot && other.lemma === lemma);

/** What the next sentence says of a mention by a pronoun: “Each user has a seat. They renew it every year.” */
function carried(words: readonly Tagged[], at: number, next: ParsedSentence): readonly Relation[] {
  if (!OPENING_PRONOUN.test(next.tokens[0]?.lower ?? '')) return [];
  const found = carriedOver(words, next.words);
  if (found?.mention !== at) return [];
  const { sink, relations } = collect(denialOf(next.words, found.behind - 1, next.negators));
  if (found.isOwner) readOwned(next.words, found.behind - 1, sink);
  else readVerbGroup(next.words, found.behind, sink, undefined);
  return relations;
}

const OPENING_PRONOUN = /^(?:they|he|she|their|his|her)$/;

/** The words of a sentence that are said of each of its terms. */
type Said = ReadonlyMap<Term, ReadonlySet<Tagged>>;

const NOTHING_SAID: Said = new Map();

function saidOf(all: readonly Related[], words: readonly Tagged[]): Said {
  if (all.every(({ mention }) => mention.term === all[0]?.mention.term)) return NOTHING_SAID;
  const said = new Map<Term, Set<Tagged>>();
  for (const { mention, relations } of all) {
    const known = said.get(mention.term) ?? new Set<Tagged>();
    said.set(mention.term, known);
    for (const { slot, start, end } of relations)
      if (PREDICATES.has(slot))
        for (const word of words) if (start <= word.token.start && end >= word.token.end) known.add(word);
  }
  return said;
}

/** Words that tell nothing of a mention: what is denied of it, and what is said of another one in its sentence. */
function silentFor(
  { mention, at, denial, relations, isDenied }: Related,
  said: Said,
  words: readonly Tagged[],
): Denial {
  if (isDenied && said.size > 0) return new Set(words);
  // Of a mention that has no place in a clause, the clause of another says more than nothing.
  const hasPlace =
    (isGoverned(words, at) && words[at + 1]?.tag !== 'noun') ||
    relations.some(({ slot }) => slot === 'subj' || slot === 'psubj');
  if (said.size === 0 || !hasPlace) return denial;
  const own = said.get(mention.term);
  const others = [...said].filter(([term]) => term !== mention.term).flatMap(([, theirs]) => [...theirs]);
  return new Set([...denial, ...others.filter((word) => own?.has(word) !== true)]);
}

/** Relations whose words belong to the mention alone that stands in them. */
const PREDICATES: ReadonlySet<Slot> = new Set(['subj', 'svo', 'psubj', 'by', 'pred']);

const isSilent = (witness: Witness, silent: Denial): boolean => {
  for (const { token } of silent) if (token.start === witness.start) return true;
  return false;
};

function readMention(
  related: Related,
  said: Said,
  { words, background, start: from, end: to }: ParsedSentence,
  sentence: number,
  headingWords: ReadMention['headingWords'],
  next: ParsedSentence | undefined,
): ReadMention {
  const { mention, at, relations } = related;
  const { prose, start, end } = mention;
  const owner = ownerOf(words, at);
  const silent = silentFor(related, said, words);
  const compound = compoundAt(words, at);
  const witnesses: Witness[] = [...relationCue(relations, prose.text)];
  for (const cue of [
    natureCue(words, at),
    speakerCue(mention),
    genericCue(words, at),
    seatCue(words, at, prose.text),
    privateCue(mention, { start: from, end: next?.end ?? to }),
  ])
    witnesses.push(...cue);
  for (const witness of background) if (witness.start !== start && !isSilent(witness, silent)) witnesses.push(witness);
  for (const cue of headingCue(prose.context.headings, headingWords, mention)) witnesses.push(cue);
  const acquittal = acquittalOf(words, at, mention, compound) ?? programOf(words, at, mention, witnesses);
  const { term, surface, plural, possessive, ruling, written, personally, form, roles } = mention;
  // Named one by one: to spread `mention` into the object takes longer than all the rest of it.
  return {
    term,
    surface,
    start,
    end,
    plural,
    possessive,
    ruling,
    written,
    personally,
    form,
    roles,
    prose,
    offset: mention.span.start - prose.span.start,
    sentence,
    words,
    at,
    headingWords,
    relations,
    witnesses,
    silent,
    owner,
    compound,
    acquittal,
  };
}

/**
 * A mention of a block that says the same under other headings: its sentence is not read again.
 *
 * @param prose the block under its headings
 */
export function underHeadings(mention: ReadMention, prose: Prose): ReadMention {
  const { words, at, compound } = mention;
  const headingWords = headingWordsOf(prose.context.headings);
  const witnesses = mention.witnesses.filter(({ kind }) => kind !== 'heading');
  for (const cue of headingCue(prose.context.headings, headingWords, mention)) witnesses.push(cue);
  const here = placed(mention, prose);
  const acquittal = acquittalOf(words, at, here, compound) ?? programOf(words, at, here, witnesses);
  return { ...mention, prose, headingWords, relations: [...mention.relations], witnesses, acquittal };
}

/** A class: V8 keeps objects that have getters of their own, and with them a document, long after it is done with. */
class Parsed implements ParsedSentence {
  readonly tokens: Sentence['tokens'];
  readonly start: number;
  readonly end: number;
  #words: readonly Tagged[] | undefined;
  #background: readonly Witness[] | undefined;
  #negators: readonly number[] | undefined;

  constructor({ tokens, start, end }: Sentence) {
    this.tokens = tokens;
    this.start = start;
    this.end = end;
  }

  get words(): readonly Tagged[] {
    this.#words ??= tag(this.tokens);
    return this.#words;
  }

  get negators(): readonly number[] {
    this.#negators ??= negatorsOf(this.words);
    return this.#negators;
  }

  get background(): readonly Witness[] {
    this.#background ??= backgroundCue(this.words);
    return this.#background;
  }
}
