import type { BlockContext, LeafBlock, LeafBlockParser, Line, MarkdownConfig } from '@lezer/markdown';
import { angledEnd, labelEnd, plainEnd, titleEnd } from './link.js';

/**
 * Reference definitions, line by line. (lezer's own parser joins all lines of
 * the paragraph anew at each line, which is quadratic.)
 */
export const linkReference: MarkdownConfig = {
  remove: ['LinkReference'],
  parseBlock: [
    {
      name: 'ReferenceDefinition',
      after: 'LinkReference',
      leaf: (_cx, leaf) => (leaf.content.charCodeAt(0) === 91 ? startOf(leaf.content) : null),
    },
  ],
};

/** What the lines so far still lack. */
type Stage = 'destination' | 'title' | 'complete' | 'failed';

class ReferenceParser implements LeafBlockParser {
  #stage: Stage;
  /** How much of the block is a definition, once it is one. */
  #length: number;

  constructor(stage: Stage, length: number) {
    this.#stage = stage;
    this.#length = length;
  }

  nextLine(cx: BlockContext, line: Line, leaf: LeafBlock): boolean {
    if (this.#stage === 'complete') return this.finish(cx, leaf);
    if (this.#stage === 'failed') return false;
    const text = line.text.slice(line.pos).trimEnd();
    const end = cx.lineStart + line.text.length - leaf.start;
    if (this.#stage === 'destination') {
      const stage = afterLabel(text);
      this.#stage = stage && stage !== 'destination' ? stage : 'failed';
      this.#length = end;
      return false;
    }
    if (this.#stage === 'title' && titleEnd(text, 0) === text.length) {
      this.#stage = 'complete';
      this.#length = end;
      return false;
    }
    return this.finish(cx, leaf);
  }

  finish(cx: BlockContext, leaf: LeafBlock): boolean {
    if (this.#stage !== 'title' && this.#stage !== 'complete') return false;
    cx.addLeafElement(leaf, cx.elt('LinkReference', leaf.start, leaf.start + this.#length));
    return true;
  }
}

function startOf(content: string): ReferenceParser | null {
  const label = labelEnd(content, 0);
  if (label < 0 || content.charCodeAt(label) !== 58 || content.slice(1, label - 1).trim() === '') return null;
  const stage = afterLabel(content.slice(label + 1).trim());
  return stage ? new ReferenceParser(stage, content.length) : null;
}

/** What a definition lacks whose line goes on like this behind the label; undefined when it is none. */
function afterLabel(text: string): Stage | undefined {
  if (text === '') return 'destination';
  const end = text.charCodeAt(0) === 60 ? angledEnd(text, 0) : plainEnd(text, 0);
  if (end <= 0) return undefined;
  if (end === text.length) return 'title';
  const title = text.slice(end).trimStart();
  if (title.length === text.length - end) return undefined;
  return titleEnd(title, 0) === title.length ? 'complete' : undefined;
}
