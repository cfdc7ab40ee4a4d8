import type { Compiled, LanguageId } from '../engine/index.js';
import type { Applied } from './configurations.js';
import { isOwnReport } from './format/format.js';
import type { Options } from './options.js';
import { Progress, pauses } from './progress.js';
import { readSource } from './source-file.js';
import { openConfigurations, surveyed } from './survey.js';
import { shownPath } from './targets.js';
import type { Terminal } from './terminal.js';

/** A document that was read for something else than its findings. */
export interface ReadDocument {
  readonly shown: string;
  readonly text: string;
  readonly languageId: LanguageId;
  readonly applied: Applied;
  readonly compiled: Compiled;
}

/**
 * Reads the documents that the options name, one after the other, as a run does: what is left out there is left out here,
 * and what cannot be read is told as a notice.
 */
export async function* readDocuments(options: Options, terminal: Terminal): AsyncGenerator<ReadDocument> {
  const configurations = openConfigurations(options, terminal);
  const survey = await surveyed(options, configurations, terminal);
  const { compiledFor } = await import('./judge.js');
  const progress = new Progress(terminal);
  const pause = pauses();
  let documents = 0;
  for await (const target of survey?.targets ?? []) {
    await progress.count(++documents);
    await pause();
    const shown = shownPath(target.path, terminal.cwd);
    const applied = await configurations.of(target.path, target.root);
    if (applied.ignoredBy !== undefined && !options.noIgnore) continue;
    const read = await readSource(target.path, options.maxFileSize);
    if ('refused' in read) terminal.notice({ kind: 'failure', message: `${shown} ${read.refused}.` });
    else if (target.named || !isOwnReport(read.bytes)) {
      const text = read.bytes.toString('utf8');
      const { languageId = 'plaintext' } = applied;
      yield { shown, text, languageId, applied, compiled: compiledFor(applied.settings) };
    }
  }
  progress.clear();
}
