import path from 'node:path';
import process from 'node:process';
import { extensionsInWords, languageByEnding, packagedLanguageOf } from '../engine/index.js';
import type { Links } from './linked-anchors.js';
import { openLinter } from './lint.js';
import type { DocumentInRun } from './linter.js';
import { type Options, UsageError } from './options.js';
import { checkedText, crowded, type SourceFile, tooLarge } from './source-file.js';
import { nothingWritten, openConfigurations } from './survey.js';
import { isLeftOut, leftOutBy, notMeant, rootFor, shownPath } from './targets.js';
import type { Terminal } from './terminal.js';

/** Judges one document from standard input. With `--fix`, standard output is the document and the report goes to standard error. */
export async function lintStandardInput(asked: Options, terminal: Terminal): Promise<number> {
  const { cwd } = terminal;
  const name = asked.stdinFilename ?? 'stdin.md';
  const file = path.resolve(cwd, name);
  if (packagedLanguageOf(name) !== undefined)
    throw new UsageError(
      `--stdin-filename ${name} is an office document, which is not read from standard input: name the file.`,
    );
  const shown = asked.stdinFilename === undefined ? '<stdin>' : shownPath(file, cwd);
  const source = await readStandardInput(asked.maxFileSize);
  if ('refused' in source) {
    terminal.notice({ kind: 'failure', message: `standard input ${source.refused}.` });
    return 2;
  }
  const writesDocument = asked.fix !== 'none' && !asked.dryRun;
  if (writesDocument) terminal.reportOnStandardError();
  const configurations = openConfigurations(asked, terminal);
  const root = await rootFor(path.dirname(file), cwd);
  const applied = await configurations.of(file, root);
  if (applied.languageId === undefined) throw new UsageError(`--stdin-filename ${name} ${whyNotRead(name)}`);
  const isStopped = asked.fix !== 'none' && configurations.hasMistakes;
  if (isStopped) terminal.notice({ kind: 'failure', message: nothingWritten });
  const options: Options = isStopped ? { ...asked, fix: 'none', dryRun: false } : asked;
  const linter = await openLinter(options, configurations, terminal);
  const text = source.bytes.toString('utf8');
  const leftOut = await whyLeftOut(file, shown, root, applied.ignoredBy, { options, cwd });
  if (leftOut !== undefined) {
    terminal.notice({ kind: 'note', message: leftOut });
    if (writesDocument) await terminal.writeDocument(text);
    return linter.finish();
  }
  if (applied.isCrowded(source.bytes, applied.languageId)) {
    terminal.notice({ kind: 'failure', message: `${shown} ${crowded}.` });
    if (writesDocument) await terminal.writeDocument(text);
    await linter.finish();
    return 2;
  }
  const links = await linksAround(options);
  const subject: DocumentInRun = { path: file, root, shown, bytes: source.bytes, applied, links };
  const outcome = await linter.judge(subject);
  const { rewritten } = outcome;
  await linter.report(subject, outcome);
  if (writesDocument) await terminal.writeDocument(rewritten ?? text);
  else if (rewritten !== undefined) {
    const { unifiedDiff } = await import('./diff.js');
    await terminal.printSource(unifiedDiff(shown, text, rewritten));
  }
  return linter.finish();
}

/** Where the documents lead to among which one goes by a name. */
async function linksAround({ fix, stdinFilename, maxFileSize }: Options): Promise<Links | undefined> {
  if (fix === 'none' || stdinFilename === undefined) return undefined;
  return new (await import('./linked-anchors.js')).Links([], maxFileSize);
}

/** Why standard input is not read under a name, and what can be done: the end of a sentence. */
function whyNotRead(name: string): string {
  const id = languageByEnding(name);
  if (id === undefined) return `is not a kind of document that is read: end it in ${extensionsInWords()}.`;
  return notMeant(id, name);
}

/** Why the document that standard input goes by is not read, as a sentence; undefined when it is. */
async function whyLeftOut(
  file: string,
  shown: string,
  root: string,
  ignoredBy: string | undefined,
  { options, cwd }: { readonly options: Options; readonly cwd: string },
): Promise<string | undefined> {
  if (options.noIgnore || options.stdinFilename === undefined) return undefined;
  if (ignoredBy !== undefined)
    return `${shown} is left out by “ignore” in ${shownPath(ignoredBy, cwd)}; --no-ignore reads it.`;
  return (await isLeftOut(file, root, { ignores: true })) ? leftOutBy(shown) : undefined;
}

/** Standard input, whole; or why it cannot be read, as the end of a sentence. */
export async function readStandardInput(maxBytes: number): Promise<SourceFile> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of process.stdin) {
    chunks.push(chunk);
    size += chunk.length;
    if (size > maxBytes) return { refused: tooLarge(size, maxBytes) };
  }
  return checkedText(Buffer.concat(chunks));
}
