import { entityAt } from '../../prose/entity.js';
import type { Flat } from '../../prose/flat.js';
import { type InlineProse, MarkedText } from '../../prose/marked-text.js';
import { addressAt, expressionAt, type Range } from '../../prose/opaque.js';
import { addressMacro, type Macro, macroAt } from './macro.js';
import { isWord, Pairs } from './pairs.js';

/** Reads what stands in a block. */
export function inlineProse(flat: Flat): InlineProse {
  return new InlineReader(flat).read();
}

/** Marks that open something, and those at which something may close. */
const SPECIAL = /[*_`#^~+{\\<>[\]:wW@&"'$(),]/g;
const ESCAPABLE = /[*_`#^~+{<[($"'\\]/;
const MARKS: Readonly<Record<string, 'strong' | 'emphasis'>> = { '*': 'strong', _: 'emphasis' };
const ROLE = /\[[^[\]\n]{1,200}\](?=[*_`#+])/y;
const ANCHOR = /\[\[[\p{L}_:][\w.:-]{0,200}(?:,[^[\]\n]{0,200})?\]\]/uy;
const REFERENCE = /<<[^<>,]{1,200}(?:,[ \t]*|(?=>>))/y;
const ATTRIBUTE = /\{(?:\w[\w-]{0,100}|(?:set|counter2?):[^}\n]{0,200})\}/y;
const RAISED = /([\^~])[^\s^~]{1,100}\1/y;

class InlineReader extends MarkedText {
  readonly #pairs: Pairs;
  readonly #notes: Range[] = [];
  /** Behind the role of what follows. */
  #role = 0;

  constructor(flat: Flat) {
    super(flat);
    this.#pairs = new Pairs(flat.text);
  }

  read(): InlineProse {
    return { builder: this.take(SPECIAL), notes: this.#notes };
  }

  protected override special(at: number, character: string): void {
    switch (character) {
      case '\\':
        return this.#escape(at);
      case '`':
        return this.#monospace(at);
      case '+':
        return this.#plus(at);
      case '*':
      case '_':
      case '#':
        return this.#formatted(at, character);
      case '^':
      case '~':
        return this.#raised(at);
      case '[':
        return this.#bracket(at);
      case '<':
        return this.#reference(at);
      case '{':
        return this.opaque(this.matched(ATTRIBUTE, at) ?? expressionAt(this.text, at, this.absent));
      case '$':
        return this.opaque(this.#between(at, '$$') ?? expressionAt(this.text, at, this.absent));
      case '&':
        return this.#entity(at);
      case '(':
        return this.#indexed(at);
      case '"':
      case "'":
        return this.#quotation(at, character);
      case ':':
        return this.#macro(at);
      case 'w':
      case 'W':
      case '@':
        return this.opaque(addressAt(this.text, at, this.done));
    }
  }

  /** What stands between two marks of the same kind, with them. */
  #between(at: number, mark: string): Range | undefined {
    if (!this.text.startsWith(mark, at)) return undefined;
    const end = this.absent.indexOf(this.text, mark, at + mark.length + 1);
    return end < 0 ? undefined : { from: at, to: end + mark.length };
  }

  #escape(at: number): void {
    const next = this.text[at + 1] ?? '';
    if (ESCAPABLE.test(next)) this.replaced(next, at, at + 2);
  }

  #monospace(at: number): void {
    const text = this.text;
    if (text[at + 1] === "'" && isWord(text[at - 1])) return this.replaced('’', at, at + 2);
    const both = this.#between(at, '``');
    if (both) return this.opaque(both);
    const end = this.#constrained(at, '`');
    if (end >= 0) this.opaque({ from: at, to: end + 1 });
  }

  #plus(at: number): void {
    const text = this.text;
    if (text[at - 1] === ' ' && (at + 1 === text.length || text[at + 1] === '\n')) return this.gap(at, at + 1);
    const both = this.#between(at, '+++') ?? this.#between(at, '++');
    if (both) return this.opaque(both);
    const end = this.#constrained(at, '+');
    if (end >= 0) this.opaque({ from: at, to: end + 1 });
  }

  /** Where the mark closes that may open here, or -1. */
  #constrained(at: number, character: string): number {
    return this.#pairs.closing(at, character, this.#role === at);
  }

  #formatted(at: number, character: string): void {
    const double = character + character;
    const mark = MARKS[character];
    const both = this.#between(at, double);
    const length = both ? 2 : 1;
    const end = both ? both.to - 2 : this.#constrained(at, character);
    if (end < 0 || this.closers.has(end)) return;
    this.gap(at, at + length);
    this.closers.set(end, { length, start: this.builder.length, ...(mark && { mark }) });
  }

  #raised(at: number): void {
    const range = this.matched(RAISED, at);
    if (range === undefined || this.closers.has(range.to - 1)) return;
    this.gap(at, at + 1);
    this.closers.set(range.to - 1, { length: 1, start: this.builder.length });
  }

  #bracket(at: number): void {
    const anchor = this.matched(ANCHOR, at);
    if (anchor) return this.gap(anchor.from, anchor.to);
    const role = this.matched(ROLE, at);
    if (role === undefined || isWord(this.text[at - 1])) return;
    this.#role = role.to;
    this.gap(role.from, role.to);
  }

  #reference(at: number): void {
    const head = this.matched(REFERENCE, at);
    if (head === undefined) return this.opaque(expressionAt(this.text, at, this.absent));
    const end = this.absent.indexOf(this.text, '>>', head.to);
    if (end < 0) return;
    if (end === head.to) return this.opaque({ from: at, to: end + 2 });
    this.gap(at, head.to);
    this.closers.set(end, { length: 2, mark: 'link', start: this.builder.length });
  }

  #entity(at: number): void {
    const entity = entityAt(this.text, at);
    if (entity) this.replaced(entity.text, at, at + entity.length);
  }

  /** `(((of the index)))` is not seen, `((a word))` is. */
  #indexed(at: number): void {
    if (!this.text.startsWith('((', at)) return;
    const isHidden = this.text[at + 2] === '(';
    const end = this.absent.indexOf(this.text, isHidden ? ')))' : '))', at + 2);
    if (end < 0 || this.closers.has(end)) return;
    if (isHidden) return this.gap(at, end + 3);
    this.gap(at, at + 2);
    this.closers.set(end, { length: 2, start: this.builder.length });
  }

  /** "`Quotation marks`" as they are printed. */
  #quotation(at: number, mark: string): void {
    const next = this.text[at + 2] ?? ' ';
    if (this.text[at + 1] !== '`' || /\s/.test(next) || isWord(this.text[at - 1])) return;
    const end = this.absent.indexOf(this.text, `\`${mark}`, at + 3);
    if (end < 0 || this.closers.has(end)) return;
    this.replaced(mark === '"' ? '“' : '‘', at, at + 2);
    this.closers.set(end, { length: 2, text: mark === '"' ? '”' : '’', start: this.builder.length });
  }

  #macro(at: number): void {
    const address = addressAt(this.text, at, this.done);
    const macro = address
      ? addressMacro(this.text, address, this.absent)
      : macroAt(this.text, at, this.done, this.absent);
    if (macro) this.#takeMacro(macro);
    else this.opaque(address);
  }

  #takeMacro({ from, to, text, isNote }: Macro): void {
    if (text === undefined || isNote) this.opaque({ from, to });
    if (text === undefined) return;
    if (isNote) {
      this.#notes.push(text);
      return;
    }
    this.gap(from, text.from);
    this.closers.set(text.to, { length: to - text.to, mark: 'link', start: this.builder.length });
  }
}
