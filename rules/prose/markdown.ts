import { type Tree, TreeFragment } from '@lezer/common';
import type { MarkdownParser } from '@lezer/markdown';
import type { Prose, ProseContext, SourceComment } from '../model.js';
import { addAside, rangeOf } from './attribute.js';
import { type Draft, type Drafted, Gathering, type Task } from './draft.js';
import { type Edit, editBetween, oldRange, wholeLines } from './edit.js';
import { emit, emitDescription } from './emission.js';
import { type Flat, flatSlice, flatten } from './flat.js';
import { readFrontMatter } from './front-matter.js';
import { readHtmlFragment, type Section } from './html.js';
import { type InlineOptions, parseInline } from './inline.js';
import type { Aside, InlineComment } from './inline-token.js';
import type { Leaf } from './leaf.js';
import { markdownBlocks } from './markdown-blocks.js';
import { type Summary, type Walk, walk } from './markdown-walk.js';
import { moved, movedComment, sameContext, sameTexts } from './reuse.js';

/** A dialect of Markdown. */
export interface Dialect {
  readonly blocks: MarkdownParser;
  readonly markup?: NonNullable<InlineOptions['markup']>;
  /** Hides from the block parser what is not Markdown. */
  prepare?(text: string): Prepared;
}

/** A text for the block parser, as long as the original, and what was found in what it hides. Offsets of the text. */
export interface Prepared {
  readonly text: string;
  readonly asides: readonly Aside[];
  readonly comments: readonly InlineComment[];
}

/** What the next reading can reuse. */
interface State {
  /** Where the text behind the front matter starts. */
  readonly body: number;
  readonly text: string;
  readonly tree: Tree;
  readonly summaries: WeakMap<Tree, Summary>;
  readonly walk: Walk;
  readonly definitions: string;
  /** What was read of each leaf, by its source offset. */
  readonly leaves: ReadonlyMap<number, ReadLeaf>;
}

interface ReadLeaf {
  readonly leaf: Leaf;
  readonly headings: readonly string[];
  readonly drafts: readonly Draft[];
  readonly comments: readonly SourceComment[];
  /** The headings in it. */
  readonly sections: readonly Section[];
}

/** Reads Markdown. */
export function readMarkdown(task: Task, dialect: Dialect = { blocks: markdownBlocks }): Drafted {
  return new MarkdownReader(task, dialect).read();
}

const TASK_MARKER = /^\[[ xX]\]\s+/;
/** `[!NOTE]` of GitHub, `[!note]- Title` of Obsidian. */
const ALERT_MARKER = /^\[![\w-]{1,40}\][+-]?\s*/;
const DIRECTIVE_MARKER = /^:{3,}[ \t]*(?:\{[\w:-]*\}|[\w:-]*)\s*/;

class MarkdownReader {
  readonly #task: Task;
  readonly #dialect: Dialect;
  readonly #edit: Edit | undefined;
  readonly #previous: State | undefined;
  readonly #read = new Map<number, ReadLeaf>();
  readonly #titles: string[] = [];
  /** The headings that are open, with their levels. */
  readonly #open: { readonly level: number; readonly text: string }[] = [];
  #headings: readonly string[] = [];
  /** From where on which headings are open. */
  readonly #paths: { readonly start: number; readonly headings: readonly string[] }[] = [];
  #options: InlineOptions = { definitions: new Set() };
  #reusable = false;

  constructor(task: Task, dialect: Dialect) {
    this.#task = task;
    this.#dialect = dialect;
    this.#previous = task.previous?.draft.state as State | undefined;
    this.#edit = task.previous && editBetween(task.previous.source, task.source);
  }

