import path from 'node:path';
import process from 'node:process';
import { extensionsInWords, languageOf } from '../engine/index.js';
import { openLinter } from './lint.js';
import type { Subject } from './linter.js';
import { type Options, UsageError } from './options.js';
import { checkedText, tooLarge } from './source-file.js';
import { rootFor, shownPath } from './targets.js';
import type { Terminal } from './terminal.js';

/** Judges one document from standard input. With `--fix`, standard output is the document and the report goes to standard error. */
export async function lintStandardInput(options: Options, terminal: Terminal): Promise<number> {
  const { cwd } = terminal;
  const name = options.stdinFilename ?? 'stdin.md';
  const file = path.resolve(cwd, name);
  if (languageOf(file) === undefined) {
    throw new UsageError(
      `--stdin-filename ${name} is not a kind of document that is read: end it in ${extensionsInWords()}.`,
    );
  }
  const shown = options.stdinFilename === undefined ? '<stdin>' : shownPath(file, cwd);
  const source = await readStandardInput(options.maxFileSize);
  if ('refused' in source) {
    terminal.notice({ kind: 'failure', message: `standard input ${source.refused}.` });
    return 2;
  }
  const writesDocument = options.fix !== 'none' && !options.dryRun;
  if (writesDocument) terminal.reportOnStandardError();
  const linter = await openLinter(options, terminal);
  const root = await rootFor(path.dirname(file), cwd);
  const applied = await linter.configurations.of(file, root);
  const text = source.bytes.toString('utf8');
  if (applied.ignoredBy !== undefined) {
    terminal.notice({
      kind: 'note',
      message: `${shown} is left out by “ignore” in ${shownPath(applied.ignoredBy, cwd)}.`,
    });
    if (writesDocument) await terminal.writeDocument(text);
    return linter.finish();
  }
  const subject: Subject = { path: file, root, shown, bytes: source.bytes, applied };
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

async function readStandardInput(maxBytes: number) {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of process.stdin) {
    chunks.push(chunk);
    size += chunk.length;
    if (size > maxBytes) return { refused: tooLarge(size, maxBytes) };
  }
  return checkedText(Buffer.concat(chunks));
}
