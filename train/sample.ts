import { type Analysed, analyse } from '../rules/analysis.js';
import { recommendedGlossary } from '../rules/glossary.js';
import { scannerOf } from '../rules/mention.js';
import type { Prose, Role } from '../rules/model.js';

/** The four roles of persons, in the order of the labels. */
export const ROLES: readonly Role[] = ['buyer', 'operator', 'consumer', 'client'];

/** A mention that a reader has labelled. */
export interface Labelled {
  readonly repo: string;
  readonly title: string;
  readonly heading: string;
  readonly text: string;
  /** Offset of the mention in `text`. */
  readonly start: number;
  /** No role of a person, or for each of {@link ROLES} 2 right, 1 tolerable, 0 wrong. */
  readonly label: 'N' | readonly number[];
  /** Picked for being doubtful, so no fair sample of what is written: it counts for less. */
  readonly doubtful?: boolean;
}

/** A labelled mention as the engine sees it. */
export interface Sample extends Labelled {
  readonly analysed: Analysed;
  /** Index in {@link ROLES} of the role that the written word promises. */
  readonly written: number;
}

const scanner = scannerOf(recommendedGlossary);

/** Analyses a labelled mention alone, with its title and heading; undefined when the word is no mention for the engine. */
export function sampleOf(labelled: Labelled): Sample | undefined {
  const { text, start } = labelled;
  const prose: Prose = {
    text,
    kind: 'paragraph',
    span: { start: 0, end: text.length },
    runs: [0, 0, text.length],
    marks: [],
    context: { headings: [labelled.title, labelled.heading].filter(Boolean) },
  };
  const mentions = scanner.mentions(prose);
  const mention = mentions.find((candidate) => candidate.start <= start + 4 && candidate.end > start);
  if (mention === undefined) return undefined;
  const analysed = analyse(prose, mentions).mentions.find((candidate) => candidate.mention === mention);
  const promise = recommendedGlossary.senses.find(({ term }) => term === mention.term)?.role;
  return analysed === undefined ? undefined : { ...labelled, analysed, written: ROLES.indexOf(promise ?? 'buyer') };
}
