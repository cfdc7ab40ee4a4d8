import fs from 'node:fs';
import path from 'node:path';
import { leadsAstray } from './astray.js';
import { openPlain } from './plain-file.js';
import { explainSystemError } from './system-error.js';
import { TemporaryFile } from './temporary-file.js';

const changed = 'was changed by somebody else in the meantime and was left alone';
const listed =
  'has several names (hard links) and perhaps an access list, which would be lost, and was not changed; put a copy in its place, or take from its group what others may not do';

/**
 * Gives a document new contents, whole or not at all, if it still holds the old.
 *
 * It is written in place: mode, owner, access lists and attributes stay, and
 * whoever has it open sees the new contents. A copy of the old lies beside it
 * until the new are on the disk, and is what it gets back when something fails.
 * Only a file with several names (hard links) is replaced under this one: the
 * others may lie anywhere and keep the old contents. A link stays a link.
 *
 * @param before what the file held when it was judged
 * @param root the folder that must hold the file when links are followed
 * @returns why it was not done, as the end of a sentence; undefined when it was
 */
export function rewriteFile(file: string, before: Buffer, after: string | Buffer, root: string): string | undefined {
  let handle: number | undefined;
  try {
    const real = fs.realpathSync(file);
    const astray = leadsAstray(real, root);
    if (astray !== undefined) return `${astray} and was not changed`;
    handle = openPlain(real, fs.constants.O_RDWR);
    const stat = fs.fstatSync(handle);
    return stat.nlink > 1 ? replaced(real, handle, stat, before, after) : overwritten(real, handle, before, after);
  } catch (error) {
    return `${explainSystemError(error, 'written')} and was not changed`;
  } finally {
    if (handle !== undefined) fs.closeSync(handle);
  }
}

/** @returns as {@link rewriteFile}; throws when nothing was changed */
function overwritten(file: string, handle: number, before: Buffer, after: string | Buffer): string | undefined {
  const copy = new TemporaryFile(path.dirname(file), { mode: 0o600 }, fs.fstatSync(handle).ino);
  copy.write(before);
  copy.sync();
  // Writing the copy took a moment.
  if (!holds(handle, before)) {
    copy.discard();
    return changed;
  }
  try {
    const contents = typeof after === 'string' ? Buffer.from(after) : after;
    write(handle, contents, 0);
    if (contents.length < before.length) shorten(handle, before.length, contents.length);
    fs.fsyncSync(handle);
  } catch (error) {
    return restored(handle, before, copy, explainSystemError(error, 'written'));
  }
  copy.discard();
  return undefined;
}

function restored(handle: number, before: Buffer, copy: TemporaryFile, why: string): string {
  try {
    write(handle, before, 0);
    fs.ftruncateSync(handle, before.length);
    fs.fsyncSync(handle);
    copy.discard();
    return `${why} and was not changed`;
  } catch {
    copy.keep();
    return `${why}; what it held before is in ${copy.path}`;
  }
}

function replaced(
  file: string,
  handle: number,
  kept: fs.Stats,
  before: Buffer,
  after: string | Buffer,
): string | undefined {
  if (groupHasMore(kept)) return listed;
  const whole = new TemporaryFile(path.dirname(file), kept);
  whole.write(after);
  whole.sync();
  if (!holds(handle, before)) {
    whole.discard();
    return changed;
  }
  whole.moveTo(file);
  return undefined;
}

/** Where a file has an access list, what it seems to grant its group is what the list grants at most: a new file must not grant that. */
function groupHasMore({ mode }: fs.Stats): boolean {
  return ((mode >> 3) & ~mode & 7) !== 0;
}

function write(handle: number, contents: Buffer, position: number): void {
  let at = 0;
  while (at < contents.length) at += fs.writeSync(handle, contents, at, contents.length - at, position + at);
}

/** Takes out what the old contents had more than the new; what somebody has added since comes after the new. */
function shorten(handle: number, from: number, to: number): void {
  const added = Buffer.alloc(Math.max(0, fs.fstatSync(handle).size - from));
  fs.readSync(handle, added, 0, added.length, from);
  write(handle, added, to);
  fs.ftruncateSync(handle, to + added.length);
}

/** Whether an open file holds these bytes and no more. */
function holds(handle: number, expected: Buffer): boolean {
  if (fs.fstatSync(handle).size !== expected.length) return false;
  const held = Buffer.alloc(expected.length + 1);
  let size = 0;
  for (let read = -1; read !== 0 && size < held.length; size += read)
    read = fs.readSync(handle, held, size, held.length - size, size);
  return size === expected.length && held.subarray(0, size).equals(expected);
}
