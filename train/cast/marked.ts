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
export interface ReaderMark {
  readonly n: number;
  readonly right: string;
  readonly kind: 'names' | 'role';
  /** What each reader thinks of it. */
  readonly by: Readonly<Record<string, 'sure' | 'soft'>>;
  /** A mention of the same actor under his other name. */
  readonly with?: number;
}

/** A document read from beginning to end. */
export interface MarkedDocument {
  readonly set: string;
  readonly file: string;
  readonly repo: string;
  readonly document: SourceDocument;
  readonly mentions: readonly Numbered[];
  readonly marks: readonly ReaderMark[];
  /** What each reader says of the actors. */
  readonly cast: Readonly<Record<string, string>>;
}

/** The marked documents of a folder: which file of marks, and where its documents are. */
export const SETS = [
  ['corpus', 'corpus/marks.jsonl', 'corpus/docs'],
  ['drafts', 'natural-eval/marks.jsonl', 'natural-eval/docs'],
  ['extra', 'natural-eval/marks-extra.jsonl', 'natural-eval/docs'],
] as const;

/** Reads all marked documents of a folder. */
export function readMarked(data: string): readonly MarkedDocument[] {
  return SETS.flatMap(([set, marks, docs]) =>
    fs
      .readFileSync(path.join(data, marks), 'utf8')
      .trim()
      .split('\n')
      .map((line) => {
        const one = JSON.parse(line) as Omit<MarkedDocument, 'set' | 'document'>;
        return { ...one, set, document: documentAt(path.join(data, docs, one.file)) };
      }),
  );
}

function documentAt(file: string): SourceDocument {
  return { text: fs.readFileSync(file, 'utf8'), languageId: languageOf(file) ?? 'plaintext' };
}

/** The documents that we marked ourselves, and the marks. */
const OWN = { documents: 'train/cast/documents.tsv', marks: 'train/cast/marks.tsv' } as const;

/** What was numbered for the readers of our own marks. */
const PEOPLE =
  /\b(?:account holder|end[ -]user|user|customer|consumer|client|guest|member|tenant|patient|vendor|merchant|player|rider|student|buyer|seller|homeowner|visitor|subscriber|shopper|traveler|traveller|freelancer|learner|diner|purchaser|passenger|renter|attendee|viewer|listener|reader|host|landlord|donor|volunteer|participant|borrower|payer|requester|booker|sponsor|employer|candidate|couple)s?\b/gi;

/**
 * Reads the documents that we marked ourselves; those whose text is not there are left out.
 *
 * @param documents holds the public documents, those of `owner/name` in a folder `owner+name`
 */
export function readOwn(documents: string): readonly MarkedDocument[] {
  const marks = new Map<string, (readonly string[])[]>();
  for (const row of rowsIn(OWN.marks)) {
    const key = `${row[0]} ${row[1]}`;
    marks.set(key, [...(marks.get(key) ?? []), row]);
  }
  return rowsIn(OWN.documents).flatMap(([repo = '', , file = '', readers = '']) => {
    const at = path.join(documents, repo.replace('/', '+'), file);
    if (!fs.existsSync(at)) return [];
    const document = documentAt(at);
    const mentions = [...document.text.matchAll(PEOPLE)].map((match, n) => ({ n, at: match.index, w: match[0] }));
    const numberAt = new Map(mentions.map(({ n, at }) => [String(at), n]));
    return [
      {
        set: 'own',
        file: `${repo}/${file}`,
        repo,
        document,
        mentions,
        marks: (marks.get(`${repo} ${file}`) ?? []).map((row) => markOf(row, numberAt)),
        cast: Object.fromEntries([...readers].map((reader) => [reader, ''])),
      },
    ];
  });
}

function markOf(
  [, , at = '', right = '', kind, other = '', ...by]: readonly string[],
  numberAt: ReadonlyMap<string, number>,
): ReaderMark {
  const joined = numberAt.get(other);
  return {
    n: numberAt.get(at) ?? -1,
    right,
    kind: kind === 'role' ? 'role' : 'names',
    by: Object.fromEntries(by.map((one) => one.split(':'))) as ReaderMark['by'],
    ...(joined === undefined ? {} : { with: joined }),
  };
}

/** The rows of a table, without its comments. */
const rowsIn = (file: string): readonly (readonly string[])[] =>
  fs
    .readFileSync(file, 'utf8')
    .split('\n')
    .filter((line) => line !== '' && !line.startsWith('#'))
    .map((line) => line.split('\t'));
