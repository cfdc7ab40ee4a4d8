import type { Judged } from '../verdict.js';
import { rewrite } from '../rewrite.js';
import type { Claim, Rule, RuleContext } from './rule.js';

/** The wrong word in a set compound. */
export const setCompound: Rule = {
  id: 'set-compound',
  summary: 'A set compound has the wrong first word.',
  rationale: 'Some compounds are fixed whoever is meant: a *user interface* has no customer variety, *customer service* is never the user’s. Another word in front of such a head puzzles readers and breaks search. Compounds in which the word still names somebody (*customer account*, *user account*) are not set and are left to the other rules.',
  flags: ['The new «customer→user» interface follows the system theme.', 'Our «user→customer» service team answers until ten.', 'The box holds a printed «consumer→user» manual.'],
  passes: ['The user interface follows the system theme.', 'Customer support can help.', 'The customer account is closed after a year.'],
  check: (context) => context.blocks.flatMap(({ mentions }) => mentions.flatMap((judged) => claimOf(judged, context))),
};

function claimOf(judged: Judged, context: RuleContext): readonly Claim[] {
  const { compound, mention, acquittal } = judged;
  if (compound === undefined || acquittal !== undefined || mention.plural) return [];
  const known = new Set(context.glossary.terms.map(({ term }) => term));
  const rightful = compound.compounds.filter(({ term, exclusive }) => exclusive && known.has(term));
  if (rightful.length !== 1 || rightful[0] === undefined || rightful[0].term === mention.term) return [];
  const [{ term, meaning }] = rightful as [(typeof rightful)[number]];
  const written = mention.prose.text.slice(compound.start, compound.end);
  const fix = rewrite(context.source, { mention }, term, context.glossary);
  return [
    {
      rule: 'set-compound',
      certainty: 'clear',
      confidence: 0.97,
      mention,
      span: mention.span,
      term: mention.term,
      message: `“${mention.surface} ${written}” is not the set compound; it is “${term} ${compound.head}” (${meaning}).`,
      witnesses: [{ role: 'operator', weight: 3, start: compound.start, end: compound.end, because: `“${term} ${compound.head}” is a set compound`, cue: 'compound' }],
      fixes: fix ? [fix] : [],
    },
  ];
}
