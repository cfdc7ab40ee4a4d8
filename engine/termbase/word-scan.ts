import type { Glossary } from '../model.js';
import { scanOf, type WordScan } from '../prose/matches.js';
import { spellingsOf } from './spelling.js';

/** A pattern of so many words is faster than looking at each word of a text; measured on 10 MB of Markdown. */
const FEW = 64;

/** How many forms a word has, as a rule. */
const FORMS = 4;

/**
 * A scan that finds any source that may hold a word of the glossary: quick and
 * generous, for deciding what is worth reading. A term of several words is
 * represented by its longest, because source may break a line, or put markup,
 * between the words. A glossary without words gives a scan that finds nothing.
 */
export function wordScanOf(glossary: Glossary): WordScan {
  const { terms, senses, decisions } = glossary;
  const before = known.get(terms);
  const scan = before?.senses === senses ? before.scan : scanForTerms(glossary);
  known.set(terms, { senses, scan });
  return decisions === undefined ? scan : either(scan, scanForSpellings(decisions.flatMap(({ words }) => words)));
}

/** By terms: many glossaries may differ in what was decided of single files alone. */
const known = new WeakMap<Glossary['terms'], { readonly senses: Glossary['senses']; readonly scan: WordScan }>();

function scanForTerms(glossary: Glossary): WordScan {
  const roled = new Set(glossary.senses.map(({ term }) => term));
  return scanForSpellings(spellingsOf(glossary, (term) => roled.has(term)).keys());
}

/** Finds what one of two finds. */
const either = (one: WordScan, other: WordScan): WordScan => ({
  test: (text) => one.test(text) || other.test(text),
  *matches(text) {
    let end = 0;
    for (const match of [...one.matches(text), ...other.matches(text)].sort((a, b) => a.index - b.index)) {
      if (match.index < end) continue;
      end = match.index + match.length;
      yield match;
    }
  },
  key: `${one.key} ${other.key}`,
  isAscii: one.isAscii && other.isAscii,
});

/** The same for spellings in lower case. */
export function scanForSpellings(spellings: Iterable<string>): WordScan {
  const keys = [...new Set(Array.from(spellings, longestWord))];
  return keys.length <= FEW * FORMS ? scanOf(patternOf(keys)) : scanOfWords(keys);
}

/** A pattern for few words; a word that holds another is found by that. */
function patternOf(keys: readonly string[]): RegExp {
  // “party” must also find “parties”
  const stems = keys.map((key) => key.replace(/(?<=.)y$/u, ''));
  const needed = stems.filter((stem) => !stems.some((other) => other !== stem && stem.includes(other)));
  return new RegExp(needed.length === 0 ? '(?!)' : [...new Set(needed)].map(escapePattern).join('|'), 'i');
}

/** A scan for so many words that it looks each word of a text up. */
interface LookUp extends WordScan {
  /** @param word in lower case */
  has(word: string): boolean;
}

function scanOfWords(keys: readonly string[]): LookUp {
  const words = new Set(keys);
  return lookUp((word) => words.has(word), `${words.size} words, ${checksum(words)}`);
}

const lookUp = (has: LookUp['has'], key: string): LookUp => ({
  has,
  test: (text) => !wordsIn(text, has).next().done,
  matches: (text) => wordsIn(text, has),
  key,
  // The bytes of another letter can be letters of Latin-1.
  isAscii: false,
});

/**
 * A scan that finds some spellings more, made in time that grows with those alone.
 *
 * @returns undefined where a scan for all is made as quickly: of few words
 */
export function widened(scan: WordScan, spellings: Iterable<string>): WordScan | undefined {
  if (!isLookUp(scan)) return undefined;
  const more = scanOfWords([...new Set(Array.from(spellings, longestWord))]);
  return lookUp((word) => more.has(word) || scan.has(word), `${scan.key} and ${more.key}`);
}

const isLookUp = (scan: WordScan): scan is LookUp => 'has' in scan;

function* wordsIn(text: string, has: LookUp['has']): Generator<{ index: number; length: number }> {
  for (const { 0: word, index } of text.matchAll(/[\p{L}\p{N}]+/gu))
    if (has(word.toLowerCase())) yield { index, length: word.length };
}

/** FNV-1a over all words, 32 bits. */
function checksum(words: Iterable<string>): number {
  let hash = 0x811c9dc5;
  for (const word of words) {
    for (let at = 0; at < word.length; at++) hash = Math.imul(hash ^ word.charCodeAt(at), 0x01000193);
    hash = Math.imul(hash ^ 0x20, 0x01000193);
  }
  return hash >>> 0;
}

function longestWord(spelling: string): string {
  return spelling
    .split(/[^\p{L}\p{N}]+/u)
    .reduce((longest, word) => (word.length > longest.length ? word : longest), '');
}

function escapePattern(text: string): string {
  return text.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&');
}
