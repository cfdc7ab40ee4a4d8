import { COLUMNS, columnOf } from '../learned/columns.js';
import type { ScoredMention } from '../learned/scorer.js';
import type { Role } from '../model.js';
import { isPerson } from '../termbase/role-record.js';
import { DEED, DOUBTS, doubtBy, type Measured } from './measured.js';

/** What a document tells of its people: who is there, and what those of each word do. */
export interface Deeds {
  /** How many mentions there are of words that promise a role. */
  mentionsOf(role: Role): number;
  /** Of how many mentions that promise one role the document tells what another role does. */
  told(promised: Role, role: Role): number;
  /** The same, of the other mentions than this one. */
  toldElsewhere(mention: ScoredMention, role: Role): number;
  /** How many mentions of words that promise a role are in doubt. */
  doubt(role: Role): number;
  /** How many of the other mentions of the same role are in doubt. */
  doubtElsewhere(mention: ScoredMention): number;
}

/** Sums up what a document tells of its people. */
export function deedsOf({ written, deeds, doubts: each }: Measured): Deeds {
  const width = COLUMNS.length;
  const counts = COLUMNS.map(() => 0);
  const doubts = COLUMNS.map(() => 0);
  // For each column of who is named, a number for each of what is told.
  const told = new Float64Array(width * width);
  for (let at = 0; at < written.length; at++) {
    const promised = written[at] ?? -1;
    if (promised < 0) continue;
    counts[promised] = (counts[promised] ?? 0) + 1;
    doubts[promised] = (doubts[promised] ?? 0) + (each[at * DOUBTS + DOUBTS - 1] ?? 0);
    const bits = deeds[at] ?? 0;
    for (let column = 0; column < width; column++)
      if ((bits & (1 << column)) !== 0) told[promised * width + column] = (told[promised * width + column] ?? 0) + 1;
  }
  // A role that borrows the column of another is written nowhere: the mentions are those of the other.
  const sumOf = (sums: readonly number[], role: Role): number =>
    COLUMNS[columnOf(role)] === role ? (sums[columnOf(role)] ?? 0) : 0;
  const count = (promised: Role, role: Role): number => {
    const [row, column] = [columnOf(promised), columnOf(role)];
    return row < 0 || column < 0 ? 0 : (told[row * width + column] ?? 0);
  };
  return {
    mentionsOf: (role) => sumOf(counts, role),
    told: count,
    doubt: (role) => sumOf(doubts, role),
    toldElsewhere(mention, role) {
      const promised = mention.written;
      if (promised === undefined || !isPerson(role)) return 0;
      return count(promised, role) - (mention.told[role] >= DEED ? 1 : 0);
    },
    doubtElsewhere(mention) {
      const promised = mention.written;
      return promised === undefined ? 0 : sumOf(doubts, promised) - doubtOf(mention);
    },
  };
}

/** So many mentions of one word make a chorus. */
const CHORUS = 3;

/**
 * Whether all that a text tells of a word is what one other role does, and nobody else is named: “which customer is
 * signed in”, “a customer opens a report” and “the customer's password” agree on who is meant.
 */
export function isChorus(mention: ScoredMention, deeds: Deeds): boolean {
  const promised = mention.written;
  const meant = mention.score?.role;
  if (promised === undefined || meant === undefined || mention.told[meant] < DEED) return false;
  return deeds.told(promised, meant) >= CHORUS && deeds.told(promised, promised) === 0 && deeds.mentionsOf(meant) === 0;
}

const doubtOf = ({ score }: ScoredMention): number => (score === undefined ? 0 : doubtBy(score.local));
