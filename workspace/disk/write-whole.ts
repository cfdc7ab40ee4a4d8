import fs from 'node:fs';
import path from 'node:path';
import { explainSystemError } from './system-error.js';
import { TemporaryFile } from './temporary-file.js';

/** Writes a new file whole or not at all, and never over one that is there, also when another program makes one just then. Returns as {@link writeWhole}. */
export function writeNew(file: string, contents: string | Uint8Array): string | undefined {
  try {
    makeFolder(path.dirname(file));
    const whole = new TemporaryFile(path.dirname(file));
    whole.write(contents);
    whole.becomeNew(file);
    return undefined;
  } catch (error) {
    return explainSystemError(error, 'written');
  }
}

/**
 * Writes a file of ours whole or not at all, also when two runs do so at once.
 *
 * @returns why it was not done, as the end of a sentence; undefined when it was
 */
export function writeWhole(file: string, contents: string | Uint8Array): string | undefined {
  try {
    makeFolder(path.dirname(file));
    const whole = new TemporaryFile(path.dirname(file));
    whole.write(contents);
    whole.moveTo(file);
    return undefined;
  } catch (error) {
    return explainSystemError(error, 'written');
  }
}

/**
 * Makes a folder and all that it lies in, where they are not there.
 *
 * @throws what `explainSystemError` explains; what lies below a file cannot be made, which the system calls “is there already”
 */
export function makeFolder(folder: string): void {
  try {
    fs.mkdirSync(folder, { recursive: true });
  } catch (error) {
    throw (error as NodeJS.ErrnoException).code === 'EEXIST' ? Object.assign(new Error(), { code: 'ENOTDIR' }) : error;
  }
}
