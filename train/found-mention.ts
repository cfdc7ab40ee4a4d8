import type { ReadMention } from '../engine/document/read-mention.js';
import type { Reading } from '../engine/document/reading.js';
import { read } from '../engine/document/reading.js';
import { languageOf } from '../engine/formats/index.js';
import { type Judged, judgeReading } from '../engine/judge.js';
import { columnOf } from '../engine/learned/columns.js';
import { measuresOf, writtenColumn } from '../engine/learned/score.js';
import { type ScoredMention, tableScorer } from '../engine/learned/scorer.js';
import { learnedTable, type WeightTable } from '../engine/learned/weight-table.js';
import { finished } from '../engine/steps.js';
import { recommendedGlossary } from '../engine/termbase/recommended.js';
import { termbaseOf } from '../engine/termbase/termbase.js';
import { rules } from '../rules/index.js';
import { apply, type Model } from './fit.js';

/** A mention of a document as the engine finds it. */
export interface FoundMention {
  /** Offsets in UTF-16 code units, the end exclusive. */
  readonly start: number;
  readonly end: number;
  readonly mention: ReadMention;
  /** What the calibrators weigh; nothing for a mention without a score, or of which another rule speaks. */
  readonly measures: readonly number[] | undefined;
}

/** The mention at a place of a document. */
export const foundMentionAt = (places: readonly FoundMention[], start: number, end: number): FoundMention | undefined =>
  places.find((place) => place.start < end && place.end > start);

/** Rules that find what they find whatever a calibrator says. */
const others = rules.filter(({ id }) => id === 'conflated-terms' || id === 'set-compound' || id === 'term-variant');

const termbase = termbaseOf(recommendedGlossary);

/**
 * Reads and scores versions of a document, each from what an edit left of the one before, by the very code that judges.
 *
 * @param file its name, which tells what kind of document it is
 * @param model the table by which it is judged, in the place of the engine's; without it the engine's
 */
export function versionsOf(file: string, model?: Model): (text: string) => readonly FoundMention[] {
  const languageId = languageOf(file) ?? 'markdown';
  const table = model === undefined ? learnedTable : tableOf(model);
  const judge = { scorer: tableScorer(table), table };
  let reading: Reading | undefined;
  let judged: Judged | undefined;
  return (text) => {
    reading = finished(read({ text, languageId }, termbase, reading));
    if (reading === undefined) return [];
    judged = finished(judgeReading(reading, judge, judged));
    const { context } = judged;
    const taken = others.flatMap((rule) => rule.check(context)).map(({ span }) => span);
    return context.judgements.map(({ mention, scored }) => {
      const { start, end } = context.placed(mention).span;
      const isTaken = taken.some((span) => span.start < end && span.end > start);
      return { start, end, mention, measures: isTaken ? undefined : measuresAt(mention, scored) };
    });
  };
}

function measuresAt(mention: ReadMention, scored: ScoredMention): readonly number[] | undefined {
  const { local, usage, promised, score } = scored;
  if (score === undefined) return undefined;
  const comparison = { written: writtenColumn(local, promised), other: columnOf(score.role), local: score.local };
  return measuresOf(mention, local, usage, comparison);
}

/** A model as the engine asks a table; it names no reasons. */
const tableOf = (model: Model): WeightTable => ({
  logitsOf: (mention) => apply(model, mention),
  contributionsOf: () => [],
});
