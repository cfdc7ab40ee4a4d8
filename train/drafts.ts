import fs from 'node:fs';
import path from 'node:path';
import type { Model } from './fit.js';
import { placeAt, versionsOf } from './place.js';
import type { Row } from './row.js';

const MARK = /«([^»→]*)→([^»]*)»/g;

/**
 * Drafts in which every wrong word is marked: «written→right».
 *
 * @param folders hold the drafts, whose names begin with two digits
 * @param model judges them; it must have seen none of them
 */
export function rowsOfDrafts(folders: readonly string[], model: Model): readonly Row[] {
  return folders.flatMap((folder) =>
    fs
      .readdirSync(folder)
      .filter((name) => /^\d\d-.*\.(?:md|mdx|txt|html|feature)$/.test(name))
      .sort()
      .flatMap((name) => rowsOfDraft(name, fs.readFileSync(path.join(folder, name), 'utf8'), model)),
  );
}

function rowsOfDraft(name: string, raw: string, model: Model): readonly Row[] {
  const marks: { start: number; end: number }[] = [];
  let text = '';
  let last = 0;
  for (const { index, 0: whole, 1: written = '' } of raw.matchAll(MARK)) {
    text += raw.slice(last, index);
    marks.push({ start: text.length, end: text.length + written.length });
    text += written;
    last = index + whole.length;
  }
  text += raw.slice(last);
  const places = versionsOf(name, model)(text);
  const wrong = new Set(marks.map(({ start, end }) => placeAt(places, start, end)));
  return places.flatMap((place): readonly Row[] => {
    const { measures } = place;
    if (measures === undefined) return [];
    return [{ source: 'drafts', group: name, measures, wrong: wrong.has(place), isNatural: true, isMixed: true }];
  });
}
