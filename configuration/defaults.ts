import type { RuleId, RuleSetting, Settings } from '../engine/model.js';
import { recommendedGlossary } from '../engine/termbase/recommended.js';

/** Every rule with what it is set to when nobody says otherwise. */
export const defaultRules: Readonly<Record<RuleId, RuleSetting>> = {
  'role-mismatch': 'default',
  'mixed-terms': 'default',
  'conflated-terms': 'default',
  'set-compound': 'default',
  'term-variant': 'default',
  'definition-drift': 'default',
  'minority-term': 'default',
};

/** The names of all rules. */
export const ruleIds = Object.keys(defaultRules) as readonly RuleId[];

/** What applies where there is no configuration. */
export const recommendedSettings: Settings = {
  glossary: recommendedGlossary,
  rules: defaultRules,
  exceptions: [],
};
