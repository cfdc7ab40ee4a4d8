import type { Range } from '../../prose/opaque.js';
import { Absent } from '../../prose/search.js';
import type { Code, CommentText, Masked } from './code.js';
import { VOID } from './element.js';

/** How code of a language of templates is written in HTML. */
export interface TemplateSyntax {
  /** Characters with which code may begin. */
  readonly marks: string;
  /** The text begins as code, in which elements stand. */
  readonly beginsAsCode?: true;
  /** Tags hold no code: what stands in an attribute is code as a whole, or none. */
  readonly inTextOnly?: true;
  /**
   * Hides the code that begins at an offset, in order.
   *
   * @returns the offset behind it, or -1 where no code begins
   */
  hideAt(at: number, hiding: Hiding): number;
}

/** What a syntax is given to hide code. */
export interface Hiding {
  readonly text: string;
  readonly absent: Absent;
  hide(code: Code): void;
  /** Notes a comment in the midst of code. */
  comment(comment: Range & CommentText): void;
  /**
   * Leads over an element in the midst of code, and hides what is code in it; undefined where elements lie too deep in
   * each other's code: all is code there.
   */
  readonly element?: (at: number) => number;
  /** The code stands in a tag: elements in it are code as well. */
  readonly isInTag: boolean;
}

/**
 * Hides code in HTML, so that whoever reads the HTML sees neither the code nor the marks in it. Takes time that grows with
 * the length of the text.
 *
 * @param start where HTML begins in the source
 * @param end where it ends there
 */
export function masked(source: string, syntax: TemplateSyntax, start = 0, end = source.length): Masked {
  return new Masker(source.slice(start, end), syntax).mask(start);
}

