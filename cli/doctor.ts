import { spawnSync } from 'node:child_process';
import os from 'node:os';
import { gitOutside } from './git.js';
import { parseOptions } from './options.js';
import { readSource } from './source-file.js';
import { openConfigurations } from './survey.js';
import { looksLikeGlob, rootFor, shownPath, targetDocumentsIn } from './targets.js';
import { leadingPath, oneLine, printable, type Terminal } from './terminal.js';

/** How many examples of one reason are listed at most, so that the other reasons stay in sight. */
const mostShown = 5;

/** What of the folder is read with which configuration, and what is left out and why. */
interface Findings {
  /** By configuration. */
  readonly read: Map<string, string[]>;
  /** By reason. */
  readonly skipped: Map<string, string[]>;
}

/** Prints what somebody must know who wonders why a document is read or not. Changes nothing. */
export async function examine(args: readonly string[], terminal: Terminal): Promise<number> {
  const options = parseOptions(args);
  const { cwd } = terminal;
  const root = await rootFor(cwd, cwd);
  await terminal.print(`${printable(versions(root))}\nRoot: ${oneLine(root)}\n`);
  const { read, skipped } = await look(options, terminal);
  await terminal.print(section('Read', read) + section('Left out', skipped));
  return 0;
}

function versions(root: string): string {
  const git = gitOutside(root);
  const told =
    git === undefined
      ? ''
      : spawnSync(git, ['--version'], { cwd: os.tmpdir(), encoding: 'utf8', windowsHide: true }).stdout;
  return [
    `Distinguo ${process.env.DISTINGUO_VERSION}, ${process.argv[1]}`,
    `Node ${process.version}, ${os.platform()} ${os.release()} ${os.arch()}, ${os.availableParallelism()} cores`,
    git === undefined
      ? 'Git: not found (needed for --since and --staged)'
      : `Git ${told?.replace('git version ', '').trim()}, ${git}`,
  ].join('\n');
}

async function look(options: ReturnType<typeof parseOptions>, terminal: Terminal): Promise<Findings> {
  const { cwd, notice } = terminal;
  const read = new Map<string, string[]>();
  const skipped = new Map<string, string[]>();
  const configurations = openConfigurations(options, terminal);
  const globOf =
    options.exclude.length > 0 || options.paths.some(looksLikeGlob) ? (await import('./globs.js')).globOf : undefined;
  const around = {
    cwd,
    notice,
    globOf: (written: string) => globOf?.(written, cwd) ?? { base: written, matches: () => false },
    exclude: options.exclude,
    ignores: !options.noIgnore,
    allowEmpty: options.allowEmpty,
    formatsIn: (folder: string, root: string) => configurations.formatsIn(folder, root),
    leftOut: (target: string, why: string) => put(skipped, why, shownPath(target, cwd)),
  };
  for await (const target of targetDocumentsIn(options.paths, around)) {
    const shown = shownPath(target.path, cwd);
    const { ignoredBy, file } = await configurations.of(target.path, target.root);
    const source = await readSource(target.path, options.maxFileSize);
    if (ignoredBy !== undefined && !options.noIgnore) put(skipped, `“ignore” in ${shownPath(ignoredBy, cwd)}`, shown);
    else if ('refused' in source) put(skipped, source.refused, shown);
    else put(read, file === undefined ? 'built-in configuration' : shownPath(file, cwd), shown);
  }
  return { read, skipped };
}

function put(groups: Map<string, string[]>, name: string, shown: string): void {
  const group = groups.get(name) ?? [];
  group.push(shown);
  groups.set(name, group);
}

function section(title: string, groups: ReadonlyMap<string, readonly string[]>): string {
  const told = [...groups].map(([name, paths]) => {
    const examples = paths.slice(0, mostShown).map((shown) => `    ${leadingPath(shown)}\n`);
    const rest = paths.length > mostShown ? `    … and ${paths.length - mostShown} more\n` : '';
    return `  ${paths.length} ${title === 'Read' ? 'by' : '–'} ${oneLine(name)}\n${examples.join('')}${rest}`;
  });
  return `\n${title}:\n${told.length === 0 ? '  nothing\n' : told.join('')}`;
}
