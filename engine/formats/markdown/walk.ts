import type { Tree } from '@lezer/common';
import type { Range } from '../../prose/opaque.js';
import { Containers } from './containers.js';
import type { Leaf } from './leaf.js';
import { labelEnd, normalise } from './link.js';
import { type TreeVisitor, visitTree } from './tree.js';

/** What a subtree without a wanted word adds to the numbers of lists, tables and items. */
export interface SubtreeCounts {
  readonly lists: number;
  readonly tables: number;
  readonly items: number;
}

/** What an outermost block holds, wherever it stands: offsets and the numbers of lists and tables count from its start. */
export interface Content {
  readonly leaves: readonly Leaf[];
  /** Labels of the reference definitions, normalised, each as often as it is defined. */
  readonly labels: readonly string[];
  /** How many lists and tables are in it. */
  readonly lists: number;
  readonly tables: number;
}

/**
 * Lists the leaves of a block that are wanted, in order, with their surroundings.
 *
 * @param wanted whether a range of the text is of interest; headings always are
 * @param summaries of subtrees met before, to be skipped; those met now are added
 * @param readsFences some fences hold prose
 * @returns undefined when there is nothing to be noted
 */
export function outerContent(
  tree: Tree,
  at: number,
  text: string,
  wanted: (from: number, to: number) => boolean,
  summaries: WeakMap<Tree, SubtreeCounts>,
  readsFences = false,
): Content | undefined {
  const { name } = tree.type;
  if ((name === 'FencedCode' && !readsFences) || (name === 'Paragraph' && !wanted(at, at + tree.length)))
    return undefined;
  const walker = new Walker(text, at, wanted, tree.length < LARGE ? undefined : summaries, readsFences);
  visitTree(tree, walker);
  const { leaves, labels, lists, tables } = walker;
  return leaves.length + labels.length + lists + tables === 0 ? undefined : { leaves, labels, lists, tables };
}

/** The second of two contents of one block where both have the same leaves, and what is read of them is told by that. */
export function theSame(one: Content | undefined, other: Content | undefined): Content | undefined {
  if (one === undefined || other === undefined || one.leaves.length !== other.leaves.length) return one;
  const isSame = ({ kind, start, end }: Leaf, its: Leaf | undefined): boolean =>
    kind !== 'html' && kind !== 'fence' && kind === its?.kind && start === its.start && end === its.end;
  return one.leaves.every((leaf, at) => isSame(leaf, other.leaves[at])) ? other : one;
}

const HEADING_TAG = /<h[1-6][\s>]/i;

/** Shared by the leaves without quote marks, which are nearly all; never written to. */
const NO_MARKS: number[] = [];

/** Smaller blocks are walked through faster than summaries are found. */
const LARGE = 10_000;

/** Smaller subtrees are not worth a summary. */
const WORTH = 200;

interface Heading {
  readonly level: number;
  from: number;
  to: number;
}

class Walker implements TreeVisitor {
  readonly leaves: Leaf[] = [];
  readonly labels: string[] = [];
  readonly #text: string;
  /** Where the block begins in the text. */
  readonly #at: number;
  readonly #wanted: (from: number, to: number) => boolean;
  readonly #summaries: WeakMap<Tree, SubtreeCounts> | undefined;
  readonly #readsFences: boolean;
  readonly #containers = new Containers();
  /** The numbers before each subtree that is being visited. */
  readonly #before: (SubtreeCounts & { readonly notable: number })[] = [];
  /** Headings and definitions so far: no subtree with one is skipped. */
  #notable = 0;
  #marks: number[] = NO_MARKS;
  #leads: Leaf['leads'];
  #heading: Heading | undefined;
  #table = { id: -1, row: 0, column: 0, headers: [] as Range[] };

  constructor(
    text: string,
    at: number,
    wanted: (from: number, to: number) => boolean,
    summaries: WeakMap<Tree, SubtreeCounts> | undefined,
    readsFences: boolean,
  ) {
    this.#readsFences = readsFences;
    this.#summaries = summaries;
    this.#text = text;
    this.#at = at;
    this.#wanted = (from, to) => wanted(from + at, to + at);
  }

  get lists(): number {
    return this.#containers.lists;
  }

  get tables(): number {
    return this.#table.id + 1;
  }

