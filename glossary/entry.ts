import type { TermChange } from '../configuration/index.js';
import type { TermStatus } from '../engine/index.js';

/** A term as glossaries exchange it: what a configuration says of it, and the word as it is written. */
export type GlossaryEntry = Omit<TermChange, 'written' | 'preferred'> & {
  readonly written: string;
  /** Where it stands in its file, from 1. */
  readonly line?: number;
};

/** What can be said of a term, in the order in which formats write it. */
export const fields = [
  'written',
  'definition',
  'roles',
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

/** The terms of a concept in one entry: what is only to be written as another stands with that one, where nothing else is said of it. */
export function folded(entries: readonly GlossaryEntry[]): readonly GlossaryEntry[] {
  const byName = new Map(entries.map((entry) => [entry.written.toLowerCase(), { ...entry }]));
  const out = new Map(byName);
  for (const { written, use, ...rest } of entries) {
    const isBare = Object.keys(rest).every((key) => key === 'status');
    if (use === undefined || !isBare || rest.status === 'forbidden') continue;
    const key = use.toLowerCase();
    const target = out.get(key) ?? { written: use };
    out.set(key, { ...target, deprecated: [...(target.deprecated ?? []), written] });
    out.delete(written.toLowerCase());
  }
  return [...out.values()];
}
