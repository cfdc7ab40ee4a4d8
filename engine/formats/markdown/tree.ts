import { type Tree, TreeBuffer } from '@lezer/common';

/** Is told of the nodes of a tree. Offsets are those of the parsed text. */
export interface TreeVisitor {
  /** @returns false when nothing inside the node is of interest; then it is not left either */
  enter(name: string, from: number, to: number): boolean;
  leave(name: string, from: number, to: number): void;
  /** Before a subtree is visited: whether it is dealt with already. */
  skips(tree: Tree, from: number, to: number): boolean;
  /** After a subtree was visited that was not skipped. */
  visited(tree: Tree): void;
}

/** Visits a tree without making an object for each node, as its own cursor would. */
export function visitTree(tree: Tree, visitor: TreeVisitor, from = 0): void {
  const to = from + tree.length;
  if (visitor.skips(tree, from, to)) return;
  visitNode(tree, visitor, from, to);
  visitor.visited(tree);
}

function visitNode(tree: Tree, visitor: TreeVisitor, from: number, to: number): void {
  const { name, isAnonymous } = tree.type;
  if (!isAnonymous && !visitor.enter(name, from, to)) return;
  const { children, positions } = tree;
  for (let i = 0; i < children.length; i++) {
    const child = children[i] as Tree | TreeBuffer;
    const start = from + (positions[i] ?? 0);
    if (child instanceof TreeBuffer) visitBuffer(child, 0, child.buffer.length, start, visitor);
    else visitTree(child, visitor, start);
  }
  if (!isAnonymous) visitor.leave(name, from, to);
}

/** Four numbers a node: type, start, end, and where the node behind it is. */
function visitBuffer(nodes: TreeBuffer, first: number, end: number, start: number, visitor: TreeVisitor): void {
  const { buffer, set } = nodes;
  for (let at = first, next = first; at < end; at = next) {
    const { [at]: type = 0, [at + 1]: from = 0, [at + 2]: to = 0, [at + 3]: behind = end } = buffer;
    next = behind;
    const name = set.types[type]?.name ?? '';
    if (!visitor.enter(name, start + from, start + to)) continue;
    visitBuffer(nodes, at + 4, behind, start, visitor);
    visitor.leave(name, start + from, start + to);
  }
}
