import fs from 'node:fs';
import { leadsAstray } from './place.js';
import { explainSystemError } from './system-error.js';
import { WholeFile } from './write-whole.js';

/**
 * Replaces the contents of a file whole or not at all: a new file beside it,
 * written to the disk, takes its place. Its mode stays; a link stays a link. Of
 * a file with several names (hard links) this one gets the new contents, and the
 * others keep the old: they may lie anywhere.
 *
 * @param before what the file held when it was judged
 * @param root the folder that must hold the file when links are followed
 * @returns why it was not done, as the end of a sentence; undefined when it was
 */
export function replaceFile(file: string, before: Buffer, after: string, root: string): string | undefined {
  try {
    const real = fs.realpathSync(file);
    const astray = leadsAstray(real, root);
    if (astray !== undefined) return `${astray} and was not changed`;
    fs.accessSync(real, fs.constants.W_OK);
    if (!fs.readFileSync(real).equals(before)) return 'was changed by somebody else in the meantime and was left alone';
    const whole = new WholeFile(real, fs.statSync(real));
    whole.write(after);
    whole.finish(true);
    return undefined;
  } catch (error) {
    return `${explainSystemError(error, 'written')} and was not changed`;
  }
}
