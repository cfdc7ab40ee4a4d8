import type { Neutral } from '../support/structure.js';

/** Common nouns, each with the one that takes its place: other first sounds, lengths and plurals. */
const words: Readonly<Record<string, string>> = {
  file: 'umbrella',
  page: 'onion',
  example: 'kettle',
  value: 'orange',
  name: 'university',
  function: 'igloo',
  component: 'unicorn',
  version: 'ostrich',
  option: 'berry',
  element: 'wolf',
  content: 'apple',
  object: 'lobster',
  list: 'emu',
  event: 'trolley',
  method: 'elephant',
  project: 'acorn',
  string: 'egg',
  error: 'daisy',
  command: 'hourglass',
  test: 'ear',
  server: 'oyster',
  request: 'earring',
  image: 'pony',
  link: 'arrow',
  property: 'anvil',
  number: 'iris',
  field: 'armchair',
  item: 'valley',
  message: 'owl',
  table: 'eclair',
  group: 'ocean',
  key: 'island',
  line: 'artery',
  class: 'ant',
  package: 'opera',
  step: 'ivy',
  tool: 'elbow',
  feature: 'urn',
  service: 'inch',
  language: 'monkey',
  code: 'aunt',
  type: 'engine',
  way: 'axe',
  time: 'inn',
};

/** A configuration that has each of them rewritten wherever it is prose. */
export const configuration = [
  'rules:',
  ...['role-mismatch', 'mixed-terms', 'minority-term', 'definition-drift', 'conflated-terms', 'set-compound'].map(
    (rule) => `  ${rule}: off`,
  ),
  'terms:',
  ...Object.entries(words).map(([word, other]) => `  ${word}: ${other}`),
  '',
].join('\n');

/** Words, and what stands between them; a byte of quoted-printable is no part of the word behind it. */
const token = /=[\dA-F]{2}|[\p{L}\p{N}]+|[^\p{L}\p{N}=]+|=/gu;
const all = [...Object.entries(words).flat()];

/** Puts one mark for the words, in any form, and for the articles. */
export const neutral: Neutral = (text) =>
  text.replace(token, (word) => {
    const known = marks.get(word) ?? (all.some((lemma) => isFormOf(lemma, word)) ? '□' : isArticle(word) ? 'a' : word);
    marks.set(word, known);
    return known;
  });

/** What stands for each word that was asked for: the documents of a language have the same ones. */
const marks = new Map<string, string>();

/**
 * Compares two texts token by token.
 *
 * @returns how many words were rewritten; or what else was changed, with what stands around it
 */
export function changedWords(before: string, after: string): number | string {
  const [old, now] = [before, after].map((text) => text.match(token) ?? []);
  if (old === undefined || now === undefined) return 0;
  let count = 0;
  for (let i = 0; i < Math.max(old.length, now.length); i++) {
    const [from = '', to = ''] = [old[i], now[i]];
    if (from === to || (isArticle(from) && isArticle(to))) continue;
    if (!Object.entries(words).some(([word, other]) => isFormOf(word, from) && isFormOf(other, to)))
      return `“${old.slice(i - 6, i + 6).join('')}” is “${now.slice(i - 6, i + 6).join('')}”`;
    count += 1;
  }
  return count;
}

function isArticle(word: string): boolean {
  return /^an?$/i.test(word);
}

const forms = new Map<string, RegExp>();

/** Plural, past and gerund, as English makes them: `files`, `listed`, `naming`, `properties`. */
function isFormOf(lemma: string, word: string): boolean {
  const stem = lemma.slice(0, -1);
  const known = forms.get(lemma) ?? new RegExp(`^(?:${lemma}|${stem}(?:.{0,2}(?:s|ed|ing)))$`, 'iu');
  forms.set(lemma, known);
  return known.test(word);
}
