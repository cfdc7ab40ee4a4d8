import type { ProseContext } from '../../model.js';
import { isForeign } from '../../prose/markup.js';
import type { MarkupTag } from '../../prose/markup-tag.js';
import { headingLevel, impliedEnd, isBlock, isPhrase, proseKindOf } from './element.js';
import type { Frame } from './frame.js';

/** `value`, also bound by a template: `:value`, `[ngValue]`. */
const VALUE = /^(?:.{0,40}[:[])?(?:ng)?value\]?$/i;

/** The elements that are open where a text is read, outermost first. */
export class OpenElements {
  readonly #text: string;
  readonly #frames: Frame[];
  /** How many elements of a name are open. */
  readonly #counts = new Map<string, number>();
  /** The number of a list or table, from how many there were of its kind, and its tag. */
  readonly #number: (count: number, tag: MarkupTag) => number;
  #lists = 0;
  #tables = 0;

  /** @param outer where the text stands; the outermost frame, which never closes, says that */
  constructor(text: string, outer: ProseContext, number: (count: number, tag: MarkupTag) => number) {
    this.#text = text;
    this.#number = number;
    const kind = outer.list ? 'item' : 'paragraph';
    this.#frames = [{ name: '', kind, silent: false, quoted: outer.quoted === true, isPhrase: false }];
  }

  /** The innermost. */
  get last(): Frame {
    return this.#frames.at(-1) as Frame;
  }

  /** How many elements remain open when a tag with a name begins: what it ends by itself is behind that. */
  remainingAt(name: string): number {
    const implied = impliedEnd(name, this.#frames);
    return implied > 0 ? implied : this.#frames.length;
  }

  /** The innermost element of a name, with its index; undefined when none is open. */
  find(name: string): { readonly index: number; readonly frame: Frame } | undefined {
    if ((this.#counts.get(name) ?? 0) === 0) return undefined;
    const index = this.#frames.findLastIndex((frame) => frame.name === name);
    return { index, frame: this.#frames[index] as Frame };
  }

  /** Whether elements from an index on are open; the outermost frame is none. */
  isOpen(index: number): boolean {
    return this.#frames.length > Math.max(index, 1);
  }

  open(name: string, tag: MarkupTag): void {
    const outer = this.last;
    if (name === 'tr' && outer.table) {
      outer.table.row++;
      outer.table.column = -1;
    }
    if ((name === 'td' || name === 'th') && outer.table) outer.table.column++;
    if (name === 'li' && outer.list) outer.list.item++;
    const lists = name === 'ul' || name === 'ol' || name === 'menu';
    this.#frames.push({
      name,
      kind: proseKindOf(name) ?? (lists || name === 'table' ? 'paragraph' : outer.kind),
      silent: outer.silent ? !speaksEnglish(this.#text, tag) : isForeign(this.#text, tag),
      quoted: outer.quoted || name === 'blockquote',
      isPhrase: isPhrase(name) || (outer.isPhrase && !isBlock(name)),
      isValue: name === 'option' && !tag.attributes.some((attribute) => VALUE.test(attribute.name)),
      list: lists ? { id: this.#number(this.#lists++, tag), item: -1, ordered: name === 'ol' } : outer.list,
      table:
        name === 'table' ? { id: this.#number(this.#tables++, tag), row: -1, column: -1, headers: [] } : outer.table,
    });
    this.#counts.set(name, (this.#counts.get(name) ?? 0) + 1);
  }

  /** Closes the innermost. */
  close(): void {
    const { name } = this.last;
    this.#frames.pop();
    this.#counts.set(name, (this.#counts.get(name) ?? 1) - 1);
  }

  /** The level of a heading: that of the innermost element, or of the heading around it. */
  level(): number {
    const inner = headingLevel(this.last.name);
    return inner > 0
      ? inner
      : headingLevel(this.#frames.findLast((frame) => headingLevel(frame.name) > 0)?.name ?? 'h2');
  }
}

/** Whether a tag inside a foreign element turns back to English. */
function speaksEnglish(text: string, tag: MarkupTag): boolean {
  return tag.attributes.some(({ name }) => name === 'lang') && !isForeign(text, tag);
}
