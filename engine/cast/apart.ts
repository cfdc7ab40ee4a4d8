import { between, bit, count, type Facts, inOneSentence, log, type Pair, type Side, share } from './pair.js';
import { seedOf } from './people.js';
import type { Portrait } from './portrait.js';

/** What tells the two words apart, or settles how they stand to each other. */
export function apartFacts(pair: Pair): Facts {
  const { a, b } = pair;
  const joints = jointsOf(a, b);
  return {
    settled: log(settlements(pair)),
    equation: bit(joints.some((words) => EQUATION.test(words))),
    toldNot: bit(
      joints.some((words) => TOLD_NOT.test(words)) ||
        [...a.all, ...b.all].some(isUnlike) ||
        a.all.some((one) => b.all.some((other) => inOneSentence(one, other) && areTwoSubjects(one, other))),
    ),
    ownPeople: bit(
      a.all.some((one) => belongsTo(one, b)) ||
        b.all.some((one) => belongsTo(one, a)) ||
        areOthers(a, b) ||
        areOthers(b, a),
    ),
    umbrella: bit(a.all.some((one) => one.label && isUnder(one, b))),
    bActsOnA: log(count(b.full, (one) => actsOn(one, a.term)) + count(a.full, (one) => actedOnBy(one, b))),
    bAdministration: share(b.full, (one) => one.under.has('administration') || one.says.has('administration')),
    bDefined: bit(isDefined(b, pair)),
    definedBoth: bit(isDefined(a, pair) && isDefined(b, pair)),
  };
}

/** The document says what it means by the word; a user's definition is an end user's as well. */
const isDefined = ({ term, kind }: Side, { input: { defined } }: Pair): boolean =>
  defined.has(term) || (kind === 'general' && [...defined].some((word) => seedOf(word).kind === 'general'));

/** “User (Customer)”, “customer = user”. */
export const EQUATION = /^\s*(?:\((?:the |an? |i\.e\.,? |aka |or |end )?|=|≈)\s*$/i;

export const TOLD_NOT =
  /\b(?:are not|is not|isn.t|aren.t|never|≠|!=|rather than|as opposed to|distinct from|separate from|instead of|vs\.?|versus|unlike)\b/i;

/** “Unlike users, customers …”. */
export const isUnlike = ({ mention: { words, at } }: Portrait): boolean =>
  words.slice(Math.max(0, at - 3), at).some(({ token }) => token.lower === 'unlike');

/** What stands between the two words wherever they meet in one sentence. */
function jointsOf(a: Side, b: Side): readonly string[] {
  const sentence = ({ index, mention }: Portrait): string => `${index} ${mention.sentence}`;
  const others = new Map<string, Portrait[]>();
  for (const other of b.all) others.set(sentence(other), [...(others.get(sentence(other)) ?? []), other]);
  return a.all.flatMap((one) => (others.get(sentence(one)) ?? []).map((other) => between(one, other)));
}

/** “the user creates a customer”. */
export const actsOn = ({ mention }: Portrait, term: string): boolean =>
  mention.relations.some(({ slot, lemma }) => slot === 'svo' && lemma.endsWith(`_${term}`));

/** The same seen from the customer: its sentence has the other as the subject of its verb. */
export function actedOnBy(one: Portrait, side: Side): boolean {
  const verbs = one.mention.relations
    .filter(({ slot }) => slot === 'obj' || slot === 'vprep')
    .map(({ lemma }) => lemma.split('_')[0]);
  return (
    verbs.length > 0 &&
    side.full.some(
      (other) =>
        inOneSentence(one, other) &&
        other.mention.relations.some(({ slot, lemma }) => slot === 'subj' && verbs.includes(lemma.split('_')[0])),
    )
  );
}

/** “the user's customers”, “customers and their users”, “our customers wait. Their users work.”, “a customer with forty users”. */
export function belongsTo(one: Portrait, side: Side): boolean {
  if (one.owner === side.term) return true;
  return (
    (/^(?:their|his|her|its)$/.test(one.owner) &&
      side.all.some(
        (other) => (inOneSentence(one, other) && other.mention.at < one.mention.at) || isAfter(one, other),
      )) ||
    side.all.some(
      (other) =>
        inOneSentence(one, other) &&
        other.mention.relations.some(({ slot, lemma }) => slot === 'post' && lemma === `with_${one.term}`),
    )
  );
}

/** “As a bakery's customer … the user behind the counter”: the people of somebody else, and those of nobody else. */
const areOthers = (one: Side, other: Side): boolean =>
  one.all.length > 0 &&
  one.all.every(({ mention }) => mention.mention.owner === 'other') &&
  other.all.every(({ mention }) => mention.mention.owner === undefined);

/** It opens the sentence after that of the other. */
const isAfter = (one: Portrait, other: Portrait): boolean =>
  one.mention.at === 1 && one.index === other.index && one.mention.sentence === other.mention.sentence + 1;

/** “A customer calls, and the user at the desk types it in”: two subjects of one sentence. */
export function areTwoSubjects(one: Portrait, other: Portrait): boolean {
  const acts = ({ mention }: Portrait): boolean => mention.relations.some(({ slot }) => slot === 'subj');
  return acts(one) && acts(other) && /[,;] (?:and|while|whereas|but)\b/.test(between(one, other));
}

/** A heading above names the other word: “User roles” over “Customer”. */
export const isUnder = (one: Portrait, { word }: Side): boolean =>
  one.block.prose.context.headings.some((heading) => word.test(heading));

/** “End users: customers who …”, “Customer” as a heading and “An end user who …” below it. */
function settlements({ a, b, everybody }: Pair): number {
  const general = b.kind === 'general';
  const isB = ({ term }: Portrait): boolean => term === b.term || (general && seedOf(term).kind === 'general');
  const isA = ({ term }: Portrait): boolean => term === a.term;
  return everybody.filter((one, at) => {
    if (!one.label) return false;
    const defines = (next: Portrait | undefined): boolean =>
      next !== undefined && ((isA(one) && isB(next)) || (isB(one) && isA(next))) && isDefinedBy(one, next);
    return defines(everybody[at + 1]) || defines(everybody[at + 2]);
  }).length;
}

/** The second opens what the first, a label, is explained by. */
function isDefinedBy(label: Portrait, next: Portrait): boolean {
  if (next.index === label.index) return DEFINES.test(between(label, next));
  const before = next.block.prose.text.slice(0, next.mention.mention.start);
  return next.index === label.index + 1 && label.block.prose.kind !== 'item' && /^(?:an?|any)\s+$/i.test(before);
}

const DEFINES =
  /^\W{0,4}(?:\s*(?:is|are|means?)\b|\s*[:–—-])\s*(?:(?:an?|any|the|our|all)\s+)?(?:\p{L}[\p{L}-]*\s+){0,3}$/iu;
