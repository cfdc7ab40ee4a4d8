import type { AttributeText } from '../../prose/attribute.js';
import { entityAt } from '../../prose/entity.js';
import { htmlAt, type Markup } from '../../prose/markup.js';
import { addressAt, expressionAt } from '../../prose/opaque.js';
import { Absent } from '../../prose/search.js';
import { delimiter, pairDelimiters } from './emphasis.js';
import { type Inline, type InlineComment, type InlineMark, type InlineToken, token } from './inline-token.js';
import { destinationEnd, labelEnd, normalise } from './link.js';
import { mathEnd } from './math.js';

/** What inline Markdown depends on beside its own text. */
export interface InlineOptions {
  /** Labels of the document's reference definitions, normalised. */
  readonly definitions: ReadonlySet<string>;
  /** Reads markup at `<` and `{`; that of HTML unless told. */
  readonly markup?: (text: string, at: number, absent: Absent) => Markup | undefined;
}

/**
 * Cuts the inline content of a Markdown block into tokens, in time linear in
 * its length.
 *
 * @param text the flat text of the block
 * @param begin flat offset of the first character that is prose
 */
export function parseInline(text: string, begin: number, options: InlineOptions): Inline {
  if (PLAIN.test(text) && !ADDRESS.test(text))
    return { ...NOTHING, tokens: text.length > begin ? [token('text', begin, text.length)] : [] };
  return new InlineParser(text, begin, options).parse();
}

