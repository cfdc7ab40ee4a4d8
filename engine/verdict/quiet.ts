import type { DocumentModel } from '../document/document.js';
import type { ReadMention } from '../document/read-mention.js';
import type { ScoredMention } from '../learned/scorer.js';
import type { Role, Topic } from '../model.js';
import { type Deeds, promisedRole, toldOf } from './deeds.js';

/** When an edited document leaves a word of one role for people who do what another role does. */
interface Quiet {
  readonly written: Role;
  /** Who is meant instead; anybody when absent. */
  readonly meant?: Role;
  /** Kinds of product and of text in which the two are one person. */
  readonly topics: readonly Topic[];
  /** The word stands for more than this one person. */
  readonly others?: number;
  /** Of so many other people of this word it is told, too: one word serves for one person. */
  readonly alsoTold: number;
  /** So great a part of those of the other word do what people of this word do. */
  readonly exchanged?: number;
  /** So many others are in doubt: it is how the document speaks. */
  readonly doubted?: number;
  /** The sentence says anything for the word itself. */
  readonly isOwn?: true;
  readonly isCell?: true;
  /** The sentence alone says no more than this. */
  readonly local?: number;
  /** They are the reader's or somebody's own people. */
  readonly isOwned?: true;
}

/** Learned from what readers said of findings in edited documents; see docs/judgement.md. */
const QUIETS: readonly Quiet[] = [
  {
    written: 'buyer',
    meant: 'operator',
    topics: ['contract', 'referral', 'store', 'shop'],
    alsoTold: 9,
    exchanged: 0.15,
    local: 1.5,
    isOwned: true,
  },
  {
    written: 'operator',
    meant: 'buyer',
    topics: ['booking', 'referral'],
    alsoTold: 1,
    doubted: 1,
    isOwn: true,
    isCell: true,
  },
  { written: 'consumer', topics: ['payment', 'referral'], others: 0, alsoTold: 1 },
];

/** A word that stands so often, and no word for the other role beside it, stands for everybody: nothing is mixed up. */
const EVERYBODY = 4;

/** A few mentions show no habit and no kind of document. */
const SPARSE = 6;

/**
 * Whether an edited document is to be left alone, whatever the score of a mention says: nobody else is there who could
 * be meant, the two roles are one person in such a product, or the whole document speaks so.
 */
export function isQuiet(mention: ReadMention, scored: ScoredMention, deeds: Deeds, model: DocumentModel): boolean {
  const { score } = scored;
  const written = promisedRole(scored);
  if (score === undefined || written === undefined) return false;
  if (deeds.mentionsOf(score.role) === 0 && deeds.mentionsOf(written) >= EVERYBODY) return true;
  if (mention.prose.context.attribute === 'description' || toldOf(scored).program > 0) return true;
  if (deeds.mentionsOf(written) + deeds.mentionsOf(score.role) < SPARSE) return false;
  return QUIETS.some(
    (quiet) =>
      quiet.written === written &&
      (quiet.meant === undefined || quiet.meant === score.role) &&
      holds(quiet, { mention, scored, written, meant: score.role, local: score.local }, deeds, model),
  );
}

/** A mention that is compared with what leaves its word alone. */
interface Doubted {
  readonly mention: ReadMention;
  readonly scored: ScoredMention;
  readonly written: Role;
  readonly meant: Role;
  readonly local: number;
}

function holds(quiet: Quiet, doubted: Doubted, deeds: Deeds, model: DocumentModel): boolean {
  const { mention, scored, written, meant, local } = doubted;
  const { others, alsoTold, exchanged, doubted: doubts, isOwn, isCell, isOwned } = quiet;
  return (
    quiet.topics.some((topic) => model.speaksOf(topic)) ||
    (others !== undefined && deeds.mentionsOf(written) - 1 > others) ||
    deeds.toldElsewhere(scored, meant) >= alsoTold ||
    (exchanged !== undefined && deeds.told(meant, written) / (deeds.mentionsOf(meant) + 2) > exchanged) ||
    (doubts !== undefined && deeds.doubtElsewhere(scored) > doubts) ||
    (isOwn === true && toldOf(scored)[written] > 0) ||
    (isCell === true && mention.prose.kind === 'cell') ||
    (quiet.local !== undefined && local < quiet.local) ||
    (isOwned === true && mention.relations.some(({ slot, lemma }) => slot === 'owner' && lemma === 'your'))
  );
}
