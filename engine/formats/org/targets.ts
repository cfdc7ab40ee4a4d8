import type { Range } from '../../prose/opaque.js';

/** `[[*Headline]]`, `[[Headline][text]]`, `[[file:page.org::*Headline]]`: links that find a headline by its words. */
const TARGET = /\[\[(?:[^\][]{1,300}?::)?\*?([^\][]{1,300})\]/g;
/** `<<<words>>>`: wherever these words stand, they are a link to here. */
const RADIO = /<<<([^<>\n]{1,200})>>>/g;

/** What a document leads to by words: to rewrite those would end the link. */
export class LinkTargets {
  readonly #source: string;
  #names: ReadonlySet<string> | undefined;
  #radio: RegExp | undefined;

  constructor(source: string) {
    this.#source = source;
  }

  /** Whether a link may name a headline. */
  names(headline: string): boolean {
    this.#names ??= new Set(Array.from(this.#source.matchAll(TARGET), ([, name = '']) => bare(name)));
    return this.#names.has(bare(headline));
  }

  /** Where words of a text are links by themselves, as ranges of the text. */
  radioIn(text: string): readonly Range[] {
    this.#radio ??= patternOf(Array.from(this.#source.matchAll(RADIO), ([, words = '']) => words.trim()));
    return Array.from(text.matchAll(this.#radio), ({ 0: found, index }) => ({ from: index, to: index + found.length }));
  }
}

/** The name of a headline without what links may write in another way. */
const bare = (name: string): string => name.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '');

/** Any of some phrases, in any case, with any blanks; anything at all where there are too many. */
function patternOf(phrases: readonly string[]): RegExp {
  const different = [...new Set(phrases)].filter((phrase) => phrase !== '');
  if (different.length === 0) return /(?!)/g;
  if (different.length > MOST_PHRASES) return /[\s\S]+/g;
  const written = different
    .sort((a, b) => b.length - a.length)
    .map((phrase) => phrase.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&').replace(/\s+/g, '\\s+'));
  return new RegExp(`(?<![\\p{L}\\p{N}])(?:${written.join('|')})(?![\\p{L}\\p{N}])`, 'giu');
}

/** More are looked for in no text: the time would grow with both. */
const MOST_PHRASES = 100;
