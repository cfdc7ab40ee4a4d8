import { judgePair } from '../../engine/cast/cast.js';
import type { CastModel } from '../../engine/cast/weights.js';
import type { Marked } from './marked.js';
import { type Alarm, alarmsOf, type Speaks, type Worth, worthOf } from './measure.js';
import { modelsWithout } from './model.js';
import type { Row } from './rows.js';

/** Repositories are dealt out in so many ways. */
const SEEDS = [1, 2, 3];

const BARS = [0.3, 0.35, 0.4, 0.45, 0.5, 0.55, 0.6, 0.65, 0.7];

/** Prints what the model is worth on repositories that it was not learned from, and on those that it was. */
export function report(documents: readonly Marked[], rows: readonly Row[], model: CastModel, lists: boolean): void {
  const without = SEEDS.map((seed) => modelsWithout(rows, seed));
  for (const [name, holds] of [
    ['customer and user', ({ pair }: Row) => pair.a.term === 'customer' && pair.b.term === 'user'],
    ['a word and the general one', ({ isGeneral }: Row) => isGeneral],
    ['two other words', ({ isGeneral }: Row) => !isGeneral],
  ] as const)
    ranking(name, rows.filter(holds), without);
  for (const set of ['drafts', 'extra', 'corpus', undefined]) {
    const some = documents.filter((marked) => set === undefined || marked.set === set);
    const own = rows.filter(({ marked }) => set === undefined || marked.set === set);
    for (const bar of BARS) {
      const speaks: Speaks = (likely) => likely >= bar;
      const worth = without.map((modelOf) => worthOf(some, alarmsOf(own, modelOf, speaks)));
      console.log(`${(set ?? 'all').padEnd(7)} from ${bar}: ${shown(meanOf(worth))}`);
    }
    console.log(`${(set ?? 'all').padEnd(7)} seen before, from 0.5: ${shown(worthOf(some, alarmsOf(own, () => model, (likely) => likely >= 0.5)))}`);
  }
  if (lists) for (const alarm of alarmsOf(rows, without[0] as (row: Row) => CastModel, (likely) => likely >= 0.25)) console.log(line(alarm));
}

function ranking(name: string, rows: readonly Row[], without: readonly ((row: Row) => CastModel)[]): void {
  const scored = rows
    .map((row) => ({
      one: row.marks.length > 0,
      likely: without.reduce((sum, modelOf) => sum + judgePair(row.pair, modelOf(row)).probability, 0) / without.length,
    }))
    .sort((left, right) => right.likely - left.likely);
  const marked = scored.filter(({ one }) => one).length;
  let below = 0;
  let pairs = 0;
  for (const { one } of [...scored].reverse())
    if (one) pairs += below;
    else below++;
  const firsts = [10, 20, 30, 40, 50].map((count) => `${count}: ${scored.slice(0, count).filter(({ one }) => one).length}`);
  console.log(
    `${name}: ${rows.length} pairs, ${marked} marked; AUC ${(pairs / (marked * (rows.length - marked))).toFixed(3)}; marked among the first ${firsts.join(', ')}`,
  );
}

function meanOf(worths: readonly Worth[]): Worth {
  const mean = (of: (worth: Worth) => number): number => worths.reduce((sum, worth) => sum + of(worth), 0) / worths.length;
  return {
    useful: mean(({ useful }) => useful),
    fair: mean(({ fair }) => fair),
    wrong: mean(({ wrong }) => wrong),
    right: mean(({ right }) => right),
    found: mean(({ found }) => found),
    marks: mean(({ marks }) => marks),
    quiet: mean(({ quiet }) => quiet),
    clean: mean(({ clean }) => clean),
  };
}

function shown({ useful, fair, wrong, right, found, marks, quiet, clean }: Worth): string {
  const all = useful + fair + wrong;
  const percent = (part: number, whole: number): string => (whole === 0 ? '-' : `${((100 * part) / whole).toFixed(0)} %`);
  const n = (value: number): string => value.toFixed(1).replace(/\.0$/, '');
  return `${n(all)} findings, useful ${n(useful)} (${percent(useful, all)}), arguable ${n(fair)}, wrong ${n(wrong)}; first fix right ${n(right)}; marks ${n(found)} of ${marks} (${percent(found, marks)}); quiet ${n(quiet)} of ${clean} (${percent(quiet, clean)})`;
}

const line = ({ row, probability, usefulness, places, shown: structural }: Alarm): string =>
  `${probability.toFixed(2)} ${usefulness.padEnd(6)} ${row.marked.set} ${row.marked.file} ${row.pair.a.term}|${row.pair.b.term} ${row.pair.a.full.length}/${row.pair.b.full.length} places ${places.length} marks ${row.marks.length} readers ${Object.keys(row.marked.cast).length}${structural ? ' shown' : ''}`;
