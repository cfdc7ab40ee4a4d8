import type { Problem, Prose, ProseContext, ProseKind, ReadingSettings, SourceComment, Span } from '../model.js';
import { detached, type ProseBuilder } from './builder.js';
import { type Signal, signalOf } from './english.js';
import { DIRECTIVE, type Matches, type WordScan } from './matches.js';

/** A block that was read, before it is known whether its document is English. */
export interface Candidate {
  readonly prose: Prose;
  readonly signal: Signal;
}

/** What a reader of one format is given. */
export interface ReaderTask {
  readonly source: string;
  readonly wanted: WordScan;
  readonly matches: Matches;
  /** What else is to be read than the format says. */
  readonly reading?: ReadingSettings | undefined;
  /** What the reader returned for the text before, when there is one. */
  readonly previous?: { readonly source: string; readonly gathered: Gathered } | undefined;
  /** What the reader returned for the same source when other words were wanted, and where those may stand. */
  readonly shared?: { readonly gathered: Gathered; readonly matches: Matches } | undefined;
}

/** What a reader of one format returns. */
export interface Gathered {
  readonly candidates: readonly Candidate[];
  readonly comments: readonly SourceComment[];
  /** What is wrong with what was to be read. */
  readonly problems?: readonly Problem[];
  /** The document says that it is not English. */
  readonly silent?: boolean;
  /** What the same reader can reuse. */
  readonly state?: unknown;
}

/** Gathers what a reader finds. */
export class Gathering {
  readonly candidates: Candidate[] = [];
  readonly comments: SourceComment[] = [];
  /** Whether all that was finished was taken, but for headings without a text. */
  isWhole = true;
  readonly #task: ReaderTask;

  constructor(task: ReaderTask) {
    this.#task = task;
  }

  /** Whether a stretch of the source may hold a mention or a directive. */
  within({ start, end }: Span): boolean {
    return this.#task.matches.within(start, end);
  }

  /** Takes a finished block, if it is a heading or title or holds a wanted word. */
  add(builder: ProseBuilder, kind: ProseKind, span: Span, context: ProseContext): Candidate | undefined {
    const prose = builder.finish(kind, span, context);
    const always = kind === 'heading' || kind === 'title';
    if (always && prose.text.trim() === '') return undefined;
    if (!always && !this.#task.wanted.test(prose.text)) {
      this.isWhole = false;
      return undefined;
    }
    const candidate = { prose, signal: signalOf(prose.text) };
    this.candidates.push(candidate);
    return candidate;
  }

  /** Takes a comment, if it may hold a directive. Source offsets. */
  comment(span: Span, textStart: number, textEnd: number): void {
    const text = this.#task.source.slice(textStart, textEnd);
    if (text.includes(DIRECTIVE)) this.comments.push({ span, text: detached(text), textStart });
  }
}
