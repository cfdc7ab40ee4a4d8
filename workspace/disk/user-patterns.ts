import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import process from 'node:process';
import { readPlainFile } from './plain-file.js';

/**
 * The patterns that the user keeps for all repositories: the file that
 * `core.excludesFile` names in the user's own settings of Git, or the one that
 * Git looks for by itself. Settings of a repository do not count: they could name
 * any file. Files that settings include are not followed.
 *
 * @returns the empty text when there are none, or they cannot be read
 */
export function userPatterns(): string {
  const home = process.env.HOME || os.homedir();
  const own = process.env.XDG_CONFIG_HOME || path.join(home, '.config');
  const settings = process.env.GIT_CONFIG_GLOBAL
    ? [process.env.GIT_CONFIG_GLOBAL]
    : [path.join(own, 'git', 'config'), path.join(home, '.gitconfig')];
  const named = settings.map((file) => excludesFileIn(textOf(file))).findLast((name) => name !== undefined);
  return textOf(named === undefined ? path.join(own, 'git', 'ignore') : named.replace(/^~(?=\/)/, home));
}

/** What the section `[core]` says of `excludesFile`; the last counts. */
function excludesFileIn(settings: string): string | undefined {
  let section = '';
  let found: string | undefined;
  for (const line of settings.split(/\r?\n/)) {
    section = /^\s*\[\s*([^\]]*?)\s*\]/.exec(line)?.[1]?.toLowerCase() ?? section;
    const value = /^\s*excludesfile\s*=\s*(?:"([^"]*)"|([^#;]*?))\s*(?:[#;].*)?$/i.exec(
      line.replace(/^\s*\[[^\]]*\]/, ''),
    );
    if (section === 'core' && value !== null) found = value[1] ?? value[2];
  }
  return found;
}

function textOf(file: string): string {
  try {
    return fs.existsSync(file) ? readPlainFile(file) : '';
  } catch {
    return ''; // What cannot be read leaves nothing out.
  }
}
