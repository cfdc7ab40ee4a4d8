import type { Remark } from './fingerprint.js';

/** What was there before, for one document: tells what is new from what is not. */
export interface Past {
  /** Those remarks that were not there before, in their order. Gives the same answer until {@link settle} is called. */
  fresh<T extends Remark>(text: string, remarks: readonly T[]): readonly T[];
  /** Takes note of what stands in the document when all is done. */
  settle(text: string, remarks: readonly Remark[]): void;
}

/** Only what is new to each of several pasts is new. */
export function combined(pasts: readonly Past[]): Past | undefined {
  if (pasts.length <= 1) return pasts[0];
  return {
    fresh: (text, remarks) => pasts.reduce((left, past) => past.fresh(text, left), remarks),
    settle(text, remarks) {
      for (const past of pasts) past.settle(text, remarks);
    },
  };
}
