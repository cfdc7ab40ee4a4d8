import { commonTo } from './acting.js';
import type { FactReaders } from './facts.js';
import { countOf, log, type Met, type Pair, type Side, type Word, within } from './pair.js';
import type { Portrait } from './portrait.js';

/** How the two words stand in headings, lists, tables, stories and steps. */
export const structureReaders: FactReaders<Pair> = {
  storyA: ({ a, b }) => log(a.facts.stories.length === 0 ? 0 : countOf(b.full, (one) => criterionOf(one, a))),
};

/** The same, as far as it does not matter how far they stand from each other. */
export const structureMet: FactReaders<Met> = {
  headingAny: ({ meetings }) => log(meetings.faced),
  titleAgainstSteps: ({ a, b }) => log(titlesAgainstSteps(a, b) + titlesAgainstSteps(b, a)),
  sameModifier: ({ a, b }) => log(sharedModifiers(a, b).length),
  actorRows: ({ a, b }) => log(actorRows(a, b) + actorRows(b, a)),
  sameSteps: ({ a, b }) => log(sameSteps(a, b)),
};

/** A heading right above names the other word, and not this one; the title of a scenario is no heading of a section. */
export function facedBy(one: Portrait, side: Word): boolean {
  if (!one.acts) return false;
  const { kind, context } = one.prose;
  const nearest = context.headings.at(-1);
  return kind !== 'step' && nearest !== undefined && side.facts.isIn(nearest) && !one.word.test(nearest);
}

/** Scenarios whose titles say the one word and whose steps say the other alone. */
function titlesAgainstSteps(title: Word, step: Word): number {
  const { steps } = step.facts;
  if (steps.length === 0 || title.all.some(({ prose }) => prose.kind === 'step')) return 0;
  const scenarios = steps
    .map(({ prose }) => prose.context)
    .filter(({ headings }) => title.facts.isIn(headings.at(-1) ?? ''))
    .map(({ step: own }) => own?.scenario);
  return new Set(scenarios).size;
}

/** Rows whose column of actors says the one word and whose other cells tell of the other alone. */
function actorRows(named: Word, told: Word): number {
  const rows = new Set<string>();
  for (const one of named.facts.labels) {
    const { table } = one.prose.context;
    if (table === undefined || !ACTORS.test(table.header ?? '')) continue;
    const isOther = (other: Portrait): boolean => other.prose.context.table?.column !== table.column;
    if (
      told.facts.inRow(table).some((other) => isOther(other) && other.acts) &&
      !named.facts.inRow(table).some(isOther)
    )
      rows.add(`${table.id}:${table.row}`);
  }
  return rows.size;
}

const ACTORS = /\b(?:actors?|roles?|personas?|users?|who)\b/i;

/** “the client”, “the customer” as actors in the steps of one numbered list. */
function sameSteps(a: Word, b: Word): number {
  if (b.facts.listed.length === 0) return 0;
  const list = ({ prose }: Portrait): number | undefined => prose.context.list?.id;
  const blocks = new Map<number | undefined, Set<number>>();
  for (const other of b.facts.listed) blocks.set(list(other), (blocks.get(list(other)) ?? new Set()).add(other.block));
  return countOf(a.facts.listed, (one) => {
    const theirs = blocks.get(list(one));
    return theirs !== undefined && theirs.size > (theirs.has(one.block) ? 1 : 0);
  });
}

/** How far behind a story its criteria may stand: in blocks with people, and in code units. */
const CRITERIA = { blocks: 8, reach: 2000 } as const;

/** The story before it, in the same section, has the other word as its actor. */
export function criterionOf(one: Portrait, side: Side): boolean {
  if (one.story || !one.acts || side.facts.stories.length === 0) return false;
  const { where } = side;
  const isNear = (other: Portrait): boolean => where.indexOf(one) - where.indexOf(other) <= CRITERIA.blocks;
  return within(side.byPlace.stories, where.placeOf(one), CRITERIA.reach).some(
    (other) => other.block < one.block && isNear(other) && sectionOf(other) === sectionOf(one),
  );
}

const sectionOf = ({ prose }: Portrait): string => prose.context.headings.join('\n');

/** The names that stand before both words, where the words are written as names as well. */
export const sharedModifiers = (a: Word, b: Word): readonly string[] => commonTo(a.sums.modifiers, b.sums.modifiers);
