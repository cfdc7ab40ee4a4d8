import fs from 'node:fs';
import path from 'node:path';
import { WORDS, wordIndex } from './exchange.js';
import type { Model } from './fit.js';
import { foundMentionAt, versionsOf } from './found-mention.js';
import type { MentionRow } from './row.js';
import type { Annotated, Annotation } from './written.js';

const MARK = /«([^»→]*)→([^»]*)»/g;

/** A draft in which every wrong word is marked: «written→right». */
export interface MarkedDraft {
  /** Name of the file. */
  readonly name: string;
  /** What was written. */
  readonly text: string;
  readonly marks: readonly DraftMark[];
}

/** A wrong word; offsets in {@link MarkedDraft.text}, in UTF-16 code units, the end exclusive. */
export interface DraftMark {
  readonly start: number;
  readonly end: number;
  readonly right: string;
}

/** Reads the drafts of a folder, whose names begin with two digits. */
export function readDrafts(folder: string): readonly MarkedDraft[] {
  return fs
    .readdirSync(folder)
    .filter((name) => /^\d\d-.*\.(?:md|mdx|txt|html|feature)$/.test(name))
    .sort()
    .map((name) => draftOf(name, fs.readFileSync(path.join(folder, name), 'utf8')));
}

function draftOf(name: string, raw: string): MarkedDraft {
  const marks: DraftMark[] = [];
  let text = '';
  let last = 0;
  for (const { index, 0: whole, 1: written = '', 2: right = '' } of raw.matchAll(MARK)) {
    text += raw.slice(last, index);
    marks.push({ start: text.length, end: text.length + written.length, right });
    text += written;
    last = index + whole.length;
  }
  return { name, text: text + raw.slice(last), marks };
}

/**
 * The marked words as labels: the right word is right there, the others are
 * wrong. Two words for one (“customer/user”) and spellings say nothing of that.
 */
export function annotatedDraft({ name, text, marks }: MarkedDraft): Annotated {
  const annotations = marks.flatMap(({ start, end, right }): readonly Annotation[] => {
    const word = text.slice(start, end);
    const [own, meant] = [wordIndex(word), wordIndex(right.replace(/^(?:an?|the) /i, ''))];
    if (/[/(]/.test(word) || own < 0 || meant < 0 || own === meant) return [];
    return [{ start, end, word, label: WORDS.map((_, at) => (at === meant ? 2 : 0)) }];
  });
  return { name, text, annotations };
}

/**
 * Every mention of the drafts as a row, wrong where it is marked.
 *
 * @param modelOf judges a draft, by its name; it must not have seen it
 */
export const rowsOfDrafts = (drafts: readonly MarkedDraft[], modelOf: (name: string) => Model): readonly MentionRow[] =>
  drafts.flatMap((draft) => rowsOfDraft(draft, modelOf(draft.name)));

function rowsOfDraft({ name, text, marks }: MarkedDraft, model: Model): readonly MentionRow[] {
  const places = versionsOf(name, model)(text);
  const wrong = new Set(marks.map(({ start, end }) => foundMentionAt(places, start, end)));
  return places.flatMap((place): readonly MentionRow[] => {
    const { measures } = place;
    if (measures === undefined) return [];
    return [{ source: 'drafts', group: name, measures, wrong: wrong.has(place), isNatural: true, isMixed: true }];
  });
}
