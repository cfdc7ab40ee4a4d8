import type { ReadMention } from '../document/read-mention.js';
import type { ScoredMention } from '../learned/scorer.js';
import type { Role } from '../model.js';
import { promisedRole } from './deeds.js';

/**
 * Tells a draft that mixes its words from an edited text. In our labelled
 * documents an edited text has one wrong word in a hundred at most, a draft one
 * in five; whether the other mentions are doubtful tells which of the two it is,
 * so that a single doubt never lowers its own threshold. Who mixes words up
 * writes each of two for the other: where all doubts are about one word, it is
 * the word of its document for both roles.
 */
export interface DraftDetection {
  /** Whether the mentions other than this one show a draft. */
  isDraftFor(mention: ScoredMention): boolean;
}

/** Sums over mentions of how likely each is wrong, by thresholds of its sentence and of the whole document. */
interface Doubts {
  readonly some: number;
  readonly strong: number;
  readonly total: number;
  readonly count: number;
}

const NONE: Doubts = { some: 0, strong: 0, total: 0, count: 0 };

/**
 * At least so much doubt: strong doubts in all, and of each kind for one
 * mention. On 20 drafts and 190 edited documents nearly all drafts pass, and 2
 * of 100 mentions of edited documents stand in one that does.
 */
const DRAFT = { strong: 1.5, someEach: 0.12, strongEach: 0.06, totalEach: 0.1 } as const;

/** Mentions that a document is taken to have besides, without a doubt: few mentions prove little. */
const BESIDES = 3;

/** So much doubt there is of a second word, too. */
const SECOND = 0.25;

/**
 * Weighs the doubts of all mentions of a document.
 *
 * @param read the mentions as they were read, in the same order
 */
export function detectDraft(mentions: readonly ScoredMention[], read: readonly ReadMention[]): DraftDetection {
  const all = mentions.reduce((sum, mention) => plus(sum, doubtsOf(mention), 1), NONE);
  // Scenarios are written by those who build, not by editors.
  const isMixed = secondDoubt(mentions) >= SECOND || read.some(({ prose }) => prose.kind === 'step');
  return {
    isDraftFor(mention) {
      const { some, strong, total, count } = plus(all, doubtsOf(mention), -1);
      const each = count + BESIDES;
      return (
        isMixed &&
        strong >= DRAFT.strong &&
        some / each >= DRAFT.someEach &&
        strong / each >= DRAFT.strongEach &&
        total / each >= DRAFT.totalEach
      );
    },
  };
}

/** How much strong doubt there is of the word that is doubted second most, by the role that it promises. */
function secondDoubt(mentions: readonly ScoredMention[]): number {
  const doubts = new Map<Role, number>();
  for (const mention of mentions) {
    const role = promisedRole(mention);
    if (role !== undefined) doubts.set(role, (doubts.get(role) ?? 0) + doubtsOf(mention).strong);
  }
  return [...doubts.values()].sort((a, b) => b - a)[1] ?? 0;
}

function doubtsOf({ score }: ScoredMention): Doubts {
  if (score === undefined) return NONE;
  const { local, total } = score;
  return { some: soft(1.5 * (local - 2)), strong: soft(1.5 * (local - 3.2)), total: soft(total - 4), count: 1 };
}

const plus = (one: Doubts, other: Doubts, sign: 1 | -1): Doubts => ({
  some: one.some + sign * other.some,
  strong: one.strong + sign * other.strong,
  total: one.total + sign * other.total,
  count: one.count + sign * other.count,
});

const soft = (value: number): number => 1 / (1 + Math.exp(-value));
