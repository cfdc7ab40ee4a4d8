import { type Accepted, type AcceptedFindings, baselineText } from '../baseline-file.js';
import { UsageError } from '../usage-error.js';
import type { Part } from './part.js';

/**
 * A baseline of the documents of all.
 *
 * @throws UsageError when two differ about a document: nobody can tell which of them is newer
 */
export function mergeBaselines(parts: readonly Part<AcceptedFindings>[]): string {
  const documents = new Map<string, readonly Accepted[]>();
  const listedBy = new Map<string, string>();
  for (const { named, report } of parts) {
    for (const [document, accepted] of report) {
      const before = documents.get(document);
      if (before !== undefined && textOf(before) !== textOf(accepted))
        throw new UsageError(
          `${listedBy.get(document)} and ${named} differ about ${document}: let each part write a file of its own that is not there before.`,
        );
      documents.set(document, accepted);
      listedBy.set(document, named);
    }
  }
  return baselineText(documents);
}

function textOf(accepted: readonly Accepted[]): string {
  return baselineText(new Map([['', accepted]]));
}
