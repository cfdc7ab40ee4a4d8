import { COLUMNS, columnOf } from '../learned/columns.js';
import type { ScoredMention } from '../learned/scorer.js';
import type { Role } from '../model.js';
import { isPerson } from '../termbase/role-record.js';

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

/** So much said in relation to a mention tells a deed. */
const DEED = 0.85;

/** Sums up what a document tells of its people. */
export function deedsOf(mentions: readonly ScoredMention[]): Deeds {
  const counts = new Map<Role, number>();
  const doubts = new Map<Role, number>();
  // For each column of who is named, a number for each of what is told.
  const told = COLUMNS.map(() => COLUMNS.map(() => 0));
  for (const mention of mentions) {
    const promised = mention.written;
    if (promised === undefined) continue;
    counts.set(promised, (counts.get(promised) ?? 0) + 1);
    doubts.set(promised, (doubts.get(promised) ?? 0) + doubtOf(mention));
    const row = told[columnOf(promised)] as number[];
    for (let column = 0; column < COLUMNS.length; column++)
      if (mention.told[COLUMNS[column] as Role] >= DEED) row[column] = (row[column] as number) + 1;
  }
  const count = (promised: Role, role: Role): number => told[columnOf(promised)]?.[columnOf(role)] ?? 0;
  return {
    mentionsOf: (role) => counts.get(role) ?? 0,
    told: count,
    doubt: (role) => doubts.get(role) ?? 0,
    toldElsewhere(mention, role) {
      const promised = mention.written;
      if (promised === undefined || !isPerson(role)) return 0;
      return count(promised, role) - (mention.told[role] >= DEED ? 1 : 0);
    },
    doubtElsewhere(mention) {
      const promised = mention.written;
      return promised === undefined ? 0 : (doubts.get(promised) ?? 0) - doubtOf(mention);
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

/** By its sentence alone, half a doubt at two in log-odds. */
const doubtOf = ({ score }: ScoredMention): number => (score === undefined ? 0 : 1 / (1 + Math.exp(2 - score.local)));
