import type { Tree } from '@lezer/common';
import type { SourceComment } from '../../model.js';
import type { AttributeText } from '../../prose/attribute.js';
import { addAttributeText } from '../../prose/attribute.js';
import { differenceBetween, spanning, wholeLines } from '../../prose/difference.js';
import { flatten } from '../../prose/flat.js';
import { type Candidate, type Gathered, Gathering, type ReaderTask } from '../../prose/gathering.js';
import { areSameWithin } from '../../prose/matches.js';
import { isNumbered, movedCandidate, movedComment, type Shift } from '../../prose/reuse.js';
import { endsStep, finished, type Steps } from '../../steps.js';
import type { Section } from '../html/outline.js';
import { blockText, markdownBlocks } from './blocks.js';
import type { Dialect, Prepared } from './dialect.js';
import { readFrontMatter } from './front-matter.js';
import type { InlineOptions } from './inline.js';
import type { InlineComment } from './inline-token.js';
import { type Leaf, movedLeaf } from './leaf.js';
import { readLeaf } from './leaf-reader.js';
import { type FirstNumbers, type ListNumbers, listNumbersOf } from './list-numbers.js';
import { OpenSections } from './open-sections.js';
import { type OuterBlocks, outerBlocks, type RepairedBlocks, repairedBlocks } from './outer-block.js';
import { isAllWanted, type KeptBlocks, type ReadBlock, type ReadLeaf } from './read-block.js';
import { type Content, outerContent, type SubtreeCounts, theSame } from './walk.js';

/** What the next reading can reuse. */
interface State {
  /** The text behind the front matter, and as the block parser saw it. */
  readonly body: string;
  readonly text: string;
  readonly repaired: RepairedBlocks;
  /** What each block holds, and what was read of it; nothing for most. */
  readonly contents: readonly (Content | undefined)[];
  readonly reads: readonly (ReadBlock | undefined)[];
  readonly numbers: ListNumbers;
  readonly summaries: WeakMap<Tree, SubtreeCounts>;
  /** What was read when other words were wanted: blocks that are read alike are the same there and here. */
  readonly sharedReads: State['reads'] | undefined;
  readonly definitions: string;
  /** The headings that are open at the end. */
  readonly open: readonly Section[];
}

/** Reads Markdown; `above` are the headings that it stands under. */
export function readMarkdown(
  task: ReaderTask,
  dialect: Dialect = { blocks: markdownBlocks },
  above: readonly Section[] = [],
): Gathered {
  return finished(readMarkdownInSteps(task, dialect, above));
}

/** The same, step by step. */
export function readMarkdownInSteps(
  task: ReaderTask,
  dialect: Dialect = { blocks: markdownBlocks },
  above: readonly Section[] = [],
): Steps<Gathered> {
  return new MarkdownReader(task, dialect, above).read();
}

/** The headings that what comes behind a text stands under. */
export const openBehind = ({ state }: Gathered): readonly Section[] => (state as State | undefined)?.open ?? [];

class MarkdownReader {
  readonly #task: ReaderTask;
  readonly #dialect: Dialect;
  readonly #previous: State | undefined;
  readonly #candidates: Candidate[] = [];
  readonly #comments: SourceComment[] = [];
  readonly #above: readonly Section[];
  #sections: OpenSections;
  #options: InlineOptions = { definitions: new Set() };

  constructor(task: ReaderTask, dialect: Dialect, above: readonly Section[]) {
    this.#task = task;
    this.#above = above;
    this.#sections = new OpenSections([], above);
    this.#dialect = dialect;
    this.#previous = task.previous?.gathered.state as State | undefined;
  }

