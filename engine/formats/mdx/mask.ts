import { closingEnd, SKIPPED } from '../../prose/markup.js';
import { type MarkupTag, tagAt } from '../../prose/markup-tag.js';
import { Absent } from '../../prose/search.js';
import type { InlineComment } from '../markdown/inline-token.js';
import { expressionEnd, statementsEnd } from './script.js';

/** Is told of what is found on the way. */
export interface MaskListener {
  tag(tag: MarkupTag): void;
  /** A comment, as an expression or as in HTML. Offsets of the text. */
  comment(comment: InlineComment): void;
}

/**
 * Hides statements, expressions and tags of MDX from the Markdown block
 * parser. The result is as long as the text. What fills its lines becomes
 * blank lines; what stands inside a sentence becomes letters, line breaks
 * included, so that it does not break the paragraph.
 */
export function jsxMask(text: string, listener: MaskListener): string {
  return new Masker(text, listener).mask();
}

const ESM =
  /(?:import\s+(?:["'{*]|[\w$]+\s*,|[\w$]+\s+from\b)|export\s+(?:default|const|let|var|function|class|async|type|interface|enum)\b|export\s*[{*])/y;
const PREFIX = /[ \t]*(?:(?:>|[-*+](?=[ \t])|\d{1,9}[.)](?=[ \t]))[ \t]*)*/y;
const FENCE = /`{3,}(?=[^`\n]*(?:\n|$))|~{3,}/y;

interface Region {
  readonly from: number;
  readonly to: number;
}

class Masker {
  readonly #text: string;
  readonly #listener: MaskListener;
  readonly #absent = new Absent();
  readonly #pieces: string[] = [];
  #copied = 0;
  #paragraphEnd = -1;

  constructor(text: string, listener: MaskListener) {
    this.#text = text;
    this.#listener = listener;
  }

  mask(): string {
    const text = this.#text;
    let at = 0;
    while (at < text.length) at = this.#line(at);
    return this.#pieces.join('') + text.slice(this.#copied);
  }

  /** Reads a line, and more where something spans several; returns the start of the next. */
  #line(start: number): number {
    const text = this.#text;
    if (matches(ESM, text, start) > 0) {
      const end = statementsEnd(text, start);
      this.#hide({ from: start, to: end }, true);
      return end + 1;
    }
    const content = start + matches(PREFIX, text, start);
    const fence = matches(FENCE, text, content);
    if (fence > 0) return this.#fenced(content, fence);
    return this.#content(content);
  }

  #fenced(content: number, length: number): number {
    const text = this.#text;
    const mark = text.slice(content, content + length);
    const closing = new RegExp(`\\n[ \\t>]*${mark}${mark[0]}*[ \\t]*(?=\\n|$)`, 'g');
    closing.lastIndex = content;
    const end = closing.exec(text);
    return end ? end.index + end[0].length + 1 : text.length;
  }

  #content(start: number): number {
    const text = this.#text;
    const regions: Region[] = [];
    let only = true;
    let at = start;
    while (at < text.length && text.charCodeAt(at) !== 10) {
      const code = text.charCodeAt(at);
      const region = code === 60 || code === 123 ? this.#region(at) : undefined;
      if (region) {
        regions.push(region);
        at = region.to;
        continue;
      }
      if (code !== 32 && code !== 9) only = false;
      at = code === 96 ? this.#codeEnd(at) : at + (code === 92 && text.charCodeAt(at + 1) !== 10 ? 2 : 1);
    }
    for (const region of regions) this.#hide(region, only);
    return at + 1;
  }

  #region(at: number): Region | undefined {
    const text = this.#text;
    if (this.#absent.hopeless) return undefined;
    const to = text.charCodeAt(at) === 123 ? this.#expression(at) : this.#tag(at);
    if (to >= 0) return { from: at, to };
    this.#absent.failed();
    return undefined;
  }

  #expression(at: number): number {
    const text = this.#text;
    // An attribute list: `## Heading {#id}`.
    if (/[#.:]/.test(text[at + 1] ?? '')) return -1;
    const end = expressionEnd(text, at);
    if (text.startsWith('{/*', at) && text.startsWith('*/}', end - 3))
      this.#listener.comment({ from: at, to: end, textFrom: at + 3, textTo: end - 3 });
    return end;
  }

  #tag(at: number): number {
    const text = this.#text;
    if (text.startsWith('<!--', at)) {
      const end = this.#absent.indexOf(text, '-->', at + 4);
      if (end < 0) return -1;
      this.#listener.comment({ from: at, to: end + 3, textFrom: at + 4, textTo: end });
      return end + 3;
    }
    const tag = tagAt(text, at, expressionEnd);
    if (!tag) return -1;
    this.#listener.tag(tag);
    const close = tag.kind === 'open' && SKIPPED.has(tag.name) ? closingEnd(text, tag, this.#absent) : -1;
    return Math.max(close, tag.end);
  }

  /** Leads over a code span, if it ends before the next blank line. */
  #codeEnd(at: number): number {
    const text = this.#text;
    let to = at + 1;
    while (text.charCodeAt(to) === 96) to++;
    const end = this.#absent.fence(text, to, to - at);
    if (end < 0) return to;
    if (this.#paragraphEnd < to) {
      const blank = /\n[ \t>]*(?=\n)|$/g;
      blank.lastIndex = to;
      this.#paragraphEnd = blank.exec(text)?.index ?? text.length;
    }
    return end <= this.#paragraphEnd ? end : to;
  }

  #hide({ from, to }: Region, blank: boolean): void {
    const hidden = this.#text.slice(from, to);
    this.#pieces.push(
      this.#text.slice(this.#copied, from),
      blank ? hidden.replace(/[^\n]/g, ' ') : 'x'.repeat(to - from),
    );
    this.#copied = to;
  }
}

function matches(pattern: RegExp, text: string, at: number): number {
  pattern.lastIndex = at;
  return pattern.exec(text)?.[0].length ?? 0;
}
