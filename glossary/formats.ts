import { fields, folded, type GlossaryEntry, type GlossaryFormat } from './entry.js';
import { csv, tsv } from './formats/delimited.js';
import { markdown } from './formats/markdown.js';
import { tbx } from './formats/tbx.js';
import { cspell, textlint, valeSubstitution, valeVocabulary } from './formats/word-lists.js';

/** All formats. */
export const formats: readonly GlossaryFormat[] = [
  csv,
  tsv,
  markdown,
  tbx,
  valeSubstitution,
  valeVocabulary,
  cspell,
  textlint,
];

const EXTENSIONS: Readonly<Record<string, GlossaryFormat>> = {
  csv,
  tsv,
  tab: tsv,
  md: markdown,
  markdown,
  tbx,
  xml: tbx,
};

/** The format of an id; undefined for none. */
export const formatNamed = (id: string): GlossaryFormat | undefined => formats.find((format) => format.id === id);

/** The format that the name of a file tells. */
export const formatOf = (file: string): GlossaryFormat | undefined =>
  EXTENSIONS[file.slice(file.lastIndexOf('.') + 1).toLowerCase()];

/** A glossary as a format has it. */
export interface Exported {
  readonly text: string;
  /** What the format cannot hold, a sentence each. */
  readonly lost: readonly string[];
}

/** Writes a glossary in a format, and says what is lost. */
export function exportGlossary(entries: readonly GlossaryEntry[], format: GlossaryFormat): Exported {
  // A format that knows no “write this instead” has the word with the one that is written.
  const all = format.holds.has('use') ? entries : folded(entries);
  const lost = fields.flatMap((field) => {
    const count = format.holds.has(field) ? 0 : all.filter((entry) => entry[field] !== undefined).length;
    return count === 0
      ? []
      : [`${format.name} cannot hold “${field}”: left out of ${count} ${count === 1 ? 'term' : 'terms'}.`];
  });
  return { text: format.write(all), lost };
}
