import { type BlockContext, type Line, type MarkdownConfig, type MarkdownParser, parser } from '@lezer/markdown';
import { linkReference } from './link-reference.js';
import { table } from './table.js';

/**
 * Deeper nesting is read as text: nobody writes it, and each line costs time
 * in proportion to its depth.
 */
const DEEPEST = 60;

const FOOTNOTE = /^\[\^[^\s[\]]{1,200}\]:[ \t]*/;
const FENCE = /^:{3,}/;

const depthGuard: MarkdownConfig = {
  parseBlock: [
    {
      name: 'DepthGuard',
      before: 'LinkReference',
      parse: (cx, line) => cx.depth > DEEPEST && leafLine(cx, line, 'Paragraph'),
    },
  ],
};

const footnote: MarkdownConfig = {
  defineNodes: [
    {
      name: 'FootnoteDefinition',
      block: true,
      composite(_cx, line, value) {
        if (line.next < 0) return true;
        if (line.indent < line.baseIndent + value) return false;
        line.moveBaseColumn(line.baseIndent + value);
        return true;
      },
    },
    'FootnoteMark',
  ],
  parseBlock: [
    {
      name: 'FootnoteDefinition',
      before: 'LinkReference',
      parse(cx, line) {
        const mark = footnoteMark(line);
        if (mark === 0) return false;
        const start = cx.lineStart + line.pos;
        cx.startComposite('FootnoteDefinition', line.pos, 4);
        cx.addElement(cx.elt('FootnoteMark', start, start + mark));
        line.moveBase(line.pos + mark);
        return null;
      },
      endLeaf: (_cx, line) => footnoteMark(line) > 0,
    },
  ],
};

/** `:::note Title` and its closing `:::`. What stands between is Markdown as any other. */
const directive: MarkdownConfig = {
  defineNodes: [{ name: 'Directive', block: true }],
  parseBlock: [
    {
      name: 'Directive',
      before: 'LinkReference',
      parse: (cx, line) => isFence(line) && leafLine(cx, line, 'Directive'),
      endLeaf: (_cx, line) => isFence(line),
    },
  ],
};

/** What lezer keeps to itself: how each kind of block is read. */
interface OwnParsers {
  readonly blockNames: readonly string[];
  readonly blockParsers: readonly ((cx: BlockContext, line: Line) => boolean | null)[];
}

const { blockNames, blockParsers } = parser as unknown as OwnParsers;
const htmlBlock = blockParsers[blockNames.indexOf('HTMLBlock')];

/**
 * HTML in a quotation ends at a blank line as elsewhere. (lezer looks for the end in the whole line, where the marks of the
 * quotation stand: it saw no blank one, and took the fences behind it for HTML.)
 */
const quotedHtml: MarkdownConfig = {
  parseBlock: [
    {
      name: 'HTMLBlock',
      parse: (cx, line) => htmlBlock?.(cx, line.basePos === 0 ? line : withoutMarks(line)) ?? false,
    },
  ],
};

/** The same line, and those after it, with spaces for what containers have before their contents. */
function withoutMarks(line: Line): Line {
  return new Proxy(line, {
    get: (own, key) =>
      key === 'text' ? ' '.repeat(own.basePos) + own.text.slice(own.basePos) : Reflect.get(own, key, own),
    set: (own, key, value) => Reflect.set(own, key, value, own),
  });
}

/** The extensions that every dialect shares. */
export const common: readonly MarkdownConfig[] = [depthGuard, footnote, directive, linkReference, table];

/** Reads the blocks of Markdown; inline content is left to {@link import('./inline.js')}. */
export const markdownBlocks: MarkdownParser = blocksOnly(parser.configure([...common, quotedHtml]));

/**
 * Turns inline parsing off: only the few blocks with a mention need it, and
 * ours knows the reference definitions and stays linear.
 */
export function blocksOnly(configured: MarkdownParser): MarkdownParser {
  return Object.assign(configured, { parseInline: () => [] });
}

/** The text that the block parser sees: of the same length, without the line ends and marks it does not know. */
export function blockText(body: string): string {
  let text = body.charCodeAt(0) === 0xfeff ? ` ${body.slice(1)}` : body;
  // CommonMark takes a lone carriage return for a line end; one before a newline is mere space.
  if (text.includes('\r')) text = text.replace(/\r(?!\n)/g, '\n').replace(/\r/g, ' ');
  return text;
}

/** Takes the rest of the line as a block of its own. */
export function leafLine(cx: BlockContext, line: Line, type: string): true {
  const start = cx.lineStart + line.pos;
  const end = cx.lineStart + line.text.length;
  cx.nextLine();
  cx.addElement(cx.elt(type, start, end));
  return true;
}

function footnoteMark(line: Line): number {
  if (line.next !== 91 || line.indent >= line.baseIndent + 4) return 0;
  return FOOTNOTE.exec(line.text.slice(line.pos))?.[0].length ?? 0;
}

function isFence(line: Line): boolean {
  return line.next === 58 && FENCE.test(line.text.slice(line.pos, line.pos + 3));
}