/** Most blocks have no markup at all. */
const PLAIN = /^[^\\`*_~[\]!<&${@]*$/;
const ADDRESS = /:\/\/|www\./i;
const NOTHING: Inline = { tokens: [], marks: [], attributeTexts: [], comments: [] };

interface Bracket {
  /** Index of its token. */
  readonly token: number;
  readonly image: boolean;
  /** Whether another bracket was opened after it: its text is no label then. */
  nested: boolean;
}

const SPECIAL = specials('\\`*_~[]!<&${:wW@');
const ESCAPED = /[!-/:-@[-`{-~]/;
const FOOTNOTE = /\[\^[^\s[\]]{1,200}\]/y;
const WIKI = /\[\[[^[\]|\n]{1,200}\|(?=[^[\]\n]{1,200}\]\])/y;
const ATTRIBUTES = /\{(?::[^{}\n]{0,200}|:?[ \t]*[#.][\w-][^{}\n]{0,200})\}/y;

class InlineParser {
  readonly #text: string;
  readonly #options: InlineOptions;
  readonly #tokens: InlineToken[] = [];
  readonly #marks: InlineMark[] = [];
  readonly #attributeTexts: AttributeText[] = [];
  readonly #comments: InlineComment[] = [];
  readonly #delimiters: number[] = [];
  readonly #brackets: Bracket[] = [];
  readonly #absent = new Absent();
  /** Tags of inline HTML that are open: name and token. */
  readonly #elements: { name: string; token: number }[] = [];
  /** Brackets below this depth stand outside a link and open none (links do not nest). */
  #barred = 0;
  #at: number;
  #textFrom: number;

  constructor(text: string, begin: number, options: InlineOptions) {
    this.#text = text;
    this.#at = begin;
    this.#textFrom = begin;
    this.#options = options;
  }

  parse(): Inline {
    const text = this.#text;
    const end = text.length;
    while (this.#at < end) {
      const code = text.charCodeAt(this.#at);
      if (code >= 128 || SPECIAL[code] === 0 || !this.#special(code)) this.#at++;
    }
    this.#flush(end);
    pairDelimiters(text, this.#tokens, this.#delimiters, 0, this.#marks);
    return { tokens: this.#tokens, marks: this.#marks, attributeTexts: this.#attributeTexts, comments: this.#comments };
  }

  /** Reads what starts at a special character; false when it is but text. */
  #special(code: number): boolean {
    switch (code) {
      case 92: // \
        return this.#escape();
      case 96: // `
        return this.#code();
      case 42: // *
      case 95: // _
      case 126: // ~
        return this.#delimiter(code);
      case 91: // [
        return this.#openBracket();
      case 93: // ]
        return this.#closeBracket();
      case 33: // !
        return this.#text.charCodeAt(this.#at + 1) === 91 && this.#push(token('bracket', this.#at, this.#at + 2));
      case 60: // <
      case 123: // {
        return (code === 123 && this.#attributes()) || this.#template() || this.#markup();
      case 38: // &
        return this.#entity();
      case 36: // $
        return this.#template() || this.#math();
      default:
        return this.#bareAddress();
    }
  }

  #flush(to: number): void {
    if (to > this.#textFrom) this.#tokens.push(token('text', this.#textFrom, to));
  }

  #push(next: InlineToken): true {
    this.#flush(next.from);
    this.#tokens.push(next);
    this.#at = this.#textFrom = next.to;
    const index = this.#tokens.length - 1;
    if (next.kind === 'delimiter') this.#delimiters.push(index);
    if (next.kind === 'bracket') {
      const last = this.#brackets.at(-1);
      if (last) last.nested = true;
      this.#brackets.push({ token: index, image: next.to - next.from === 2, nested: false });
    }
    return true;
  }

  #escape(): boolean {
    const next = this.#text[this.#at + 1];
    if (next === undefined || (next !== '\n' && !ESCAPED.test(next))) return false;
    return this.#push(token('replaced', this.#at, this.#at + 2, next));
  }

  #code(): boolean {
    const text = this.#text;
    let to = this.#at + 1;
    while (text.charCodeAt(to) === 96) to++;
    const end = this.#absent.fence(text, to, to - this.#at);
    if (end >= 0) return this.#push(token('opaque', this.#at, end));
    this.#at = to;
    return true;
  }

  #delimiter(code: number): boolean {
    let to = this.#at + 1;
    while (this.#text.charCodeAt(to) === code) to++;
    if (code === 126 && to - this.#at > 2) {
      this.#at = to;
      return true;
    }
    return this.#push(delimiter(this.#text, this.#at, to));
  }

  #openBracket(): boolean {
    const footnote = matchLength(FOOTNOTE, this.#text, this.#at);
    if (footnote > 0) return this.#push(token('gap', this.#at, this.#at + footnote));
    const target = matchLength(WIKI, this.#text, this.#at);
    if (target > 0) return this.#wiki(this.#at + target);
    return this.#push(token('bracket', this.#at, this.#at + 1));
  }

  /** `[[Page|what is read]]`. */
  #wiki(from: number): true {
    const end = this.#text.indexOf(']]', from);
    this.#push(token('gap', this.#at, from));
    const open = this.#tokens.length - 1;
    this.#at = end;
    this.#push(token('gap', end, end + 2));
    // Some wikis have the page on the other side.
    this.#marks.push({ kind: 'label', open, close: this.#tokens.length - 1 });
    return true;
  }

  #closeBracket(): boolean {
    const bracket = this.#brackets.pop();
    if (!bracket) return false;
    const depth = this.#brackets.length;
    const barred = depth < this.#barred && !bracket.image;
    this.#barred = Math.min(this.#barred, depth);
    if (barred) return false;
    const opener = this.#tokens[bracket.token] as InlineToken;
    const end = this.#linkEnd(opener.to, bracket.nested);
    if (end < 0) return false;
    const close = this.#at;
    this.#push(token('gap', close, end));
    const index = this.#tokens.length - 1;
    pairDelimiters(this.#text, this.#tokens, this.#delimiters, bracket.token, this.#marks);
    if (isLabel(this.#text, close, end)) this.#marks.push({ kind: 'label', open: bracket.token, close: index });
    if (bracket.image) {
      opener.kind = 'image';
      opener.until = index;
    } else {
      opener.kind = 'gap';
      this.#marks.push({ kind: 'link', open: bracket.token, close: index });
      this.#barred = depth;
    }
    return true;
  }

  /** Where the link ends whose text starts at `from` and ends here, or -1. */
  #linkEnd(from: number, nested: boolean): number {
    const text = this.#text;
    const next = this.#at + 1;
    if (text.charCodeAt(next) === 40) {
      const destination = destinationEnd(text, next);
      if (destination) {
        const { titleFrom, titleTo } = destination;
        if (titleTo > titleFrom) this.#attributeTexts.push({ attribute: 'title', from: titleFrom, to: titleTo });
        return destination.end;
      }
    }
    const { definitions } = this.#options;
    if (definitions.size === 0) return -1;
    const end = text.charCodeAt(next) === 91 ? labelEnd(text, next) : -1;
    if (end > next + 2) return definitions.has(normalise(text.slice(next + 1, end - 1))) ? end : -1;
    if (nested || this.#at - from > 999 || !definitions.has(normalise(text.slice(from, this.#at)))) return -1;
    return end > 0 ? end : next;
  }

  #template(): boolean {
    if (this.#options.markup) return false;
    const range = expressionAt(this.#text, this.#at, this.#absent);
    return range !== undefined && this.#push(token('opaque', range.from, range.to));
  }

  #attributes(): boolean {
    const length = matchLength(ATTRIBUTES, this.#text, this.#at);
    return length > 0 && this.#push(token('gap', this.#at, this.#at + length));
  }

  #math(): boolean {
    const end = mathEnd(this.#text, this.#at, this.#absent);
    return end >= 0 && this.#push(token('opaque', this.#at, end));
  }

  #entity(): boolean {
    const entity = entityAt(this.#text, this.#at);
    return entity !== undefined && this.#push(token('replaced', this.#at, this.#at + entity.length, entity.text));
  }

  #bareAddress(): boolean {
    const range = addressAt(this.#text, this.#at, this.#textFrom);
    return range !== undefined && this.#push(token('opaque', range.from, range.to));
  }

  #markup(): boolean {
    const read = this.#options.markup ?? htmlAt;
    const markup = read(this.#text, this.#at, this.#absent);
    if (!markup) return false;
    const { from, to } = { from: this.#at, to: markup.end };
    this.#attributeTexts.push(...markup.attributeTexts);
    if (markup.comment) this.#comments.push({ from, to, ...markup.comment });
    if (markup.kind === 'break') return this.#push(token('replaced', from, to, '\n'));
    this.#push(token(markup.kind === 'opaque' ? 'opaque' : 'gap', from, to));
    this.#element(markup);
    return true;
  }

  /** Marks what stands between the tags of `b`, `em`, `a` and the like. */
  #element(markup: Markup): void {
    const index = this.#tokens.length - 1;
    if (markup.kind === 'open') this.#elements.push({ name: markup.name, token: index });
    if (markup.kind !== 'close') return;
    const open = this.#elements.at(-1);
    if (open?.name !== markup.name) return;
    this.#elements.pop();
    if (markup.mark) this.#marks.push({ kind: markup.mark, open: open.token, close: index });
  }
}

/** A link that ends right behind its text, or in `[]`, is found by that text. */
function isLabel(text: string, close: number, end: number): boolean {
  return end === close + 1 || (end === close + 3 && text.charCodeAt(close + 1) === 91);
}

function matchLength(pattern: RegExp, text: string, at: number): number {
  pattern.lastIndex = at;
  return pattern.exec(text)?.[0].length ?? 0;
}

function specials(characters: string): Uint8Array {
  const table = new Uint8Array(128);
  for (const character of characters) table[character.charCodeAt(0)] = 1;
  return table;
}
