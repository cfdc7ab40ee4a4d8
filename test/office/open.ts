import { readProse } from '../../engine/formats/index.js';
import { shownText } from '../../engine/index.js';
import type { Prose } from '../../engine/model.js';
import { openOffice } from '../../office/index.js';
import { WANTED } from '../prose/reading.js';

/** What a package may unpack to in these tests. */
export const ENOUGH = 10_000_000;

/** What people read of a document, a paragraph a line; a break inside of one is ⏎. */
export async function lines(bytes: Buffer, ending = 'docx'): Promise<readonly string[]> {
  const { text } = await openOffice(bytes, ending, ENOUGH);
  return shownText(text)
    .split('\n')
    .map((line) => line.replace(/\u2029$/, '').replaceAll('\u2028', '⏎'));
}

/** The blocks that the engine reads of a document. */
export async function proses(bytes: Buffer, ending = 'docx'): Promise<readonly Prose[]> {
  const { text } = await openOffice(bytes, ending, ENOUGH);
  return readProse({ text, languageId: 'office' }, WANTED).proses;
}

/** The same, as `kind: text` with □ for what is no prose. */
export async function blocks(bytes: Buffer, ending = 'docx'): Promise<readonly string[]> {
  return (await proses(bytes, ending)).map(({ kind, text }) => `${kind}: ${text.replaceAll('\ufffc', '□')}`);
}
