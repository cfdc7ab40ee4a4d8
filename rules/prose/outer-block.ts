import type { Tree } from '@lezer/common';

/** A block that stands in no other. */
export interface OuterBlock {
  readonly tree: Tree;
  readonly from: number;
}

/** The blocks of a document; the parser groups them. */
export function outerBlocks(tree: Tree, from = 0, blocks: OuterBlock[] = []): readonly OuterBlock[] {
  const { children, positions } = tree;
  for (let i = 0; i < children.length; i++) {
    const child = children[i] as Tree;
    const start = from + (positions[i] as number);
    if (child.type.isAnonymous) outerBlocks(child, start, blocks);
    else blocks.push({ tree: child, from: start });
  }
  return blocks;
}

/** How many blocks at both ends are those of before, at the end as far from one another as they were. */
export function sharedBlocks(
  now: readonly OuterBlock[],
  before: readonly OuterBlock[],
): { head: number; tail: number } {
  const limit = Math.min(now.length, before.length);
  let head = 0;
  while (head < limit && now[head]?.tree === before[head]?.tree && now[head]?.from === before[head]?.from) head++;
  const by = (now.at(-1)?.from ?? 0) - (before.at(-1)?.from ?? 0);
  let tail = 0;
  while (tail < limit - head) {
    const one = now[now.length - 1 - tail] as OuterBlock;
    const other = before[before.length - 1 - tail] as OuterBlock;
    if (one.tree !== other.tree || one.from - other.from !== by) break;
    tail++;
  }
  return { head, tail };
}
