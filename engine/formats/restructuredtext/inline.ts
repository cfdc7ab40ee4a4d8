import type { ProseBuilder } from '../../prose/builder.js';
import type { Flat } from '../../prose/flat.js';
import { MarkedText } from '../../prose/marked-text.js';
import { addressAt, expressionAt } from '../../prose/opaque.js';
import type { References } from './references.js';

/**
 * Reads the text of a block.
 *
 * @param isFixed to write a longer word there would break something
 * @param references what the document refers to by its name
 */
export function inlineProse(flat: Flat, isFixed: boolean, references: References): ProseBuilder {
  return new InlineReader(flat, references).read(isFixed);
}

const SPECIAL = /[*`|\\_[:wW@{<$]/g;
/** What may stand before a mark that opens, and behind one that closes. */
const BEFORE = /[\s'"([{<\-/:‘“’«¡¿\u2010-\u2014]/;
const BEHIND = /[\s'")\]}>\-/\\:.,;!?’”»\u2010-\u2014]/;
const NOTE = /\[(?:\d{1,9}|#[\w.-]{0,100}|\*|[A-Za-z][\w.-]{0,100})\]_/y;
const ROLE = /(?:^|[^\w:])(:[A-Za-z][\w.+:-]{0,80}:)$/;
const ROLE_BEHIND = /:[A-Za-z][\w.+:-]{0,80}:/y;
const NAME = /[\p{L}\p{N}](?:[\p{L}\p{N}]|[.+_-](?=[\p{L}\p{N}])){0,100}$/u;
const LONGEST = 120;

class InlineReader extends MarkedText {
  readonly #references: References;

  constructor(flat: Flat, references: References) {
    super(flat);
    this.#references = references;
  }

  read(isFixed: boolean): ProseBuilder {
    const builder = this.take(SPECIAL);
    if (isFixed) builder.mark('label', 0, builder.length);
    return builder;
  }

  protected override special(at: number, character: string): void {
    switch (character) {
      case '\\':
        return this.#escape(at);
      case '*':
        return this.#emphasis(at);
      case '`':
        return this.#interpreted(at);
      case '|':
        return this.#between(at, '|');
      case '[':
        return this.#note(at);
      case '_':
        return this.#reference(at);
      case '{':
      case '<':
      case '$':
        return this.opaque(expressionAt(this.text, at, this.absent));
      default:
        return this.opaque(addressAt(this.text, at, this.done));
    }
  }

  #escape(at: number): void {
    const next = this.text[at + 1];
    this.gap(at, Math.min(at + 2, this.text.length));
    if (next !== undefined && !/\s/.test(next)) this.builder.replaced(next, at, at + 2);
  }

  #opens(at: number, length: number): boolean {
    const [before, behind] = [this.text[at - 1], this.text[at + length]];
    return (before === undefined || BEFORE.test(before)) && behind !== undefined && !/\s/.test(behind);
  }

  /** Where a mark closes that opened before an offset, or -1. */
  #closing(mark: string, from: number): number {
    const text = this.text;
    for (let at = this.absent.indexOf(text, mark, from), tries = 0; at >= 0 && tries < MOST_TRIES; tries++) {
      const behind = text[at + mark.length];
      const isEnd = behind === undefined || BEHIND.test(behind) || (/^[`|]$/.test(mark) && behind === '_');
      if (isEnd && !/\s/.test(text[at - 1] as string) && (mark === '``' || text[at - 1] !== '\\')) return at;
      at = text.indexOf(mark, at + 1);
    }
    return -1;
  }

  #emphasis(at: number): void {
    const mark = this.text.startsWith('**', at) ? '**' : '*';
    if (!this.#opens(at, mark.length)) return;
    const end = this.#closing(mark, at + mark.length + 1);
    if (end < 0) return;
    this.gap(at, at + mark.length);
    const kind = mark === '*' ? 'emphasis' : 'strong';
    this.closers.set(end, { length: mark.length, mark: kind, start: this.builder.length });
  }

  #between(at: number, mark: string): void {
    if (!this.#opens(at, mark.length)) return;
    const end = this.#closing(mark, at + mark.length + 1);
    if (end < 0) return;
    const behind = /^_{0,2}/.exec(this.text.slice(end + mark.length, end + mark.length + 2))?.[0].length ?? 0;
    this.opaque({ from: at, to: end + mark.length + behind });
  }

  /** Literals, roles and references; of references their text is read. */
  #interpreted(at: number): void {
    const text = this.text;
    if (text.startsWith('``', at)) return this.#between(at, '``');
    const role = ROLE.exec(text.slice(Math.max(this.done, at - LONGEST), at))?.[1]?.length ?? 0;
    if (role === 0 && !this.#opens(at, 1)) return;
    const end = this.#closing('`', at + 2);
    if (end < 0) return;
    ROLE_BEHIND.lastIndex = end + 1;
    const behind = text[end + 1] === ':' ? (ROLE_BEHIND.exec(text)?.[0].length ?? 0) : 0;
    if (role > 0 || behind > 0 || text[end + 1] !== '_') return this.opaque({ from: at - role, to: end + 1 + behind });
    const length = text[end + 2] === '_' ? 3 : 2;
    const target = text[end - 1] === '>' ? text.lastIndexOf('<', end) : -1;
    let to = target > at ? target : end;
    while (to > at + 1 && /\s/.test(text[to - 1] as string)) to--;
    if (to === at + 1) return this.opaque({ from: at, to: end + length });
    this.gap(at, at + 1);
    const start = this.builder.length;
    this.builder.verbatim(at + 1, to);
    // a text that leads to a name may be that name
    // and one before an address gives it that name, unless there are two underscores
    const isNamed =
      target <= at || text[end - 2] === '_' || (length === 2 && this.#references.includes(text.slice(at + 1, to)));
    this.builder.mark(isNamed ? 'label' : 'link', start, this.builder.length);
    this.done = end + length;
  }

  #note(at: number): void {
    NOTE.lastIndex = at;
    const found = NOTE.exec(this.text);
    if (found) this.gap(at, at + found[0].length);
  }

  /** `word_` leads to what is called by the word; `` _`text` `` is such a name. */
  #reference(at: number): void {
    const text = this.text;
    if (text[at + 1] === '`' && this.#opens(at, 2)) {
      const end = this.#closing('`', at + 3);
      if (end < 0) return;
      this.gap(at, at + 2);
      this.closers.set(end, { length: 1, mark: 'label', start: this.builder.length });
      return;
    }
    const length = text[at + 1] === '_' ? 2 : 1;
    const behind = text[at + length];
    if (behind !== undefined && !BEHIND.test(behind)) return;
    const name = NAME.exec(text.slice(Math.max(this.done, at - LONGEST), at))?.[0] ?? '';
    const before = text[at - name.length - 1];
    if (name === '' || (before !== undefined && !BEFORE.test(before))) return;
    this.gap(at - name.length, at - name.length);
    const start = this.builder.length;
    this.builder.verbatim(at - name.length, at);
    this.builder.mark('label', start, this.builder.length);
    this.done = at + length;
  }
}

/** A mark that closes nothing so often closes nothing. */
const MOST_TRIES = 50;
