import { isJudged, type KnownBlocks, knownBlocks } from '../rules/block.js';
import { defaultRules, recommendedSettings } from '../rules/configuration/defaults.js';
import { readDocument } from '../rules/document.js';
import { scannerOf } from '../rules/mention.js';
import type { Review, Settings } from '../rules/model.js';
import { type Judgeable, softmax } from '../rules/opinion.js';
import { languageOf, type Reading, read } from '../rules/prose/index.js';
import { review } from '../rules/review.js';
import { measuresOf, suspect } from '../rules/suspicion.js';
import type { Opinion } from '../rules/table.js';
import { type Usage, usageOf } from '../rules/usage.js';
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
const OTHERS = ['conflated-terms', 'set-compound', 'term-variant'];

const others: Settings = {
  ...recommendedSettings,
  rules: Object.fromEntries(
    Object.keys(defaultRules).map((rule) => [rule, OTHERS.includes(rule) ? 'default' : 'off']),
  ) as Settings['rules'],
};

const { glossary } = recommendedSettings;
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
  let reviewed: Review | undefined;
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
    const matter = readDocument(document, known, glossary);
    reviewed = review(document, others, reviewed);
    const taken = reviewed.findings.map(({ span }) => span);
    return mentions.map((judgeable, at) => {
      const { start, end } = judgeable.analysed.mention.span;
      const usage = of[at] as Usage;
      const isTaken = taken.some((span) => span.start < end && span.end > start);
      const measures = isTaken ? undefined : measuresOf(suspect(judgeable, usage, matter, glossary), usage);
      return { start, end, judgeable, measures };
    });
  };
}

function opinionBy(model: Model, { analysed }: Judgeable): Pick<Judgeable, 'opinion' | 'likely'> {
  const wrong = apply(model, analysed);
  return { opinion: { wrong, contributions: [] }, likely: softmax(wrong) };
}
