import { type DocumentInRun, type DocumentOutcome, Linter } from './linter.js';

/** Judges a document and reports it; one that is fixed is written back, or its difference is shown. */
export async function lintFile(subject: DocumentInRun, linter: Linter): Promise<void> {
  const outcome = await linter.judge(subject);
  if (outcome.rewritten === undefined) await linter.report(subject, outcome);
  else if (linter.options.dryRun) await showDiff(subject, outcome, outcome.rewritten, linter);
  else await writeBack(subject, outcome, outcome.rewritten, linter);
}

async function showDiff(
  subject: DocumentInRun,
  outcome: DocumentOutcome,
  rewritten: string,
  linter: Linter,
): Promise<void> {
  const { unifiedDiff } = await import('./diff.js');
  await linter.report(subject, outcome);
  const read = (text: string) => subject.opened?.lines(text) ?? text;
  const before = subject.bytes.toString('utf8');
  await linter.terminal.printSource(unifiedDiff(subject.shown, read(before), read(rewritten)));
}

async function writeBack(
  subject: DocumentInRun,
  outcome: DocumentOutcome,
  rewritten: string,
  linter: Linter,
): Promise<void> {
  const { rewriteDocument } = await import('./rewriting.js');
  const { opened, path, root } = subject;
  const after = (await opened?.rewritten(outcome.changes ?? [], rewritten)) ?? rewritten;
  const refused =
    typeof after === 'object' && 'refused' in after
      ? after.refused
      : rewriteDocument(path, opened?.container ?? subject.bytes, after, root);
  if (refused === undefined) {
    await linter.report(subject, outcome);
    return;
  }
  linter.terminal.notice({ kind: 'failure', message: `${subject.shown} ${refused}.` });
  // Nothing was fixed after all: report what stands there.
  const { options, terminal, reports, configurations, cache } = linter;
  const unfixed = new Linter({ ...options, fix: 'none' }, terminal, reports, configurations, cache);
  await linter.report(subject, await unfixed.judge(subject));
}
