import { isSpace } from './flat.js';
import { Absent } from './search.js';
import { visitFlow, type YamlVisitor } from './yaml-flow.js';

interface Level {
  readonly kind: 'object' | 'array';
  readonly column: number;
}

const INDICATOR = /[&*!|>%@`"'[\]{},#?]/;
const BLOCK = /[|>](?:[-+]?(\d)?|(\d)[-+])[ \t]*(?=#|\r?\n|$)/y;
const PROPERTIES = /(?:[&!][^\s]*(?:[ \t]+|(?=\r?\n|$)))*/y;
const COLON = /:(?=[ \t\r]|$)/;
/** Longer ones name nothing that is looked for. */
const LONGEST_KEY = 200;

/** Reads YAML as catalogues have it: block mappings and sequences, flow collections, scalars of every style. Never throws. */
export function visitYaml(source: string, visitor: YamlVisitor): void {
  new YamlReader(source, visitor).read();
}

class YamlReader {
  readonly #source: string;
  readonly #visitor: YamlVisitor;
  readonly #levels: Level[] = [];
  readonly #absent = new Absent();
  readonly #unclosed = new Set<string>();
  #lineStart = 0;
  #lineEnd = 0;
  /** What is read next stands on the same line. */
  #goesOn = false;
  /** The last colon that was found, and from where on there is none before it. */
  #colon = { from: 0, at: -1 };
  /** The key whose value has not come yet, and its column. */
  #pending: { readonly key: string; readonly column: number } | undefined;

  constructor(source: string, visitor: YamlVisitor) {
    this.#source = source;
    this.#visitor = visitor;
  }

  read(): void {
    const { length } = this.#source;
    let at = this.#source.charCodeAt(0) === 0xfeff ? 1 : 0;
    while (at < length) {
      if (!this.#goesOn) {
        this.#lineStart = at;
        this.#lineEnd = this.#endOfLine(at);
      }
      this.#goesOn = false;
      at = this.#content(at);
    }
    this.#closeAll();
  }

  /** Reads what begins at an offset of a line; returns where to go on, be it on the same line. */
  #content(from: number): number {
    const source = this.#source;
    const end = this.#lineEnd;
    let at = from;
    while (isSpace(source.charCodeAt(at))) at++;
    if (at >= end || source[at] === '#') return this.#rest(at, end);
    const column = at - this.#lineStart;
    if (column === 0 && /^(?:---|\.\.\.)(?=\s|$)/.test(source.slice(at, at + 4))) {
      this.#closeAll();
      return source.startsWith('---', at) ? this.#onSameLine(at + 3) : end + 1;
    }
    if (column === 0 && source[at] === '%') return end + 1;
    if (source[at] === '-' && isGap(source, at + 1, end)) {
      this.#open('array', column);
      this.#pending = { key: '', column };
      return this.#value(at + 1, end);
    }
    const key = this.#keyAt(at, end);
    if (key === undefined) return this.#value(at, end);
    this.#open('object', column);
    this.#pending = { key: key.name, column };
    return this.#value(key.end, end);
  }

  /** Reads what stands behind a key or a dash, or on a line of its own. */
  #value(from: number, lineEnd: number): number {
    const source = this.#source;
    const begin = this.#behindSpace(from, lineEnd);
    PROPERTIES.lastIndex = begin;
    // a carriage return may stand behind them
    const at = this.#behindSpace(begin + (PROPERTIES.exec(source)?.[0].length ?? 0), lineEnd);
    if (at >= lineEnd || source[at] === '#') return this.#rest(at, lineEnd);
    const { key, column } = this.#pending ?? { key: '', column: -1 };
    // “- key: value” and “- - value” begin a level of their own on the line
    if (key === '' && this.#pending !== undefined && this.#beginsLevel(at, lineEnd)) return this.#onSameLine(at);
    this.#pending = undefined;
    const character = source[at] as string;
    if (character === '|' || character === '>') return this.#block(key, at, lineEnd, column);
    if (character === '"' || character === "'") return this.#quoted(key, at, lineEnd, character);
    if (character === '[' || character === '{') return this.#flow(key, at);
    if (INDICATOR.test(character)) return lineEnd + 1;
    return this.#plain(key, at, lineEnd, column);
  }

  #onSameLine(at: number): number {
    this.#goesOn = true;
    return at;
  }

  #beginsLevel(at: number, lineEnd: number): boolean {
    const isDash = this.#source[at] === '-' && isGap(this.#source, at + 1, lineEnd);
    return isDash || this.#keyAt(at, lineEnd) !== undefined;
  }

  /** What is left of a line behind a value: a comment, or nothing of ours. */
  #rest(at: number, lineEnd: number): number {
    const from = this.#behindSpace(at, lineEnd);
    if (this.#source[from] === '#') this.#visitor.comment(from, this.#trimmedEnd(from, lineEnd));
    return lineEnd + 1;
  }

  /** The key that begins at an offset, and where its colon ends; undefined when there is none. */
  #keyAt(at: number, lineEnd: number): { readonly name: string; readonly end: number } | undefined {
    const source = this.#source;
    const quote = source[at];
    if (quote === '"' || quote === "'") {
      const close = this.#closingQuote(at + 1, quote, lineEnd);
      if (close < 0) return undefined;
      const colon = this.#behindSpace(close + 1, lineEnd);
      return source[colon] === ':' && isGap(source, colon + 1, lineEnd)
        ? { name: source.slice(at + 1, close), end: colon + 1 }
        : undefined;
    }
    if (INDICATOR.test(quote ?? '')) return undefined;
    const colon = this.#colonIn(at, lineEnd);
    if (colon < 0) return undefined;
    const name = source.slice(at, Math.min(colon, at + LONGEST_KEY));
    return /\s#/.test(name) ? undefined : { name: name.trimEnd(), end: colon + 1 };
  }

  /** The first colon of a line that ends a key; looked for once, however often it is asked for. */
  #colonIn(from: number, lineEnd: number): number {
    const known = this.#colon;
    if (known.from <= from && from <= known.at) return known.at < lineEnd ? known.at : -1;
    const found = this.#source.slice(from, lineEnd).search(COLON);
    this.#colon = { from, at: found < 0 ? lineEnd : from + found };
    return found < 0 ? -1 : from + found;
  }

  #quoted(key: string, at: number, lineEnd: number, quote: '"' | "'"): number {
    const close = this.#unclosed.has(quote) ? -1 : this.#closingQuote(at + 1, quote, this.#source.length);
    if (close < 0) {
      this.#unclosed.add(quote);
      return lineEnd + 1;
    }
    this.#visitor.text(key, { style: quote === '"' ? 'double' : 'single', start: at + 1, end: close, indent: 0 });
    return this.#rest(close + 1, this.#endOfLine(close));
  }

  /** Where a quotation mark closes, or -1. */
  #closingQuote(from: number, quote: '"' | "'", limit: number): number {
    const source = this.#source;
    for (let at = from; at < limit; at++) {
      const code = source.charCodeAt(at);
      if (code === 92 && quote === '"') at++;
      else if (source[at] === quote) {
        if (quote === '"' || source[at + 1] !== quote) return at;
        at++;
      }
    }
    return -1;
  }

  #block(key: string, at: number, lineEnd: number, column: number): number {
    BLOCK.lastIndex = at;
    const header = BLOCK.exec(this.#source);
    if (header === null) return lineEnd + 1;
    this.#rest(at + header[0].length, lineEnd);
    const digit = header[1] ?? header[2];
    const base = Math.max(column, 0);
    const { end, indent } = this.#indented(lineEnd + 1, column, digit === undefined ? undefined : base + Number(digit));
    if (end > lineEnd + 1) this.#visitor.text(key, { style: 'block', start: lineEnd + 1, end, indent });
    return end;
  }

  /** The lines from an offset on that are indented by more than a column, or blank. */
  #indented(
    from: number,
    column: number,
    given: number | undefined,
  ): { readonly end: number; readonly indent: number } {
    const source = this.#source;
    let indent = given ?? -1;
    let end = Math.min(from, source.length);
    for (let at = end; at < source.length; ) {
      const lineEnd = this.#endOfLine(at);
      let first = at;
      while (first < lineEnd && source.charCodeAt(first) === 32) first++;
      const isBlank = first >= this.#trimmedEnd(at, lineEnd);
      if (!isBlank && first - at <= column) break;
      if (!isBlank && indent < 0) indent = first - at;
      at = lineEnd + 1;
      if (!isBlank) end = Math.min(at, source.length);
    }
    return { end, indent: Math.max(indent, 0) };
  }

  #plain(key: string, at: number, lineEnd: number, column: number): number {
    const source = this.#source;
    const comment = commentIn(source, at, lineEnd);
    if (comment >= 0) {
      this.#visitor.text(key, { style: 'plain', start: at, end: this.#trimmedEnd(at, comment), indent: 0 });
      return this.#rest(comment, lineEnd);
    }
    let end = lineEnd;
    for (let next = lineEnd + 1; next < source.length; ) {
      const nextEnd = this.#endOfLine(next);
      let first = next;
      while (first < nextEnd && isSpace(source.charCodeAt(first))) first++;
      if (first < nextEnd) {
        const isEnd = first - next <= column || source[first] === '#' || commentIn(source, first, nextEnd) >= 0;
        if (isEnd || this.#keyAt(first, nextEnd) !== undefined) break;
        end = nextEnd;
      }
      next = nextEnd + 1;
    }
    this.#visitor.text(key, { style: 'plain', start: at, end: this.#trimmedEnd(at, end), indent: 0 });
    return end + 1;
  }

  #flow(key: string, from: number): number {
    const end = visitFlow(this.#source, key, from, this.#visitor);
    return end < 0 ? this.#source.length : this.#rest(end, this.#endOfLine(end));
  }

  /** Opens a level at a column, unless it is open; closes those that are deeper. */
  #open(kind: Level['kind'], column: number): void {
    const pending = this.#pending;
    this.#pending = undefined;
    while ((this.#levels.at(-1)?.column ?? -1) > column) this.#close();
    // the items of a sequence may stand as far out as its key
    const isOfKey = kind === 'array' && pending?.column === column && pending.key !== '';
    while (this.#levels.at(-1)?.column === column && !isOfKey) {
      if (this.#levels.at(-1)?.kind === kind) return;
      this.#close();
    }
    this.#visitor.enter(kind, pending?.key ?? '');
    this.#levels.push({ kind, column });
  }

  #close(): void {
    if (this.#levels.pop() !== undefined) this.#visitor.leave();
  }

  #closeAll(): void {
    while (this.#levels.length > 0) this.#close();
    this.#pending = undefined;
  }

  #endOfLine(at: number): number {
    const end = this.#absent.indexOf(this.#source, '\n', at);
    return end < 0 ? this.#source.length : end;
  }

  #behindSpace(from: number, lineEnd: number): number {
    let at = from;
    while (at < lineEnd && isSpace(this.#source.charCodeAt(at))) at++;
    return at;
  }

  #trimmedEnd(start: number, end: number): number {
    let at = end;
    while (at > start && isSpace(this.#source.charCodeAt(at - 1))) at--;
    return at;
  }
}

const isGap = (source: string, at: number, lineEnd: number): boolean => at >= lineEnd || isSpace(source.charCodeAt(at));

/** Where a comment begins on a line behind other things, or -1. */
function commentIn(source: string, from: number, to: number): number {
  const found = source.slice(from, to).search(/(?<=\s)#/);
  return found < 0 ? -1 : from + found;
}
