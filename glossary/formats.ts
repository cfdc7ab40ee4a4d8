import { fields, folded, type GlossaryEntry, type GlossaryFormat, type WriteOptions } from './entry.js';
import { contextive } from './formats/contextive.js';
import { csv, tsv } from './formats/delimited.js';
import { html } from './formats/html.js';
import { markdown } from './formats/markdown.js';
import { skosFields } from './formats/skos.js';
import { tbx } from './formats/tbx.js';
import { cspell, textlint, valeSubstitution, valeVocabulary } from './formats/word-lists.js';

/** Workbooks of Excel. What reads them is loaded when one is read. */
const xlsx: GlossaryFormat = {
  id: 'xlsx',
  name: 'Excel',
  isBinary: true,
  holds: new Set(fields),
  read: async (bytes, options) => (await import('./formats/xlsx.js')).readWorkbook(bytes, options),
  write: async (entries) => (await import('./formats/xlsx.js')).writeWorkbook(entries),
};

const inSkos = { holds: skosFields, statuses: new Set(['deprecated'] as const) };

const turtle: GlossaryFormat = {
  ...inSkos,
  id: 'turtle',
  name: 'SKOS in Turtle',
  read: async (text, options) => (await import('./formats/turtle.js')).readTurtle(text, options),
  write: async (entries, options) => (await import('./formats/turtle.js')).writeTurtle(entries, options),
};

const jsonLd: GlossaryFormat = {
  ...inSkos,
  id: 'json-ld',
  name: 'SKOS in JSON-LD',
  read: async (text, options) => (await import('./formats/linked-data.js')).readJsonLd(text, options),
  write: async (entries, options) => (await import('./formats/linked-data.js')).writeJsonLd(entries, options),
};

/** All formats. */
export const formats: readonly GlossaryFormat[] = [
  csv,
  tsv,
  xlsx,
  markdown,
  html,
  tbx,
  turtle,
  jsonLd,
  contextive,
  valeSubstitution,
  valeVocabulary,
  cspell,
  textlint,
];

const EXTENSIONS: Readonly<Record<string, GlossaryFormat>> = {
  csv,
  tsv,
  tab: tsv,
  xlsx,
  md: markdown,
  markdown,
  html,
  htm: html,
  tbx,
  xml: tbx,
  ttl: turtle,
  nt: turtle,
  jsonld: jsonLd,
};

/** The format of an id; undefined for none. */
export const formatNamed = (id: string): GlossaryFormat | undefined => formats.find((format) => format.id === id);

/** `shop.glossary.yml`, and the file of older versions of Contextive. */
const CONTEXTIVE = /(?:^|[./\\])glossary\.ya?ml$|\.contextive[/\\]definitions\.ya?ml$/i;

/** The format that the name of a file tells. */
export const glossaryFormatOf = (file: string): GlossaryFormat | undefined =>
  CONTEXTIVE.test(file) ? contextive : EXTENSIONS[file.slice(file.lastIndexOf('.') + 1).toLowerCase()];

/** A glossary as a format has it. */
export interface Exported {
  readonly contents: string | Uint8Array;
  /** What the format cannot hold, a sentence each. */
  readonly lost: readonly string[];
}

/** Writes a glossary in a format, and says what is lost. */
export async function exportGlossary(
  entries: readonly GlossaryEntry[],
  format: GlossaryFormat,
  options: WriteOptions,
): Promise<Exported> {
  // A format that knows no “write this instead” has the word with the one that is written.
  const { entries: all, taken } = format.holds.has('use') ? { entries, taken: [] } : folded(entries);
  const lost = fields.flatMap((field) => {
    const without = format.holds.has(field) ? [] : all.filter((entry) => entry[field] !== undefined);
    const isWord = field === 'written' || field === 'use' || field === 'status';
    const count = without.length + (isWord ? 0 : taken.filter((entry) => entry[field] !== undefined).length);
    return count === 0 ? [] : [`${format.name} cannot hold “${field}”: left out of ${inTerms(count)}.`];
  });
  return { contents: await format.write(all, options), lost: [...lost, ...statusesLostIn(all, format)] };
}

/** Statuses that are written as others. */
function statusesLostIn(
  entries: readonly GlossaryEntry[],
  { name, holds, statuses }: GlossaryFormat,
): readonly string[] {
  if (statuses === undefined || !holds.has('status')) return [];
  const counts = new Map<string, number>();
  for (const { status } of entries)
    if (status !== undefined && !statuses.has(status)) counts.set(status, (counts.get(status) ?? 0) + 1);
  return [...counts].map(([status, count]) => `${name} has no status “${status}”: it is another in ${inTerms(count)}.`);
}

const inTerms = (count: number): string => `${count} ${count === 1 ? 'term' : 'terms'}`;
