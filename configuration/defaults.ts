import type { RuleId, RuleSetting, Settings } from '../engine/model.js';
import { recommendedGlossary } from '../engine/termbase/recommended.js';
import { ruleSummaries } from '../rules/rule-ids.generated.js';

/** The names of all rules. */
export const ruleIds: readonly RuleId[] = Object.keys(ruleSummaries);

/** What a rule can be set to. */
export const ruleSettings: readonly RuleSetting[] = ['off', 'hint', 'information', 'warning', 'error', 'default'];

/** Every rule with what it is set to when nobody says otherwise. */
export const defaultRules: Readonly<Record<RuleId, RuleSetting>> = Object.fromEntries(
  ruleIds.map((id) => [id, 'default' as const]),
);

/** What applies where there is no configuration. */
export const recommendedSettings: Settings = {
  glossary: recommendedGlossary,
  rules: defaultRules,
  exceptions: [],
};
