import process from 'node:process';
import { languageOf, recommendedSettings, wantedIn } from '../rules/index.js';
import type { Format, FormatOptions } from './format/format.js';
import type { FormatName, Options } from './options.js';
import { type FileReport, type Notice, Tally } from './report.js';
import { readSourceFile } from './source-file.js';
import type { Terminal } from './terminal.js';
import { documentsIn, shownPath } from './walk.js';

/** Reads, judges and reports all documents that the paths name; returns the exit code. */
export async function lintPaths(options: Options, terminal: Terminal): Promise<number> {
  const cwd = process.cwd();
  const notices: Notice[] = [];
  const notice = (said: Notice) => void notices.push(said);
  const format = await openFormat(options.format, { color: terminal.color });
  const tally = new Tally();
  await terminal.print(format.begin());
  const wanted = wantedIn(recommendedSettings.glossary);
  for (const target of documentsIn(options.paths, { cwd, notice })) {
    const source = readSourceFile(target.path, options.maxFileSize);
    const shown = shownPath(target.path, cwd);
    if ('refused' in source) {
      notice({ kind: 'failure', message: `${shown} ${source.refused}.` });
      continue;
    }
    const text = source.bytes.toString('utf8');
    let report: FileReport = { path: shown, text: '', findings: [], problems: [], fixed: 0 };
    if (wanted.test(text)) {
      const { review } = await import('./judge.js');
      const { findings, problems } = review(
        { text, languageId: languageOf(target.path) ?? 'plaintext' },
        recommendedSettings,
      );
      report = { path: shown, text, findings, problems, fixed: 0 };
    }
    tally.add(report);
    await terminal.print(format.file(report));
    for (const said of notices.splice(0)) await terminal.notice(said);
  }
  for (const said of notices.splice(0)) await terminal.notice(said);
  await terminal.print(format.end(tally.summary));
  const { errors, warnings } = tally.summary;
  if (terminal.failed) return 2;
  return errors > 0 || (options.maxWarnings >= 0 && warnings > options.maxWarnings) ? 1 : 0;
}

async function openFormat(_name: FormatName, _options: FormatOptions): Promise<Format> {
  const { jsonFormat } = await import('./format/json.js');
  return jsonFormat();
}
