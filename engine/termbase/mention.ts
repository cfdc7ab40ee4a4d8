import { toSource, verbatim } from '../formats/offset.js';
import type { Glossary, Mention, Prose, Term } from '../model.js';
import { scanOf, type WordScan } from '../prose/matches.js';
import { wantedIn } from './recommended.js';

/** Finds the words of a glossary. */
export interface Scanner {
  /** Finds what may be a mention in source. */
  readonly wanted: WordScan;
  /** The mentions of a block, in order. */
  mentions(prose: Prose): readonly Mention[];
  /** Whether a source may hold a mention: quick, and generous where letters may be written as something else. */
  mayName(source: string): boolean;
}

interface Spelling {
  readonly term: Term;
  readonly plural: boolean;
}

/** Makes the scanner of a glossary. */
export function scannerOf(glossary: Glossary): Scanner {
  const spellings = spellingsOf(glossary);
  const words = [...spellings.keys()]
    .sort((a, b) => b.length - a.length)
    .map((word) => escaped(word).replace(/ /g, '\\s+'));
  const inProse = new RegExp(words.length === 0 ? '(?!)' : words.join('|'), 'gi');
  const wanted = wantedIn(glossary);
  return {
    wanted: scanOf(wanted),
    mentions: (prose) => mentionsOf(prose, inProse, spellings),
    mayName: (source) => mayName(source, wanted, spellings),
  };
}

/**
 * Whether a word of a spelling stands between characters that are neither letters nor digits: `userId` and `clients3`
 * are never mentions. Letters behind `\`, `&`, `#` and `%` may stand for another character.
 */
function mayName(source: string, wanted: RegExp, spellings: ReadonlyMap<string, Spelling>): boolean {
  const words = new Set([...spellings.keys()].flatMap((spelling) => spelling.split(/[^\p{L}\p{N}]+/u)));
  const anywhere = new RegExp(wanted.source, 'gi');
  for (let hit = anywhere.exec(source); hit !== null; hit = anywhere.exec(source)) {
    let start = hit.index;
    let end = start + hit[0].length;
    while (isLetter(source[start - 1])) start--;
    while (isLetter(source[end])) end++;
    if (/[\\&#%]/.test(source[start - 1] ?? '') || words.has(source.slice(start, end).toLowerCase())) return true;
    anywhere.lastIndex = Math.max(end, hit.index + 1);
  }
  return false;
}

const isLetter = (character: string | undefined): boolean => character !== undefined && /[\p{L}\p{N}]/u.test(character);

function mentionsOf(prose: Prose, pattern: RegExp, spellings: ReadonlyMap<string, Spelling>): readonly Mention[] {
  const found: Mention[] = [];
  for (const match of prose.text.matchAll(pattern)) {
    const start = match.index;
    const surface = match[0];
    const end = start + surface.length;
    if (!isWord(prose.text, start, end) || !isWhole(prose, start, surface)) continue;
    const spelling = spellings.get(surface.toLowerCase().replace(/\s+/g, ' '));
    if (spelling === undefined) continue;
    const possessive = /^(['’]s\b|['’](?![\p{L}\d]))/iu.exec(prose.text.slice(end, end + 3))?.[0];
    const owns =
      possessive !== undefined &&
      (possessive.length > 1 ||
        (spelling.plural &&
          /^['’]\s+[\p{L}\d]/u.test(prose.text.slice(end, end + 3)) &&
          !isClosingQuote(prose.text, start, end)));
    found.push({
      term: spelling.term,
      surface,
      span: toSource(prose, start, end),
      start,
      end,
      plural: spelling.plural,
      ...(owns ? { possessive } : {}),
      prose,
    });
  }
  return found;
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
    for (const spelling of [term, ...deprecated]) {
      spellings.set(spelling.toLowerCase(), { term, plural: false });
      const many = spelling === term && plural !== undefined ? plural : pluralOf(spelling);
      if (!spellings.has(many.toLowerCase())) spellings.set(many.toLowerCase(), { term, plural: true });
    }
  }
  return spellings;
}

/** The regular English plural. */
export function pluralOf(word: string): string {
  if (/[^aeiou]y$/i.test(word)) return `${word.slice(0, -1)}ies`;
  return /(s|x|z|ch|sh)$/i.test(word) ? `${word}es` : `${word}s`;
}

const escaped = (text: string): string => text.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&');