  read(): Drafted {
    const { source, hits } = this.#task;
    const front = new Gathering(this.#task);
    const matter = readFrontMatter(source, front);
    if (matter.silent) return { drafts: [], comments: front.comments, silent: true };
    if (matter.title !== undefined) this.#titles.push(matter.title);
    this.#headings = [...this.#titles];
    this.#paths.push({ start: 0, headings: this.#headings });
    const body = matter.end;
    const { text, asides, comments } = this.#prepare(blockText(source.slice(body)));
    const tree = this.#parse(text);
    const summaries = this.#previous?.summaries ?? new WeakMap();
    const wanted = (from: number, to: number) => hits.within(from + body, to + body);
    const found = walk(tree, text, wanted, summaries, this.#previous?.walk);
    const definitions = new Set(found.labels);
    const key = [...definitions].join('\n');
    this.#reusable = key === this.#previous?.definitions;
    this.#options = { definitions, ...(this.#dialect.markup && { markup: this.#dialect.markup }) };
    for (const leaf of found.leaves) this.#leaf(leaf, body);
    this.#hidden(asides, comments, body, front);
    const read = [...this.#read.values()];
    return {
      drafts: [...front.drafts, ...read.flatMap(({ drafts }) => drafts)],
      comments: [...front.comments, ...read.flatMap(({ comments }) => comments)],
      state: { body, text, tree, summaries, walk: found, definitions: key, leaves: this.#read } satisfies State,
    };
  }

  #prepare(text: string): Prepared {
    return this.#dialect.prepare?.(text) ?? { text, asides: [], comments: [] };
  }

  #parse(text: string): Tree {
    const { blocks } = this.#dialect;
    if (!this.#previous) return blocks.parse(text);
    const { start, oldEnd, newEnd } = wholeLines(editBetween(this.#previous.text, text), text);
    const change = { fromA: start, toA: oldEnd, fromB: start, toB: newEnd };
    return blocks.parse(text, TreeFragment.applyChanges(TreeFragment.addTree(this.#previous.tree), [change]));
  }

  #leaf(leaf: Leaf, body: number): void {
    const start = leaf.start + body;
    const end = leaf.end + body;
    const headings = this.#headings;
    const reused = this.#reuse(leaf, start, end);
    const read = reused ?? { leaf, headings, ...this.#decode(leaf, body) };
    this.#read.set(start, read);
    for (const { level, text } of read.sections) this.#enterSection(level, text);
    if (read.sections.length > 0) this.#paths.push({ start, headings: this.#headings });
  }

  /** Reads what the block parser did not see. */
  #hidden(asides: readonly Aside[], comments: readonly InlineComment[], body: number, gathering: Gathering): void {
    const { source } = this.#task;
    for (const { from, to, textFrom, textTo } of comments)
      gathering.comment({ start: from + body, end: to + body }, textFrom + body, textTo + body);
    let next = 0;
    for (const { attribute, from, to } of asides) {
      const span = { start: from + body, end: to + body };
      while ((this.#paths[next + 1]?.start ?? Number.POSITIVE_INFINITY) < span.start) next++;
      const headings = this.#paths[next]?.headings ?? [];
      if (!gathering.within(span)) continue;
      const flat = flatten(source, span.start, span.end, []);
      addAside(gathering, flat, { attribute, from: 0, to: flat.text.length }, { headings }, 'jsx');
    }
  }

  #enterSection(level: number, text: string): void {
    while ((this.#open.at(-1)?.level ?? 0) >= level) this.#open.pop();
    this.#open.push({ level, text });
    this.#headings = [...this.#titles, ...this.#open.map((heading) => heading.text)];
  }

  /** What was read of the same block before, moved to where it stands now. */
  #reuse(leaf: Leaf, start: number, end: number): ReadLeaf | undefined {
    if (!this.#reusable || !this.#edit) return undefined;
    const old = oldRange(this.#edit, start, end);
    const found = old && this.#previous?.leaves.get(old.start);
    if (!found || !sameShape(found.leaf, leaf)) return undefined;
    const by = start - old.start;
    if (sameTexts(found.headings, this.#headings)) this.#headings = found.headings;
    const same = found.headings === this.#headings && sameContext(found.leaf.context, leaf.context);
    // What stands inside raw HTML has surroundings of its own.
    if (!same && leaf.kind === 'html') return undefined;
    const context = same ? undefined : { headings: this.#headings, ...leaf.context };
    return {
      leaf,
      headings: this.#headings,
      drafts: found.drafts.map((draft) => moved(draft, by, context)),
      comments: found.comments.map((comment) => movedComment(comment, by)),
      sections: found.sections,
    };
  }

  #decode(leaf: Leaf, body: number): Omit<ReadLeaf, 'leaf' | 'headings'> {
    const gathering = new Gathering(this.#task);
    const context = this.#contextOf(leaf, body);
    const { source } = this.#task;
    if (leaf.kind === 'html') {
      const flat = flatten(source, leaf.start + body, leaf.end + body, shifted(leaf.marks, body), true);
      const sections = readHtmlFragment(flat, gathering, context);
      return { drafts: gathering.drafts, comments: gathering.comments, sections };
    }
    const text = this.#decodeText(leaf, body, context, gathering);
    const sections = leaf.kind === 'heading' ? [{ level: leaf.level, text: text.trim().replace(/\s+/g, ' ') }] : [];
    return { drafts: gathering.drafts, comments: gathering.comments, sections };
  }

  #decodeText(leaf: Leaf, body: number, context: ProseContext, gathering: Gathering): string {
    const flat = this.#flat(leaf.from + body, leaf.to + body, shifted(leaf.marks, body));
    const inline = parseInline(flat.text, beginOf(leaf, flat.text), this.#options);
    const { builder, images } = emit(flat, inline);
    gathering.add(builder, kindOf(leaf), { start: leaf.start + body, end: leaf.end + body }, context);
    for (const image of images) {
      const first = inline.tokens[image.first];
      const last = inline.tokens[image.until - 1];
      if (!first || !last || image.until <= image.first) continue;
      const description = emitDescription(flat, inline, image);
      gathering.add(description, 'attribute', rangeOf(flat, first.from, last.to), { ...context, attribute: 'alt' });
    }
    for (const aside of inline.asides) addAside(gathering, flat, aside, context, 'markdown');
    for (const { from, to, textFrom, textTo } of inline.comments) {
      gathering.comment(
        rangeOf(flat, from, to),
        rangeOf(flat, textFrom, textTo).start,
        rangeOf(flat, textFrom, textTo).end,
      );
    }
    return builder.text;
  }

  #contextOf(leaf: Leaf, body: number): ProseContext {
    const context: ProseContext = { headings: this.#headings, ...leaf.context };
    if (!leaf.header || !context.table) return context;
    const flat = this.#flat(leaf.header.from + body, leaf.header.to + body, []);
    const header = emit(flat, parseInline(flat.text, 0, this.#options)).builder.text;
    return { ...context, table: { ...context.table, header } };
  }

  #flat(from: number, to: number, marks: readonly number[]): Flat {
    const { source } = this.#task;
    let start = from;
    let end = to;
    while (start < end && /\s/.test(source[start] as string)) start++;
    while (end > start && /\s/.test(source[end - 1] as string)) end--;
    const newline = source.indexOf('\n', start);
    return newline < 0 || newline >= end ? flatSlice(source, start, end) : flatten(source, start, end, marks);
  }
}

/** The text that the block parser sees: of the same length, without the line ends and marks it does not know. */
function blockText(body: string): string {
  let text = body.charCodeAt(0) === 0xfeff ? ` ${body.slice(1)}` : body;
  // CommonMark takes a lone carriage return for a line end; one before a newline is mere space.
  if (text.includes('\r')) text = text.replace(/\r(?!\n)/g, '\n').replace(/\r/g, ' ');
  return text;
}

function kindOf({ kind, context }: Leaf): Prose['kind'] {
  if (kind === 'heading' || kind === 'cell') return kind;
  return context.list ? 'item' : 'paragraph';
}

/** Where the prose of a leaf begins in its flat text. */
function beginOf({ kind, leads }: Leaf, text: string): number {
  const marker =
    kind === 'directive'
      ? DIRECTIVE_MARKER
      : leads === 'item'
        ? TASK_MARKER
        : leads === 'quote'
          ? ALERT_MARKER
          : undefined;
  return marker?.exec(text)?.[0].length ?? 0;
}

function shifted(offsets: readonly number[], by: number): readonly number[] {
  return by === 0 ? offsets : offsets.map((offset) => offset + by);
}

/** Whether two leaves over the same characters are read alike. */
function sameShape(a: Leaf, b: Leaf): boolean {
  const sameEnds =
    a.end - a.start === b.end - b.start && a.from - a.start === b.from - b.start && a.to - a.start === b.to - b.start;
  return (
    sameEnds &&
    a.kind === b.kind &&
    a.level === b.level &&
    a.leads === b.leads &&
    a.kind !== 'cell' &&
    kindOf(a) === kindOf(b)
  );
}
