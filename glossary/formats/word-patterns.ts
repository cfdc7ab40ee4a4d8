/** More words than this are a pattern, and no list. */
const MOST = 64;

/**
 * The words that a regular expression means, where it means few: `white[- ]list`, `e-?mails?`, `(?:app|application)`.
 *
 * @returns undefined for one with conditions, repetitions or classes; of a word and its plural, the word
 */
export function wordsOfPattern(pattern: string): readonly string[] | undefined {
  const reader = new Reader(pattern);
  const words = reader.alternatives();
  if (words === undefined || !reader.isAtEnd) return undefined;
  const clean = [...new Set(words.map((word) => word.trim()).filter(Boolean))];
  const own = clean.filter((word) => !(word.endsWith('s') && clean.includes(word.slice(0, -1))));
  return own.length === 0 ? undefined : own;
}

type Words = readonly string[] | undefined;

class Reader {
  #at = 0;

  constructor(readonly pattern: string) {}

  get isAtEnd(): boolean {
    return this.#at === this.pattern.length;
  }

  /** `a|b`, up to the end or a bracket. */
  alternatives(): Words {
    const all: string[] = [];
    do {
      const words = this.#sequence();
      if (words === undefined || all.length + words.length > MOST) return undefined;
      all.push(...words);
    } while (this.#takes('|'));
    return all;
  }

  #sequence(): Words {
    let words: readonly string[] = [''];
    while (!this.isAtEnd && !'|)'.includes(this.pattern[this.#at] ?? '')) {
      const atom = this.#atom();
      if (atom === undefined || '*+{'.includes(this.pattern[this.#at] ?? ' ')) return undefined;
      const ends = this.#takes('?') ? ['', ...atom] : atom;
      words = words.flatMap((word) => ends.map((end) => word + end));
      if (words.length > MOST) return undefined;
    }
    return words;
  }

  #atom(): Words {
    const sign = this.pattern[this.#at++] ?? '';
    if (sign === '(') return this.#group();
    if (sign === '[') return this.#class();
    if (sign === '\\') return this.#escape();
    return '.^$*+?{}])'.includes(sign) ? undefined : [sign];
  }

  #group(): Words {
    if (this.#takes('?') && !this.#takes(':')) return undefined;
    const words = this.alternatives();
    return this.#takes(')') ? words : undefined;
  }

  #class(): Words {
    const close = this.pattern.indexOf(']', this.#at);
    const inside = this.pattern.slice(this.#at, close);
    if (close < 0 || !/^-?(?:[\p{L}\p{N} _/.]|\\-)*-?$/u.test(inside)) return undefined;
    this.#at = close + 1;
    return [...inside.replace('\\-', '-')];
  }

  #escape(): Words {
    const sign = this.pattern[this.#at++] ?? '';
    if (sign === 'b') return [''];
    if (sign === 's') return [' '];
    return /[\p{L}\p{N}]/u.test(sign) || sign === '' ? undefined : [sign];
  }

  #takes(sign: string): boolean {
    const isThere = this.pattern[this.#at] === sign;
    if (isThere) this.#at += 1;
    return isThere;
  }
}
