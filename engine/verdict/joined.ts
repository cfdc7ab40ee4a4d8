import { isPage } from '../document/document.js';
import { isReason, type Tally, tally } from '../evidence/tally.js';
import { columnOf } from '../learned/columns.js';
import type { Role, Term, Witness } from '../model.js';
import { isPerson } from '../termbase/role-record.js';
import { isVariantOf } from '../termbase/variant.js';
import type { Decide, JudgedBlock, JudgedDocument, MayHold } from './judged-document.js';
import type { Judgement } from './verdict.js';

/** Two words of different roles side by side for one actor: “customer/user”, “users (customers)”, “users or customers”. */
export interface JoinedWords {
  readonly first: Judgement;
  readonly second: Judgement;
  /** Prose offset behind the second word and what closes it. */
  readonly end: number;
  /** Joined by “or”: each of the two may be meant. */
  readonly isAlternative: boolean;
  /** The document is edited, and uses one of the two elsewhere or is long. */
  readonly isToldApart: boolean;
  /** The role that their common context gives, when it gives one of the two. */
  readonly role?: Role;
  readonly witnesses: readonly Witness[];
  /** What can stand for both, best first. */
  readonly words: readonly Term[];
}

/** All joined words of a document about which there is something to say. */
export const joinedWords = (document: JudgedDocument): readonly JoinedWords[] =>
  document.inBlocks(joinedIn, mayHoldJoined);

const joinedIn: Decide<JoinedWords> = (block, document) => pairsOf(block).flatMap((pair) => joinedOf(pair, document));

const mayHoldJoined: MayHold = (block) => pairsOf(block).length > 0;

interface Pair {
  readonly first: Judgement;
  readonly second: Judgement;
  readonly end: number;
  readonly isAlternative: boolean;
}

function pairsOf({ prose: { text }, judgements }: JudgedBlock): readonly Pair[] {
  return judgements.flatMap((first, index): readonly Pair[] => {
    const second = judgements[index + 1];
    if (second === undefined || !canBeOne(first, second)) return [];
    const { end } = second.mention;
    const between = text.slice(first.mention.end, second.mention.start);
    if (/^\s*\/\s*$/.test(between)) return [{ first, second, end, isAlternative: false }];
    if (/^\s*\(\s*$/.test(between) && /^\)(?![\p{L}\p{N}])/u.test(text.slice(end, end + 3)))
      return [{ first, second, end: end + 1, isAlternative: false }];
    return /^\s+or\s+$/.test(between) ? [{ first, second, end, isAlternative: true }] : [];
  });
}

function canBeOne({ mention: first }: Judgement, { mention: second }: Judgement): boolean {
  return (
    second.sentence === first.sentence &&
    first.acquittal?.kind !== 'quotation' &&
    first.term !== second.term &&
    !isVariantOf(first.term, second.term) &&
    !isVariantOf(second.term, first.term) &&
    first.possessive === undefined &&
    first.plural === second.plural
  );
}

function joinedOf(pair: Pair, document: JudgedDocument): readonly JoinedWords[] {
  const { first, second, isAlternative } = pair;
  const witnesses = [...first.scored.witnesses, ...second.scored.witnesses].filter(
    (witness, index, all) => all.findIndex((other) => areSame(other, witness)) === index,
  );
  const sums = tally(witnesses);
  const score = scorerOf(sums, first, second);
  const role = decided(score, first, second);
  if (isAlternative && (role === undefined || sums[role] < ALTERNATIVE || !isPromisedByOne(role, first, second)))
    return [];
  // Whoever uses the words elsewhere, each in its place, means both.
  const isToldApart =
    !first.isDraft && (isLong(document) || [first, second].some((one) => isSaidElsewhere(one, document)));
  if (isToldApart && (role === undefined || isAlternative)) return [];
  if (!first.isDraft && isPage(document.model) && [first, second].every((one) => isSaidElsewhere(one, document)))
    return [];
  if (isPage(document.model) && !isTold(witnesses.filter(isReason), role) && mayBeAnybody(first, document)) return [];
  // “User (Customer)” may say that the document calls one person by both words: it is found only for words of the sentence.
  const isSettled = pair.end > second.mention.end && !isTold(witnesses, role);
  if (isSettled && role !== undefined) return [];
  const words =
    role === undefined ? byFit(score, first, second) : [wordOf(role, first, second, document)].filter(isTerm);
  return [{ ...pair, isToldApart, witnesses, words: [...new Set(words)], ...(role === undefined ? {} : { role }) }];
}

