import { isFree } from './acting.js';
import { bit, count, distance, type Facts, log, type Pair, type Side, share } from './pair.js';
import type { Portrait } from './portrait.js';

/** How the two words stand in headings, lists, tables, stories and steps. */
export function structureFacts(pair: Pair): Facts {
  const { a, b } = pair;
  return {
    headingA: log(count(b.full, (one) => facedBy(one, a))),
    headingB: log(count(a.full, (one) => facedBy(one, b))),
    headingAny: log(count(b.full, (one) => facedBy(one, a)) + count(a.full, (one) => facedBy(one, b))),
    sameModifier: log(sharedModifiers(a, b).length),
    titleAgainstSteps: log(titlesAgainstSteps(a, b) + titlesAgainstSteps(b, a)),
    actorRows: log(actorRows(a, b) + actorRows(b, a)),
    sameSteps: log(sameSteps(a, b)),
    labelsBoth: bit(a.all.some(({ label }) => label) && b.all.some(({ label }) => label)),
    labelA: log(count(b.full, (one) => labelledBy(one, a))),
    labelB: log(count(a.full, (one) => labelledBy(one, b))),
    storyA: log(count(b.full, (one) => criterionOf(one, a))),
    storyB: log(count(a.full, (one) => criterionOf(one, b))),
    rows: log(count(b.full, (one) => a.full.some((other) => sameRow(one, other)))),
    items: log(count(b.full, (one) => one.acts && a.full.some((other) => other.acts && neighbours(one, other)))),
    listedA: bit(isListed(a) && !isListed(b)),
    listedB: bit(isListed(b) && !isListed(a)),
    listedBoth: bit(isListed(a) && isListed(b)),
    siblingRole: bit(hasSiblings(a, pair.input.text)),
    switches: log(switches(pair)),
    closeShare: share(b.full, (one) => a.full.some((other) => distance(one, other) < 300)),
    minDistance: minDistance(a, b),
    rareB: bit(b.full.length > 0 && b.full.length <= 3 && a.full.length >= 3 * b.full.length && b.full.some(isFree)),
    rareA: bit(a.full.length > 0 && a.full.length <= 3 && b.full.length >= 2 * a.full.length && a.full.some(isFree)),
    balance: Math.min(a.full.length, b.full.length) / Math.max(1, a.full.length, b.full.length),
  };
}

const wordIn = (text: string, { term }: Side): boolean => new RegExp(`\\b${term}s?\\b`, 'i').test(text);

/** A heading right above names the other word, and not this one. */
export function facedBy(one: Portrait, side: Side): boolean {
  const { headings } = one.block.prose.context;
  const nearest = headings.at(-1) ?? '';
  return one.acts && wordIn(nearest, side) && !new RegExp(`\\b${one.term}s?\\b`, 'i').test(nearest);
}

/** Scenarios whose titles say the one word and whose steps say the other alone. */
function titlesAgainstSteps(title: Side, step: Side): number {
  if (title.all.some((one) => one.block.prose.kind === 'step')) return 0;
  return count(
    step.full,
    (one) => one.block.prose.kind === 'step' && wordIn(one.block.prose.context.headings.at(-1) ?? '', title),
  );
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

/** The block begins with the other word as its label. */
export const labelledBy = (one: Portrait, side: Side): boolean =>
  one.acts &&
  side.all.some(
    (other) => other.index === one.index && other.label && other.mention.mention.start < one.mention.mention.start,
  );

/** The story before it, in the same section, has the other word as its actor. */
export function criterionOf(one: Portrait, side: Side): boolean {
  if (one.story || !(one.acts || one.gesture)) return false;
  const section = one.block.prose.context.headings.join('\n');
  return side.all.some(
    (other) =>
      other.story &&
      other.index < one.index &&
      one.index - other.index <= 8 &&
      distance(one, other) < 2000 &&
      other.block.prose.context.headings.join('\n') === section,
  );
}

/** Cells of one row. */
export function sameRow(one: Portrait, other: Portrait): boolean {
  const [here, there] = [one.block.prose.context.table, other.block.prose.context.table];
  return here !== undefined && here.id === there?.id && here.row === there.row && here.column !== there.column;
}

/** Items of one list, one after the other or nearly so. */
export function neighbours(one: Portrait, other: Portrait): boolean {
  const [here, there] = [one.block.prose.context.list, other.block.prose.context.list];
  return (
    here !== undefined && here.id === there?.id && Math.abs(here.item - there.item) <= 2 && one.index !== other.index
  );
}

/** The word is one of the labels under a heading of roles, actors, personas. */
export const isListed = ({ all }: Side): boolean => all.some((one) => one.label && one.under.has('roles'));

/** “Data Consumer” is a role, “Acme users” are users. */
const isRole = ({ mention }: Portrait): boolean => /^\p{Lu}/u.test(mention.mention.surface);

/** The names that stand before both words, where the words are written as names as well. */
export function sharedModifiers(a: Side, b: Side): readonly string[] {
  const of = ({ all }: Side): ReadonlySet<string> => new Set(all.filter(isRole).flatMap(({ names }) => names));
  const theirs = of(b);
  return [...of(a)].filter((name) => theirs.has(name));
}

const ROLE =
  '(?:super )?admin(?:istrator)?s?|staff|managers?|vendors?|sellers?|merchants?|drivers?|riders?|couriers?|owners?|moderators?|providers?|suppliers?|agents?|chefs?|stylists?|trainers?|employees?|operators?|mechanics?|advisors?|guests?|visitors?|partners?|restaurants?';
const ROLE_LINE = new RegExp(
  `^\\W*(?:[\\d.]+\\s*)?(?:as an? )?(?:\\w+ )?(?:${ROLE})\\W{0,6}(?:$|[:|(–—-]|\\t|features|role|persona|stories|capabilities|side|portal|can\\b)`,
  'gim',
);

/** Another role stands as a label within some lines of the word's own label. */
function hasSiblings({ all }: Side, text: string): boolean {
  const labels = all.filter((one) => one.label).map(({ mention }) => mention.mention.span.start);
  if (labels.length === 0) return false;
  return [...text.matchAll(ROLE_LINE)].some(({ index }) => labels.some((at) => Math.abs(at - index) < 2500));
}

/** How often the text goes from one word to the other within a few lines. */
function switches({ a, b, everybody }: Pair): number {
  const both = everybody.filter((one) => one.full && (one.term === a.term || one.term === b.term));
  return both.filter((one, at) => {
    const before = both[at - 1];
    return before !== undefined && before.term !== one.term && distance(before, one) < 500;
  }).length;
}

function minDistance(a: Side, b: Side): number {
  let least = 20_000;
  for (const one of a.full) for (const other of b.full) least = Math.min(least, distance(one, other));
  return log(least);
}
