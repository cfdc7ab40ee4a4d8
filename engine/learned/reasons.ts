import { columnOf } from '../learned/columns.js';
import type { Role, Witness } from '../model.js';
import type { Slot } from '../syntax/relation.js';
import { recordOf } from '../termbase/role-record.js';
import type { Contribution } from './weight-table.js';

/** A learned cell must move the score by so much to be named as a reason. */
const WORTH_NAMING = 0.2;

/** How a relation is put into words; `{words}` are those on the page, `{role}` who is meant. */
const BECAUSE: Readonly<Partial<Record<Slot, string>>> = {
  subj: '“{words}” is rather what {role} does',
  svo: '“{words}” is rather what {role} does',
  psubj: '“{words}” is rather what happens to {role}',
  obj: '“{words}” is rather what happens to {role}',
  by: '“{words}” is rather what {role} does',
  poss: '“{words}” is rather what {role} has',
  comp: '“{words}” rather belongs to {role}',
  mod: '“{words}” is rather said of {role}',
  pred: '“{words}” is rather said of {role}',
  nprep: '“{words}” rather goes with {role}',
  vprep: '“{words}” rather goes with {role}',
  aprep: '“{words}” rather goes with {role}',
  post: '“{words}” rather goes with {role}',
  oposs: '“{words}” is rather what happens to {role}',
};

/**
 * The learned cells that speak for a role and against the written one, as evidence that a person can check: the three
 * strongest.
 *
 * @param written the role that the word promises, as a column of the table
 */
export function learnedCue(contributions: readonly Contribution[], role: Role, written: number): readonly Witness[] {
  const column = columnOf(role);
  if (column < 0 || written < 0) return [];
  return contributions
    .map((contribution) => ({
      contribution,
      weight: (contribution.against[written] ?? 0) - (contribution.against[column] ?? 0),
    }))
    .filter(
      ({ contribution, weight }) =>
        weight >= WORTH_NAMING && (contribution.relation !== undefined || contribution.word !== undefined),
    )
    .sort((a, b) => b.weight - a.weight)
    .slice(0, 3)
    .map(({ contribution, weight }) => witnessOf(contribution, weight, role));
}

function witnessOf({ relation, word }: Contribution, weight: number, role: Role): Witness {
  const text = relation === undefined ? (word?.token.text ?? '') : relation.lemma.replaceAll('_', ' ');
  const named = relation === undefined ? undefined : BECAUSE[relation.slot];
  return {
    kind: named === undefined ? 'nearby' : 'learned',
    role,
    weight,
    start: relation?.start ?? word?.token.start ?? 0,
    end: relation?.end ?? word?.token.end ?? 0,
    because: (named ?? '“{words}” is said where {role} is meant')
      .replace('{words}', text)
      .replace('{role}', recordOf(role).wording.agent),
    cue: 'table',
  };
}
