import { namesEnglish, namesForeign } from '../prose/language-code.js';
import type { Among } from './format.js';

/** So many folders above a file may say which language it is in. */
const DEPTH = 4;

/** Codes of languages that are English words or abbreviations as well: `order_id` is not Indonesian. */
const WORDS: ReadonlySet<string> = new Set(['id', 'is', 'it', 'no', 'my', 'am', 'to', 'so', 'as', 'be', 'he', 'hi']);

/**
 * Whether a path is that of a file that is meant.
 *
 * @param path absolute or relative, with slashes of either kind
 */
export function isAmong(path: string, among: Among): boolean {
  const names = path.split(/[\\/]/);
  const name = (names.pop() ?? '').toLowerCase();
  if (among.never?.includes(name)) return false;
  const above = names.map((each) => each.toLowerCase());
  if (!isInPlace(name, above, among)) return false;
  const language = languageIn(name, above);
  return among.language === 'english' ? language === 'english' : language !== 'foreign';
}

function isInPlace(name: string, above: readonly string[], { folders, names }: Among): boolean {
  if (folders === undefined && names === undefined) return true;
  if (folders?.some((folder) => above.includes(folder))) return true;
  const stem = withoutLanguage(name.replace(/\.[^.]*$/, ''));
  return names?.some((each) => stem.endsWith(each)) === true;
}

/** What the name of a file says of its language, or else the nearest folder that says anything. */
function languageIn(name: string, above: readonly string[]): 'english' | 'foreign' | undefined {
  const parts = name.replace(/\.[^.]*$/, '').split('.');
  const suffix = /[_-]([a-z]{2}(?:[-_][a-z]{2,4})?)$/.exec(parts[0] ?? '')?.[1];
  if (suffix !== undefined && !WORDS.has(suffix)) parts.push(suffix);
  for (const part of [...parts.reverse(), ...above.slice(-DEPTH).reverse()]) {
    const code = codeIn(part);
    if (namesEnglish(code) || code === 'english') return 'english';
    if (namesForeign(code)) return 'foreign';
  }
  return undefined;
}

/** `de.lproj`, `values-de-rAT` and `values-b+sr+latn` name a language as well. */
function codeIn(part: string): string {
  return part
    .replace(/\.lproj$/, '')
    .replace(/^values-(?:b\+)?/, '')
    .replace(/-r(?=[a-z]{2}$)/, '-')
    .replaceAll('+', '-');
}

/** `messages_en` and `messages.en-gb` are messages. */
function withoutLanguage(stem: string): string {
  return stem.replace(/[._-][a-z]{2}(?:[-_][a-z]{2,4})?$/, '');
}
