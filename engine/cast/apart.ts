import type { Term } from '../model.js';
import type { FactReaders } from './facts.js';
import { between, bit, log, type Met, type Pair, type Side, type Word } from './pair.js';
import { seedOf } from './people.js';
import type { Portrait } from './portrait.js';
import type { Where } from './where.js';

/** What tells the two words apart, or settles how they stand to each other, in a version of their document. */
export const apartReaders: FactReaders<Pair> = {
  settled: (pair) => log(settlements(pair)),
  bAdministration: ({ b }) => b.sums.administration,
  bDefined: (pair) => bit(isDefined(pair.b, pair)),
  definedBoth: (pair) => bit(isExplained(pair.a, pair) && isExplained(pair.b, pair)),
};

/** The same, wherever the two stand. */
export const apartMet: FactReaders<Met> = {
  equation: ({ meetings }) => bit(meetings.equated > 0),
  toldNot: ({ a, b, meetings }) => bit(a.sums.isUnlike || b.sums.isUnlike || meetings.toldNot > 0),
  ownPeople: ({ a, b, meetings }) => bit(meetings.owned > 0 || areOthers(a, b) || areOthers(b, a)),
  umbrella: ({ meetings }) => bit(meetings.under > 0),
  bActsOnA: ({ meetings }) => log(meetings.actedOn),
};

/** The document says what it means by the word; a user's definition is an end user's as well. */
const isDefined = (side: Side, { input: { defined } }: Pair): boolean => isAmong(side, defined);

/** The same, or it says in passing who they are. */
const isExplained = (side: Side, { input: { explained } }: Pair): boolean => isAmong(side, explained);

const isAmong = ({ term, kind }: Side, words: ReadonlySet<Term>): boolean =>
  words.has(term) || (kind === 'general' && [...words].some((word) => seedOf(word).kind === 'general'));

/** “User (Customer)”, “customer = user”. */
export const EQUATION = /^\s*(?:\((?:the |an? |i\.e\.,? |aka |or |end )?|=|≈)\s*$/i;

export const TOLD_NOT =
  /\b(?:are not|is not|isn.t|aren.t|never|≠|!=|rather than|as opposed to|distinct from|separate from|instead of|vs\.?|versus|unlike)\b/i;

/** “the user creates a customer”. */
export const actsOn = ({ mention }: Portrait, term: string): boolean =>
  mention.relations.some(({ slot, lemma }) => slot === 'svo' && lemma.endsWith(`_${term}`));

/** The same seen from the customer: its sentence has the other as the subject of its verb. */
export function actedOnBy(one: Portrait, side: Word): boolean {
  const others = side.facts.inSentence(one.block, one.mention.sentence).filter(({ full }) => full);
  if (others.length === 0) return false;
  const verbs = one.mention.relations
    .filter(({ slot }) => slot === 'obj' || slot === 'vprep')
    .map(({ lemma }) => lemma.split('_')[0]);
  return (
    verbs.length > 0 &&
    others.some(({ mention }) =>
      mention.relations.some(({ slot, lemma }) => slot === 'subj' && verbs.includes(lemma.split('_')[0])),
    )
  );
}

/** “the user's customers”, “customers and their users”, “our customers wait. Their users work.”, “a customer with forty users”. */
export function belongsTo(one: Portrait, side: Word): boolean {
  if (one.owner === side.term) return true;
  const { block, mention } = one;
  const here = side.facts.inSentence(block, mention.sentence);
  return (
    (/^(?:their|his|her|its)$/.test(one.owner) &&
      (here.some((other) => other.mention.at < mention.at) || isAfter(one, side))) ||
    here.some((other) =>
      other.mention.relations.some(({ slot, lemma }) => slot === 'post' && lemma === `with_${one.term}`),
    )
  );
}

/** “As a bakery's customer … the user behind the counter”: the people of somebody else, and those of nobody else. */
const areOthers = (one: Word, other: Word): boolean =>
  one.all.length > 0 &&
  one.all.every(({ mention }) => mention.mention.owner === 'other') &&
  other.all.every(({ mention }) => mention.mention.owner === undefined);

/** It opens the sentence after one of the other. */
const isAfter = ({ mention, block }: Portrait, { facts }: Word): boolean =>
  mention.at === 1 && facts.inSentence(block, mention.sentence - 1).length > 0;

/** “A customer calls, and the user at the desk types it in”: two subjects of one sentence. */
export function areTwoSubjects(one: Portrait, other: Portrait): boolean {
  const acts = ({ mention }: Portrait): boolean => mention.relations.some(({ slot }) => slot === 'subj');
  return acts(one) && acts(other) && /[,;] (?:and|while|whereas|but)\b/.test(between(one, other));
}

/** A heading above names the other word: “User roles” over “Customer”. */
export const isUnder = (one: Portrait, { facts }: Word): boolean =>
  one.prose.context.headings.some((heading) => facts.isIn(heading));

/** “End users: customers who …”, “Customer” as a heading and “An end user who …” below it. */
function settlements({ a, b, everybody, labels }: Pair): number {
  const general = b.kind === 'general';
  const isB = ({ term }: Portrait): boolean => term === b.term || (general && seedOf(term).kind === 'general');
  const isA = ({ term }: Portrait): boolean => term === a.term;
  return labels.filter((at) => {
    const one = everybody[at] as Portrait;
    const defines = (next: Portrait | undefined): boolean =>
      next !== undefined && ((isA(one) && isB(next)) || (isB(one) && isA(next))) && isDefinedBy(one, next, a.where);
    return defines(everybody[at + 1]) || defines(everybody[at + 2]);
  }).length;
}

/** The second opens what the first, a label, is explained by. */
function isDefinedBy(label: Portrait, next: Portrait, where: Where): boolean {
  if (next.block === label.block) return DEFINES.test(between(label, next));
  const before = next.prose.text.slice(0, next.mention.mention.start);
  const isNext = where.indexOf(next) === where.indexOf(label) + 1;
  return isNext && label.prose.kind !== 'item' && /^(?:an?|any)\s+$/i.test(before);
}

const DEFINES =
  /^\W{0,4}(?:\s*(?:is|are|means?)\b|\s*[:–—-])\s*(?:(?:an?|any|the|our|all)\s+)?(?:\p{L}[\p{L}-]*\s+){0,3}$/iu;