/** So many mentions make a document of which a pair is no more than a manner of speaking. */
const LONG = 6;

const isLong = ({ model }: JudgedDocument): boolean =>
  [...model.usage.values()].reduce((sum, count) => sum + count, 0) > LONG;

const isSaidElsewhere = ({ mention: { term } }: Judgement, { model }: JudgedDocument): boolean =>
  (model.usage.get(term) ?? 0) > 1;

/**
 * Told of nobody's deeds in an edited page, “… to users/customers” are all people; and in one about software “the
 * user/consumer of a message” is a program, or a name.
 */
const mayBeAnybody = ({ mention, isDraft }: Judgement, { model }: JudgedDocument): boolean =>
  (mention.plural && !isDraft) || model.speaksOf('technical');

const isTold = (witnesses: readonly Witness[], role: Role | undefined): boolean =>
  witnesses.some((witness) => witness.role === role);

/** Words that testify for both mentions count once. */
const areSame = (one: Witness, other: Witness): boolean =>
  one.start === other.start && one.end === other.end && one.role === other.role && one.cue === other.cue;

const isTerm = (term: Term | undefined): term is Term => term !== undefined;

/** “Users or customers” needs so much evidence of one role. */
const ALTERNATIVE = 0.9;

/** The role that the common context gives, when it gives one of the two: by the lexicon and by the table. */
function decided(score: (role: Role) => number, first: Judgement, second: Judgement): Role | undefined {
  const byWord = [first, second].map(({ scored: { promised } }) => [...promised].filter(isPerson));
  const [best, next] = [...new Set(byWord.flat())].sort((a, b) => score(b) - score(a));
  if (best === undefined || next === undefined) return undefined;
  // What else the same word names (a customer who buys and operates) speaks for no other word.
  const others = byWord.filter((roles) => !roles.includes(best)).flat();
  const against = others.length === 0 ? score(next) : Math.max(...others.map(score));
  return score(best) - against >= LEAD ? best : undefined;
}

/** A role must be so far ahead of the other to be the one that is meant. */
const LEAD = 0.7;

/** What the lexicon and the table count: half each, as the table has learned from what the lexicon says. */
const LEXICON = 0.5;
const TABLE = 0.5;

/** How well a role fits the common context, in log-odds. */
function scorerOf(sums: Tally, first: Judgement, second: Judgement): (role: Role) => number {
  return (role) => {
    const column = columnOf(role);
    const against = (first.scored.local.logits[column] ?? 0) + (second.scored.local.logits[column] ?? 0);
    return LEXICON * sums[role] - TABLE * against;
  };
}

const isPromisedByOne = (role: Role, first: Judgement, second: Judgement): boolean =>
  first.scored.promised.has(role) !== second.scored.promised.has(role);

/** A third role so far ahead of the best of the two is what is meant: “a client (user) pays the invoice”. */
const THIRD = 2;

function wordOf(role: Role, first: Judgement, second: Judgement, { model }: JudgedDocument): Term | undefined {
  const sums = tally([...first.scored.witnesses, ...second.scored.witnesses]);
  const [third] = (Object.entries(sums) as [Role, number][]).sort((a, b) => b[1] - a[1]);
  if (third !== undefined && isPerson(third[0]) && third[1] - sums[role] >= THIRD) return model.wordFor(third[0]);
  const word = model.wordFor(role);
  if (word === first.mention.term || word === second.mention.term) return word;
  if (first.scored.promised.has(role)) return first.mention.term;
  return second.scored.promised.has(role) ? second.mention.term : word;
}

/** Both words, the better one first. */
function byFit(score: (role: Role) => number, first: Judgement, second: Judgement): readonly Term[] {
  const fitness = ({ scored: { promised } }: Judgement): number => Math.max(...[...promised].map(score));
  return fitness(second) > fitness(first)
    ? [second.mention.term, first.mention.term]
    : [first.mention.term, second.mention.term];
}
