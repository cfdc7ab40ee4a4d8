import fs from 'node:fs';

/** More than this no file of ours holds. */
const mostBytes = 64_000_000;

/**
 * Reads a file of ours as text. Never waits for a pipe, and never reads a device,
 * which has no end.
 *
 * @throws an error that `explainSystemError` explains
 */
export function readPlainFile(file: string): string {
  return readPlainBytes(file).toString('utf8');
}

/** Reads the bytes of a file of ours as {@link readPlainFile} does, whatever they are. */
export function readPlainBytes(file: string): Buffer {
  const handle = openPlain(file, fs.constants.O_RDONLY);
  try {
    if (fs.fstatSync(handle).size > mostBytes) throw refusal('TOO_LARGE');
    return fs.readFileSync(handle);
  } finally {
    fs.closeSync(handle);
  }
}

/**
 * Opens a file, and nothing else: a pipe would keep the program waiting, a
 * device has no end.
 *
 * @param flags how, as `open` takes them
 * @returns its handle
 * @throws an error that `explainSystemError` explains
 */
export function openPlain(file: string, flags: number): number {
  const handle = fs.openSync(file, flags | (fs.constants.O_NONBLOCK ?? 0));
  try {
    const stat = fs.fstatSync(handle);
    if (!stat.isFile()) throw refusal(stat.isDirectory() ? 'EISDIR' : 'NOT_PLAIN');
    return handle;
  } catch (error) {
    fs.closeSync(handle);
    throw error;
  }
}

function refusal(code: string): Error {
  return Object.assign(new Error(code), { code });
}
