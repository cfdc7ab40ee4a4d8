import { normalTerm } from '../configuration/index.js';
import type { GlossaryEntry } from './entry.js';
import { type Background, isOfOthers, sameRoleFault } from './own-role.js';

/** What a word is in an entry. */
interface Place {
  readonly entry: GlossaryEntry;
  readonly as: 'term' | 'admitted' | 'unwanted';
}

/**
 * What in a glossary contradicts itself, a sentence each: words that stand twice, chains and circles, words that are
 * preferred and deprecated, and forms that collide.
 */
export function checkGlossary(entries: readonly GlossaryEntry[], background: Background): readonly string[] {
  const places = placesOf(entries);
  return [
    ...[...places].flatMap(([word, found]) => contradictionsOf(word, found, background)),
    ...pluralsIn(entries),
    ...chainsIn(entries),
    ...circlesIn(entries),
  ];
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

function contradictionsOf(word: string, all: readonly Place[], background: Background): readonly string[] {
  const own = all.find(({ as }) => as === 'term')?.entry;
  // “login” is a noun of its own beside “log in”, for which it is not to be written; the client's “customer” beside ours.
  const isApart = (entry: GlossaryEntry) =>
    own !== undefined &&
    (isAnotherPart(own, entry) || isOfOthers(word, normalTerm(entry.use ?? entry.written), background));
  const places = all.filter(({ entry, as }) => as !== 'unwanted' || !isApart(entry));
  const by = (wanted: Place['as']) =>
    places.filter(({ as }) => as === wanted).map(({ entry }) => entry.use ?? entry.written);
  const targets = [...new Set(by('unwanted'))].filter((target) => normalTerm(target) !== word);
  const [terms, admitted] = [by('term'), by('admitted')];
  const others = targets.filter((target) => target !== own?.written);
  return [
    ...(targets.length > 1 ? [`“${word}” is to be written as ${inWords(targets)}: keep one.`] : []),
    ...(others.length > 0 && own?.status === 'preferred'
      ? [`“${word}” is preferred, and to be written as ${inWords(others)}: keep one.`]
      : targets.length > 0 && terms.length > 0 && own?.roles === undefined
        ? [
            `“${word}” is a term, and to be written as ${inWords(targets)}: take it out of one, or say which role it has of its own.`,
          ]
        : sameRoleFaults(word, own, places, background)),
    ...(targets.length > 0 && admitted.length > 0
      ? [`“${word}” is admitted for ${inWords(admitted)}, and to be written as ${inWords(targets)}: keep one.`]
      : []),
    ...(terms.length > 1 ? [`“${word}” is a form of ${inWords(terms)}: say their plurals.`] : []),
  ];
}

function sameRoleFaults(
  word: string,
  own: GlossaryEntry | undefined,
  places: readonly Place[],
  background: Background,
): readonly string[] {
  return places.flatMap(({ entry: { written, use, roles }, as }) => {
    const term = normalTerm(use ?? written);
    if (as !== 'unwanted' || term === word) return [];
    const target = { term, written: use ?? written, roles: use === undefined ? roles : undefined };
    return sameRoleFault(word, own, target, background) ?? [];
  });
}

const isAnotherPart = (one: GlossaryEntry, other: GlossaryEntry): boolean =>
  one.partOfSpeech !== undefined && other.partOfSpeech !== undefined && one.partOfSpeech !== other.partOfSpeech;

/** “merchants” beside “merchant”: every term is found in the plural as well. */
function pluralsIn(entries: readonly GlossaryEntry[]): readonly string[] {
  const plurals = new Map(
    entries.flatMap(({ written, plural }) =>
      plural === undefined ? regularPlurals(normalTerm(written)).map((form) => [form, written] as const) : [],
    ),
  );
  return entries.flatMap(({ written, use }) => {
    const singular = plurals.get(normalTerm(written));
    return singular === undefined || use !== undefined
      ? []
      : [`“${written}” is the plural of “${singular}”, which is found in it: take it out, or say another plural.`];
  });
}

const regularPlurals = (term: string): readonly string[] => [
  `${term}s`,
  `${term}es`,
  ...(term.endsWith('y') ? [`${term.slice(0, -1)}ies`] : []),
];

/** “a: b, b: c”: what is written instead of a word is not to be written either. */
function chainsIn(entries: readonly GlossaryEntry[]): readonly string[] {
  const uses = usesIn(entries);
  const unwanted = new Map(
    entries.flatMap(({ written, use, status }) =>
      use === undefined && (status === 'deprecated' || status === 'forbidden') ? [[normalTerm(written), status]] : [],
    ),
  );
  const chains = [...uses].flatMap(([word, use]) => {
    const next = uses.get(normalTerm(use));
    return next === undefined || normalTerm(use) === word || isInCircle(word, uses)
      ? []
      : [`“${word}” is to be written as “${use}”, which is to be written as “${next}”: say “${next}” at once.`];
  });
  const dead = [...uses].flatMap(([word, use]) => {
    const status = unwanted.get(normalTerm(use));
    return status === undefined ? [] : [`“${word}” is to be written as “${use}”, which is ${status}: write another.`];
  });
  return [...chains, ...dead];
}

/** The words that are written as others, whether they have an entry or stand with the other. */
function usesIn(entries: readonly GlossaryEntry[]): ReadonlyMap<string, string> {
  const listed = entries.flatMap(({ written, deprecated = [], forbidden = [] }) =>
    [...deprecated, ...forbidden].map((word) => [normalTerm(word), written] as const),
  );
  const said = entries.flatMap(({ written, use }) => (use === undefined ? [] : [[normalTerm(written), use] as const]));
  return new Map([...listed, ...said].filter(([word, use]) => word !== normalTerm(use)));
}

function isInCircle(word: string, next: ReadonlyMap<string, string>): boolean {
  const seen = new Set<string>();
  for (let at: string | undefined = word; at !== undefined && !seen.has(at); ) {
    seen.add(at);
    const use: string | undefined = next.get(at);
    at = use === undefined ? undefined : normalTerm(use);
    if (at === word) return true;
  }
  return false;
}

/** “a: b, b: c, c: a”, and terms that are kinds of themselves; each circle is told once. */
function circlesIn(entries: readonly GlossaryEntry[]): readonly string[] {
  const uses = usesIn(entries);
  const wider = new Map(entries.map(({ written, broader = [] }) => [normalTerm(written), broader.map(normalTerm)]));
  const written = circlesOf(new Map([...uses].map(([word, use]) => [word, [normalTerm(use)]])));
  return [
    ...written.map((circle) => `${inCircle(circle)} are to be written as one another: keep one.`),
    ...circlesOf(wider).map((circle) => `${inCircle(circle)} are broader than one another: take one out.`),
  ];
}

const inCircle = (words: readonly string[]): string => [...words, words[0]].map((word) => `“${word}”`).join(' → ');

/** The circles of a graph that a walk from each word finds, each once. */
function circlesOf(next: ReadonlyMap<string, readonly string[]>): readonly (readonly string[])[] {
  const done = new Set<string>();
  const circles: string[][] = [];
  for (const start of next.keys()) {
    // No recursion: a chain may be as long as the glossary.
    const path: string[] = [];
    const on = new Map<string, number>();
    const open: { readonly word: string; readonly rest: string[] }[] = [
      { word: start, rest: [...(next.get(start) ?? [])] },
    ];
    while (open.length > 0) {
      const { word, rest } = open[open.length - 1] as (typeof open)[number];
      if (!on.has(word)) {
        on.set(word, path.length);
        path.push(word);
      }
      const other = done.has(word) ? undefined : rest.pop();
      if (other === undefined) {
        done.add(word);
        on.delete(word);
        path.pop();
        open.pop();
      } else if (on.has(other)) circles.push(path.slice(on.get(other)));
      else if (!done.has(other)) open.push({ word: other, rest: [...(next.get(other) ?? [])] });
    }
  }
  return circles;
}

const inWords = (words: readonly string[]): string => words.map((word) => `“${word}”`).join(' and ');
