import { count, type Facts, log, type Pair, type Side, within } from './pair.js';
import type { Portrait } from './portrait.js';

/** How the two words stand in headings, lists, tables, stories and steps. */
export function structureFacts({ a, b }: Pair): Facts {
  return {
    headingAny: log(count(b.full, (one) => facedBy(one, a)) + count(a.full, (one) => facedBy(one, b))),
    storyA: log(count(b.full, (one) => criterionOf(one, a))),
    titleAgainstSteps: log(titlesAgainstSteps(a, b) + titlesAgainstSteps(b, a)),
    sameModifier: log(sharedModifiers(a, b).length),
    actorRows: log(actorRows(a, b) + actorRows(b, a)),
    sameSteps: log(sameSteps(a, b)),
  };
}

/** A heading right above names the other word, and not this one; the title of a scenario is no heading of a section. */
export function facedBy(one: Portrait, side: Side): boolean {
  const { kind, context } = one.block.prose;
  const nearest = context.headings.at(-1);
  return kind !== 'step' && one.acts && nearest !== undefined && side.word.test(nearest) && !one.word.test(nearest);
}

/** Scenarios whose titles say the one word and whose steps say the other alone. */
function titlesAgainstSteps(title: Side, step: Side): number {
  if (title.all.some((one) => one.block.prose.kind === 'step')) return 0;
  const scenarios = step.full
    .map(({ block }) => block.prose.context)
    .filter(({ headings, step: own }) => own !== undefined && title.word.test(headings.at(-1) ?? ''))
    .map(({ step: own }) => own?.scenario);
  return new Set(scenarios).size;
}

/** Rows whose column of actors says the one word and whose other cells tell of the other alone. */
function actorRows(named: Side, told: Side): number {
  const rows = new Set<string>();
  for (const one of named.all) {
    const { table } = one.block.prose.context;
    if (table === undefined || !one.label || !ACTORS.test(table.header ?? '')) continue;
    if (
      told.full.some((other) => sameRow(one, other) && other.acts) &&
      !named.full.some((other) => sameRow(one, other))
    )
      rows.add(`${table.id}:${table.row}`);
  }
  return rows.size;
}

const ACTORS = /\b(?:actors?|roles?|personas?|users?|who)\b/i;

/** Cells of one row. */
function sameRow(one: Portrait, other: Portrait): boolean {
  const [here, there] = [one.block.prose.context.table, other.block.prose.context.table];
  return here !== undefined && here.id === there?.id && here.row === there.row && here.column !== there.column;
}

/** “the client”, “the customer” as actors in the steps of one numbered list. */
function sameSteps(a: Side, b: Side): number {
  const list = (one: Portrait): number | undefined => {
    const { list: own } = one.block.prose.context;
    return one.article && !one.mention.mention.plural && own?.ordered ? own.id : undefined;
  };
  return count(a.full, (one) => {
    const id = list(one);
    return id !== undefined && b.full.some((other) => list(other) === id && other.index !== one.index);
  });
}

/** How far behind a story its criteria may stand: in blocks with people, and in code units. */
const CRITERIA = { blocks: 8, reach: 2000 } as const;

/** The story before it, in the same section, has the other word as its actor. */
export function criterionOf(one: Portrait, side: Side): boolean {
  if (one.story || !one.acts) return false;
  return within(side.byPlace.all, one, CRITERIA.reach).some(
    (other) =>
      other.story &&
      other.index < one.index &&
      one.index - other.index <= CRITERIA.blocks &&
      sectionOf(other) === sectionOf(one),
  );
}

const sectionOf = ({ block }: Portrait): string => block.prose.context.headings.join('\n');

/** “Data Consumer” is a role, “Acme users” are users. */
const isRole = ({ mention }: Portrait): boolean => /^\p{Lu}/u.test(mention.mention.surface);

/** The names that stand before both words, where the words are written as names as well. */
export function sharedModifiers(a: Side, b: Side): readonly string[] {
  const of = ({ all }: Side): ReadonlySet<string> => new Set(all.filter(isRole).flatMap(({ names }) => names));
  const theirs = of(b);
  return [...of(a)].filter((name) => theirs.has(name));
}
