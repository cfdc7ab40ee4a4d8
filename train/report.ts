import { COLUMNS } from '../engine/learned/columns.js';
import { draftWorth, editedWorth, heldOut } from './calibrators.js';
import { apply, type Model } from './fit.js';
import type { MentionRow, Source } from './row.js';
import type { Sample } from './sample.js';

/**
 * Prints what the table is worth on mentions of other repositories: for each
 * word, how many wrong words would be found at 1, 2, 4 and 8 false alarms.
 *
 * @param modelOf the table that saw nothing of a repository
 */
export function reportTable(held: readonly Sample[], modelOf: (repo: string) => Model): void {
  const against = new Map(held.map((sample) => [sample, apply(modelOf(sample.repo), sample.mention)]));
  COLUMNS.slice(0, 3).forEach((role, at) => {
    const score = (sample: Sample): number => against.get(sample)?.[at] ?? 0;
    const right = held
      .filter(({ label, written }) => written === at && (label === 'N' || label[at] === 2))
      .map(score)
      .sort((a, b) => b - a);
    const wrong = held
      .filter(({ label, written }) => label !== 'N' && written !== at && label[written] === 2 && label[at] === 0)
      .map(score);
    const curve = [1, 2, 4, 8].map(
      (alarms) => `${alarms}: ${percent(wrong.filter((value) => value > (right[alarms] ?? 0)).length, wrong.length)}`,
    );
    console.log(
      `${role.padEnd(9)} ${right.length} right, ${wrong.length} wrong; found at false alarms ${curve.join(', ')}`,
    );
  });
}

/** Prints how many rows each source gave. */
export function reportRows(rows: readonly MentionRow[]): void {
  const sources: readonly Source[] = ['held', 'public', 'drafts', 'own'];
  for (const source of sources) {
    const of = rows.filter((row) => row.source === source);
    if (of.length > 0)
      console.log(`${source.padEnd(9)} ${of.length} rows, ${of.filter(({ wrong }) => wrong).length} of them wrong`);
  }
}

/**
 * Prints what the calibrators are worth on repositories and documents that they were not learned from.
 *
 * @param exchanged how many words were exchanged in the held repositories, with and without a suspicion
 */
export function reportCalibrators(rows: readonly MentionRow[], exchanged: number): void {
  const edited = heldOut(rows, 'held', editedWorth).filter(({ row }) => !row.isMixed);
  const alarms = edited
    .filter(({ row }) => row.isNatural && !row.wrong)
    .map(({ said }) => said)
    .sort((a, b) => b - a);
  for (const count of [2, 8]) {
    const bar = alarms[count] ?? 0;
    const found = edited.filter(({ row, said }) => !row.isNatural && said > bar).length;
    console.log(
      `edited    at ${count} false alarms (above ${bar.toFixed(2)}): ${found} of ${exchanged} exchanged words found, ${percent(found, exchanged)}`,
    );
  }
  const drafts = [...heldOut(rows, 'drafts', draftWorth)].sort((a, b) => b.said - a.said);
  for (const precision of [0.9, 0.8]) {
    const { found, bar } = foundAt(precision, drafts);
    console.log(
      `draft     at ${100 * precision} % precision (from ${bar.toFixed(2)}): ${found} of ${drafts.filter(({ row }) => row.wrong).length} marked words found`,
    );
  }
}

/** How many wrong words are above the lowest bar with a precision; the rows come from the most doubtful on. */
function foundAt(
  precision: number,
  drafts: readonly { readonly row: MentionRow; readonly said: number }[],
): { found: number; bar: number } {
  let right = 0;
  let best = { found: 0, bar: Number.POSITIVE_INFINITY };
  drafts.forEach(({ row, said }, at) => {
    if (row.wrong) right++;
    if (right / (at + 1) >= precision) best = { found: right, bar: said };
  });
  return best;
}

const percent = (part: number, whole: number): string => `${((100 * part) / whole).toFixed(1)} %`;
