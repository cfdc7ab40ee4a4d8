import fs from 'node:fs';
import path from 'node:path';
import { configurationNames, migrated, migrationsIn, parseConfiguration } from '../configuration/index.js';
import { rewriteFile } from '../workspace/disk/index.js';
import { commandArguments } from './command-arguments.js';
import { exitCodes } from './run.js';
import { readSourceFile } from './source-file.js';
import { rootFor, shownPath } from './targets.js';
import { leadingPath, oneLine, type Terminal } from './terminal.js';
import { UsageError } from './usage-error.js';

/** Nobody writes more bytes of configuration by hand. */
const LARGEST = 50_000_000;

/** Names what in a configuration means something else than it did, and writes what can be said otherwise: `distinguo migrate`. */
export async function migrate(args: readonly string[], terminal: Terminal): Promise<number> {
  const { values, positionals } = commandArguments(
    args,
    { write: { type: 'boolean' } },
    'Write distinguo migrate [CONFIGURATION] [--write].',
  );
  const file = path.resolve(terminal.cwd, named(positionals, terminal));
  const shown = shownPath(file, terminal.cwd);
  const read = readSourceFile(file, LARGEST);
  if ('refused' in read) throw new UsageError(`${shown} ${read.refused}.`);
  const text = read.bytes.toString('utf8');
  for (const { line, column, message } of parseConfiguration(shown, text).problems)
    terminal.notice({ kind: 'failure', message: `${leadingPath(shown)}:${line}:${column}: ${message}` });
  if (terminal.failed) return exitCodes.failed;
  const migrations = migrationsIn(file, text);
  for (const { line, column, message } of migrations)
    await terminal.print(`${leadingPath(shown)}:${line}:${column}: ${oneLine(message)}\n`);
  const after = migrated(text, migrations);
  const changes = migrations.filter(({ change }) => change !== undefined).length;
  if (migrations.length === 0) {
    await terminal.print(`${oneLine(shown)} means what it meant.\n`);
    return exitCodes.clean;
  }
  if (values.write !== true) {
    const rest = changes === 0 ? '' : `; --write takes out what ${changes} of them said for want of better`;
    await terminal.print(`${counted(migrations.length)}${rest}.\n`);
    return exitCodes.findings;
  }
  if (after === text) {
    await terminal.print('Nothing to write: look at each of these.\n');
    return exitCodes.clean;
  }
  const refused = rewriteFile(file, Buffer.from(read.bytes), after, await rootFor(path.dirname(file), terminal.cwd));
  if (refused !== undefined) {
    terminal.notice({ kind: 'failure', message: `${shown} ${refused}.` });
    return exitCodes.failed;
  }
  await terminal.print(`${oneLine(shown)}: ${changes} written otherwise.\n`);
  return exitCodes.clean;
}

/** @throws UsageError where there is none, or more than one */
function named([name, ...others]: readonly string[], { cwd }: Terminal): string {
  if (others.length > 0) throw new UsageError('write distinguo migrate CONFIGURATION, for one file.');
  const own = configurationNames.find((each) => fs.existsSync(path.join(cwd, each)));
  const wanted = name ?? own;
  if (wanted === undefined) throw new UsageError('there is no distinguo.yml in this folder: name the configuration.');
  return wanted;
}

const counted = (count: number): string =>
  count === 1 ? '1 entry means something else than it did' : `${count} entries mean something else than they did`;
