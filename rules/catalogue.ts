import type { Rule } from '../engine/rule.js';
import { conflatedTerms } from './conflated-terms.js';
import { definitionDrift } from './definition-drift.js';
import { minorityTerm } from './minority-term.js';
import { mixedTerms } from './mixed-terms.js';
import { roleMismatch } from './role-mismatch.js';
import { setCompound } from './set-compound.js';
import { termVariant } from './term-variant.js';

/**
 * The rules, in the order in which they are heard: where two speak of the same
 * words, the earlier one counts.
 */
export const rules: readonly Rule[] = [
  conflatedTerms,
  setCompound,
  termVariant,
  roleMismatch,
  mixedTerms,
  definitionDrift,
  minorityTerm,
];
