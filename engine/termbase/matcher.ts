import type { Glossary, Mention, Prose, Role, Term, TermEntry } from '../model.js';
import type { WordScan } from '../prose/matches.js';
import { standsVerbatim, toSource } from '../prose/offset.js';
import { isShouted } from '../prose/shouted.js';
import { endsStep, type Steps } from '../steps.js';
import { type Spelling, spellingsOf } from './spelling.js';
import { scanForSpellings, widened } from './word-scan.js';

/** Finds the words of a glossary, in time that grows with the text and not with the number of terms. */
export interface Matcher {
  /** Whether a stretch of the source may hold a mention: quick and generous; it does not look at word boundaries. */
  readonly scan: WordScan;
  /** The mentions of a block, in order. */
  mentions(prose: Prose): Steps<readonly Mention[]>;
  /** Whether a source may hold a mention: generous where letters may be written as something else. */
  mayName(source: string): boolean;
  /**
   * A matcher that finds some terms more, which are right however they are used; made in time that grows with those alone.
   *
   * @returns undefined where one for all terms must be made: of few terms, or where one is spelt as another
   */
  with(terms: readonly TermEntry[]): Matcher | undefined;
}

/**
 * Makes the matcher of a glossary.
 *
 * @param rolesOf the roles that a term promises
 */
export function matcherOf(glossary: Glossary, rolesOf: (term: Term) => readonly Role[]): Matcher {
  const spellings = spellingsOf(glossary, (term) => rolesOf(term).length > 0);
  return matcherFor(vocabularyOf(spellings, scanForSpellings(spellings.keys())), rolesOf);
}

function matcherFor(vocabulary: Vocabulary, rolesOf: (term: Term) => readonly Role[]): Matcher {
  const { scan } = vocabulary;
  return {
    scan,
    mentions: (prose) => mentionsOf(prose, vocabulary, rolesOf),
    mayName: (source) => mayName(source, vocabulary),
    with(terms) {
      const more = spellingsOf({ terms }, () => true);
      const wide = widened(scan, more.keys());
      const both = wide && joined(vocabulary, vocabularyOf(more, wide));
      return both && matcherFor(both, rolesOf);
    },
  };
}

/** Spellings for look-up by what is written, from its first word to its last. */
interface Vocabulary {
  spelling(written: string): Spelling | undefined;
  /** How many words the longest spelling has that begins with a word. */
  longest(opening: string): number;
  /** Whether a word stands in a spelling. */
  has(word: string): boolean;
  readonly scan: WordScan;
}

function vocabularyOf(
  all: ReadonlyMap<string, Spelling>,
  scan: WordScan,
): Vocabulary & { readonly spellings: ReadonlyMap<string, Spelling> } {
  const spellings = new Map<string, Spelling>();
  const longest = new Map<string, number>();
  const parts = new Set<string>();
  for (const [written, spelling] of all) {
    for (const part of written.split(/[^\p{L}\p{N}]+/u)) parts.add(part);
    const words = wordsIn(written);
    const [first] = words;
    if (first === undefined) continue;
    const opening = written.slice(first.start, first.end);
    spellings.set(between(written, first.start, (words.at(-1) as Stretch).end), spelling);
    if (words.length > (longest.get(opening) ?? 0)) longest.set(opening, words.length);
  }
  return {
    spellings,
    spelling: (written) => spellings.get(written),
    longest: (opening) => longest.get(opening) ?? 0,
    has: (word) => parts.has(word),
    scan,
  };
}

/** @returns undefined when a spelling is one of both */
function joined(one: Vocabulary, other: ReturnType<typeof vocabularyOf>): Vocabulary | undefined {
  for (const written of other.spellings.keys()) if (one.spelling(written) !== undefined) return undefined;
  return {
    spelling: (written) => other.spelling(written) ?? one.spelling(written),
    longest: (opening) => Math.max(one.longest(opening), other.longest(opening)),
    has: (word) => one.has(word) || other.has(word),
    scan: other.scan,
  };
}

/**
 * Whether a word of a spelling stands between characters that are neither letters nor digits: `userId` and `clients3`
 * are never mentions. Letters behind `\`, `&`, `#` and `%` may stand for another character.
 */
