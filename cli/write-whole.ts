import { randomBytes } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import { explainSystemError } from './system-error.js';

/**
 * Writes a file of ours whole or not at all, also when two runs do so at once.
 *
 * @returns why it was not done, as the end of a sentence; undefined when it was
 */
export function writeWhole(file: string, text: string): string | undefined {
  const temporary = path.join(path.dirname(file), `.${path.basename(file)}.${randomBytes(6).toString('hex')}.tmp`);
  try {
    fs.mkdirSync(path.dirname(file), { recursive: true });
    fs.writeFileSync(temporary, text, { flag: 'wx' });
    fs.renameSync(temporary, file);
    return undefined;
  } catch (error) {
    fs.rmSync(temporary, { force: true });
    return explainSystemError(error, 'written');
  }
}