  skips(tree: Tree, from: number, to: number): boolean {
    if (this.#summaries === undefined || !this.#isSummed(tree)) return false;
    const known = this.#summaries.get(tree);
    if (!known || this.#wanted(from, to)) {
      this.#before.push(this.#numbers());
      return false;
    }
    this.#table.id += known.tables;
    this.#containers.skip(known.lists, known.items);
    return true;
  }

  visited(tree: Tree): void {
    const before = this.#summaries !== undefined && this.#isSummed(tree) ? this.#before.pop() : undefined;
    if (!before || before.notable !== this.#notable) return;
    const now = this.#numbers();
    const lists = now.lists - before.lists;
    this.#summaries?.set(tree, { lists, tables: now.tables - before.tables, items: now.items - before.items });
  }

  /** Rows of a table need their numbers, whether they are wanted or not. */
  #isSummed({ length }: Tree): boolean {
    return length >= WORTH && !this.#containers.isInTable;
  }

  #numbers(): SubtreeCounts & { readonly notable: number } {
    const { lists, items } = this.#containers;
    return { lists, tables: this.#table.id, items, notable: this.#notable };
  }

  /** @returns false when nothing inside the node is of interest */
  enter(name: string, from: number, to: number): boolean {
    if (Containers.isOne(name)) return this.#open(name);
    switch (name) {
      case 'Paragraph':
      case 'Directive':
      case 'CommentBlock':
        return this.#startLeaf() && this.#wanted(from, to);
      case 'FencedCode':
        this.#marks = NO_MARKS;
        return this.#readsFences && this.#wanted(from, to);
      case 'HTMLBlock':
        return this.#startLeaf() && (this.#holdsHeading(from, to) || this.#wanted(from, to));
      case 'LinkReference':
        return this.#define(from);
      case 'TableHeader':
      case 'TableRow':
        this.#table.row++;
        this.#table.column = 0;
        return this.#table.row === 0 || this.#wanted(from, to);
      case 'TableCell':
        return this.#cell(from, to);
      case 'QuoteMark':
        if (this.#marks === NO_MARKS) this.#marks = [];
        this.#marks.push(from, to);
        return false;
      case 'HeaderMark':
        return this.#headerMark(from, to);
      default:
        return name === 'Document' || this.#startHeading(name, from, to);
    }
  }

  leave(name: string, from: number, to: number): void {
    if (Containers.isOne(name)) this.#containers.close(name);
    else if (name === 'Paragraph') this.#leaf('text', from, to);
    else if (name === 'FencedCode') this.#leaf('fence', from, to);
    else if (name === 'Directive') this.#leaf('directive', from, to);
    else if (name === 'HTMLBlock' || name === 'CommentBlock') this.#leaf('html', from, to);
    else if (this.#heading && name.endsWith(`Heading${this.#heading.level}`)) this.#leaf('heading', from, to);
  }

  #open(name: string): true {
    if (name === 'Table') {
      this.#table = { id: this.#table.id + 1, row: -1, column: 0, headers: [] };
      this.#startLeaf();
    }
    this.#containers.open(name);
    return true;
  }

  #startLeaf(): true {
    this.#leads = this.#containers.use();
    this.#marks = NO_MARKS;
    this.#heading = undefined;
    return true;
  }

  #startHeading(name: string, from: number, to: number): boolean {
    if (!name.startsWith('ATXHeading') && !name.startsWith('SetextHeading')) return false;
    this.#startLeaf();
    this.#notable++;
    this.#heading = { level: Number(name.at(-1)), from, to };
    return true;
  }

  #headerMark(from: number, to: number): false {
    const heading = this.#heading;
    if (heading && from === heading.from) heading.from = to;
    else if (heading) heading.to = from;
    return false;
  }

  #leaf(kind: Leaf['kind'], start: number, end: number): void {
    const { from, to } = this.#heading ?? { from: start, to: end };
    const context = this.#containers.context();
    this.leaves.push({
      kind,
      start,
      end,
      from,
      to,
      marks: this.#marks,
      level: this.#heading?.level ?? 0,
      leads: this.#leads,
      context,
    });
    this.#heading = undefined;
  }

  #cell(from: number, to: number): false {
    const { id, row, headers } = this.#table;
    const column = this.#table.column++;
    if (row === 0) headers.push({ from, to });
    if (!this.#wanted(from, to)) return false;
    const context = { ...this.#containers.context(), table: { id, row, column } };
    const header = row > 0 ? headers[column] : undefined;
    this.leaves.push({
      kind: 'cell',
      start: from,
      end: to,
      from,
      to,
      marks: [],
      level: 0,
      leads: undefined,
      context,
      header,
    });
    return false;
  }

  #holdsHeading(from: number, to: number): boolean {
    const holds = HEADING_TAG.test(this.#text.slice(this.#at + from, this.#at + to));
    if (holds) this.#notable++;
    return holds;
  }

  #define(from: number): false {
    this.#containers.use();
    this.#notable++;
    const start = this.#at + from;
    const end = labelEnd(this.#text, start);
    if (end > 0) this.labels.push(normalise(this.#text.slice(start + 1, end - 1)));
    return false;
  }
}
