import { parseBlock, type ReadMention } from '../engine/document/read-mention.js';
import { columnOf } from '../engine/learned/columns.js';
import type { Prose } from '../engine/model.js';
import { finished } from '../engine/steps.js';
import { recommendedGlossary } from '../engine/termbase/recommended.js';
import { termbaseOf } from '../engine/termbase/termbase.js';

/** No role of a person, or for the role of each column 2 right, 1 tolerable, 0 wrong. */
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
  readonly mention: ReadMention;
  /** The column of the role that the written word promises. */
  readonly written: number;
}

const termbase = termbaseOf(recommendedGlossary);

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
  const mentions = finished(termbase.matcher.mentions(prose));
  const mention = finished(parseBlock(prose, mentions)).mentions.find(
    (candidate) => candidate.start <= start + 4 && candidate.end > start,
  );
  return mention && { repo, label, doubtful, times, mention, written: termColumn(mention.term) };
}

/** The column of the role that a word promises. */
export const termColumn = (term: string): number => columnOf(termbase.personOf(term) ?? 'buyer');
