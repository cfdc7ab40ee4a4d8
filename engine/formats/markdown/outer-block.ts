import { NodeProp, Tree, TreeFragment } from '@lezer/common';
import type { MarkdownParser } from '@lezer/markdown';
import type { TextDifference } from '../../prose/difference.js';
import { firstFrom } from '../../prose/ordered.js';
import { endsStep, type Steps } from '../../steps.js';

/** The blocks of a text that stand in no other, in order. Offsets are those of the parsed text. */
export interface OuterBlocks {
  readonly trees: readonly Tree[];
  readonly starts: readonly number[];
}

/** The blocks of a text, and how many of them at both ends are those of before an edit. */
export interface RepairedBlocks {
  readonly blocks: OuterBlocks;
  readonly head: number;
  readonly tail: number;
  /** The blocks of before. */
  readonly of?: OuterBlocks;
}

/** Finds the blocks of a text. */
export function* outerBlocks(parser: MarkdownParser, text: string): Steps<RepairedBlocks> {
  const parse = parser.startParse(text);
  let tree = parse.advance();
  for (let block = 0; tree === null; block++) {
    if (endsStep(block)) yield;
    tree = parse.advance();
  }
  yield;
  return { blocks: listed(tree, 0), head: 0, tail: 0 };
}

/**
 * How many blocks around an edit are parsed with it: where a block ends is told by its own lines and at most two behind it,
 * and each block has at least one.
 */
const MARGIN = 3;

/**
 * Finds the blocks of a text after an edit. Only the blocks around the edit are
 * parsed, up to one that begins and ends as it did before: from there on nothing
 * can be different.
 *
 * @param before the blocks of the text before
 * @param edit whole lines
 */
export function repairedBlocks(
  parser: MarkdownParser,
  text: string,
  before: OuterBlocks,
  edit: TextDifference,
): RepairedBlocks {
  const { trees, starts } = before;
  const by = edit.newEnd - edit.oldEnd;
  const first = Math.max(0, firstFrom(starts, edit.start) - MARGIN);
  const behind = firstFrom(starts, edit.oldEnd);
  const from = first === 0 ? 0 : lineStart(text, starts[first] ?? text.length);
  for (let ahead = MARGIN + 1; ; ahead *= 4) {
    const last = Math.min(trees.length, behind + ahead);
    const next = starts[last];
    const isEnd = next === undefined;
    const to = isEnd ? text.length : lineStart(text, next + by);
    const found = listed(parsed(parser, text, before, { first, last, from, to, edit }), from);
    const same = meeting(found, before, by, behind, isEnd ? last : last - MARGIN);
    if (same === undefined && !isEnd) continue;
    const head = first + untouched(found, before, first, edit.start);
    const [fresh, tail] = same ?? [found.trees.length, last];
    return {
      blocks: {
        trees: trees.slice(0, head).concat(found.trees.slice(head - first, fresh), trees.slice(tail)),
        starts: starts.slice(0, head).concat(found.starts.slice(head - first, fresh), shifted(starts, tail, by)),
      },
      head,
      tail: trees.length - tail,
      of: before,
    };
  }
}

/** A part of the text around an edit, and the blocks that stood in it. */
interface Part {
  readonly first: number;
  readonly last: number;
  readonly from: number;
  readonly to: number;
  readonly edit: TextDifference;
}

/** Shorter texts are parsed faster than they are compared. */
const WORTH = 4096;

/** Parses a part of the text, with what is left of the blocks that stood there. */
function parsed(
  parser: MarkdownParser,
  text: string,
  { trees, starts }: OuterBlocks,
  { first, last, from, to, edit: { start, oldEnd, newEnd } }: Part,
): Tree {
  const part = text.slice(from, to);
  if (part.length < WORTH || first === last) return parser.parse(part);
  const empty = parser.parse('');
  const hash = empty.prop(NodeProp.contextHash);
  const old = new Tree(
    empty.type,
    trees.slice(first, last),
    starts.slice(first, last).map((place) => place - from),
    to - newEnd + oldEnd - from,
    hash === undefined ? [] : [[NodeProp.contextHash, hash]],
  );
  const change = { fromA: start - from, toA: oldEnd - from, fromB: start - from, toB: newEnd - from };
  return parser.parse(part, TreeFragment.applyChanges(TreeFragment.addTree(old), [change]));
}

/** The first block found that stands where one of `first` to `end` stood before an edit; the indexes of both. */
function meeting(
  found: OuterBlocks,
  { trees, starts }: OuterBlocks,
  by: number,
  first: number,
  end: number,
): readonly [number, number] | undefined {
  let at = 0;
  for (let old = first; old < end; old++) {
    const start = (starts[old] ?? 0) + by;
    while ((found.starts[at] ?? start) < start) at++;
    if (found.starts[at] === start && isSame(found.trees[at], trees[old])) return [at, old];
  }
  return undefined;
}

function shifted(starts: readonly number[], first: number, by: number): readonly number[] {
  const behind = starts.slice(first);
  return by === 0 ? behind : behind.map((start) => start + by);
}

/** How many of the blocks found stood at the same place before, in front of the edit. */
function untouched(found: OuterBlocks, { trees, starts }: OuterBlocks, first: number, edit: number): number {
  let count = 0;
  for (const [i, tree] of found.trees.entries()) {
    const start = found.starts[i] ?? edit;
    if (start + tree.length >= edit || starts[first + i] !== start || !isSame(tree, trees[first + i])) break;
    count++;
  }
  return count;
}

const isSame = (one: Tree | undefined, other: Tree | undefined): boolean =>
  one !== undefined && one.type === other?.type && one.length === other.length;

const lineStart = (text: string, at: number): number => (at === 0 ? 0 : text.lastIndexOf('\n', at - 1) + 1);

/** The blocks of a tree that starts at a place; the parser groups them. */
function listed(tree: Tree, from: number): OuterBlocks {
  const trees: Tree[] = [];
  const starts: number[] = [];
  const list = ({ children, positions }: Tree, start: number): void => {
    for (let i = 0; i < children.length; i++) {
      const child = children[i] as Tree;
      const place = start + (positions[i] ?? 0);
      if (child.type.isAnonymous) list(child, place);
      else {
        trees.push(child);
        starts.push(place);
      }
    }
  };
  list(tree, from);
  return { trees, starts };
}
