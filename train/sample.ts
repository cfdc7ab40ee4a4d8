import { type Analysed, analyse } from '../engine/document/analysis.js';
import type { Prose, Role } from '../engine/model.js';
import { scannerOf } from '../engine/termbase/mention.js';
import { recommendedGlossary } from '../engine/termbase/recommended.js';

/** The four roles of persons, in the order of the labels. */
export const ROLES: readonly Role[] = ['buyer', 'operator', 'consumer', 'client'];

/** No role of a person, or for each of {@link ROLES} 2 right, 1 tolerable, 0 wrong. */
export type Label = 'N' | readonly number[];

/** Reads a label as tables write it: “N”, or four digits. */
export const labelOf = (text: string): Label => (text === 'N' ? 'N' : [...text].map(Number));

/** A sentence with a mention that a reader has labelled. */
export interface Labelled {
  readonly repo: string;
  readonly title: string;
  readonly heading: string;
  readonly text: string;
  /** Offset of the mention in `text`, in UTF-16 code units. */
  readonly start: number;
  readonly label: Label;
  /** Picked for being doubtful, so no fair sample of what is written: it counts for less. */
  readonly doubtful?: boolean;
  /** How many times it counts; once when it is left out. */
  readonly times?: number;
}

/** A labelled mention as the engine sees it. */
export interface Sample {
  /** The repository or document that it is from, which must not be judged with what is learned from it. */
  readonly repo: string;
  readonly label: Label;
  readonly doubtful: boolean;
  readonly times: number;
  readonly analysed: Analysed;
  /** Index in {@link ROLES} of the role that the written word promises. */
  readonly written: number;
}

const scanner = scannerOf(recommendedGlossary);

/** Analyses a labelled mention alone, with its title and heading; undefined when the word is no mention for the engine. */
export function sampleOf(labelled: Labelled): Sample | undefined {
  const { text, start, repo, label, doubtful = false, times = 1 } = labelled;
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
  return analysed === undefined
    ? undefined
    : { repo, label, doubtful, times, analysed, written: columnOf(analysed.mention.term) };
}

/** Index in {@link ROLES} of the role that a word promises. */
export function columnOf(term: string): number {
  const promise = recommendedGlossary.senses.find((sense) => sense.term === term)?.role;
  return ROLES.indexOf(promise ?? 'buyer');
}
