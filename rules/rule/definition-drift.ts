import type { Claim, Rule } from './rule.js';
import { roleName } from './wording.js';

/** The document defines a word against the glossary. */
export const definitionDrift: Rule = {
  id: 'definition-drift',
  summary: 'The document defines a term against the glossary.',
  rationale: 'A document may narrow a word, but when its own definition gives the word another role than the glossary does, every other document of the team now disagrees with it. Inside the document its own definition counts: the other rules judge by it.',
  flags: ['**«User»** means the company that pays the subscription and receives the invoice.'],
  passes: ['**Customer** means the company that pays the subscription and receives the invoice.', '**User** means a person who signs in.'],
  check: ({ model, glossary }) =>
    [...model.definitions.values()].flatMap(({ term, role, mention: { mention }, witnesses }): readonly Claim[] => {
      const promised = new Set(glossary.senses.filter((sense) => sense.term === term).map((sense) => sense.role));
      if (role === undefined || promised.has(role) || role === 'program' || (role === 'buyer' && promised.has('client')) || (role === 'buyer' && promised.has('consumer')) || (role === 'client' && promised.has('buyer'))) return [];
      const word = glossary.preferred[role];
      return [
        {
          rule: 'definition-drift',
          certainty: 'likely',
          confidence: 0.8,
          mention,
          span: mention.span,
          role,
          term,
          message: `“${mention.surface}” is defined here as ${roleName(role)}; the glossary calls that role “${word}”.`,
          witnesses,
          fixes: [],
        },
      ];
    }),
};
