import type { Judgeable } from '../learned/opinion.js';
import { type Contribution, PERSONS } from '../learned/table.js';
import type { Role } from '../model.js';
import type { Slot } from '../syntax/relation.js';
import type { Witness } from './witness.js';

/** A learned cell must move the scales by so much to be named as a reason. */
const WORTH_NAMING = 0.35;

/** What is said of words that stand in no relation to the mention. */
export const NEARBY = 'stands nearby';

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
};

const ROLE: Readonly<Record<Role, string>> = {
  buyer: 'a buyer',
  operator: 'an operator of the product',
  consumer: 'a consumer',
  client: 'a client',
  program: 'a program',
};

/** The learned cells that speak for a role and against the promised ones, as evidence that a person can check. */
export function reading({ opinion }: Judgeable, role: Role, promised: ReadonlySet<Role>): readonly Witness[] {
  const column = PERSONS.indexOf(role as (typeof PERSONS)[number]);
  const own = PERSONS.findIndex((person) => promised.has(person));
  if (column < 0 || own < 0) return [];
  return opinion.contributions
    .map((contribution) => ({
      contribution,
      weight: (contribution.against[own] as number) - (contribution.against[column] as number),
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
  const because = (relation === undefined ? undefined : BECAUSE[relation.slot]) ?? `“{words}” ${NEARBY}`;
  return {
    role,
    weight,
    start: relation?.start ?? word?.token.start ?? 0,
    end: relation?.end ?? word?.token.end ?? 0,
    because: because.replace('{words}', text).replace('{role}', ROLE[role]),
    cue: 'table',
  };
}