  *read(): Steps<Gathered> {
    const { source } = this.#task;
    const front = new Gathering(this.#task);
    const matter = readFrontMatter(source, front);
    if (matter.silent) return { candidates: [], comments: front.comments, silent: true };
    if (matter.title !== undefined) this.#sections = new OpenSections([matter.title], this.#above);
    const at = matter.end;
    const body = source.slice(at);
    const { text, attributeTexts, comments } = this.#prepare(blockText(body));
    const found = this.#task.shared?.gathered.state as State | undefined;
    const shared = found?.text === text ? found : undefined;
    const repaired = yield* this.#blocks(body, text, shared);
    const { blocks, head, tail } = repaired;
    const { trees, starts } = blocks;
    const summaries = this.#previous?.summaries ?? new WeakMap();
    const before = { head, tail, by: (this.#previous?.repaired.blocks.trees.length ?? 0) - trees.length };
    const contents = yield* this.#contents(blocks, before, at, text, summaries, shared);
    // Both readings number alike: what is read alike is the same there and here.
    const numbers =
      shared?.repaired.blocks === blocks
        ? shared.numbers
        : yield* listNumbersOf(contents, before, this.#previous?.numbers);
    const definitions: string[] = [];
    for (const content of contents) if (content && content.labels.length > 0) definitions.push(...content.labels);
    const key = [...new Set(definitions)].join('\n');
    this.#options = {
      definitions: new Set(definitions),
      ...(this.#dialect.markup && { markup: this.#dialect.markup }),
    };
    const reusable = key === this.#previous?.definitions ? this.#previous : undefined;
    const reads = yield* this.#readAll(
      contents,
      starts,
      numbers,
      before,
      at,
      reusable,
      key === shared?.definitions ? shared : undefined,
    );
    this.#hidden(attributeTexts, comments, at, front);
    return {
      candidates: [...front.candidates, ...this.#candidates],
      comments: [...front.comments, ...this.#comments],
      state: {
        ...{ body, text, repaired, contents, reads, numbers, summaries, sharedReads: shared?.reads },
        definitions: key,
        open: this.#sections.open,
      } satisfies State,
    };
  }

  #prepare(text: string): Prepared {
    return this.#dialect.prepare?.(text) ?? { text, attributeTexts: [], comments: [] };
  }

  *#blocks(body: string, text: string, shared: State | undefined): Steps<RepairedBlocks> {
    const { blocks: parser } = this.#dialect;
    const previous = this.#previous;
    if (shared !== undefined) {
      const { repaired } = shared;
      if (!previous) return { blocks: repaired.blocks, head: 0, tail: 0 };
      if (repaired.of === previous.repaired.blocks) return repaired;
    }
    if (!previous) return yield* outerBlocks(parser, text);
    const edit = differenceBetween(previous.body, body);
    // What is hidden from the parser may be different where its text is the same, and the other way round.
    const same = text === body && previous.text === previous.body;
    const both = same ? edit : spanning(edit, differenceBetween(previous.text, text));
    return repairedBlocks(parser, text, previous.repaired.blocks, wholeLines(both, text));
  }

  *#contents(
    { trees, starts }: OuterBlocks,
    { head, tail, by }: KeptBlocks,
    at: number,
    text: string,
    summaries: WeakMap<Tree, SubtreeCounts>,
    shared: State | undefined,
  ): Steps<readonly (Content | undefined)[]> {
    const { matches, reading, shared: other } = this.#task;
    const readsFences = reading?.fences !== undefined;
    const wanted = (from: number, to: number) => matches.within(from + at, to + at);
    const before = this.#previous?.contents ?? [];
    const end = trees.length - tail;
    const contents = before.slice(0, head);
    for (let i = head; i < end; i++) {
      const tree = trees[i] as Tree;
      const start = starts[i] ?? 0;
      const read = () => outerContent(tree, start, text, wanted, summaries, readsFences);
      const isOfBoth = shared?.repaired.blocks.trees[i] === tree;
      if (!isOfBoth || other === undefined) contents.push(read());
      else if (areSameWithin(matches, other.matches, start + at, start + at + tree.length))
        contents.push(shared.contents[i]);
      else contents.push(theSame(read(), shared.contents[i]));
      if (endsStep(i)) yield;
    }
    for (let i = end; i < trees.length; i++) contents.push(before[i + by]);
    return contents;
  }

  /**
   * Reads what the blocks hold.
   *
   * @param reusable what was read before, if a block that is the same is read alike
   * @param shared the same of what was read when other words were wanted
   */
  *#readAll(
    contents: readonly (Content | undefined)[],
    starts: readonly number[],
    numbers: ListNumbers,
    { head, tail, by }: KeptBlocks,
    at: number,
    reusable: State | undefined,
    shared: State | undefined,
  ): Steps<readonly (ReadBlock | undefined)[]> {
    const before = reusable?.reads ?? [];
    const reads = new Array<ReadBlock | undefined>(contents.length);
    const behind = contents.length - tail;
    for (let i = 0; i < contents.length; i++) {
      const content = contents[i];
      if (endsStep(i)) yield;
      if (content === undefined || content.leaves.length === 0) continue;
      const then = i < head ? i : i >= behind ? i + by : -1;
      const known = before[then];
      const wasShared = known !== undefined && known === reusable?.sharedReads?.[then];
      const theirs = shared?.contents[i] === content ? shared.reads[i] : undefined;
      const isShared = theirs !== undefined && (wasShared || isAllWanted(theirs, this.#task.wanted));
      const firsts = numbers.blocks[i] ?? numbers.next;
      reads[i] = this.#block(content.leaves, (starts[i] ?? 0) + at, firsts, isShared ? theirs : known);
    }
    return reads;
  }

  #block(
    leaves: readonly Leaf[],
    start: number,
    { lists, tables }: FirstNumbers,
    known: ReadBlock | undefined,
  ): ReadBlock {
    const shift = known && { by: start - known.start, lists: lists - known.lists, tables: tables - known.tables };
    let same = known !== undefined;
    // Just so long: there is one for each block, and most hold one leaf.
    const read = new Array<ReadLeaf>(leaves.length);
    for (let i = 0; i < leaves.length; i++) {
      const leaf = leaves[i] as Leaf;
      const before = known?.leaves[i];
      const now =
        (before && shift && this.#reused(before, shift)) ?? this.#fresh(movedLeaf(leaf, start, lists, tables));
      if (now !== before) same = false;
      this.#take(now, leaf.start + start);
      read[i] = now;
    }
    return same && known?.start === start ? known : { start, lists, tables, leaves: read };
  }

  #take({ candidates, comments, sections, after }: ReadLeaf, start: number): void {
    for (const candidate of candidates) this.#candidates.push(candidate);
    for (const comment of comments) this.#comments.push(comment);
    this.#sections.goOn(start, after, sections.length > 0);
  }

  /** Reads what the block parser did not see. */
  #hidden(
    attributeTexts: readonly AttributeText[],
    comments: readonly InlineComment[],
    body: number,
    gathering: Gathering,
  ): void {
    const { source } = this.#task;
    for (const { from, to, textFrom, textTo } of comments)
      gathering.comment({ start: from + body, end: to + body }, textFrom + body, textTo + body);
    for (const { attribute, from, to } of attributeTexts) {
      const span = { start: from + body, end: to + body };
      const headings = this.#sections.at(span.start);
      if (!gathering.within(span)) continue;
      const flat = flatten(source, span.start, span.end, []);
      addAttributeText(gathering, flat, { attribute, from: 0, to: flat.text.length }, { headings }, { dialect: 'jsx' });
    }
  }

  /** What was read of the same leaf before, moved to where it stands now. */
  #reused(before: ReadLeaf, shift: Shift): ReadLeaf | undefined {
    const sections = this.#sections;
    sections.keep(before.headings);
    const { headings } = sections;
    const stays = before.headings === headings && shift.lists === 0 && shift.tables === 0;
    const moves = !stays || shift.by !== 0;
    // What stands inside raw HTML has surroundings of its own, and lists that are numbered by their place.
    const { kind, candidates, comments, isWhole } = before;
    if (kind === 'html' && moves && (!stays || candidates.some(({ prose }) => isNumbered(prose.context))))
      return undefined;
    const after = sections.enter(before.sections, before.after);
    if (!moves && after === before.after) return before;
    return {
      kind,
      headings,
      candidates: moves
        ? candidates.map((candidate) => movedCandidate(candidate, shift, stays ? undefined : headings))
        : candidates,
      comments: comments.length === 0 ? comments : comments.map((comment) => movedComment(comment, shift.by)),
      sections: before.sections,
      after,
      isWhole,
    };
  }

  /** Reads a leaf; its offsets are those of the source. */
  #fresh(leaf: Leaf): ReadLeaf {
    const { headings } = this.#sections;
    const { gathering, sections } = readLeaf(leaf, headings, this.#task, this.#options);
    const { candidates, comments, isWhole } = gathering;
    const after = this.#sections.enter(sections);
    return { kind: leaf.kind, headings, candidates, comments, sections, after, isWhole };
  }
}
