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
  const handle = fs.openSync(file, fs.constants.O_RDONLY | (fs.constants.O_NONBLOCK ?? 0));
  try {
    const stat = fs.fstatSync(handle);
    if (!stat.isFile()) throw refusal(stat.isDirectory() ? 'EISDIR' : 'NOT_PLAIN');
    if (stat.size > mostBytes) throw refusal('TOO_LARGE');
    return fs.readFileSync(handle, 'utf8');
  } finally {
    fs.closeSync(handle);
  }
}

function refusal(code: string): Error {
  return Object.assign(new Error(code), { code });
}
