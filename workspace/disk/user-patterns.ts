import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import process from 'node:process';
import { excludesFileIn, type GitSetting, gitSettings } from '../git-settings.js';
import { readPlainFile } from './plain-file.js';

/** Settings may include others, and those others; Git goes no further. */
const deepest = 10;

/**
 * The patterns that the user keeps for all repositories: the file that
 * `core.excludesFile` names in the settings of Git for the machine, for the user
 * or in the environment, or the one that Git looks for by itself. Files that
 * settings include are followed, unless it depends on the repository whether.
 * Nothing is asked of Git itself.
 *
 * @returns the empty text when there are none, or they cannot be read
 */
export function userPatterns(): string {
  const { env } = process;
  const home = env.HOME || os.homedir();
  const own = path.join(env.XDG_CONFIG_HOME || path.join(home, '.config'), 'git');
  const files = [
    ...(isTrue(env.GIT_CONFIG_NOSYSTEM) ? [] : [env.GIT_CONFIG_SYSTEM ?? '/etc/gitconfig']),
    ...(env.GIT_CONFIG_GLOBAL ? [env.GIT_CONFIG_GLOBAL] : [path.join(own, 'config'), path.join(home, '.gitconfig')]),
  ];
  const settings = [...files.flatMap((file) => settingsIn(file, home)), ...settingsOfEnvironment(env)];
  const named = excludesFileIn(settings);
  return textOf(named === undefined ? path.join(own, 'ignore') : fromHome(named, home));
}

/** All that holds through a file, with what it includes at that place. */
function settingsIn(file: string, home: string, depth = 0): readonly GitSetting[] {
  return gitSettings(textOf(file)).flatMap((setting) => {
    if (setting.name !== 'include.path' || depth >= deepest) return [setting];
    const included = path.resolve(path.dirname(file), fromHome(setting.value, home));
    return settingsIn(included, home, depth + 1);
  });
}

/** `GIT_CONFIG_COUNT` and the names and values that it counts. */
function settingsOfEnvironment(env: NodeJS.ProcessEnv): readonly GitSetting[] {
  const settings: GitSetting[] = [];
  for (let at = 0; at < Number(env.GIT_CONFIG_COUNT); at++) {
    const [name, value] = [env[`GIT_CONFIG_KEY_${at}`], env[`GIT_CONFIG_VALUE_${at}`]];
    if (name === undefined || value === undefined) break;
    settings.push({ name: name.toLowerCase(), value });
  }
  return settings;
}

function isTrue(value: string | undefined): boolean {
  return value !== undefined && /^(?:true|yes|on|[1-9]\d*)$/i.test(value);
}

function fromHome(written: string, home: string): string {
  return written.replace(/^~(?=\/)/, home);
}

function textOf(file: string): string {
  try {
    return fs.existsSync(file) ? readPlainFile(file) : '';
  } catch {
    return ''; // What cannot be read leaves nothing out.
  }
}
