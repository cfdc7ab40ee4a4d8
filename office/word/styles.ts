import { isFixedFont, namesCode } from '../code.js';
import { walk } from '../xml.js';

/** What is known of text by its style. Undefined where a style leaves it to the one that it is based on. */
export interface Look {
  readonly isStrong?: boolean;
  readonly isEmphasised?: boolean;
  readonly isHidden?: boolean;
  readonly isFixed?: boolean;
  readonly isCode?: boolean;
}

/** What is known of a paragraph by its style, besides the look of its text. */
export interface ParagraphStyle extends Look {
  /** Of a heading, from 1; 0 for plain text. */
  readonly level?: number;
  readonly isTitle?: boolean;
  readonly numbering?: string;
  readonly depth?: number;
}

type Draft = { -readonly [Key in keyof ParagraphStyle]: ParagraphStyle[Key] } & { base?: string; isDefault?: boolean };

/** The styles of a document, each with what it takes from those it is based on. */
export class Styles {
  readonly #drafts = new Map<string, Draft>();
  readonly #known = new Map<string, ParagraphStyle>();
  #usual = '';

  constructor(xml: string | undefined, name: string) {
    if (xml !== undefined) this.#read(xml, name);
  }

  /** @param id as paragraphs and runs name it; that of plain paragraphs when absent */
  of(id: string | undefined): ParagraphStyle {
    const wanted = id ?? this.#usual;
    const known = this.#known.get(wanted) ?? this.#resolved(wanted, new Set());
    this.#known.set(wanted, known);
    return known;
  }

  #resolved(id: string, seen: Set<string>): ParagraphStyle {
    const draft = this.#drafts.get(id);
    if (draft === undefined || seen.has(id)) return {};
    seen.add(id);
    const { base, isDefault, ...own } = draft;
    return { ...(base !== undefined && this.#resolved(base, seen)), ...own };
  }

  #read(xml: string, name: string): void {
    let style: Draft | undefined;
    walk(xml, name, {
      open: (element) => {
        const value = element.attribute('w:val');
        if (element.name === 'w:style') {
          const id = element.attribute('w:styleId') ?? '';
          style = {};
          this.#drafts.set(id, style);
          const isUsual = element.attribute('w:type') === 'paragraph' && isOn(element.attribute('w:default') ?? '0');
          if (isUsual) this.#usual = id;
        } else if (style !== undefined) describe(style, element.name, value, element.attribute('w:ascii'));
      },
      close: ({ name: closed }) => {
        if (closed === 'w:style') style = undefined;
      },
      text: () => {},
    });
  }
}

function describe(style: Draft, element: string, value: string | undefined, font: string | undefined): void {
  if (element === 'w:name') nameStyle(style, value ?? '');
  else if (element === 'w:basedOn' && value !== undefined) style.base = value;
  else if (element === 'w:outlineLvl') style.level = levelOf(value);
  else if (element === 'w:numId' && value !== undefined) style.numbering = value;
  else if (element === 'w:ilvl') style.depth = Number(value) || 0;
  else if (element === 'w:rFonts' && font !== undefined) style.isFixed = isFixedFont(font);
  else Object.assign(style, lookOf(element, value));
}

/** What a property of a run says of its look. */
export function lookOf(element: string, value: string | undefined): Look {
  if (element === 'w:b') return { isStrong: isOn(value) };
  if (element === 'w:i') return { isEmphasised: isOn(value) };
  if (element === 'w:vanish') return { isHidden: isOn(value) };
  return {};
}

function nameStyle(style: Draft, name: string): void {
  if (/^title$/i.test(name)) style.isTitle = true;
  const level = /^heading (\d)$/i.exec(name)?.[1];
  if (level !== undefined) style.level = Number(level);
  if (namesCode(name)) style.isCode = true;
}

/** The level of a heading, from 1; 0 for plain text, which has an outline level of its own. */
export function levelOf(outline: string | undefined): number {
  const level = Number(outline);
  return level >= 0 && level < 9 ? level + 1 : 0;
}

/** Whether a property that is on or off is on; it is when nothing else is said. */
export function isOn(value: string | undefined): boolean {
  return value === undefined || !/^(?:0|false|off)$/.test(value);
}
