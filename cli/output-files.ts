import fs from 'node:fs';

/** Standard output and standard error. */
const outputs = [1, 2];

/** Whether standard output or standard error is written into a file, as with `> report.md`, and this is it. Never throws. */
export function isOutputFile(file: string): boolean {
  const stat = statOf(() => fs.statSync(file, { bigint: true }));
  if (stat?.isFile() !== true) return false;
  return outputs
    .map((output) => statOf(() => fs.fstatSync(output, { bigint: true })))
    .some((output) => output?.dev === stat.dev && output.ino === stat.ino);
}

/** @returns undefined for what is not there, or closed */
function statOf(read: () => fs.BigIntStats): fs.BigIntStats | undefined {
  try {
    return read();
  } catch {
    return undefined;
  }
}