const TAG = /<\/?[A-Za-z][^\s<>/="'`{}]*/y;
const FRAGMENT = /<\/?>/y;
/** Elements whose content is no HTML. */
const RAW = /^<(script|style)$/i;
/** So deep may elements lie in code that lies in elements. */
const DEEPEST = 100;

class Masker {
  readonly #text: string;
  readonly #syntax: TemplateSyntax;
  readonly #end: number;
  readonly #inText: RegExp;
  readonly #inTag: RegExp;
  readonly #absent = new Absent();
  readonly #code: Code[] = [];
  readonly #comments: (Range & CommentText)[] = [];
  readonly #pieces: string[] = [];
  #copied = 0;
  #depth = 0;
  /** In so many tags that hold code with elements in it; they are hidden with the code. */
  #muted = 0;

  constructor(text: string, syntax: TemplateSyntax) {
    this.#text = text;
    this.#syntax = syntax;
    this.#end = text.length;
    const marks = syntax.marks.replace(/[\\\]^-]/g, '\\$&');
    this.#inText = new RegExp(`[<${marks}]`, 'g');
    this.#inTag = new RegExp(`[>"'${syntax.inTextOnly ? '' : marks}]`, 'g');
  }

  mask(start: number): Masked {
    for (let at = this.#syntax.beginsAsCode ? this.#codeAt(0, false) : 0; at < this.#end; ) {
      const next = this.#next(this.#inText, at);
      if (next >= this.#end) break;
      at = this.#text[next] === '<' ? this.#markup(next).end : this.#codeAt(next, false);
    }
    return {
      start,
      text: this.#pieces.join('') + this.#text.slice(this.#copied),
      code: this.#code,
      comments: this.#comments,
    };
  }

  #next(pattern: RegExp, from: number): number {
    pattern.lastIndex = from;
    return pattern.exec(this.#text)?.index ?? this.#end;
  }

  /** Leads over a comment, a tag, or an element whose content is no HTML; `opens` says how many elements more are open. */
  #markup(at: number): { end: number; opens: number } {
    const text = this.#text;
    if (text.startsWith('<!--', at)) {
      const end = this.#absent.indexOf(text, '-->', at + 4);
      return { end: end < 0 ? this.#end : end + 3, opens: 0 };
    }
    TAG.lastIndex = at;
    const name = TAG.exec(text)?.[0];
    if (name === undefined) return { end: at + 1, opens: 0 };
    const end = this.#tag(at + name.length);
    if (name[1] === '/') return { end, opens: -1 };
    if (text[end - 2] === '/' || VOID.has(name.slice(1))) return { end, opens: 0 };
    const raw = RAW.exec(name)?.[1];
    if (raw === undefined) return { end, opens: 1 };
    const close = this.#absent.indexOf(text, `</${raw}`, end);
    return { end: close < 0 ? this.#end : close, opens: 1 };
  }

  /** Leads over a tag from behind its name. */
  #tag(from: number): number {
    const text = this.#text;
    let quote = '';
    for (let at = from; at < this.#end; ) {
      const next = this.#next(this.#inTag, at);
      if (next >= this.#end) break;
      const found = text[next] as string;
      at = next + 1;
      if (found === quote) quote = '';
      else if (found === '"' || found === "'") {
        if (quote === '' && isBehindEquals(text, next) && this.#absent.indexOf(text, found, at) >= 0) quote = found;
      } else if (found !== '>') at = this.#codeAt(next, true);
      else if (quote === '') return at;
    }
    return this.#end;
  }

  /** Hides the code at an offset; returns where to read on. */
  #codeAt(at: number, isInTag: boolean): number {
    const hiding: Hiding = {
      text: this.#text,
      absent: this.#absent,
      hide: (code) => this.#hide(code, isInTag),
      comment: (comment) => this.#comments.push(comment),
      isInTag,
      ...(this.#depth < DEEPEST && { element: (from: number) => this.#element(from, isInTag) }),
    };
    const end = this.#syntax.hideAt(at, hiding);
    return end < 0 ? at + 1 : Math.max(end, at + 1);
  }

  /** Leads over an element in the midst of code. */
  #element(from: number, isInTag: boolean): number {
    this.#depth++;
    if (isInTag) this.#muted++;
    let open = 0;
    let at = from;
    while (at < this.#end) {
      const next = at === from ? at : this.#next(this.#inText, at);
      if (next >= this.#end) break;
      if (this.#text[next] !== '<') {
        at = this.#codeAt(next, false);
        continue;
      }
      const { end, opens } = this.#fragment(next) ?? this.#markup(next);
      at = end;
      open += opens;
      if (open <= 0) break;
    }
    this.#depth--;
    if (isInTag) this.#muted--;
    return at;
  }

  /** `<>` and `</>` hold elements together and are none. */
  #fragment(at: number): { end: number; opens: number } | undefined {
    FRAGMENT.lastIndex = at;
    const tag = FRAGMENT.exec(this.#text)?.[0];
    if (tag === undefined) return undefined;
    const end = at + tag.length;
    this.#hide({ from: at, to: end, kind: 'gap' }, false);
    return { end, opens: tag === '<>' ? 1 : -1 };
  }

  #hide(written: Code, isInTag: boolean): void {
    const code = isInTag ? written : this.#placed(written);
    const { from, to, kind } = code;
    if (to <= from || this.#muted > 0) return;
    const isValue = isInTag && this.#text[from - 1] === '=';
    const fill = isValue || (!isInTag && kind === 'opaque') ? 'x' : ' ';
    this.#pieces.push(this.#text.slice(this.#copied, from), fill.repeat(to - from));
    this.#code.push(code);
    this.#copied = to;
  }

  /** Code that leaves no trace in a line parts what stands around it where it has a line of its own. */
  #placed(code: Code): Code {
    if (code.kind !== 'gap' || code.comment !== undefined) return code;
    const text = this.#text;
    let before = code.from - 1;
    while (before >= 0 && isBlank(text[before] as string)) before--;
    let behind = code.to;
    while (behind < this.#end && isBlank(text[behind] as string)) behind++;
    const isAlone = (before < 0 || text[before] === '\n') && (behind >= this.#end || text[behind] === '\n');
    return isAlone ? { ...code, kind: 'break' } : code;
  }
}

function isBehindEquals(text: string, at: number): boolean {
  let before = at - 1;
  while (/\s/.test(text[before] ?? '')) before--;
  return text[before] === '=';
}

const isBlank = (character: string): boolean => character === ' ' || character === '\t' || character === '\r';
