import type { AppliedChange } from './changes.js';
import type { Applied, RunConfigurations } from './configurations.js';
import type { Earlier } from './earlier.js';
import { type Remembers, type Reviewer, type ReviewForRun, reviewerOf } from './engine.js';
import type { Remark } from './fingerprint.js';
import type { FixedDocument, Means } from './fix.js';
import type { Links } from './linked-anchors.js';
import type { OpenedPackage } from './opened-package.js';
import { type FailLevel, failLevels } from './option-table.js';
import type { Options } from './options.js';
import { type FileReport, type RunSummary, SummaryCounter } from './report.js';
import type { Reports } from './reports.js';
import type { Statistics } from './statistics.js';
import type { Terminal } from './terminal.js';

/** A document on its way through a run. */
export interface DocumentInRun {
  /** Absolute. */
  readonly path: string;
  readonly shown: string;
  /** The folder that must hold it when it is written. */
  readonly root: string;
  readonly bytes: Buffer;
  /** The package that it was taken out of, for an office document; its bytes are the text in it. */
  readonly opened?: OpenedPackage | undefined;
  readonly applied: Applied;
  /** What it is compared with. */
  readonly earlier?: Earlier | undefined;
  /** Where other documents lead to; absent where there are none. */
  readonly links?: Links | undefined;
}

/** What a run makes of one document. */
export interface DocumentOutcome {
  /** The text after fixing; undefined when nothing was rewritten. */
  readonly rewritten?: string;
  /** What of the text before became the text after. */
  readonly changes?: readonly AppliedChange[];
  readonly report: FileReport;
  /** All that stands in the text of the report, new or not. */
  readonly remarks: readonly Remark[];
}

/** What a review finds that was not there before. */
export interface ComparedReview extends ReviewForRun {
  /** The whole review, also of what was there before. */
  readonly all: ReviewForRun;
}

/** Tells the cells of a notebook by its text. */
type CellsOf = (text: string) => NonNullable<FileReport['cellAt']>;

/** More findings in one document than these are listed by no report: they are told with their number. */
const mostTold = 50_000;

/** Judges documents one after the other and reports them as they come. */
export class Linter {
  readonly tally: SummaryCounter;
  readonly #overLimit = new Set<string>();
  #judged = 0;

  constructor(
    readonly options: Options,
    readonly terminal: Terminal,
    readonly reports: Reports,
    readonly configurations: RunConfigurations,
    readonly cache?: Remembers,
    readonly statistics?: Statistics,
  ) {
    const { baseline, since, staged } = options;
    this.tally = new SummaryCounter(baseline !== undefined || since !== undefined || staged);
  }

  /** How many documents have been judged, others than those in which there is nothing to judge. */
  get judged(): number {
    return this.#judged;
  }

  /** What is to be said of a document. Without a word of the glossary in its bytes, the engine is not even loaded. */
  async judge(subject: DocumentInRun): Promise<DocumentOutcome> {
    const outcome = await this.#outcomeFor(subject);
    if (!this.options.reports.some(({ format }) => format === 'html')) return outcome;
    const text = outcome.report.text || subject.bytes.toString('utf8');
    const { compiledFor } = await import('./judge.js');
    const { languageId = 'plaintext', settings } = subject.applied;
    return { ...outcome, report: { ...outcome.report, cast: compiledFor(settings).cast({ text, languageId }) } };
  }

