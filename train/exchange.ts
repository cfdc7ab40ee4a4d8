/** The words that are exchanged, in the order of labels. */
export const WORDS = ['customer', 'user', 'consumer', 'client'] as const;

/** A document with a word in it; offsets in UTF-16 code units, the end exclusive. */
export interface ExchangedDocument {
  readonly text: string;
  readonly start: number;
  readonly end: number;
}

/** Index in {@link WORDS} of a word as it is written, or -1. */
export function wordIndex(surface: string): number {
  const word = surface.toLowerCase();
  return word.includes('user') ? 1 : WORDS.findIndex((one) => word.startsWith(one));
}

/** Another word in the number and case of a written one. */
export function inLikeness(surface: string, word: string): string {
  const plural = /s$/i.test(surface.replace(/['’]s$/, ''));
  const out = plural ? `${word}s` : word;
  if (surface === surface.toUpperCase() && surface.length > 2) return out.toUpperCase();
  return /^[A-Z]/.test(surface) ? `${out.charAt(0).toUpperCase()}${out.slice(1)}` : out;
}

/** Text in front of a word, its last article as the word asks for it. */
export const leadingTo = (before: string, word: string): string =>
  before.replace(/\b(an?)(\s+)$/i, (_, article: string, gap: string) => {
    const wanted = articleFor(word);
    return (article.startsWith('A') ? `A${wanted.slice(1)}` : wanted) + gap;
  });

const articleFor = (word: string): string =>
  /^(user|unique|one|european)/i.test(word) ? 'a' : /^[aeiou]/i.test(word) ? 'an' : 'a';

/** The document with another word in the place of the marked one. */
export function exchanged({ text, start, end }: ExchangedDocument, to: string): ExchangedDocument {
  const word = inLikeness(text.slice(start, end), to);
  const before = leadingTo(text.slice(0, start), word);
  return { text: before + word + text.slice(end), start: before.length, end: before.length + word.length };
}

/**
 * A draft that mixes its words: one in four of the other customers and users
 * is exchanged, the same ones every time.
 *
 * @param name decides which
 * @returns nothing for a document without another customer or user
 */
export function mixedUp({ text, start, end }: ExchangedDocument, name: string): ExchangedDocument | undefined {
  let hash = [...name].reduce((sum, character) => (sum * 31 + character.charCodeAt(0)) >>> 0, 7);
  const others = [...proseOf(text).matchAll(/(?<![\w@#/.:_-])(customer|user)(s?)(?![\w_-]|[.:/]\w)/gi)].filter(
    (found) => found.index >= end || found.index + found[0].length <= start,
  );
  const chosen = others.filter(() => {
    hash = (hash * 1103515245 + 12345) >>> 0;
    return (hash >>> 16) % 4 === 0;
  });
  const one = others[hash % others.length];
  if (one === undefined) return undefined;
  if (chosen.length === 0) chosen.push(one);
  let out = '';
  let last = 0;
  let shift = 0;
  for (const { index, 0: surface, 1: word } of chosen) {
    const instead = inLikeness(surface, word?.toLowerCase() === 'user' ? 'customer' : 'user');
    out += text.slice(last, index) + instead;
    last = index + surface.length;
    if (index < start) shift += instead.length - surface.length;
  }
  return { text: out + text.slice(last), start: start + shift, end: end + shift };
}

/** The text with code, links, tags and placeholders blanked. */
function proseOf(text: string): string {
  const blank = (found: string): string => ' '.repeat(found.length);
  return text
    .replace(/^(```|~~~)[\s\S]*?^\1/gm, blank)
    .replace(/`[^`\n]*`|\]\([^)]*\)|https?:\S+|<[^>\n]*>|\{[^}\n]*\}/g, blank);
}
