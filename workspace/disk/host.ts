import fs from 'node:fs';
import process from 'node:process';
import type { FolderEntry, WorkspaceHost } from '../host.js';
import { slashed } from './paths.js';
import { explainSystemError } from './system-error.js';
import { userPatterns } from './user-patterns.js';

/** More is not even loaded; of what is not much smaller, its reader says so. */
const mostBytes = 64_000_000;

/** The files of this computer. Answers at once: a run over thousands of documents does not wait for each. */
export const diskHost: WorkspaceHost = {
  readFile: (file) =>
    explained(() => {
      const stat = fs.statSync(file, { throwIfNoEntry: false });
      if (stat?.isFile() !== true) return undefined;
      if (stat.size > mostBytes) throw Object.assign(new Error(), { code: 'TOO_LARGE' });
      return fs.readFileSync(file, 'utf8');
    }),
  readDirectory: (folder) =>
    explained(() => fs.readdirSync(folder, { withFileTypes: true }).map((entry) => entryOf(folder, entry))),
  realPath: (path) => {
    try {
      return slashed(fs.realpathSync.native(path));
    } catch {
      return undefined;
    }
  },
  exists: (path) => statOf(path) !== undefined,
  isLink: (path) => statOf(path)?.isSymbolicLink() === true,
  userPatterns,
  ignoresCase: ignoresCase(),
};

/** Of a path itself, not of what it leads to; undefined where nobody may look. */
function statOf(path: string): fs.Stats | undefined {
  try {
    return fs.lstatSync(path, { throwIfNoEntry: false });
  } catch {
    return undefined;
  }
}

/** Whether `A.md` and `a.md` are one file where this program runs, as a rule. */
export function ignoresCase(): boolean {
  return process.platform === 'win32' || process.platform === 'darwin';
}

function entryOf(folder: string, entry: fs.Dirent): FolderEntry {
  const { name } = entry;
  if (!entry.isSymbolicLink()) return { name, kind: kindOf(entry) };
  try {
    return { name, kind: kindOf(fs.statSync(`${folder}/${name}`)), link: true };
  } catch (error) {
    const what = explainSystemError(error);
    const broken = what === 'does not exist' ? 'is a link to something that does not exist' : what;
    return { name, kind: 'file', link: true, broken };
  }
}

function kindOf(entry: fs.Dirent | fs.Stats): FolderEntry['kind'] {
  if (entry.isDirectory()) return 'folder';
  return entry.isFile() ? 'file' : 'other';
}

function explained<T>(ask: () => T): T {
  try {
    return ask();
  } catch (error) {
    throw new Error(explainSystemError(error));
  }
}