function mayName(source: string, { scan, has }: Vocabulary): boolean {
  let end = 0;
  for (const { index, length } of scan.matches(source)) {
    // Another match in the word that was looked at last.
    if (index < end) continue;
    let start = index;
    end = index + length;
    while (isLetter(source[start - 1])) start--;
    while (isLetter(source[end])) end++;
    if (/[\\&#%]/.test(source[start - 1] ?? '') || has(source.slice(start, end).toLowerCase())) return true;
  }
  return false;
}

const isLetter = (character: string | undefined): boolean => character !== undefined && /[\p{L}\p{N}]/u.test(character);

/** The longest spelling that begins at each word, from left to right, and then behind it. */
function* spelledIn(
  text: string,
  vocabulary: Vocabulary,
): Generator<{ start: number; end: number; spelling: Spelling }> {
  const lower = inLowerCase(text);
  const words = wordsIn(lower);
  for (let at = 0; at < words.length; at++) {
    const { start } = words[at] as Stretch;
    const most = vocabulary.longest(wordAt(lower, words, at));
    for (let last = Math.min(at + most, words.length) - 1; last >= at; last--) {
      const { end } = words[last] as Stretch;
      const spelling = vocabulary.spelling(between(lower, start, end));
      if (spelling === undefined) continue;
      yield { start, end, spelling };
      at = last;
      break;
    }
  }
}

/** A word of a text. */
interface Stretch {
  readonly start: number;
  readonly end: number;
}

/** The runs of letters and digits of a text. */
function wordsIn(text: string): readonly Stretch[] {
  const words: Stretch[] = [];
  for (const { 0: word, index } of text.matchAll(/[\p{L}\p{M}\p{N}]+/gu))
    words.push({ start: index, end: index + word.length });
  return words;
}

const wordAt = (text: string, words: readonly Stretch[], at: number): string =>
  text.slice((words[at] as Stretch).start, (words[at] as Stretch).end);

/** What stands between two offsets; white space of any kind and width is one space. */
const between = (text: string, from: number, to: number): string => text.slice(from, to).replace(/\s+/g, ' ');

/** In lower case where that does not move what stands behind. */
function inLowerCase(text: string): string {
  const lower = text.toLowerCase();
  if (lower.length === text.length) return lower;
  return [...text].map((character) => sameLength(character.toLowerCase(), character)).join('');
}

const sameLength = (lower: string, written: string): string => (lower.length === written.length ? lower : written);

function* mentionsOf(
  prose: Prose,
  vocabulary: Vocabulary,
  rolesOf: (term: Term) => readonly Role[],
): Steps<readonly Mention[]> {
  const { text } = prose;
  const found: Mention[] = [];
  if (!vocabulary.scan.test(text)) return found;
  // Of what is spelt like a term most may be no mention, as in a list of identifiers: it takes its time all the same.
  let seen = 0;
  for (const { start, end, spelling } of spelledIn(text, vocabulary)) {
    if (endsStep(seen++)) yield;
    const surface = text.slice(start, end);
    if (!isWord(text, start, end) || !isWhole(prose, start, surface)) continue;
    const { term, form, ruling, written, personally } = spelling;
    const plural = form === 'plural';
    const possessive = possessiveAfter(text, start, end, plural);
    found.push({
      term,
      surface,
      span: toSource(prose, start, end),
      start,
      end,
      plural,
      // All of one shape: they are asked by the thousand, and engines look up the properties of many shapes slowly.
      possessive,
      ruling: ruling !== undefined && isRuled(spelling, surface, prose, start) ? ruling : undefined,
      written,
      personally,
      form: form === 'ed' || form === 'ing' ? form : undefined,
      roles: rolesOf(term),
      prose,
    });
  }
  return found;
}

/** In its own capitals, an exact term is right; a heading in capitals throughout has none of its own. */
function isRuled({ exact }: Spelling, surface: string, { text }: Prose, start: number): boolean {
  if (exact === undefined) return true;
  if (surface.replace(/\s+/g, ' ') === exact) return false;
  return surface !== surface.toUpperCase() || !isShouted(text, start, start + surface.length);
}

/** The ending that makes a mention an owner: 's, or an apostrophe behind a plural that no quotation mark is. */
function possessiveAfter(text: string, start: number, end: number, plural: boolean): string | undefined {
  const behind = text.slice(end, end + 3);
  const possessive = /^(['’]s\b|['’](?![\p{L}\d]))/iu.exec(behind)?.[0];
  if (possessive === undefined || possessive.length > 1) return possessive;
  return plural && /^['’]\s+[\p{L}\d]/u.test(behind) && !isClosingQuote(text, start, end) ? possessive : undefined;
}

/** Every word of the surface stands in the source as it is, where the text is not encoded as a whole; a term of two words may run over a line break. */
function isWhole(prose: Prose, start: number, surface: string): boolean {
  if (prose.context.encoded) return true;
  let at = start;
  return surface.split(/(\s+)/).every((piece) => {
    at += piece.length;
    return /^\s/.test(piece) || standsVerbatim(prose, at - piece.length, at);
  });
}

/** An apostrophe after “users” closes a quotation when one was opened before it: the 'active users' list. */
function isClosingQuote(text: string, start: number, end: number): boolean {
  const mark = text[end];
  const before = text.slice(Math.max(0, start - 60), start);
  if (mark === '’') return before.includes('‘');
  const opened = before.lastIndexOf("'");
  return opened >= 0 && /[\s(]/.test(before[opened - 1] ?? ' ') && /\S/.test(before[opened + 1] ?? ' ');
}

/** Behind `[user`: what a program takes, as in `[user id=7]`. */
const SHORTCODE = /^\s+[\w-]{1,40}=/;

/** A mention is a whole word of prose, no piece of an identifier, path, address or longer compound. */
function isWord(text: string, start: number, end: number): boolean {
  const before = text[start - 1] ?? ' ';
  const after = text[end] ?? ' ';
  if (/[\p{L}\p{N}_@#$\\~+=&%]/u.test(before) || /[\p{L}\p{N}_@#$\\~+=]/u.test(after)) return false;
  if (before === '-' && /[\p{L}\p{N}-]/u.test(text[start - 2] ?? ' ')) return false;
  if (before === '-' && !/[\p{L}\p{N}]/u.test(text[start - 2] ?? ' ') && !/\s/.test(text[start - 2] ?? ' '))
    return false;
  if (before === '-' && /\s/.test(text[start - 2] ?? ' ')) return false; // `-user`: an option
  if (after === '-' && /[\p{L}\p{N}]/u.test(text[end + 1] ?? ' ')) return false;
  if (
    after === '.' &&
    /[\p{L}\p{N}_*[]/u.test(text[end + 1] ?? ' ') &&
    !/\p{Lu}\p{Ll}/u.test(text.slice(end + 1, end + 3))
  )
    return false;
  if (before === '.' && /[\p{L}\p{N}_\])]/u.test(text[start - 2] ?? ' ') && !/\s/.test(text[start - 2] ?? ' '))
    return /\p{Lu}/u.test(text[start] ?? '');
  // `:user`, `a:user`, `:user:`, `!user`, `$(user)`, `user->name`: something is put in for them, or they are code
  if (before === ':' || (before === '!' && !/[\p{L}\p{N}]/u.test(text[start - 2] ?? ' '))) return false;
  if (before === '(' && /[$%@\\]/.test(text[start - 2] ?? ' ')) return false;
  if (before === '>' && text[start - 2] === '-') return false;
  // `^user` behind a paragraph is what links call it
  if (before === '^' && /\s/.test(after)) return false;
  if (after === '-' && text[end + 1] === '>') return false;
  // the kind of an admonition: `!!! user`, `??? user`
  if (/(?:^|\n)(?:!!!|\?\?\?\+?) $/.test(text.slice(Math.max(0, start - 6), start))) return false;
  if (after === ':' && /[\p{L}\p{N}:/]/u.test(text[end + 1] ?? ' ')) return false;
  if (after === '(' && /[)\w$]/.test(text[end + 1] ?? ' ') && !/[\s]/.test(text[end + 1] ?? ' '))
    return /s\)/.test(text.slice(end + 1, end + 3));
  if (after === '[' || (before === '[' && (after === ']' || SHORTCODE.test(text.slice(end, end + 60))))) return false;
  if ((before === '{' && after !== ' ') || after === '}' || before === '<' || after === '>') return false;
  return (before !== '/' && after !== '/') || isPair(text, start, end);
}

/** “customer/user” is two words; `/users/12` and `a/b/users` are paths. */
function isPair(text: string, start: number, end: number): boolean {
  const from = Math.max(0, start - 40);
  let begin = start;
  while (begin > from && !/[\s(“"'‘*_,;]/.test(text[begin - 1] as string)) begin--;
  const left = text.slice(begin, start);
  const right = /^[^\s)”"'’*_,;.:!?]*/.exec(text.slice(end, end + 40))?.[0] ?? '';
  return (
    /^(?:\p{L}[\p{L} -]*\/)?$/u.test(left) && /^(?:\/\p{L}[\p{L}-]*)?$/u.test(right) && (left === '') !== (right === '')
  );
}
