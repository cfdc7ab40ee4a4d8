import { normalTerm } from '../configuration/index.js';
import type { GlossaryEntry } from './entry.js';

/** What a word is in an entry. */
interface Place {
  readonly entry: GlossaryEntry;
  readonly as: 'term' | 'admitted' | 'unwanted';
}

/** What in a glossary contradicts itself, a sentence each: words that stand twice, chains, and forms that collide. */
export function checkGlossary(entries: readonly GlossaryEntry[]): readonly string[] {
  const places = placesOf(entries);
  return [...[...places].flatMap(([word, found]) => contradictionsOf(word, found)), ...chainsIn(entries)];
}

function placesOf(entries: readonly GlossaryEntry[]): ReadonlyMap<string, readonly Place[]> {
  const places = new Map<string, Place[]>();
  const put = (word: string, place: Place): void => {
    const key = normalTerm(word);
    const known = places.get(key);
    if (known === undefined) places.set(key, [place]);
    else if (!known.some(({ entry, as }) => entry === place.entry && as === place.as)) known.push(place);
  };
  for (const entry of entries) {
    put(entry.written, { entry, as: entry.use === undefined ? 'term' : 'unwanted' });
    if (entry.plural !== undefined) put(entry.plural, { entry, as: entry.use === undefined ? 'term' : 'unwanted' });
    for (const word of entry.admitted ?? []) put(word, { entry, as: 'admitted' });
    for (const word of [...(entry.deprecated ?? []), ...(entry.forbidden ?? [])])
      if (normalTerm(word) !== normalTerm(entry.written)) put(word, { entry, as: 'unwanted' });
  }
  return places;
}

function contradictionsOf(word: string, places: readonly Place[]): readonly string[] {
  const by = (wanted: Place['as']) =>
    places.filter(({ as }) => as === wanted).map(({ entry }) => entry.use ?? entry.written);
  const targets = [...new Set(by('unwanted'))].filter((target) => normalTerm(target) !== word);
  const [terms, admitted] = [by('term'), by('admitted')];
  const roles = places.find(({ as }) => as === 'term')?.entry.roles;
  return [
    ...(targets.length > 1 ? [`“${word}” is to be written as ${inWords(targets)}: keep one.`] : []),
    ...(targets.length > 0 && terms.length > 0 && roles === undefined
      ? [
          `“${word}” is a term, and to be written as ${inWords(targets)}: take it out of one, or say which role it has of its own.`,
        ]
      : []),
    ...(targets.length > 0 && admitted.length > 0
      ? [`“${word}” is admitted for ${inWords(admitted)}, and to be written as ${inWords(targets)}: keep one.`]
      : []),
    ...(terms.length > 1 ? [`“${word}” is a form of ${inWords(terms)}: say their plurals.`] : []),
  ];
}

/** “a: b, b: c” and “a: b, b: a”. */
function chainsIn(entries: readonly GlossaryEntry[]): readonly string[] {
  const uses = new Map(
    entries.flatMap(({ written, use }) => (use === undefined ? [] : [[normalTerm(written), use] as const])),
  );
  return [...uses].flatMap(([word, use]) => {
    const next = uses.get(normalTerm(use));
    if (next === undefined || normalTerm(use) === word) return [];
    return normalTerm(next) === word
      ? [`“${word}” is to be written as “${use}”, and “${use}” as “${next}”: keep one.`]
      : [`“${word}” is to be written as “${use}”, which is to be written as “${next}”: say “${next}” at once.`];
  });
}

const inWords = (words: readonly string[]): string => words.map((word) => `“${word}”`).join(' and ');
