import fs from 'node:fs';
import path from 'node:path';
import { readPlainBytes } from './plain-file.js';

/** What a run that was killed in the moment of writing has left beside a document. */
export interface Leftover {
  /** The document that it is a copy of; undefined when that is not known or not there. */
  readonly document?: string;
  /** Whether somebody may miss what it holds: it stands nowhere else. */
  readonly isNeeded: boolean;
}

const NAME = /^\.distinguo-(?:(\d+)-)?[0-9a-f]{16}\.tmp$/;

/** In milliseconds: a run that is at work has its own for a moment. */
const youngest = 10_000;

/** Whether a file is called like a temporary file of ours. */
export function isLeftover(file: string): boolean {
  return NAME.test(path.basename(file));
}

/**
 * Looks at a temporary file that has been left.
 *
 * @param now in milliseconds since 1970
 * @returns undefined when it is none, may still be in use, or cannot be read
 */
export function leftoverAt(file: string, now: number): Leftover | undefined {
  try {
    const stat = fs.lstatSync(file);
    const number = NAME.exec(path.basename(file))?.[1];
    if (!stat.isFile() || now - stat.mtimeMs < youngest) return undefined;
    // What was to come into a place never came; the old text is there.
    if (number === undefined) return { isNeeded: false };
    const document = numbered(path.dirname(file), Number(number));
    if (document === undefined) return { isNeeded: stat.size > 0 };
    const copy = readPlainBytes(file);
    return { document, isNeeded: !readPlainBytes(document).subarray(0, copy.length).equals(copy) };
  } catch {
    return undefined;
  }
}

/** The file of a folder that has a number. */
function numbered(folder: string, number: number): string | undefined {
  return fs
    .readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isFile() && !NAME.test(entry.name))
    .map(({ name }) => path.join(folder, name))
    .find((file) => fs.lstatSync(file, { throwIfNoEntry: false })?.ino === number);
}
