import { actedOnBy, areTwoSubjects, belongsTo, EQUATION, isUnder, TOLD_NOT } from './apart.js';
import { knownOf, lazily } from './facts.js';
import { between, countOf, type Word } from './pair.js';
import type { Portrait } from './portrait.js';
import { isPlace } from './rows.js';
import { facedBy } from './structure.js';

/**
 * How two words stand to each other in the blocks in which both of them, or one and a heading with the other, stand: plain
 * counts, each of one block after the other, so that after an edit only its blocks are counted again.
 */
export interface Meetings {
  /** “User (Customer)”, “customer = user”. */
  readonly equated: number;
  /** “users are not customers”, “the customer calls, and the user types”. */
  readonly toldNot: number;
  /** “customers and their users”, for either word. */
  readonly owned: number;
  /** Labels of the first word under a heading that names the second. */
  readonly under: number;
  /** Mentions of the second word that do something to the first, and of the first to which the second does something. */
  readonly actedOn: number;
  /** Mentions of either word right under a heading that names the other. */
  readonly faced: number;
  /** The same of each word, of those that may be changed to the other, see {@link isPlace}. */
  readonly facedPlacesOfA: number;
  readonly facedPlacesOfB: number;
}

/** Two words with some of their mentions: of a document, or of a few of its blocks. */
export interface TwoWords {
  readonly a: Word;
  readonly b: Word;
}

/** The same, and every two of their mentions that stand in one sentence, looked for when they are first asked for. */
interface Together extends TwoWords {
  readonly together: readonly (readonly [Portrait, Portrait])[];
}

/** A class: V8 keeps objects that have getters of their own, and with them a document, long after it is done with. */
class Meeting implements Together {
  readonly a: Word;
  readonly b: Word;
  #together: Together['together'] | undefined;

  constructor({ a, b }: TwoWords) {
    this.a = a;
    this.b = b;
  }

  get together(): Together['together'] {
    const { b } = this;
    this.#together ??= this.a.all.flatMap((one) =>
      b.facts.inSentence(one.block, one.mention.sentence).map((other) => [one, other] as const),
    );
    return this.#together;
  }
}

const counted = lazily<Together, Meetings>({
  equated: ({ together }) => together.filter(([one, other]) => EQUATION.test(between(one, other))).length,
  toldNot: ({ together }) =>
    together.filter(([one, other]) => TOLD_NOT.test(between(one, other)) || areTwoSubjects(one, other)).length,
  owned: ({ a, b }) => countOf(a.all, (one) => belongsTo(one, b)) + countOf(b.all, (one) => belongsTo(one, a)),
  under: ({ a, b }) => countOf(a.facts.labels, (one) => isUnder(one, b)),
  actedOn: ({ a, b }) => doingTo(b, a.term) + countOf(a.full, (one) => actedOnBy(one, b)),
  faced: ({ a, b }) => countOf(b.full, (one) => facedBy(one, a)) + countOf(a.full, (one) => facedBy(one, b)),
  facedPlacesOfA: ({ a, b }) => countOf(a.full, (one) => facedBy(one, b) && isPlace(one)),
  facedPlacesOfB: ({ a, b }) => countOf(b.full, (one) => facedBy(one, a) && isPlace(one)),
});

/** Counts how two words meet; each count is made when it is first asked for. */
export const meetingsOf = (words: TwoWords): Meetings => counted(new Meeting(words));

/**
 * The same in the next version of a document, where all blocks but a few are as before.
 *
 * @param earlier what was counted before; what nobody has asked for stays to be counted
 * @param then the words as they stood in those few blocks
 * @param now the words as they stand in them
 */
export function meetingsAgain(words: TwoWords, earlier: Meetings, then: TwoWords, now: TwoWords): Meetings {
  const [gone, come] = [meetingsOf(then), meetingsOf(now)];
  const known = new Map<keyof Meetings, number>();
  for (const name of knownOf(earlier).keys()) known.set(name, earlier[name] - gone[name] + come[name]);
  return counted(new Meeting(words), known);
}

/** How many mentions of a word do something to another. */
function doingTo({ sums }: Word, term: string): number {
  const object = `_${term}`;
  let doing = 0;
  for (const deeds of sums.deeds) if (deeds.some((lemma) => lemma.endsWith(object))) doing++;
  return doing;
}
