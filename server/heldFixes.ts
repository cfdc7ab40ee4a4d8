/** Fixes of headings that something else leads to are not made: the writer would have to mend what leads there. */
import type { CancellationToken } from 'vscode-languageserver';
import { editsOf, type Finding, type SourceDocument } from '../engine/index.js';
import { inHeadings, leftBehind, type WorkspaceLinks } from './ledHeadings.js';
import type { ReviewedDocument } from './reviews.js';

/** Knows which fixes are held back. */
export class HeldFixes {
  readonly #links: WorkspaceLinks;
  /** Of each review, the findings whose fix would write in a heading. */
  readonly #inHeadings = new WeakMap<ReviewedDocument, readonly Finding[]>();

  constructor(links: WorkspaceLinks) {
    this.#links = links;
  }

  /**
   * A review in which findings have no fix where other documents lead to the heading, or anything by its words. Links
   * within the document come along, and hold nothing.
   *
   * @throws ResponseError when nobody waits any more
   */
  async without(reviewed: ReviewedDocument, token: CancellationToken): Promise<ReviewedDocument> {
    const source: SourceDocument = { text: reviewed.document.getText(), languageId: reviewed.languageId };
    const fixed = reviewed.review.findings.filter(({ fixes }) => fixes.length > 0);
    const findings = this.#inHeadings.get(reviewed) ?? inHeadings(source, fixed, firstEdits);
    this.#inHeadings.set(reviewed, findings);
    if (findings.length === 0) return reviewed;
    const led = await this.#links.led(token);
    const held = leftBehind(
      source,
      findings,
      firstEdits,
      ({ anchors, names }) =>
        [...anchors.keys()].some((anchor) => led.toAnchor(anchor)) || [...names].some((name) => led.toName(name)),
    );
    if (held.size === 0) return reviewed;
    const { review } = reviewed;
    const left = review.findings.map((finding) => (held.has(finding) ? { ...finding, fixes: [] } : finding));
    return { ...reviewed, review: { ...review, findings: left } };
  }
}

/** What the first fix writes. Any other would change the words of the heading as well. */
const firstEdits = ({ fixes: [fix] }: Finding) => (fix === undefined ? [] : editsOf(fix));
