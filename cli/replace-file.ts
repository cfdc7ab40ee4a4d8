import { randomBytes } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import { leadsAstray } from './place.js';
import { explainSystemError } from './system-error.js';

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
    writeBeside(real, after);
    return undefined;
  } catch (error) {
    return `${explainSystemError(error, 'written')} and was not changed`;
  }
}

function writeBeside(file: string, text: string): void {
  const { mode, uid, gid } = fs.statSync(file);
  const temporary = path.join(path.dirname(file), `.${path.basename(file)}.${randomBytes(6).toString('hex')}.tmp`);
  try {
    const handle = fs.openSync(temporary, 'wx', mode);
    try {
      fs.writeFileSync(handle, text, 'utf8');
      fs.fchmodSync(handle, mode);
      keepOwner(handle, uid, gid);
      fs.fsyncSync(handle);
    } finally {
      fs.closeSync(handle);
    }
    fs.renameSync(temporary, file);
  } catch (error) {
    fs.rmSync(temporary, { force: true });
    throw error;
  }
}

/** Only root can give a file away; for everybody else it is theirs already or cannot be helped. */
function keepOwner(handle: number, uid: number, gid: number): void {
  const own = fs.fstatSync(handle);
  if (own.uid === uid && own.gid === gid) return;
  try {
    fs.fchownSync(handle, uid, gid);
  } catch {
    // The contents matter more than the owner.
  }
}
