import fs from 'node:fs';
import path from 'node:path';
import { languageOf } from '../../engine/formats/index.js';
import type { SourceDocument } from '../../engine/model.js';

/** A word for a person in a marked document; offset in UTF-16 code units. */
export interface Numbered {
  readonly n: number;
  readonly at: number;
  readonly w: string;
}

/** What readers would change, and what they would write. */
export interface Mark {
  readonly n: number;
  readonly right: string;
  readonly kind: 'names' | 'role';
  /** What each reader thinks of it. */
  readonly by: Readonly<Record<string, 'sure' | 'soft'>>;
  /** A mention of the same actor under his other name. */
  readonly with?: number;
}

/** A document read from beginning to end. */
export interface Marked {
  readonly set: string;
  readonly file: string;
  readonly repo: string;
  readonly document: SourceDocument;
  readonly mentions: readonly Numbered[];
  readonly marks: readonly Mark[];
  /** What each reader says of the actors. */
  readonly cast: Readonly<Record<string, string>>;
}

/** The marked documents of a folder: which file of marks, and where its documents are. */
export const SETS = [
  ['corpus', 'corpus/marks.jsonl', 'corpus/docs'],
  ['drafts', 'natural-eval/marks.jsonl', 'natural-eval/docs'],
  ['extra', 'natural-eval/marks-extra.jsonl', 'natural-eval/docs'],
] as const;

/** Reads all marked documents. */
export function readMarked(data: string): readonly Marked[] {
  return SETS.flatMap(([set, marks, docs]) =>
    fs
      .readFileSync(path.join(data, marks), 'utf8')
      .trim()
      .split('\n')
      .map((line) => {
        const one = JSON.parse(line) as Omit<Marked, 'set' | 'document'>;
        const text = fs.readFileSync(path.join(data, docs, one.file), 'utf8');
        return { ...one, set, document: { text, languageId: languageOf(one.file) ?? 'plaintext' } };
      }),
  );
}
