import { type Configuration, configurationNames } from '../../configuration/index.js';
import {
  type Background,
  backgroundAlone,
  backgroundOf,
  checkGlossary,
  diffGlossaries,
  entriesIn,
  exportGlossary,
  type GlossaryEntry,
  glossaryConfiguration,
  glossaryFormatOf,
  importGlossary,
  ownTermsOf,
} from '../../glossary/index.js';
import { counted } from '../format/count.js';
import { exitCodes } from '../run.js';
import { shownPath } from '../targets.js';
import { leadingPath, oneLine, type Terminal } from '../terminal.js';
import { UsageError } from '../usage-error.js';
import { loadNamed } from './load.js';
import { contentsOf, deliver, formatFor, type GlossaryOptions, glossaryOptions } from './options.js';
import type { GlossaryUsage } from './usage.js';
import { entryLines, placesOfWords } from './word-places.js';

/** Prints a glossary of another format as a configuration. */
export async function importTerms(args: readonly string[], terminal: Terminal): Promise<number> {
  const options = glossaryOptions(args);
  const [file, ...others] = options.files;
  if (file === undefined || others.length > 0) throw new UsageError('write distinguo glossary import FILE.');
  const entries = await imported(file, options, terminal);
  return entries === undefined ? exitCodes.failed : deliver(glossaryConfiguration(entries), options, terminal);
}

/** Prints the terms of a configuration in another format. */
export async function exportTerms(args: readonly string[], terminal: Terminal): Promise<number> {
  const options = glossaryOptions(args);
  const format = formatFor(options.output ?? '', options);
  const [configuration] = await loadNamed(options.files, terminal);
  if (terminal.failed) return exitCodes.failed;
  const { title, language } = options;
  const { entries, left } = ownTermsOf(configuration as Configuration);
  const { contents, lost } = await exportGlossary(entries, format, { title, language });
  if (left.length > 0) terminal.notice({ kind: 'note', message: `left behind: ${left.join(', ')}.` });
  for (const message of lost) terminal.notice({ kind: 'note', message });
  return deliver(contents, options, terminal);
}

/** Tells what in a glossary contradicts itself; of a configuration with documents, what of it nothing uses, too. */
export async function checkTerms(args: readonly string[], terminal: Terminal): Promise<number> {
  const options = glossaryOptions(args);
  const [file] = options.files;
  if (file !== undefined && !isConfiguration(file, options)) {
    const entries = await imported(file, options, terminal);
    if (entries === undefined) return exitCodes.failed;
    return tellChecked(entries, backgroundAlone(entryLines(entries, leadingPath(file))), undefined, terminal);
  }
  const [configuration] = await loadNamed(options.files, terminal);
  if (configuration === undefined || terminal.failed) return exitCodes.failed;
  const entries = entriesIn(configuration);
  const usage = await (await import('./usage.js')).usageOf(configuration, entries, terminal);
  return tellChecked(entries, backgroundOf(configuration, placesOfWords(configuration, terminal)), usage, terminal);
}

async function tellChecked(
  entries: readonly GlossaryEntry[],
  background: Background,
  usage: GlossaryUsage | undefined,
  terminal: Terminal,
): Promise<number> {
  const messages = checkGlossary(entries, background);
  const isRead = usage !== undefined && usage.documents > 0;
  const unused = isRead ? usage.unused.map(({ written }) => `“${written}” stands in no document.`) : [];
  const idle = isRead
    ? usage.problems.map(
        ({ file, line, column, message }) =>
          `${leadingPath(shownPath(file, terminal.cwd))}:${line}:${column}: ${message}`,
      )
    : [];
  for (const message of [...messages, ...unused, ...idle]) await terminal.print(`${oneLine(message)}\n`);
  const used = isRead ? `, ${unused.length + idle.length} unused in ${counted(usage.documents, 'document')}` : '';
  await terminal.print(`${counted(entries.length, 'term')}, ${counted(messages.length, 'contradiction')}${used}\n`);
  return messages.length + unused.length + idle.length === 0 ? exitCodes.clean : exitCodes.findings;
}

/** Tells how one glossary differs from another. */
export async function diffTerms(args: readonly string[], terminal: Terminal): Promise<number> {
  const options = glossaryOptions(args);
  const [before, after, ...others] = options.files;
  if (before === undefined || after === undefined || others.length > 0)
    throw new UsageError('write distinguo glossary diff BEFORE AFTER.');
  const old = await entriesOf({ ...options, files: [before] }, terminal);
  const now = await entriesOf({ ...options, files: [after] }, terminal);
  if (old === undefined || now === undefined) return exitCodes.failed;
  const lines = diffGlossaries(old, now);
  for (const line of lines) await terminal.print(`${oneLine(line)}\n`);
  return lines.length === 0 ? exitCodes.clean : exitCodes.findings;
}

/** The terms of a configuration, or of a glossary in another format; undefined where something is wrong with it. */
async function entriesOf(options: GlossaryOptions, terminal: Terminal): Promise<readonly GlossaryEntry[] | undefined> {
  const [file] = options.files;
  if (file !== undefined && !isConfiguration(file, options)) return imported(file, options, terminal);
  const [configuration] = await loadNamed(options.files, terminal);
  return terminal.failed ? undefined : entriesIn(configuration as Configuration);
}

const isConfiguration = (file: string, { format }: GlossaryOptions): boolean =>
  format === undefined &&
  glossaryFormatOf(file) === undefined &&
  (configurationNames.some((name) => file.endsWith(name)) || /\.(?:ya?ml|json)$/.test(file));

async function imported(
  file: string,
  options: GlossaryOptions,
  terminal: Terminal,
): Promise<readonly GlossaryEntry[] | undefined> {
  const format = formatFor(file, options);
  const { entries, problems, left, doubts } = await importGlossary(contentsOf(file, format, terminal), format, options);
  for (const { line, column, message } of problems) {
    const place = column === undefined ? `${line}` : `${line}:${column}`;
    terminal.notice({ kind: 'failure', message: `${leadingPath(file)}:${place}: ${message}` });
  }
  if (problems.length > 0) return undefined;
  for (const { line, message } of doubts)
    terminal.notice({ kind: 'note', message: `${leadingPath(file)}:${line}: ${message}` });
  if (left.length > 0) terminal.notice({ kind: 'note', message: `left behind: ${left.join(', ')}.` });
  return entries;
}
