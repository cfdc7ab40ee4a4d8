import { isWithGeneral, judgePair } from '../../engine/cast/judged-pair.js';
import { isSpokenOf } from '../../engine/cast/one-actor.js';
import type { CastModel } from '../../engine/cast/weights.js';
import type { MarkedDocument } from './marked.js';
import { type Alarm, type AlarmCounts, alarmsOf, countAlarms } from './measure.js';
import { modelsWithout } from './model.js';
import type { PairRow } from './rows.js';

/** Repositories are dealt out in so many ways. */
const SEEDS = [1, 2, 3];

const BARS = [0.2, 0.23, 0.26, 0.3, 0.35, 0.4, 0.5];

type ModelOf = (row: PairRow) => CastModel;

/** Prints what the model is worth on repositories that it was not learned from, and on those that it was. */
export function report(
  documents: readonly MarkedDocument[],
  rows: readonly PairRow[],
  model: CastModel,
  lists: boolean,
): void {
  const without = SEEDS.map((seed) => modelsWithout(rows, seed));
  for (const [name, holds] of [
    ['customer and user', ({ isCommon }: PairRow) => isCommon],
    ['a word and the general one', ({ read }: PairRow) => isWithGeneral(read.pair)],
    ['two other words', ({ read }: PairRow) => !isWithGeneral(read.pair)],
  ] as const)
    ranking(name, rows.filter(holds), without);
  for (const [name, holds] of [
    ['53 drafts', ({ set }: MarkedDocument) => set === 'drafts'],
    ['read twice', ({ cast }: MarkedDocument) => Object.keys(cast).length === 2],
    ['all', () => true],
  ] as const) {
    const some = documents.filter(holds);
    const own = rows.filter(({ marked }) => holds(marked));
    const worth = (modelOf: ModelOf, bar: number): AlarmCounts =>
      countAlarms(
        some,
        alarmsOf(own, modelOf, ({ confidence }) => confidence >= bar),
      );
    for (const bar of BARS) console.log(`${name} from ${bar}: ${shown(meanOf(without.map((of) => worth(of, bar))))}`);
    const spoken = (modelOf: ModelOf): AlarmCounts => countAlarms(some, alarmsOf(own, modelOf, isSpokenOf));
    console.log(`${name} as the rule speaks: ${shown(meanOf(without.map(spoken)))}`);
    console.log(`${name} as the rule speaks, seen before: ${shown(spoken(() => model))}`);
  }
  if (lists)
    for (const alarm of alarmsOf(rows, without[0] as ModelOf, ({ confidence }) => confidence >= 0.15))
      console.log(line(alarm));
}

function ranking(name: string, rows: readonly PairRow[], without: readonly ModelOf[]): void {
  const scored = rows
    .map((row) => ({
      one: row.marks.length > 0,
      likely: without.reduce((sum, modelOf) => sum + judgePair(row.read, modelOf(row)).probability, 0),
    }))
    .sort((left, right) => right.likely - left.likely);
  const marked = scored.filter(({ one }) => one).length;
  let below = 0;
  let pairs = 0;
  for (const { one } of [...scored].reverse())
    if (one) pairs += below;
    else below++;
  const firsts = [10, 20, 30, 40, 50].map(
    (count) => `${count}: ${scored.slice(0, count).filter(({ one }) => one).length}`,
  );
  console.log(
    `${name}: ${rows.length} pairs, ${marked} marked; AUC ${(pairs / (marked * (rows.length - marked))).toFixed(3)}; marked among the first ${firsts.join(', ')}`,
  );
}

function meanOf(worths: readonly AlarmCounts[]): AlarmCounts {
  const mean = (of: (worth: AlarmCounts) => number): number =>
    worths.reduce((sum, worth) => sum + of(worth), 0) / worths.length;
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

function shown({ useful, fair, wrong, right, found, marks, quiet, clean }: AlarmCounts): string {
  const all = useful + fair + wrong;
  const percent = (part: number, whole: number): string =>
    whole === 0 ? '-' : `${((100 * part) / whole).toFixed(0)} %`;
  const n = (value: number): string => value.toFixed(1).replace(/\.0$/, '');
  return `${n(all)} findings, useful ${n(useful)} (${percent(useful, all)}), arguable ${n(fair)}, wrong ${n(wrong)}; first fix right ${n(right)}; marks ${n(found)} of ${marks} (${percent(found, marks)}); quiet ${n(quiet)} of ${clean} (${percent(quiet, clean)})`;
}

const line = ({ row, pair, usefulness, places }: Alarm): string =>
  `${pair.confidence.toFixed(2)} ${pair.probability.toFixed(2)} ${usefulness.padEnd(6)} ${row.marked.set} ${row.marked.file} ${pair.a.term}|${pair.b.term} ${pair.a.full.length}/${pair.b.full.length} ${pair.change.term} -> ${pair.keep.term} places ${places.length} marks ${row.marks.length} readers ${Object.keys(row.marked.cast).length}${pair.shown ? ' shown' : ''}: ${pair.reasons
    .slice(0, 4)
    .map(({ text, moved }) => `${moved > 0 ? '+' : '-'} ${text}`)
    .join('; ')}`;
