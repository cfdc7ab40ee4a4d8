import type { Mark } from '../../model.js';
import type { Flat } from '../../prose/flat.js';
import { type InlineProse, MarkedText } from '../../prose/marked-text.js';
import { addressAt, expressionAt, type Range } from '../../prose/opaque.js';

/** Reads what stands in a block. */
export function inlineProse(flat: Flat): InlineProse {
  return new InlineReader(flat).read();
}

const SPECIAL = /[*/_+=~[\]<\\${@:wW]/g;
/** What may stand before a mark that opens, and behind one that closes; a space of no width keeps marks apart. */
const BEFORE = /[\s\u200B\-('"{]/;
const BEHIND = /[\s\u200B\-.,;:!?'")}[\]\\]/;
const SPACE = /[\s\u200B]/;
const MARKS: Readonly<Record<string, Mark['kind'] | undefined>> = {
  '*': 'strong',
  '/': 'emphasis',
  _: undefined,
  '+': undefined,
};
/** A mark that closes nothing so often closes nothing. */
const MOST_TRIES = 50;
const LINK = /\[\[[^\][]{1,2000}\](?:\[|\])/y;
const NO_TEXT =
  /\[fn:[\w-]{1,60}\]|\[cite[^\]\n]{0,20}:[^\][\n]{1,300}\]|\[\d{0,6}(?:\/\d{0,6}|%)\]|[[<]\d{4}-\d\d-\d\d[^\]>\n]{0,60}[\]>](?:--[[<]\d{4}-[^\]>\n]{0,60}[\]>])?|<{2,3}[^<>\n]{1,200}>{2,3}|<[a-z]{2,12}:[^<>\n]{1,500}>|\{\{\{[^{}\n]{1,200}\}\}\}|@@[^@\n]{1,300}@@|\\\([^\n]{1,500}?\\\)|\\\[[^\n]{1,500}?\\\]/y;
const ENTITY = /\\([A-Za-z]{2,20})(?:\{\}|(?![A-Za-z]))/y;
const FORMULA = /\$[^\s$.,;](?:[^$\n]{0,200}[^\s$.,])?\$(?=[\s.,;:!?'")-]|$)/y;

class InlineReader extends MarkedText {
  readonly #notes: Range[] = [];

  read(): InlineProse {
    return { builder: this.take(SPECIAL), notes: this.#notes };
  }

  protected override special(at: number, character: string): void {
    const text = this.text;
    switch (character) {
      case '*':
      case '/':
      case '_':
      case '+':
        return this.#emphasis(at, character);
      case '=':
      case '~':
        return this.#code(at, character);
      case '[':
        return this.#bracket(at);
      case '\\':
        return this.#escape(at);
      case '<':
      case '{':
        return this.opaque(this.matched(NO_TEXT, at) ?? expressionAt(text, at, this.absent));
      case '$':
        return this.opaque(/[\w$]/.test(text[at - 1] ?? '') ? undefined : this.matched(FORMULA, at));
      case '@':
        return this.opaque(this.matched(NO_TEXT, at) ?? addressAt(text, at, this.done));
      case ']':
        return;
      default:
        return this.opaque(addressAt(text, at, this.done));
    }
  }

  /** A mark that opens nothing is text. */
  protected override opaque(range: Range | undefined): void {
    if (range !== undefined && range.to > range.from + 1) super.opaque(range);
  }

  /** Where a mark closes that opens at an offset, or -1. */
  #closing(at: number, mark: string): number {
    const text = this.text;
    const [before, behind] = [text[at - 1], text[at + 1]];
    // the text of a link begins as a line does
    const opens = before === undefined || (at === this.done && at > 0) || BEFORE.test(before) || /[*/_+]/.test(before);
    if (!opens || behind === undefined || SPACE.test(behind)) return -1;
    let end = this.absent.indexOf(text, mark, at + 2);
    for (let tries = 0; end >= 0 && tries < MOST_TRIES; tries++) {
      const next = text[end + 1];
      const isEnd = next === undefined || BEHIND.test(next) || /[*/_+]/.test(next);
      if (isEnd && !SPACE.test(text[end - 1] as string)) return end;
      end = text.indexOf(mark, end + 1);
    }
    return -1;
  }

  #emphasis(at: number, mark: string): void {
    const end = this.#closing(at, mark);
    if (end < 0) return;
    this.builder.verbatim(this.done, at);
    this.done = at + 1;
    const kind = MARKS[mark];
    this.closers.set(end, { length: 1, start: this.builder.length, ...(kind && { mark: kind }) });
  }

  #code(at: number, mark: string): void {
    const end = this.#closing(at, mark);
    if (end >= 0) this.opaque({ from: at, to: end + 1 });
  }

  #bracket(at: number): void {
    const text = this.text;
    if (text.startsWith('[fn:', at)) return this.#note(at);
    const link = text[at + 1] === '[' ? this.matched(LINK, at) : undefined;
    if (link === undefined) return this.opaque(this.matched(NO_TEXT, at));
    if (text[link.to - 1] === ']') return this.opaque(link);
    const end = this.absent.indexOf(text, ']]', link.to);
    if (end < 0) return;
    this.builder.verbatim(this.done, at);
    this.done = link.to;
    this.closers.set(end, { length: 2, mark: 'link', start: this.builder.length });
  }

  /** `[fn:: text]` and `[fn:name: text]` are read apart, `[fn:name]` is none. */
  #note(at: number): void {
    const text = this.text;
    const open = /^\[fn:[\w-]{0,60}:/.exec(text.slice(at, at + 70))?.[0].length;
    if (open === undefined) return this.opaque(this.matched(NO_TEXT, at));
    let depth = 0;
    for (let end = at; end < text.length && end - at < LONGEST_NOTE; end++) {
      if (text[end] === '[') depth++;
      else if (text[end] === ']' && --depth === 0) {
        this.#notes.push({ from: at + open, to: end });
        return this.opaque({ from: at, to: end + 1 });
      }
    }
  }

  #escape(at: number): void {
    const formula = this.matched(NO_TEXT, at);
    if (formula) return this.opaque(formula);
    if (/^\\\\[ \t]*(?:\n|$)/.test(this.text.slice(at, at + 50))) {
      this.builder.verbatim(this.done, at);
      this.done = at + 2;
      return;
    }
    this.opaque(this.matched(ENTITY, at));
  }
}

const LONGEST_NOTE = 2000;
