import type { ConfigurationScope, TermChange } from '../configuration/index.js';
import type { TermStatus } from '../engine/index.js';

/** A term as glossaries exchange it: what a configuration says of it, and the word as it is written. */
export type GlossaryEntry = Omit<TermChange, 'written'> &
  Partial<ConfigurationScope> & {
    readonly written: string;
    /** Where it stands in its file, from 1. */
    readonly line?: number;
  };

/** What can be said of a term, in the order in which formats write it. */
export const fields = [
  'written',
  'definition',
  'roles',
  'preferred',
  'status',
  'use',
  'admitted',
  'deprecated',
  'forbidden',
  'domain',
  'partOfSpeech',
  'plural',
  'past',
  'gerund',
  'case',
  'note',
  'examples',
  'source',
  'notation',
  'broader',
  'related',
  'message',
  'severity',
  'files',
  'audience',
  'language',
  'flags',
  'passes',
] as const satisfies readonly (keyof GlossaryEntry)[];

export type Field = (typeof fields)[number];

/** Fields that hold several texts. */
export const lists: ReadonlySet<Field> = new Set([
  'roles',
  'admitted',
  'deprecated',
  'forbidden',
  'examples',
  'broader',
  'related',
  'files',
  'audience',
  'language',
  'flags',
  'passes',
]);

/** Something that cannot be read, or is not held, and where. */
export interface GlossaryProblem {
  /** From 1. */
  readonly line: number;
  /** From 1, where it is known: in UTF-16 code units, or of a workbook the number of the column. */
  readonly column?: number;
  /** A sentence with the remedy. */
  readonly message: string;
}

/** A glossary as a format has it. */
export interface ReadGlossary {
  readonly entries: readonly GlossaryEntry[];
  /** Why it cannot be taken over; nothing is, while there are any. */
  readonly problems: readonly GlossaryProblem[];
  /** What the file says beside that, and is left behind: “120 terms in other languages”. */
  readonly left: readonly string[];
  /** What is taken over, and may be half of what was meant: a row that ends before its header does. */
  readonly doubts?: readonly GlossaryProblem[];
}

/** What is asked of a reader. */
export interface ReadOptions {
  /** Column headers that stand for fields, in lower case: “begriff” for `written`. */
  readonly columns: ReadonlyMap<string, Field>;
  /** The language whose terms are read, where a glossary has several: `en`. */
  readonly language: string;
  /** What cannot be taken over is left behind, and the rest taken. */
  readonly isPartial?: boolean;
}

/** What is asked of a writer. */
export interface WriteOptions {
  /** The language of the terms: `en`. */
  readonly language: string;
  /** What the glossary is called, where a format gives it a title. */
  readonly title: string;
}

/** A format in which others keep their words. */
export type GlossaryFormat = TextFormat | BinaryFormat;

interface Described {
  readonly id: string;
  readonly name: string;
  /** What it can hold of a term. */
  readonly holds: ReadonlySet<Field>;
  /** The statuses that it can hold, where it holds some; any other is written as the nearest. */
  readonly statuses?: ReadonlySet<TermStatus>;
}

/** A format whose files are text. */
export interface TextFormat extends Described {
  readonly isBinary?: false;
  /** Never throws because of what the text holds. */
  read(text: string, options: ReadOptions): ReadGlossary | Promise<ReadGlossary>;
  /** Only what the format holds is written. */
  write(entries: readonly GlossaryEntry[], options: WriteOptions): string | Promise<string>;
}

/** A format whose files are no text. */
export interface BinaryFormat extends Described {
  readonly isBinary: true;
  /** Never throws because of what the bytes hold. */
  read(bytes: Uint8Array, options: ReadOptions): ReadGlossary | Promise<ReadGlossary>;
  /** Only what the format holds is written. */
  write(entries: readonly GlossaryEntry[], options: WriteOptions): Uint8Array | Promise<Uint8Array>;
}

/** A reading that failed. */
export const failed = (line: number, message: string): ReadGlossary => ({
  entries: [],
  problems: [{ line, message }],
  left: [],
});

/**
 * A file that is not of its format, or only half of one, and what can be done.
 *
 * @param why a sentence without its period
 */
export const unreadable = (line: number, format: string, why: string): ReadGlossary =>
  failed(line, unreadableBecause(format, why));

/** The message of a file that is not of its format. */
export const unreadableBecause = (format: string, why: string): string =>
  `This is no ${format}: ${why}. Mend it here or export the file again; if its format is another, name it with --format.`;

/** A glossary in which each term has the words that are to be written as it. */
export interface Folded {
  readonly entries: readonly GlossaryEntry[];
  /** The words that have become words of another, with what was said of them. */
  readonly taken: readonly GlossaryEntry[];
}

/** Puts a word that is to be written as another among the deprecated ones of that: for formats that know no “write this instead”. */
export function folded(entries: readonly GlossaryEntry[]): Folded {
  const byName = new Map(entries.map((entry) => [entry.written.toLowerCase(), entry]));
  const out = new Map(byName);
  const taken: GlossaryEntry[] = [];
  for (const entry of entries) {
    const { written } = entry;
    const use = finalUse(entry, byName);
    if (use === undefined) continue;
    const key = use.toLowerCase();
    const target = out.get(key) ?? { written: use };
    out.set(key, { ...target, deprecated: [...(target.deprecated ?? []), written] });
    out.delete(written.toLowerCase());
    taken.push(entry);
  }
  return { entries: [...out.values()], taken };
}

/** What is written in the end where a word is to be written as one that is to be written as another; undefined where none is, or itself. */
function finalUse({ written, use }: GlossaryEntry, byName: ReadonlyMap<string, GlossaryEntry>): string | undefined {
  const seen = new Set([written.toLowerCase()]);
  let last = use;
  while (last !== undefined && !seen.has(last.toLowerCase())) {
    seen.add(last.toLowerCase());
    const next: string | undefined = byName.get(last.toLowerCase())?.use;
    if (next === undefined) return last;
    last = next;
  }
  return undefined;
}
