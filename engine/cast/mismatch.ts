import type { DocumentModel } from '../document/document.js';
import { isReason } from '../evidence/tally.js';
import type { Term, Verdict, Witness } from '../model.js';
import type { Pieces } from '../prose/pieces.js';
import { mayOperate } from '../verdict/coinciding.js';
import { isDoubted } from '../verdict/stranger.js';
import type { Judgement } from '../verdict/verdict.js';
import type { Cast } from './cast.js';
import { isDemanding } from './document.js';
import type { CastPair } from './judged-pair.js';

/** A document with its people, as far as a mismatch asks for them. */
export interface DocumentWithPeople {
  readonly text: string;
  /** The same, for what is counted line by line. */
  readonly lines: Pieces;
  readonly model: Pick<DocumentModel, 'wordFor'>;
  /** Who the people are; made when it is first asked for. */
  cast(): Cast;
  /** Whether the team itself has told two words apart. */
  toldApart(one: Term, other: Term): boolean;
}

/**
 * Tells which doubted mentions are mismatches of a word and its role.
 *
 * A role verdict presupposes two actors: where one word serves for one person who buys and clicks, nothing is mixed
 * up. In a draft, whose words are loose anyhow, the document must keep the two apart, or the sentence must decide
 * alone. Of 65 such findings in drafts that two readers had marked, they shared 8; of those that are left 3 of 17.
 */
export function mismatches({ text, lines, model, cast, toldApart }: DocumentWithPeople): (one: Judgement) => boolean {
  let demanding: boolean | undefined;
  return (one) => {
    const { verdict, mention, scored, isDraft } = one;
    if (!isDoubted(one) || !('role' in verdict)) return false;
    const isClear = verdict.kind === 'clear';
    demanding ??= isDemanding(text, lines);
    if (!demanding && (isClear || !isDraft)) return true;
    // What is asked of a product names its customers where they operate, too: readers shared none of three such findings.
    if (demanding && mayOperate(scored, verdict.role) && (scored.score?.draft ?? 0) < OPERATES) return false;
    const meant = model.wordFor(verdict.role);
    if (meant !== undefined && toldApart(mention.term, meant)) return true;
    const pair = generalPairOf(cast(), mention.term, meant);
    if (pair === undefined) return isClear || !demanding;
    return pair.keptApart || (isClear && !pair.managed && isDecisive(verdict));
  };
}

/**
 * The pair of a word and the one that is meant, where one of them is the general word: it creeps in beside any other,
 * and it alone may name the same person in one sentence and another in the next.
 */
const generalPairOf = ({ pairs }: Cast, word: Term, meant: Term | undefined): CastPair | undefined =>
  pairs.find(
    ({ a, b }) =>
      b.kind === 'general' && ((a.term === word && b.term === meant) || (a.term === meant && b.term === word)),
  );

/** What the calibrator of drafts must say, in log-odds. */
const OPERATES = 0.4;

/** One predicate of the mention decides alone. */
const isDecisive = ({ evidence }: Verdict<Witness>): boolean =>
  evidence.some((witness) => isReason(witness) && witness.weight >= DECISIVE);

/** The greatest weight of a row in the lexicon. */
const DECISIVE = 3;
