import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { onTestFinished } from 'vitest';

/** A folder on the disk. */
export interface Folder {
  readonly path: string;
  readonly uri: string;
  uriOf(name: string): string;
  write(name: string, text: string): void;
  remove(name: string): void;
}

/** A folder with files in it, for one test. */
export function folderWith(files: Readonly<Record<string, string>>): Folder {
  const folder = fs.realpathSync(fs.mkdtempSync(path.join(os.tmpdir(), 'distinguo server ')));
  onTestFinished(() => fs.rmSync(folder, { recursive: true, force: true }));
  const at = (name: string) => path.join(folder, name);
  const write = (name: string, text: string) => {
    fs.mkdirSync(path.dirname(at(name)), { recursive: true });
    fs.writeFileSync(at(name), text);
  };
  for (const [name, text] of Object.entries(files)) write(name, text);
  return {
    path: folder,
    uri: pathToFileURL(folder).href,
    uriOf: (name) => pathToFileURL(at(name)).href,
    write,
    remove: (name) => fs.rmSync(at(name), { recursive: true }),
  };
}