  async #outcomeFor(subject: DocumentInRun): Promise<DocumentOutcome> {
    const { bytes, shown, applied, earlier } = subject;
    const { fix, steps, dryRun } = this.options;
    if (!applied.mayMatter(bytes)) return { report: emptyReport(shown), remarks: [] };
    const text = bytes.toString('utf8');
    const review = comparing(await this.reviewerOf(applied, fix === 'none' ? text : undefined), earlier);
    this.#judged += 1;
    const cellsOf = await cellsFor(applied);
    if (fix === 'none') return this.outcomeOf(shown, { text, review: review(text), fixed: 0 }, subject.opened, cellsOf);
    const { fixText } = await import('./fix.js');
    const repaired = await repair(subject, (means) => fixText(text, { scope: fix, steps }, review, means));
    const shownState = dryRun ? { text, review: review(text), fixed: 0 } : repaired;
    const { report, ...outcome } = this.outcomeOf(shown, shownState, subject.opened, cellsOf);
    if (repaired.refused > 0) {
      const { unmadeTexts } = await import('./unmade.js');
      for (const message of unmadeTexts(report, repaired, dryRun)) this.terminal.notice({ kind: 'note', message });
    }
    return {
      ...outcome,
      report: { ...report, ...(repaired.refused > 0 && { refused: repaired.refused }) },
      ...(repaired.text !== text && { rewritten: repaired.text, changes: repaired.changes }),
    };
  }

  /**
   * The engine for one document, with what applies to it.
   *
   * @param only the one text that will be asked about, when there is no other
   */
  reviewerOf({ settings, languageId = 'plaintext' }: Applied, only?: string): Promise<Reviewer> {
    const { fix, review } = this.options;
    return reviewerOf(languageId, settings, this.cache, fix !== 'none' || review, only);
  }

  async report({ earlier }: Pick<DocumentInRun, 'earlier'>, { report, remarks }: DocumentOutcome): Promise<void> {
    earlier?.record(report.text, remarks);
    this.tally.add(report);
    this.statistics?.add(report);
    await this.reports.file(report);
  }

  /** Ends the report; returns the exit code for what was found. */
  async finish(): Promise<0 | 1> {
    const { summary } = this.tally;
    await this.reports.end(summary);
    return !this.options.exitZero && this.#fails(summary) ? 1 : 0;
  }

  #fails({ errors, warnings, information, hints }: RunSummary): boolean {
    const { maxWarnings, failOn } = this.options;
    const reaches = (level: FailLevel) => failLevels.indexOf(failOn) >= failLevels.indexOf(level);
    return (
      errors > 0 ||
      (reaches('warning') && maxWarnings >= 0 && warnings > maxWarnings) ||
      (reaches('information') && information > 0) ||
      (reaches('hint') && hints > 0)
    );
  }

  /** A document as it is reported: what is new, and with --quiet only warnings and errors. */
  outcomeOf(
    path: string,
    { text, review, fixed }: { text: string; review: ComparedReview; fixed: number },
    opened?: OpenedPackage,
    cellsOf?: CellsOf,
  ): DocumentOutcome {
    const told = this.#told(review);
    const all = this.#told(review.all);
    const known = all.findings.length + all.problems.length - told.findings.length - told.problems.length;
    const count = told.findings.length + told.problems.length;
    if (count > mostTold) this.#tellLimit(path, count);
    const listed = { findings: told.findings.slice(0, mostTold), problems: told.problems.slice(0, mostTold) };
    const shown = opened?.shown(text) ?? { text };
    const cells = count > 0 && cellsOf !== undefined ? { cellAt: cellsOf(text) } : {};
    const report = { path, ...shown, ...cells, ...listed, uses: review.uses, fixed, known };
    return { report, remarks: remarksOf(review.all) };
  }

  #tellLimit(path: string, count: number): void {
    if (this.#overLimit.has(path)) return;
    this.#overLimit.add(path);
    const message = `${path} has ${count} findings; the first ${mostTold} are listed.`;
    this.terminal.notice({ kind: 'note', message });
  }

  #told({
    findings,
    problems,
  }: Pick<ReviewForRun, 'findings' | 'problems'>): Pick<ReviewForRun, 'findings' | 'problems'> {
    const { quiet, rules } = this.options;
    const loud = ({ severity }: { severity: string }) => !quiet || severity === 'warning' || severity === 'error';
    // With some of the rules, nobody can tell which directives the others need.
    const certain = ({ code }: { code: string }) => rules.length === 0 || code !== 'unused-directive';
    return { findings: findings.filter(loud), problems: problems.filter(loud).filter(certain) };
  }
}

/** A reviewer that leaves out what was there before. */
export function comparing(review: Reviewer, earlier: Earlier | undefined): (text: string) => ComparedReview {
  return (text) => {
    const all = review(text);
    if (earlier === undefined) return { ...all, all };
    const fresh = new Set(earlier.newAmong(text, remarksOf(all)).map(({ of }) => of));
    return {
      findings: all.findings.filter((finding) => fresh.has(finding)),
      problems: all.problems.filter((problem) => fresh.has(problem)),
      uses: all.uses,
      all,
    };
  };
}

/** The findings and problems of a document, as comparisons look at them; `of` is the finding or problem itself. */
export function remarksOf({ findings, problems }: ReviewForRun): readonly (Remark & { readonly of: object })[] {
  return [
    ...findings.map((finding) => ({ code: finding.rule, span: finding.span, of: finding })),
    ...problems.map((problem) => ({ code: problem.code, span: problem.span, of: problem })),
  ];
}

/** Rewrites the text of a document; others are read only where a heading would be called otherwise. */
async function repair<R>(
  subject: DocumentInRun,
  rewritten: (means: Means) => FixedDocument<R>,
): Promise<FixedDocument<R>> {
  const { opened, links, root } = subject;
  if (opened !== undefined) return rewritten({ apply: opened.applyEdits });
  const { following, nowhere } = await import('./linked-anchors.js');
  let isAsked = false;
  const follow = following(subject, () => {
    isAsked = true;
    return undefined;
  });
  const repaired = rewritten({ follow });
  if (!isAsked) return repaired;
  const led = links === undefined ? nowhere : await links.within(root);
  return rewritten({ follow: following(subject, () => led) });
}

/** What tells the cells of a document that has some. */
export async function cellsFor({ languageId }: Applied): Promise<CellsOf | undefined> {
  return languageId === 'notebook' ? (await import('./judge.js')).cellPlaces : undefined;
}

function emptyReport(path: string): FileReport {
  return { path, text: '', findings: [], problems: [], fixed: 0, known: 0, uses: [] };
}
