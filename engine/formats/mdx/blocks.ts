import {
  type BlockContext,
  type Element,
  type LeafBlock,
  type Line,
  type MarkdownConfig,
  parser,
} from '@lezer/markdown';
import { blocksOnly, common } from '../markdown/blocks.js';

const FENCE = /^(?:`{3,}(?=[^`]*$)|~{3,})/;
/** What ends a paragraph at any depth: a fence, a heading, a quotation, a list. */
const BLOCK_START = /^(?:`{3,}[^`]*$|~{3,}|#{1,6}(?:[ \t]|$)|>|[-*+][ \t]+\S|1[.)][ \t]+\S)/;
/** From here on Markdown would see indented code. */
const DEEP = 4;

/** The parser's own reader of fences asks, too, how many containers hold a line; the types leave it out. */
type ContainedLine = Line & { readonly depth: number };

/** MDX has no indented code: a fence closes, and a block interrupts a paragraph, however deep it stands. */
const anyDepth: MarkdownConfig = {
  remove: ['IndentedCode', 'HTMLBlock'],
  parseBlock: [
    { name: 'FencedCode', parse: fencedCode },
    { name: 'DeepBlock', leaf: () => ({ nextLine: endsAtDeepBlock, finish: () => false }) },
  ],
};

/** Reads the blocks of MDX behind its mask. */
export const mdxBlocks = blocksOnly(parser.configure([anyDepth, ...common]));

function fencedCode(cx: BlockContext, line: Line): boolean {
  const mark = FENCE.exec(line.text.slice(line.pos))?.[0];
  if (mark === undefined) return false;
  const from = cx.lineStart + line.pos;
  const depth = cx.depth;
  const quotes: Element[] = [];
  let to = cx.lineStart + line.text.length;
  while (cx.nextLine() && goesOn(cx, line as ContainedLine, depth)) {
    quotes.push(...line.markers);
    to = cx.lineStart + line.text.length;
    if (!closes(line.text.slice(line.pos), mark)) continue;
    cx.nextLine();
    break;
  }
  cx.addElement(cx.elt('FencedCode', from, to, quotes));
  return true;
}

/** Behind tabs the parser takes the first blank line of an item for its end; only a quotation ends there. */
function goesOn(cx: BlockContext, line: ContainedLine, depth: number): boolean {
  if (line.depth >= depth) return true;
  const outside = line.next < 0 ? cx.parentType(line.depth).name : 'outside';
  return outside === 'ListItem' || outside === 'BulletList' || outside === 'OrderedList';
}

function closes(text: string, mark: string): boolean {
  const written = text.trimEnd();
  return written.length >= mark.length && written === (mark[0] as string).repeat(written.length);
}

function endsAtDeepBlock(cx: BlockContext, line: Line, leaf: LeafBlock): boolean {
  if (line.indent < line.baseIndent + DEEP || !BLOCK_START.test(line.text.slice(line.pos))) return false;
  cx.addLeafElement(leaf, cx.elt('Paragraph', leaf.start, leaf.start + leaf.content.length));
  return true;
}
