/** Findings that one action can deal with together, and the word by which it calls them. */
import type { Finding, Fix, JudgedMention } from '../engine/index.js';
import type { ReviewedDocument } from './reviews.js';

/** Findings of one kind. */
export type FindingGroup = readonly [Finding, ...Finding[]];

/** The kinds of the findings of a review. */
export class FindingKinds {
  readonly #reviewed: ReviewedDocument;
  #mentions: ReadonlyMap<number, JudgedMention> | undefined;

  constructor(reviewed: ReviewedDocument) {
    this.#reviewed = reviewed;
  }

  /** What findings of one kind have in common: the rule, the word, and the word to be written. */
  of(finding: Finding): string {
    const { rule, fixes } = finding;
    return `${rule} ${this.wordOf(finding).toLowerCase()} ${fixes[0]?.term}`;
  }

  /** The findings of each kind, in the order in which the kinds come first. */
  groups(findings: readonly Finding[]): readonly FindingGroup[] {
    const groups = new Map<string, [Finding, ...Finding[]]>();
    for (const finding of findings) {
      const kind = this.of(finding);
      const group = groups.get(kind);
      if (group === undefined) groups.set(kind, [finding]);
      else group.push(finding);
    }
    return [...groups.values()];
  }

  /** The word that stands there. A finding of `term-variant` has the wanted word as its term, so the written one is looked up. */
  wordOf({ rule, term, span, fixes: [fix] }: Finding): string {
    if (rule !== 'term-variant') return term;
    const { document, review } = this.#reviewed;
    this.#mentions ??= new Map(review.mentions.map((mention) => [mention.span.start, mention]));
    const written = document.getText().slice(span.start, span.end).replace(/\s+/g, ' ');
    return this.#mentions.get(span.start)?.written ?? uninflected(written, fix);
  }
}

/** A word without the ending that its fix gives to another: “whitelists”, to be written as “allowlists”. */
function uninflected(written: string, fix: Fix | undefined): string {
  const at = fix?.text.toLowerCase().lastIndexOf(fix.term.toLowerCase()) ?? -1;
  const ending = fix === undefined || at < 0 ? '' : fix.text.slice(at + fix.term.length).trimEnd();
  return ending !== '' && written.endsWith(ending) ? written.slice(0, -ending.length) : written;
}
