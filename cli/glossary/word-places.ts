import fs from 'node:fs';
import { type Configuration, type KeyPlace, normalTerm, placesIn } from '../../configuration/index.js';
import type { Background, GlossaryEntry } from '../../glossary/index.js';
import { systemPath } from '../../workspace/disk/index.js';
import { shownPath } from '../targets.js';
import { leadingPath, type Terminal } from '../terminal.js';
import { TextLines } from '../text-lines.js';

/** The words of a file, by what {@link wordAt} says. */
interface Words {
  readonly places: ReadonlyMap<string, readonly KeyPlace[]>;
  readonly lines: TextLines;
}

/** Finds words in the files of a configuration, the one that holds before those that it extends. */
export function placesOfWords({ layers }: Configuration, { cwd }: Terminal): Background['whereIs'] {
  const files = layers.map(({ origin }) => origin).filter((origin) => !origin.startsWith('distinguo:'));
  // Parsed when there is something to tell: a glossary may have a hundred thousand terms.
  const read = new Map<string, Words>();
  const wordsOf = (file: string): Words => {
    const words = read.get(file) ?? wordsIn(file, fs.readFileSync(systemPath(file), 'utf8'));
    read.set(file, words);
    return words;
  };
  return (word, as, entry) => {
    for (const file of files.toReversed()) {
      const { places, lines } = wordsOf(file);
      const found =
        places.get(word)?.find((place) => isThere(place, as, entry)) ??
        (as === 'term' ? places.get(SHIPPED)?.[0] : undefined);
      if (found === undefined) continue;
      const { line, column } = lines.positionOf(found.span.start);
      return `${leadingPath(shownPath(file, cwd))}:${line}:${column}`;
    }
    return undefined;
  };
}

function wordsIn(file: string, text: string): Words {
  const places = new Map<string, KeyPlace[]>();
  for (const place of placesIn(file, text)) {
    const word = wordAt(place);
    const known = places.get(word);
    if (known === undefined) places.set(word, [place]);
    else known.push(place);
  }
  return { places, lines: new TextLines(text, true) };
}

/** No word: “cast: marketplace” names its people without writing them. */
const SHIPPED = '';

/** The word that a place is about: its own, or that of the term which is “preferred: true”. */
function wordAt({ path, is, text }: KeyPlace): string {
  if (path.length === 1 && path[0] === 'cast' && is === 'value') return SHIPPED;
  const [section, name = '', key] = inPart(path);
  return normalTerm(section === 'terms' && key === 'preferred' ? name : text);
}

function isThere({ path, is }: KeyPlace, as: string, entry: string): boolean {
  const [section, name = '', key] = inPart(path);
  if (as === 'term') return is === 'key' && key === undefined && (section === 'terms' || section === 'cast');
  if (as === 'preferred') return is === 'value' ? section === 'roles' : section === 'terms' && key === 'preferred';
  return section === 'terms' && normalTerm(name) === entry && (key === 'deprecated' || key === 'forbidden');
}

/** A path as it is outside of overrides. */
const inPart = (path: readonly string[]): readonly string[] => (path[0] === 'overrides' ? path.slice(2) : path);

/** Finds words in a glossary of another format, by the line on which their entry begins. */
export function entryLines(entries: readonly GlossaryEntry[], file: string): Background['whereIs'] {
  let lines: ReadonlyMap<string, number | undefined> | undefined;
  return (_, __, entry) => {
    lines ??= new Map(entries.map(({ written, line }) => [normalTerm(written), line]));
    const line = lines.get(entry);
    return line === undefined ? undefined : `${file}:${line}`;
  };
}
