import type {
  CellPlace,
  DocumentCast,
  Finding,
  Glossary,
  Problem,
  Role,
  Severity,
  Span,
  Term,
  Verdict,
} from '../engine/index.js';

/** What is said of one document. */
export interface FileReport {
  /** As shown: relative to the working folder where it lies inside, with forward slashes. */
  readonly path: string;
  /** The text that offsets count in; empty when nothing is said of the file. */
  readonly text: string;
  /** Where things stand in an office document, of which nobody counts lines: each line of the text is a paragraph. */
  readonly paragraphs?: Paragraphs;
  /** Where things stand in a notebook, whose lines nobody sees: undefined for what stands in no cell of Markdown. */
  readonly cellAt?: (offset: number) => CellPlace | undefined;
  readonly findings: readonly Finding[];
  readonly problems: readonly Problem[];
  /** How many findings were fixed in this run. */
  readonly fixed: number;
  /** How many of the findings listed could be fixed, and were not for a reason; absent for none. */
  readonly refused?: number;
  /** How many findings are not listed because they were there before. */
  readonly known: number;
  /** Which words name which roles. */
  readonly uses: readonly TermUse[];
  /** Who the people of the document are; in a run that tells of them. */
  readonly cast?: DocumentCast;
}

/** Where something stands in an office document. */
export interface ParagraphPlace {
  /** From 1; all paragraphs count, also empty ones and those of tables, then those of notes, headers and footers. */
  readonly paragraph: number;
  /** What holds the paragraph, unless it is the main text: `footnote 2`. */
  readonly region?: string;
  /** The headings that it stands under, the outermost first. */
  readonly headings: readonly string[];
  /** The words, with what stands around them. */
  readonly context: string;
}

/** The paragraphs of an office document. */
export interface Paragraphs {
  placeOf(span: Span): ParagraphPlace;
}

/** How often a document uses a word for a role. */
export interface TermUse {
  readonly term: Term;
  /** Undefined where the sentences leave it open. */
  readonly role?: Role;
  /** Whether the glossary promises this role for the word. */
  readonly fits: boolean;
  readonly count: number;
}

/** Something that could not be done, or that is worth knowing: not about terms. */
export interface Notice {
  /** `failure` ends the run with exit code 2; `note` does not change it. */
  readonly kind: 'failure' | 'note';
  readonly message: string;
}

/** The sums at the end of a run. */
export interface RunSummary {
  readonly files: number;
  readonly errors: number;
  readonly warnings: number;
  readonly information: number;
  readonly hints: number;
  readonly fixed: number;
  /** How many of the findings left `--fix` can rewrite. */
  readonly fixable: number;
  /** How many more it rewrites with `--steps`; absent for none. */
  readonly fixableSteps?: number;
  /** How many findings were there before; only in a run that compares. */
  readonly known?: number;
}

/** Adds up reports as they pass. */
export class SummaryCounter {
  #files = 0;
  #fixed = 0;
  #fixable = 0;
  #fixableSteps = 0;
  #known: number | undefined;
  readonly #counts: Record<Severity, number> = { error: 0, warning: 0, information: 0, hint: 0 };

  /** @param compares whether the run tells what is new from what was there */
  constructor(compares = false) {
    if (compares) this.#known = 0;
  }

  add(report: FileReport): void {
    this.#files += 1;
    this.#fixed += report.fixed;
    if (this.#known !== undefined) this.#known += report.known;
    for (const { severity } of [...report.findings, ...report.problems]) this.#counts[severity] += 1;
    const fixes = report.findings.flatMap(({ fixes: [first] }) => first ?? []);
    const bound = fixes.filter((fix) => fix.bound).length;
    this.#fixableSteps += bound;
    this.#fixable += Math.max(0, fixes.length - bound - (report.refused ?? 0));
  }

  get summary(): RunSummary {
    const { error, warning, information, hint } = this.#counts;
    return {
      files: this.#files,
      errors: error,
      warnings: warning,
      information,
      hints: hint,
      fixed: this.#fixed,
      fixable: this.#fixable,
      ...(this.#fixableSteps > 0 && { fixableSteps: this.#fixableSteps }),
      ...(this.#known !== undefined && { known: this.#known }),
    };
  }
}

/** A finding as a stretch of source and the texts that may stand there instead, best first. */
export interface FlatFixes {
  readonly span: Span;
  readonly replacements: readonly string[];
}

/**
 * Brings all fixes of a finding to one span: the smallest that holds the finding
 * and every fix. Each replacement is filled up with the source around its own fix.
 */
export function flattenFixes(finding: Finding, text: string): FlatFixes {
  // what changes other places alone is no text for this one
  const fixes = finding.fixes.filter(({ text: put, expected }) => put !== expected);
  const spans = [finding.span, ...fixes.map(({ span }) => span)];
  const start = Math.min(...spans.map((span) => span.start));
  const end = Math.max(...spans.map((span) => span.end));
  const replacements = fixes.map((fix) => text.slice(start, fix.span.start) + fix.text + text.slice(fix.span.end, end));
  return { span: { start, end }, replacements: [...new Set(replacements)] };
}

/** Counts what each word names; words that are set phrases or names do not count. */
export function usesOf(
  mentions: readonly { readonly term: Term; readonly verdict: Verdict<unknown> }[],
  { senses }: Glossary,
): readonly TermUse[] {
  const counts = new Map<string, { term: Term; role?: Role; fits: boolean; count: number }>();
  for (const { term, verdict } of mentions) {
    if (verdict.kind === 'acquitted') continue;
    const role = verdict.kind === 'open' ? undefined : verdict.role;
    const key = `${term}\0${role ?? ''}`;
    let use = counts.get(key);
    if (use === undefined) {
      const fits = senses.some((sense) => sense.term === term && sense.role === role);
      use = { term, ...(role !== undefined && { role }), fits, count: 0 };
      counts.set(key, use);
    }
    use.count += 1;
  }
  return [...counts.values()];
}
