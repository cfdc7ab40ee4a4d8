import { BE, HAVE, IRREGULAR, VERBS } from './words.js';

/** A form that a verb can have. */
export interface VerbForm {
  readonly lemma: string;
  /** `base` click, `s` clicks, `ed` clicked (past or participle), `ing` clicking. */
  readonly form: 'base' | 's' | 'ed' | 'ing';
}

/** Singular of a regular or common irregular plural; other words come back as they are. */
export function singular(word: string): string {
  const irregular = IRREGULAR_NOUNS.get(word);
  if (irregular !== undefined) return irregular;
  if (
    word.length < 4 ||
    !word.endsWith('s') ||
    /(ss|us|is|news|series|species|always|perhaps|access|address|process|business|analytics|sms|saas|basis|canvas|lens|gas|bonus|alias|macos|ios|jwks|https|dns|css|aws|campus|virus|status|menus|corpus|kudos|chaos)$/.test(
      word,
    )
  )
    return word;
  if (/[^aeiou]ies$/.test(word)) return `${word.slice(0, -3)}y`;
  if (/(sses|shes|ches|xes|zes)$/.test(word)) return word.slice(0, -2);
  if (/(ddresses|ccesses|rocesses|usinesses)$/.test(word)) return word.slice(0, -2);
  return word.slice(0, -1);
}

const IRREGULAR_NOUNS: ReadonlyMap<string, string> = new Map(
  Object.entries({
    people: 'person',
    children: 'child',
    cookies: 'cookie',
    movies: 'movie',
    women: 'woman',
    men: 'man',
    criteria: 'criterion',
    indices: 'index',
    analyses: 'analysis',
    media: 'medium',
    lives: 'life',
    wives: 'wife',
    shelves: 'shelf',
  }),
);

/**
 * What a word is as a verb of the project's list, or undefined. The British
 * and American spellings of the list are both known.
 */
export function verbForm(word: string, verbs: ReadonlySet<string> = VERBS): VerbForm | undefined {
  const irregular = IRREGULAR.get(word);
  if (irregular !== undefined)
    return { lemma: irregular, form: word.endsWith('ing') ? 'ing' : irregular === word ? 'base' : 'ed' };
  if (verbs.has(word)) return { lemma: word, form: 'base' };
  if (BE.has(word) || HAVE.has(word)) return undefined;
  const form = word.endsWith('s') ? 's' : word.endsWith('ed') ? 'ed' : word.endsWith('ing') ? 'ing' : undefined;
  if (form === undefined) return undefined;
  for (const candidate of stems(word.slice(0, -form.length), form))
    if (verbs.has(candidate)) return { lemma: candidate, form };
  return undefined;
}

function stems(stem: string, form: 'ing' | 'ed' | 's'): readonly string[] {
  if (form === 's') {
    if (stem.endsWith('ie')) return [stem, `${stem.slice(0, -2)}y`];
    return stem.endsWith('e') ? [stem, stem.slice(0, -1)] : [stem];
  }
  const candidates = [stem, `${stem}e`];
  if (stem.endsWith('i')) candidates.push(`${stem.slice(0, -1)}y`);
  const last = stem.at(-1);
  if (last !== undefined && last === stem.at(-2)) candidates.unshift(stem.slice(0, -1));
  return last === stem.at(-2) && (last === 'l' || last === 's') ? [stem, ...candidates] : candidates;
}
