import type { Glossary, Mention, Prose, Role, Term } from '../model.js';
import type { WordScan } from '../prose/matches.js';
import { toSource, verbatim } from '../prose/offset.js';
import { pluralOf } from './plural.js';
import { wordScanOf } from './word-scan.js';

/** Finds the words of a glossary, in time that grows with the text and not with the number of terms. */
export interface Matcher {
  /** Whether a stretch of the source may hold a mention: quick and generous; it does not look at word boundaries. */
  readonly scan: WordScan;
  /** The mentions of a block, in order. */
  mentions(prose: Prose): readonly Mention[];
  /** Whether a source may hold a mention: generous where letters may be written as something else. */
  mayName(source: string): boolean;
}

/** A way to write a term. */
interface Spelling {
  readonly term: Term;
  readonly plural: boolean;
  readonly deprecated: boolean;
}

/** A node of the trie of all spellings, by code unit; a space stands for any white space. */
interface Node {
  readonly next: Map<number, Node>;
  spelling?: Spelling;
}

/**
 * Makes the matcher of a glossary.
 *
 * @param rolesOf the roles that a term promises
 */
export function matcherOf(glossary: Glossary, rolesOf: (term: Term) => readonly Role[]): Matcher {
  const spellings = spellingsOf(glossary);
  const trie: Node = { next: new Map() };
  for (const [written, spelling] of spellings) grow(trie, written).spelling = spelling;
  const words = new Set<string>();
  for (const written of spellings.keys()) for (const word of written.split(/[^\p{L}\p{N}]+/u)) words.add(word);
  const scan = wordScanOf(glossary);
  return {
    scan,
    mentions: (prose) => mentionsOf(prose, trie, rolesOf),
    mayName: (source) => mayName(source, scan, words),
  };
}

function grow(trie: Node, written: string): Node {
  let node = trie;
  for (let at = 0; at < written.length; at++) {
    const unit = written.charCodeAt(at);
    let next = node.next.get(unit);
    if (next === undefined) {
      next = { next: new Map() };
      node.next.set(unit, next);
    }
    node = next;
  }
  return node;
}

/**
 * Whether a word of a spelling stands between characters that are neither letters nor digits: `userId` and `clients3`
 * are never mentions. Letters behind `\`, `&`, `#` and `%` may stand for another character.
 */
function mayName(source: string, scan: WordScan, words: ReadonlySet<string>): boolean {
  for (const { index, length } of scan.matches(source)) {
    let start = index;
    let end = index + length;
    while (isLetter(source[start - 1])) start--;
    while (isLetter(source[end])) end++;
    if (/[\\&#%]/.test(source[start - 1] ?? '') || words.has(source.slice(start, end).toLowerCase())) return true;
  }
  return false;
}

const isLetter = (character: string | undefined): boolean => character !== undefined && /[\p{L}\p{N}]/u.test(character);

/** The longest spelling that begins at each place, from left to right, and then behind it. */
function* spelledIn(text: string, trie: Node): Generator<{ start: number; end: number; spelling: Spelling }> {
  const lower = inLowerCase(text);
  for (let start = 0; start < lower.length; ) {
    const found = longestAt(lower, start, trie);
    if (found === undefined) {
      start++;
      continue;
    }
    yield { start, ...found };
    start = found.end;
  }
}

function longestAt(text: string, start: number, trie: Node): { end: number; spelling: Spelling } | undefined {
  let node: Node | undefined = trie;
  let found: { end: number; spelling: Spelling } | undefined;
  for (let at = start; at < text.length; ) {
    const space = isSpace(text, at);
    node = node.next.get(space ? SPACE : text.charCodeAt(at));
    if (node === undefined) break;
    at++;
    if (space) while (isSpace(text, at)) at++;
    if (node.spelling !== undefined) found = { end: at, spelling: node.spelling };
  }
  return found;
}

const SPACE = 32;

const isSpace = (text: string, at: number): boolean => {
  const unit = text.charCodeAt(at);
  return unit === SPACE || (unit >= 9 && unit <= 13) || (unit >= 160 && /\s/.test(text[at] as string));
};

/** In lower case where that does not move what stands behind. */
function inLowerCase(text: string): string {
  const lower = text.toLowerCase();
  if (lower.length === text.length) return lower;
  return [...text].map((character) => sameLength(character.toLowerCase(), character)).join('');
}

const sameLength = (lower: string, written: string): string => (lower.length === written.length ? lower : written);

function mentionsOf(prose: Prose, trie: Node, rolesOf: (term: Term) => readonly Role[]): readonly Mention[] {
  const { text } = prose;
  const found: Mention[] = [];
  for (const { start, end, spelling } of spelledIn(text, trie)) {
    const surface = text.slice(start, end);
    if (!isWord(text, start, end) || !isWhole(prose, start, surface)) continue;
    const { term, plural, deprecated } = spelling;
    const possessive = possessiveAfter(text, start, end, plural);
    found.push({
      term,
      surface,
      span: toSource(prose, start, end),
      start,
      end,
      plural,
      ...(possessive === undefined ? {} : { possessive }),
      ...(deprecated ? { deprecated } : {}),
      roles: rolesOf(term),
      prose,
    });
  }
  return found;
}

/** The ending that makes a mention an owner: 's, or an apostrophe behind a plural that no quotation mark is. */
function possessiveAfter(text: string, start: number, end: number, plural: boolean): string | undefined {
  const behind = text.slice(end, end + 3);
  const possessive = /^(['’]s\b|['’](?![\p{L}\d]))/iu.exec(behind)?.[0];
  if (possessive === undefined || possessive.length > 1) return possessive;
  return plural && /^['’]\s+[\p{L}\d]/u.test(behind) && !isClosingQuote(text, start, end) ? possessive : undefined;
}

/** Every word of the surface stands in the source as it is; a term of two words may run over a line break. */
function isWhole(prose: Prose, start: number, surface: string): boolean {
  let at = start;
  return surface.split(/(\s+)/).every((piece) => {
    at += piece.length;
    return /^\s/.test(piece) || verbatim(prose, at - piece.length, at);
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
  if (before === ':' && /[\p{L}\p{N}:]/u.test(text[start - 2] ?? ' ')) return false;
  if (after === ':' && /[\p{L}\p{N}:/]/u.test(text[end + 1] ?? ' ')) return false;
  if (after === '(' && /[)\w$]/.test(text[end + 1] ?? ' ') && !/[\s]/.test(text[end + 1] ?? ' '))
    return /s\)/.test(text.slice(end + 1, end + 3));
  if (after === '[' || (before === '[' && after === ']')) return false;
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

function spellingsOf(glossary: Glossary): ReadonlyMap<string, Spelling> {
  const spellings = new Map<string, Spelling>();
  for (const { term, plural, deprecated } of glossary.terms) {
    for (const written of [term, ...deprecated]) {
      // A term is never a deprecated spelling of itself, be it in other capitals.
      const isOld = written.toLowerCase() !== term.toLowerCase();
      spellings.set(written.toLowerCase(), { term, plural: false, deprecated: isOld });
      const many = (isOld || plural === undefined ? pluralOf(written) : plural).toLowerCase();
      if (!spellings.has(many)) spellings.set(many, { term, plural: true, deprecated: isOld });
    }
  }
  return spellings;
}
