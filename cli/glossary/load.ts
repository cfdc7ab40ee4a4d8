import fs from 'node:fs';
import path from 'node:path';
import { type Configuration, configurationNames, loadConfiguration } from '../../configuration/index.js';
import { diskHost, slashed } from '../../workspace/disk/index.js';
import { rootFor, shownPath } from '../targets.js';
import type { Terminal } from '../terminal.js';
import { UsageError } from '../usage-error.js';

/**
 * Loads the configurations that are named, or that of the working folder; tells what is wrong with them.
 *
 * @throws UsageError where there is none
 */
export async function loadNamed(names: readonly string[], terminal: Terminal): Promise<readonly Configuration[]> {
  const { cwd } = terminal;
  const own = configurationNames.find((name) => fs.existsSync(path.join(cwd, name)));
  const wanted = names.length > 0 ? names : own === undefined ? [] : [own];
  if (wanted.length === 0) throw new UsageError('there is no distinguo.yml in this folder: name the configuration.');
  return Promise.all(wanted.map((name) => load(name, terminal)));
}

async function load(name: string, { cwd, notice }: Terminal): Promise<Configuration> {
  const file = path.resolve(cwd, name);
  if (!fs.existsSync(file)) throw new UsageError(`${name} does not exist.`);
  const configuration = await loadConfiguration(
    diskHost,
    slashed(file),
    slashed(await rootFor(path.dirname(file), cwd)),
  );
  for (const problem of configuration.problems) {
    const { line, column, message } = problem;
    notice({ kind: 'failure', message: `${shownPath(problem.file, cwd)}:${line}:${column}: ${message}` });
  }
  return configuration;
}
