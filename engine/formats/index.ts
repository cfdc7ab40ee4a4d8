import type { LanguageId, Prose, SourceComment, SourceDocument } from '../model.js';
import type { Draft, Drafted, Task } from './draft.js';
import { isEnglish, signalOf, sum } from './english.js';
import { readGherkin } from './gherkin.js';
import { type Hits, hitsOf } from './hits.js';
import { readHtml } from './html.js';
import { readMarkdown } from './markdown.js';
import { readMdx } from './mdx.js';
import { readPlain } from './plain.js';

export { languageOf } from './language.js';
export { toSource, verbatim } from './offset.js';

/** What a document holds for judgement. */
export interface Reading {
  /** Blocks that hold a wanted word, in source order, and every heading and title (wanted or not). */
  readonly proses: readonly Prose[];
  /** Comments that hold `distinguo-`, in source order. */
  readonly comments: readonly SourceComment[];
  /** What the next reading of the same document can reuse; opaque. */
  readonly state: unknown;
}

/** What a reading keeps for the next. */
interface State {
  readonly source: string;
  readonly languageId: LanguageId;
  readonly wanted: string;
  readonly hits: Hits;
  readonly draft: Drafted;
}

const NOTHING: Reading = { proses: [], comments: [], state: undefined };

const READERS: Readonly<Record<LanguageId, (task: Task) => Drafted>> = {
  markdown: (task) => readMarkdown(task),
  mdx: readMdx,
  html: readHtml,
  gherkin: readGherkin,
  plaintext: readPlain,
};

/** Below this the document is sampled as well, to tell its language. */
const FEW_WORDS = 20;
const SAMPLE = 8_000;

/**
 * Reads the prose of a document. Never throws, whatever the text.
 *
 * @param document the source
 * @param wanted matches (without state: no `g` or `y` flag) a source slice that may hold a mention; nothing that
 *   runs over the end of a line
 * @param previous an earlier reading of the same document, to reuse what an edit did not touch
 * @returns nothing at all for a document without a wanted word and without a directive; blocks
 *   that are not English are left out
 */
export function read(document: SourceDocument, wanted: RegExp, previous?: Reading): Reading {
  const { text: source, languageId } = document;
  const before = previous?.state as State | undefined;
  const key = `${wanted.source}/${wanted.flags}`;
  const reusable = before?.languageId === languageId && before.wanted === key;
  const hits = hitsOf(source, wanted, reusable ? before : undefined);
  if (!hits) return NOTHING;
  const draft = READERS[languageId]({ source, wanted, hits, previous: reusable ? before : undefined });
  const comments = [...draft.comments].sort((a, b) => a.span.start - b.span.start);
  const state: State = { source, languageId, wanted: key, hits, draft };
  return { proses: draft.silent ? [] : english(draft.drafts, source), comments, state };
}

function english(drafts: readonly Draft[], source: string): Prose[] {
  let whole = sum(drafts.map(({ signal }) => signal));
  if (whole.english + whole.other < FEW_WORDS) whole = sum([whole, signalOf(source.slice(0, SAMPLE))]);
  return drafts
    .filter(({ signal }) => isEnglish(signal, whole))
    .map(({ prose }) => prose)
    .sort((a, b) => a.span.start - b.span.start);
}
