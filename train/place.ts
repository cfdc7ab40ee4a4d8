import { isJudged, type KnownBlock, type KnownBlocks, knownBlocks } from '../engine/document/block.js';
import { readDocument } from '../engine/document/document.js';
import { type Usage, usageOf } from '../engine/document/usage.js';
import { languageOf, type Reading, read } from '../engine/formats/index.js';
import { type Judgeable, softmax } from '../engine/learned/opinion.js';
import type { Opinion } from '../engine/learned/table.js';
import type { JudgedBlock } from '../engine/rule.js';
import { scannerOf } from '../engine/termbase/mention.js';
import { recommendedGlossary as glossary } from '../engine/termbase/recommended.js';
import { measuresOf, suspect } from '../engine/verdict/score.js';
import { type Judged, judge } from '../engine/verdict/verdict.js';
import { rules } from '../rules/index.js';
import { apply, type Model } from './fit.js';

/** A mention of a document as the engine finds it. */
export interface Place {
  /** Offsets in UTF-16 code units, the end exclusive. */
  readonly start: number;
  readonly end: number;
  readonly judgeable: Judgeable;
  /** What the scales weigh; nothing for a mention without a suspicion, or of which another rule speaks. */
  readonly measures: readonly number[] | undefined;
}

/** The mention at a place of a document. */
export const placeAt = (places: readonly Place[], start: number, end: number): Place | undefined =>
  places.find((place) => place.start < end && place.end > start);

/** Rules that find what they find whatever a scale says. */
const others = rules.filter(({ id }) => id === 'conflated-terms' || id === 'set-compound' || id === 'term-variant');

const scanner = scannerOf(glossary);

/**
 * Reads versions of a document, each from what an edit left of the one before.
 *
 * @param file its name, which tells what kind of document it is
 * @param model the table by which it is judged, in the place of the engine's; without it the engine's
 */
export function versionsOf(file: string, model?: Model): (text: string) => readonly Place[] {
  const languageId = languageOf(file) ?? 'markdown';
  const opinions = new WeakMap<Opinion, Pick<Judgeable, 'opinion' | 'likely'>>();
  let reading: Reading | undefined;
  let blocks: KnownBlocks | undefined;
  const judgedBy = (judgeable: Judgeable): Judgeable => {
    if (model === undefined) return judgeable;
    const known = opinions.get(judgeable.opinion) ?? opinionBy(model, judgeable);
    opinions.set(judgeable.opinion, known);
    return { ...judgeable, ...known };
  };
  return (text) => {
    const document = { text, languageId };
    reading = read(document, scanner.wanted, reading);
    blocks = knownBlocks(reading.proses, scanner, glossary, blocks);
    const known = blocks.all.filter(isJudged);
    const judgeables = known.map((block) => block.judgeables.map(judgedBy));
    const { of, mentions } = usageOf(
      judgeables.flat(),
      judgeables.flatMap((all, index) => all.map(() => index)),
    );
    const about = readDocument(document, known, glossary);
    const suspected = mentions.map((judgeable, at) => suspect(judgeable, of[at] as Usage, about, glossary));
    const judged = judgedBlocks(
      known,
      suspected.map((one) => judge(one, false, about)),
    );
    const context = { source: text, languageId, glossary, model: about, blocks: judged };
    const taken = others.flatMap((rule) => rule.check(context)).map(({ span }) => span);
    return suspected.map((one, at) => {
      const { judgeable } = one;
      const { start, end } = judgeable.analysed.mention.span;
      const isTaken = taken.some((span) => span.start < end && span.end > start);
      return { start, end, judgeable, measures: isTaken ? undefined : measuresOf(one, of[at] as Usage) };
    });
  };
}

/** The blocks, each with its judged mentions. */
function judgedBlocks(known: readonly KnownBlock[], judged: readonly Judged[]): readonly JudgedBlock[] {
  let next = 0;
  return known.map(({ analysis: { prose, sentences, mentions } }) => {
    const start = next;
    next += mentions.length;
    return { prose, sentences, mentions: judged.slice(start, next) };
  });
}

function opinionBy(model: Model, { analysed }: Judgeable): Pick<Judgeable, 'opinion' | 'likely'> {
  const wrong = apply(model, analysed);
  return { opinion: { wrong, contributions: [] }, likely: softmax(wrong) };
}
