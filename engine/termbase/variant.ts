import type { Term } from '../model.js';

/** Whether one term is another with a word before it: “end user” is a variant of “user”. */
export const isVariantOf = (term: Term, shorter: Term): boolean => term.endsWith(` ${shorter}`);
