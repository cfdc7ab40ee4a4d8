import { type LanguageId, languageOf } from '../rules/index.js';
import type { Applied, Configurations } from './configurations.js';
import { judge } from './engine.js';
import type { Format } from './format/format.js';
import type { Options } from './options.js';
import { type FileReport, Tally } from './report.js';
import type { Terminal } from './terminal.js';

/** A document on its way through a run. */
export interface Subject {
  /** Absolute; decides the kind of document. */
  readonly path: string;
  readonly shown: string;
  readonly bytes: Buffer;
}

/** What a run makes of one document. */
export interface Outcome {
  /** The text after fixing; undefined when nothing was rewritten. */
  readonly rewritten?: string;
  readonly report: FileReport;
}

/** Judges documents one after the other and reports them as they come. */
export class Linter {
  readonly tally = new Tally();

  constructor(
    readonly options: Options,
    readonly terminal: Terminal,
    readonly format: Format,
    readonly configurations: Configurations,
  ) {}

  /** What is to be said of a document. Without a word of the glossary in its bytes, the engine is not even loaded. */
  async judge(subject: Subject, { settings, wanted, wantedIsAscii }: Applied): Promise<Outcome> {
    const { bytes, shown } = subject;
    if (!wanted.test(bytes.toString(wantedIsAscii ? 'latin1' : 'utf8'))) return { report: emptyReport(shown) };
    const text = bytes.toString('utf8');
    const languageId: LanguageId = languageOf(subject.path) ?? 'plaintext';
    const { fix, dryRun } = this.options;
    const judged = await judge(text, languageId, settings, dryRun ? 'none' : fix);
    const report = this.#report(shown, judged.text, judged.review, judged.fixed);
    if (!dryRun) return { report, ...(judged.text !== text && { rewritten: judged.text }) };
    const trial = await judge(text, languageId, settings, fix);
    return { report, ...(trial.text !== text && { rewritten: trial.text }) };
  }

  async report(report: FileReport): Promise<void> {
    this.tally.add(report);
    if (!this.options.dryRun) await this.terminal.print(this.format.file(report));
  }

  /** Ends the report; returns the exit code for what was found. */
  async finish(): Promise<0 | 1> {
    const { summary } = this.tally;
    if (!this.options.dryRun) await this.terminal.print(this.format.end(summary, this.terminal.notices));
    const { maxWarnings } = this.options;
    const tooMany = maxWarnings >= 0 && summary.warnings > maxWarnings;
    return summary.errors > 0 || tooMany ? 1 : 0;
  }

  #report(
    path: string,
    text: string,
    { findings, problems }: Pick<FileReport, 'findings' | 'problems'>,
    fixed: number,
  ): FileReport {
    const { quiet, rules } = this.options;
    const loud = ({ severity }: { severity: string }) => !quiet || severity === 'warning' || severity === 'error';
    // With some of the rules, nobody can tell which directives the others need.
    const certain = ({ code }: { code: string }) => rules.length === 0 || code !== 'unused-directive';
    return {
      path,
      text,
      findings: findings.filter(loud),
      problems: problems.filter(loud).filter(certain),
      fixed,
    };
  }
}

function emptyReport(path: string): FileReport {
  return { path, text: '', findings: [], problems: [], fixed: 0 };
}
