import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import process from 'node:process';
import { onTestFinished } from 'vitest';

/** A folder of its own for one test, with these files. */
export function folderWith(files: Readonly<Record<string, string>> = {}): string {
  const folder = fs.realpathSync(fs.mkdtempSync(path.join(os.tmpdir(), 'disk ')));
  onTestFinished(() => fs.rmSync(folder, { recursive: true, force: true }));
  for (const [name, text] of Object.entries(files)) fs.writeFileSync(path.join(folder, name), text);
  return folder;
}

/** A file of a folder. */
export const read = (folder: string, name: string): string => fs.readFileSync(path.join(folder, name), 'utf8');
export const linux = process.platform === 'linux';

/** What this process has open of a folder. */
export function openIn(folder: string): readonly string[] {
  if (!linux) return [];
  return fs.readdirSync('/proc/self/fd').flatMap((number) => {
    try {
      const file = fs.readlinkSync(`/proc/self/fd/${number}`);
      return file.startsWith(folder) ? [file] : [];
    } catch {
      return []; // It has been closed meanwhile.
    }
  });
}

/** Has the system do something else than what it is asked for, to the end of the test. */
export function system<K extends 'writeSync' | 'fsyncSync' | 'linkSync' | 'openSync'>(
  name: K,
  does: (usual: (typeof fs)[K]) => unknown,
) {
  const usual = fs[name];
  onTestFinished(() => void Object.assign(fs, { [name]: usual }));
  Object.assign(fs, { [name]: does(usual) });
}

/** What the system throws. */
export const failure = (code: string) => Object.assign(new Error(code), { code });
