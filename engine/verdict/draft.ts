import { type DocumentModel, isPage } from '../document/document.js';
import type { ScoredMention } from '../learned/scorer.js';
import { recordOf } from '../termbase/role-record.js';
import type { Deeds } from './deeds.js';

/**
 * Tells a draft that mixes its words from an edited text. In our labelled
 * documents an edited text has one wrong word in a hundred at most, a draft one
 * in five; whether the other mentions are doubtful tells which of the two it is,
 * so that a single doubt never lowers its own threshold.
 */
export interface DraftDetection {
  /** Whether the mentions other than that at an index show a draft. */
  isDraftFor(at: number): boolean;
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

/**
 * Nothing is mixed up where one of the two words hardly stands: a text about customers alone, all of whom have roles
 * and write posts, calls its people so. So many of the other word there must be, and such a part of those of this one.
 * Buyers operate as well: where theirs is the usual word, that they do is mixed up only if the others are in doubt, too.
 */
const BOTH = { count: 2, part: 0.3, operating: 3, half: 0.5, usual: 1.6, doubt: 1 } as const;

/** Weighs the doubts of all mentions of a document. */
export function detectDraft(mentions: readonly ScoredMention[], deeds: Deeds, model: DocumentModel): DraftDetection {
  const doubts = mentions.map(doubtsOf);
  const all = { ...NONE };
  for (const own of doubts) {
    all.some += own.some;
    all.strong += own.strong;
    all.total += own.total;
    all.count += own.count;
  }
  return {
    isDraftFor(at) {
      if (isPage(model) && !areBoth(mentions[at] as ScoredMention, deeds)) return false;
      const own = doubts[at] as Doubts;
      const each = all.count - own.count + BESIDES;
      const strong = all.strong - own.strong;
      return (
        strong >= DRAFT.strong &&
        (all.some - own.some) / each >= DRAFT.someEach &&
        strong / each >= DRAFT.strongEach &&
        (all.total - own.total) / each >= DRAFT.totalEach
      );
    },
  };
}

function areBoth(mention: ScoredMention, deeds: Deeds): boolean {
  const written = mention.written;
  if (written === undefined || mention.score === undefined) return true;
  const { role } = mention.score;
  const others = deeds.mentionsOf(role);
  const own = deeds.mentionsOf(written) - 1;
  if (others < BOTH.count || others < BOTH.part * own) return false;
  if (recordOf(written).operates?.as !== role) return true;
  if (others < BOTH.operating || others < BOTH.half * own) return false;
  return others >= BOTH.usual * own || deeds.doubt(role) >= BOTH.doubt;
}

function doubtsOf({ score }: ScoredMention): Doubts {
  if (score === undefined) return NONE;
  const { local, total } = score;
  return { some: soft(1.5 * (local - 2)), strong: soft(1.5 * (local - 3.2)), total: soft(total - 4), count: 1 };
}

const soft = (value: number): number => 1 / (1 + Math.exp(-value));
