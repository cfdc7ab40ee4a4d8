import type { Remark } from './fingerprint.js';

/** The remarks that were made on one document before: by an earlier run, or on an earlier version. */
export interface Earlier {
  /** Those remarks that were not made before, in their order. Gives the same answer until {@link record} is called. */
  newAmong<T extends Remark>(text: string, remarks: readonly T[]): readonly T[];
  /** Records what is reported of the document in the end, for the sums and for files that are written. */
  record(text: string, remarks: readonly Remark[]): void;
}

/** Joins comparisons: a remark is new when it is new to each of them. Undefined when there are none. */
export function combined(all: readonly Earlier[]): Earlier | undefined {
  if (all.length === 0) return undefined;
  return {
    newAmong: (text, remarks) => all.reduce((left, earlier) => earlier.newAmong(text, left), remarks),
    record(text, remarks) {
      for (const earlier of all) earlier.record(text, remarks);
    },
  };
}
