import { stripVTControlCharacters } from 'node:util';
import { widthOf } from '../width.js';

/** Nobody reads longer lines gladly, however wide the terminal is. */
const widest = 100;

/**
 * Breaks a text into lines between its words; a word that is longer than a line has one to itself.
 *
 * @param columns of the terminal; without, the text is one line
 * @param indent what stands before each line
 */
export function wrapped(text: string, columns: number | undefined, indent: string): readonly string[] {
  if (columns === undefined) return [indent + text];
  const room = Math.min(columns, widest) - widthOf(indent);
  const lines: string[] = [];
  let left = 0;
  for (const word of text.split(' ')) {
    const width = widthOf(stripVTControlCharacters(word));
    if (lines.length > 0 && width < left) {
      lines[lines.length - 1] += ` ${word}`;
      left -= width + 1;
    } else {
      lines.push(word);
      left = room - width;
    }
  }
  return lines.map((line) => indent + line);
}
