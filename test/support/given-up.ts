import { recommendedSettings } from '../../configuration/index.js';
import type { Settings } from '../../engine/index.js';

/**
 * A glossary in which each word has been given up for another, whatever the
 * sentence says: what is found is certain, so that a test can look at how it
 * is rewritten. The new words differ in first sound, plural and length.
 */
export const givenUp: Settings = {
  ...recommendedSettings,
  // These words promise no role, so no definition can go against them.
  // Two words of a glossary can seem to be one person, whatever was written before.
  rules: { ...recommendedSettings.rules, 'definition-drift': 'off', 'mixed-terms': 'off' },
  glossary: {
    terms: [
      { term: 'owner', deprecated: ['client'] },
      { term: 'merchant', deprecated: ['actor'] },
      { term: 'person', plural: 'people', deprecated: ['user'] },
      { term: 'account holder', deprecated: ['customer'] },
      { term: 'guest', deprecated: ['end user'] },
      { term: 'heir', deprecated: ['guardian'] },
      { term: 'unicorn', deprecated: ['eagle'] },
      { term: 'umpire', deprecated: ['referee'] },
      { term: 'European', deprecated: ['African'] },
    ],
    senses: [],
    preferred: {},
    allow: [],
  },
};
