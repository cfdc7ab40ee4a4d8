import { namesEnglish } from '../prose/language-code.js';
import type { Among } from './format.js';

/** So many folders above a file may say which language it is in. */
const DEPTH = 4;

/** Codes that files are named by: all of two letters (with those that Android still has), and the commonest of three. */
const LANGUAGES: ReadonlySet<string> = new Set(
  `aa ab ae af ak am an ar as av ay az ba be bg bh bi bm bn bo br bs ca ce ch co cr cs cu cv cy da de dv dz ee el eo es et
  eu fa ff fi fj fo fr fy ga gd gl gn gu gv ha he hi ho hr ht hu hy hz ia id ie ig ii ik in io is it iu iw ja ji jv ka kg ki
  kj kk kl km kn ko kr ks ku kv kw ky la lb lg li ln lo lt lu lv mg mh mi mk ml mn mo mr ms mt my na nb nd ne ng nl nn no nr
  nv ny oc oj om or os pa pi pl ps pt qu rm rn ro ru rw sa sc sd se sg si sk sl sm sn so sq sr ss st su sv sw ta te tg th ti
  tk tl tn to tr ts tt tw ty ug uk ur uz ve vi vo wa wo xh yi yo za zh zu
  arn ast bar ceb ckb csb dsb fil frp fur gsw haw hmn hsb jbo kab kok lij ltg mai nap nds pap sah sat sco son szl tzm vec
  yue zgh`.split(/\s+/),
);

/** Codes of languages that are English words or abbreviations as well: `order_id` is not Indonesian. */
const WORDS: ReadonlySet<string> = new Set(
  'am an as be co he hi ho id ie in io is it la my na no or os se so to ts uz'.split(' '),
);

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
    if (isForeign(code)) return 'foreign';
  }
  return undefined;
}

/** Whether a code is that of a language, with or without a region and a script. */
const isForeign = (code: string): boolean =>
  /^[a-z]{2,3}(?:[-_][a-z0-9]{2,8})*$/.test(code) && LANGUAGES.has(code.split(/[-_]/, 1)[0] as string);

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
