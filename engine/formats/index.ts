import type { LanguageId, Problem, Prose, ReadingSettings, SourceComment, SourceDocument } from '../model.js';
import { isEnglish, signalOf, sum } from '../prose/english.js';
import type { Candidate, Gathered, ReaderTask } from '../prose/gathering.js';
import { type Matches, matchesOf, NO_MATCHES, type WordScan } from '../prose/matches.js';
import { finished, type Steps } from '../steps.js';
import { formats } from './formats.generated.js';

export { languageOf } from './languages.js';

/** What a document holds for judgement. */
export interface ProseReading {
  /** Blocks that hold a wanted word, in source order, and every heading and title (wanted or not). */
  readonly proses: readonly Prose[];
  /** Comments that hold `distinguo-`, in source order. */
  readonly comments: readonly SourceComment[];
  /** What is wrong with what was asked of the document. */
  readonly problems: readonly Problem[];
  /** What the next reading of the same document can reuse; opaque. */
  readonly state: unknown;
}

/** What a reading keeps for the next. */
interface State {
  readonly source: string;
  readonly languageId: LanguageId;
  readonly wanted: string;
  readonly reading: ReadingSettings | undefined;
  readonly matches: Matches;
  readonly gathered: Gathered;
}

const NOTHING: ProseReading = { proses: [], comments: [], problems: [], state: undefined };

/** Below this the document is sampled as well, to tell its language. */
const FEW_WORDS = 20;
const SAMPLE = 8_000;

/**
 * Reads the prose of a document. Never throws, whatever the text.
 *
 * @param document the source
 * @param wanted finds what may be a mention
 * @param previous an earlier reading of the same document, to reuse what an edit did not touch
 * @param other a reading of the same source that wanted other words, to reuse what does not depend on them
 * @returns nothing at all for a document without a wanted word and without a directive; blocks
 *   that are not English are left out
 */
export const readProse = (
  document: SourceDocument,
  wanted: WordScan,
  previous?: ProseReading,
  other?: ProseReading,
): ProseReading => finished(readProseInSteps(document, wanted, previous, other));

/** The same, step by step. */
export function* readProseInSteps(
  document: SourceDocument,
  wanted: WordScan,
  previous?: ProseReading,
  other?: ProseReading,
): Steps<ProseReading> {
  const { text: source, languageId, reading } = document;
  const before = previous?.state as State | undefined;
  const reusable = before?.languageId === languageId && before.wanted === wanted.key && before.reading === reading;
  const matches = matchesOf(source, wanted, reusable ? before : undefined);
  if (!matches && formats[languageId].encodes === undefined) return NOTHING;
  const shared = other?.state as State | undefined;
  yield;
  const task: ReaderTask = {
    source,
    wanted,
    matches: matches ?? NO_MATCHES,
    reading,
    previous: reusable ? before : undefined,
    shared:
      shared?.languageId === languageId && shared.source === source && shared.reading === reading ? shared : undefined,
  };
  const format = formats[languageId];
  const gathered = format.readInSteps === undefined ? format.read(task) : yield* format.readInSteps(task);
  yield;
  const comments = [...gathered.comments].sort((a, b) => a.span.start - b.span.start);
  const state: State = { source, languageId, wanted: wanted.key, reading, matches: matches ?? NO_MATCHES, gathered };
  const { candidates, problems = [], silent } = gathered;
  return { proses: silent ? [] : english(candidates, source), comments, problems, state };
}

/** Finds nothing: readers give the headings and titles of a document whatever is wanted. */
const NOTHING_WANTED: WordScan = { test: () => false, matches: () => [], key: '', isAscii: true };

/** Every heading of a document in source order, whatever its language and its words. Never throws. */
export function headingsIn({ text: source, languageId, reading }: SourceDocument): readonly Prose[] {
  return formats[languageId]
    .read({ source, wanted: NOTHING_WANTED, matches: NO_MATCHES, reading })
    .candidates.map(({ prose }) => prose)
    .filter(({ kind }) => kind === 'heading')
    .sort((a, b) => a.span.start - b.span.start);
}

function english(candidates: readonly Candidate[], source: string): Prose[] {
  let whole = sum(candidates);
  if (whole.english + whole.other < FEW_WORDS)
    whole = sum([{ signal: whole }, { signal: signalOf(source.slice(0, SAMPLE)) }]);
  const proses: Prose[] = [];
  let last = 0;
  let isInOrder = true;
  for (const { prose, signal } of candidates) {
    if (!isEnglish(signal, whole)) continue;
    const { start } = prose.span;
    if (start < last) isInOrder = false;
    last = start;
    proses.push(prose);
  }
  // Readers go from the start to the end, nearly always.
  return isInOrder ? proses : proses.sort((a, b) => a.span.start - b.span.start);
}
