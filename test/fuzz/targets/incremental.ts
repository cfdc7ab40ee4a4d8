import assert from 'node:assert/strict';
import { recommendedSettings } from '../../../configuration/index.js';
import { type ProseReading, readProse } from '../../../engine/formats/index.js';
import { wordScanOf } from '../../../engine/index.js';
import { review } from '../../../rules/index.js';
import { withCountedLists } from '../../support/numbers.js';
import { saidBy } from '../../support/reviewer.js';
import { languageOf, textOf } from './text.js';

const SEPARATOR = '\x01';
const MOST_EDITS = 8;
const wanted = wordScanOf(recommendedSettings.glossary);

/**
 * Edits a document, and compares each review that follows another with a fresh one. The first byte is the
 * format; after the text come edits, each after a byte 1: a character for where, one for how much is taken
 * away, and what is put there.
 */
export function incremental(data: Uint8Array): void {
  const languageId = languageOf(data);
  const [first = '', ...edits] = textOf(data.subarray(1)).split(SEPARATOR);
  let text = first;
  let reviewed = review({ text, languageId }, recommendedSettings);
  let reading: ProseReading = readProse({ text, languageId }, wanted);
  for (const edit of edits.slice(0, MOST_EDITS)) {
    const start = Math.min(text.length, Math.floor(((edit.codePointAt(0) ?? 0) / 127) * text.length));
    const removed = (edit.codePointAt(1) ?? 0) % 32;
    text = text.slice(0, start) + edit.slice(2) + text.slice(start + removed);
    reviewed = review({ text, languageId }, recommendedSettings, reviewed);
    reading = readProse({ text, languageId }, wanted, reading);
    const fresh = readProse({ text, languageId }, wanted);
    assert.equal(withCountedLists(reading.proses), withCountedLists(fresh.proses));
    assert.deepEqual(reading.comments, fresh.comments);
    const anew = review({ text, languageId }, recommendedSettings);
    assert.equal(withCountedLists(saidBy(reviewed)), withCountedLists(saidBy(anew)));
  }
}
