import type { Fix, Mention, Prose, Span, Term } from '../model.js';
import { toSource } from '../prose/offset.js';
import { inForm } from '../termbase/form.js';
import type { Termbase } from '../termbase/termbase.js';
import { escapedInProse } from './escapes.js';

/** The words that a fix replaces; prose offsets. */
export interface ReplacedWords {
  readonly mention: Mention;
  /** Where the replaced words start and end, when they are more than the mention itself (“customer/user”). */
  readonly start?: number;
  readonly end?: number;
}

/**
 * Writes another word of the glossary in the place of a mention: same number,
 * case and possessive, with the article before it repaired.
 *
 * @returns the fix, or undefined when the source at the place is not the text that was judged, so that no edit is safe
 */
export function rewrite(
  source: string,
  target: ReplacedWords,
  term: Term,
  termbase: Pick<Termbase, 'entry'>,
): Fix | undefined {
  const { mention } = target;
  const { prose } = mention;
  const start = target.start ?? mention.start;
  const end = target.end ?? mention.end;
  const span = toSource(prose, start, end);
  const written = source.slice(span.start, span.end);
  if (!isSafe(written, prose.text.slice(start, end)) || isInLabel(prose, start, end)) return undefined;
  const word = formOf(term, mention, termbase);
  if (word === undefined) return undefined;
  const period = hasPeriod(word, prose.text.slice(end), mention, termbase) ? { written: '.', text: '' } : undefined;
  const ending = period ?? endingFor(word, mention);
  const article = articleBefore(source, prose.text, start, span, word, mention);
  const from = article?.span.start ?? span.start;
  const to = ending.written === '' ? span.end : toSource(prose, end, end + ending.written.length).end;
  const between = article === undefined ? '' : article.text + source.slice(article.span.end, span.start);
  const expected = source.slice(from, to);
  const text = between + escapedInProse(word + ending.text, prose.context, expected);
  // What changes nothing is no fix.
  if (text === expected) return undefined;
  const title = `Replace with “${word}”`;
  return { title, span: { start: from, end: to }, expected, text, term, ...(prose.context.bound && { bound: true }) };
}

/** The source holds exactly the words that were judged; a line break inside (“end⏎user”) may be any white space and block markers. */
function isSafe(written: string, judged: string): boolean {
  return spaced(written) === spaced(judged);
}

const spaced = (text: string): string => text.replace(/[\s>]+/g, ' ');

/** A label must stay what the definition of its link calls it; in `[[Some words]]`, they are the name of a page. */
function isInLabel({ marks, text }: Prose, start: number, end: number): boolean {
  if (marks.some((mark) => mark.kind === 'label' && mark.start < end && mark.end > start)) return true;
  const from = Math.max(0, start - LONGEST_PAGE);
  const opened = text.slice(from, start).lastIndexOf('[[');
  const page = opened < 0 ? null : PAGE.exec(text.slice(from + opened, end + LONGEST_PAGE));
  return page !== null && from + opened + page[0].length > end;
}

/** In UTF-16 code units. */
const LONGEST_PAGE = 200;
const PAGE = /^\[\[[^[\]\n]+\]\]/;

/**
 * A term in the form and case of a mention.
 *
 * @returns undefined where the form is irregular and nobody has given it
 */
export function formOf(term: Term, mention: Mention, termbase: Pick<Termbase, 'entry'>): string | undefined {
  const { surface, form, plural } = mention;
  const title = isTitleCase(mention.prose.text, mention);
  const entry = termbase.entry(term);
  const word = inForm(entry?.written ?? term, form ?? (plural ? 'plural' : 'base'), entry ?? {});
  // Capitals of its own stay as they are, and no others are added.
  if (word === undefined || entry?.isExact || entry?.written !== undefined) return word;
  if (surface.length > 1 && surface === surface.toUpperCase()) return word.toUpperCase();
  if (!/^\p{Lu}/u.test(surface)) return word;
  const everyWord = title || /^\p{Lu}\p{L}*[\s-]+\p{Lu}/u.test(surface);
  return everyWord
    ? word.replace(/(^|[\s-])\p{Ll}/gu, (letter) => letter.toUpperCase())
    : (word[0] ?? '').toUpperCase() + word.slice(1);
}

/** In a title that writes every word with a capital, a term of two words does so too. */
function isTitleCase(text: string, mention: Mention): boolean {
  if (mention.prose.kind !== 'heading' && mention.prose.kind !== 'title' && mention.prose.kind !== 'cell') return false;
  const others = `${text.slice(0, mention.start)} ${text.slice(mention.end)}`.match(/\p{L}{4,}/gu) ?? [];
  return others.length > 0 && others.every((word) => /^\p{Lu}/u.test(word));
}

/** A possessive ending that must change with the word (users’ → people’s), and what it becomes; of one that may stay, nothing. */
function endingFor(word: string, { possessive = '', plural }: Mention): { written: string; text: string } {
  const bare = possessive.length === 1;
  const hissing = /s$/i.test(word);
  if (possessive === '' || !plural || bare === hissing) return { written: '', text: '' };
  const apostrophe = possessive.charAt(0);
  return { written: possessive, text: bare ? `${apostrophe}${word === word.toUpperCase() ? 'S' : 's'}` : apostrophe };
}

/**
 * Whether the period behind the words is written with them: another abbreviation brings its own, and that of an
 * abbreviation (“Acme Inc.”), which no mention holds, goes with it unless it ends the sentence as well.
 */
function hasPeriod(word: string, behind: string, mention: Mention, termbase: Pick<Termbase, 'entry'>): boolean {
  if (!/^\.(?!\.)/.test(behind)) return false;
  if (word.endsWith('.')) return true;
  const { term, written = term, surface } = mention;
  const { deprecated = [], forbidden = [] } = termbase.entry(term) ?? {};
  const abbreviated = `${surface.toLowerCase()}.`;
  return [term, written, ...deprecated, ...forbidden].includes(abbreviated) && /^\.(?!\s*$|\s+\P{Ll})/u.test(behind);
}

interface Article {
  readonly span: Span;
  readonly text: string;
}

/** The article right before the replaced words, when it must change. */
function articleBefore(
  source: string,
  prose: string,
  start: number,
  span: Span,
  word: string,
  mention: Mention,
): Article | undefined {
  if (mention.plural) return undefined;
  const match = /(?<![\p{L}\p{N}'’.-])(an?)(\s+["“'‘(]?)$/iu.exec(prose.slice(Math.max(0, start - 8), start));
  if (match === null) return undefined;
  const [whole, article, gap] = match as unknown as [string, string, string];
  const wanted = articleFor(word);
  if (article.toLowerCase() === wanted) return undefined;
  const at = toSource(mention.prose, start - whole.length, start - gap.length);
  // what stands between in the source is markup and white space; anything longer is not ours to keep
  if (source.slice(at.start, at.end) !== article || span.start - at.end > 60) return undefined;
  if (!article.startsWith('A')) return { span: at, text: wanted };
  const inCapitals = word === word.toUpperCase() && word.length > 1;
  return { span: at, text: inCapitals ? wanted.toUpperCase() : `A${wanted.slice(1)}` };
}

/** Which of a and an a word wants, by its first sound. */
export function articleFor(word: string): 'a' | 'an' {
  if (/^(?:hour|hono|heir)/i.test(word)) return 'an';
  if (/^(?:eu|ew|u(?:s|n[iy](?!n)|t[ei]|r[aeiou])|one\b|once)/i.test(word)) return 'a';
  return /^[aeiou]/i.test(word) ? 'an' : 'a';
}
