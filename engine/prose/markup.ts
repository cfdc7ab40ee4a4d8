import type { Mark } from '../model.js';
import type { AttributeText } from './attribute.js';
import { namesEnglish } from './language-code.js';
import { type MarkupTag, tagAt } from './markup-tag.js';
import type { Absent } from './search.js';

/** A piece of markup inside a block: a tag, a comment, an expression. Flat offsets. */
export interface Markup {
  /** What becomes of it: nothing, one opaque, a line break; `open` and `close` are tags that pair. */
  readonly kind: 'gap' | 'opaque' | 'break' | 'open' | 'close';
  readonly end: number;
  readonly name: string;
  readonly mark?: Mark['kind'] & ('emphasis' | 'strong' | 'link' | 'delete' | 'quote');
  readonly attributeTexts: readonly AttributeText[];
  readonly comment?: { readonly textFrom: number; readonly textTo: number };
}

/** Elements whose content is not prose. */
export const SKIPPED: ReadonlySet<string> = new Set([
  'script',
  'style',
  'pre',
  'code',
  'kbd',
  'samp',
  'var',
  'svg',
  'math',
  'template',
  'textarea',
  'object',
  'canvas',
  'iframe',
  'noembed',
  'tt',
]);

/** Attributes that readers see or hear. */
export const SPOKEN: ReadonlySet<string> = new Set(['alt', 'title', 'aria-label', 'placeholder', 'aria-description']);

/** How elements inside a sentence set their text apart. */
export const MARKS: Readonly<Record<string, 'emphasis' | 'strong' | 'link' | 'delete' | 'quote'>> = {
  b: 'strong',
  strong: 'strong',
  i: 'emphasis',
  em: 'emphasis',
  cite: 'quote',
  a: 'link',
  del: 'delete',
  s: 'delete',
  strike: 'delete',
  q: 'quote',
};

/** Elements that stand for something and hold no text. */
export const REPLACED: ReadonlySet<string> = new Set(['img', 'input', 'video', 'audio', 'embed', 'picture']);

const AUTOLINK = /<(?:[A-Za-z][A-Za-z0-9+.-]{1,31}:[^\s<>]*|[A-Za-z0-9.!#$%&'*+/=?^_`{|}~-]+@[A-Za-z0-9.-]+)>/y;
const NAME = /^[A-Za-z][A-Za-z0-9-]*$/;
const ATTRIBUTE_NAME = /^[a-z_:][\w.:-]*$/;

/** Reads an autolink, a comment or a tag of HTML at its `<`. */
export function htmlAt(text: string, at: number, absent: Absent): Markup | undefined {
  if (text.charCodeAt(at) !== 60) return undefined;
  const next = text.charCodeAt(at + 1);
  if (next === 33 || next === 63) return declarationAt(text, at, absent);
  AUTOLINK.lastIndex = at;
  const link = AUTOLINK.exec(text);
  if (link) return { kind: 'opaque', end: at + link[0].length, name: '', attributeTexts: [] };
  const tag = tagAt(text, at);
  if (!tag || !NAME.test(tag.name) || !tag.attributes.every(({ name }) => ATTRIBUTE_NAME.test(name))) return undefined;
  return elementAt(text, tag, absent);
}

/** Whether a tag says that what it holds is not English, or not for translators. */
export function isForeign(text: string, tag: MarkupTag): boolean {
  return tag.attributes.some(({ name, start, end }) => {
    const value = text.slice(start, end);
    if (name === 'lang' || name === 'xml:lang') return value.trim() !== '' && !namesEnglish(value);
    return (
      (name === 'translate' && value.trim().toLowerCase() === 'no') ||
      (name === 'class' && /(?:^|\s)notranslate(?:\s|$)/.test(value))
    );
  });
}

/** The attributes of a tag that are prose. */
export function spokenIn(tag: MarkupTag): AttributeText[] {
  return tag.attributes
    .filter(({ name, start, end }) => SPOKEN.has(name) && end > start)
    .map(({ name, start, end }) => ({ attribute: name, from: start, to: end }));
}

function elementAt(text: string, tag: MarkupTag, absent: Absent): Markup {
  const name = tag.name.toLowerCase();
  const attributeTexts = tag.kind === 'close' ? [] : spokenIn(tag);
  const base = { name, end: tag.end, attributeTexts };
  if (name === 'br') return { ...base, kind: 'break' };
  if (tag.kind === 'close') return { ...base, kind: 'close', ...markOf(name) };
  if (REPLACED.has(name)) return { ...base, kind: 'opaque' };
  if (tag.kind === 'open' && (SKIPPED.has(name) || isForeign(text, tag))) {
    const end = closingEnd(text, tag, absent);
    if (end >= 0) return { ...base, kind: 'opaque', end };
  }
  return { ...base, kind: tag.kind === 'open' ? 'open' : 'gap', ...markOf(name) };
}

/** Where the closing tag of an element ends, or -1. */
export function closingEnd(text: string, tag: MarkupTag, absent: Absent): number {
  for (const closer of new Set([`</${tag.name}`, `</${tag.name.toLowerCase()}`, `</${tag.name.toUpperCase()}`])) {
    const at = absent.indexOf(text, closer, tag.end);
    const end = at < 0 ? -1 : text.indexOf('>', at);
    if (end >= 0) return end + 1;
  }
  return -1;
}

function markOf(name: string): { mark?: 'emphasis' | 'strong' | 'link' | 'delete' | 'quote' } {
  const mark = Object.hasOwn(MARKS, name) ? MARKS[name] : undefined;
  return mark ? { mark } : {};
}

function declarationAt(text: string, at: number, absent: Absent): Markup | undefined {
  const gap = { kind: 'gap', name: '', attributeTexts: [] } as const;
  if (text.startsWith('<!--', at)) {
    const short = /^<!---?>/.exec(text.slice(at, at + 6));
    if (short) return { ...gap, end: at + short[0].length };
    const end = absent.indexOf(text, '-->', at + 4);
    return end < 0 ? undefined : { ...gap, end: end + 3, comment: { textFrom: at + 4, textTo: end } };
  }
  const closer = text.charCodeAt(at + 1) === 63 ? '?>' : text.startsWith('<![CDATA[', at) ? ']]>' : '>';
  if (closer === '>' && !/[A-Za-z]/.test(text[at + 2] ?? '')) return undefined;
  const end = absent.indexOf(text, closer, at + 2);
  return end < 0 ? undefined : { ...gap, end: end + closer.length };
}
