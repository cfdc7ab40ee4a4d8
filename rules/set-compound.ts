import { rewrite } from '../engine/edits/rewrite.js';
import type { Claim, Rule, RuleContext } from '../engine/rule.js';
import type { Judged } from '../engine/verdict/verdict.js';

/** The wrong word in a set compound. */
export const setCompound: Rule = {
  id: 'set-compound',
  summary: 'A set compound has the wrong first word.',
  rationale:
    'Some compounds are fixed whoever is meant: a *user interface* has no customer variety, *customer service* is never the user’s. Another word in front of such a head puzzles readers and breaks search. Compounds in which the word still names somebody (*customer account*, *user account*) are not set and are left to the other rules.',
  flags: [
    'The new «customer→user» interface follows the system theme.',
    'The box holds a printed «consumer→user» manual.',
    '## «User→Customer» relationship management',
    'The «consumer→user» interfaces of both apps look alike.',
    'An old «client→user» manual lies in the drawer.',
    'The law firm bought a «user→customer» relationship management system.',
    'Go to the «user→customer» service desk before nine.',
    'A «user→customer» service representative calls you back.',
    '| Team | Task |\n| --- | --- |\n| Design | «Client→User» interface elements |',
    'The «customer→user» story map hangs on the wall.',
    'The «customer→consumer» price index rose in May.',
    '«User→Customer» satisfaction index: 71',
    'A «user→consumer» protection law came into force.',
  ],
  passes: [
    'The user interface follows the system theme.',
    'Customer support can help.',
    'The customer account is closed after a year.',
    'Customer relationship management is a trade of its own.',
    'The user manual and the user guide lie in the drawer.',
    'Consumer goods and consumer electronics sell well.',
    'The client library retries twice.',
    'User accounts and customer accounts are two tables.',
    "The customer's interface to the bank is a clerk.",
    '| Customer service | User interface |\n| --- | --- |\n| open | closed |',
    'The user-facing manual calls it a card.',
    'Consumer protection and consumer price indices are public.',
    'End user licence agreements are long.',
    'The header “customer interface” was struck out.',
    'Customers service their machines themselves.',
    'User experience, customer experience and consumer experience are three books.',
    'The user guide and the customer guide lie side by side.',
  ],
  check: (context) => context.blocks.flatMap(({ mentions }) => mentions.flatMap((judged) => claimOf(judged, context))),
};

function claimOf(judged: Judged, context: RuleContext): readonly Claim[] {
  const { compound, mention, acquittal } = judged;
  if (compound === undefined || compound.head.includes('_') || acquittal !== undefined || mention.plural) return [];
  const lemmas = new Set(judged.cells.lexical.map(({ word }) => word.verb?.lemma ?? word.lemma));
  const known = new Set(context.glossary.terms.map(({ term }) => term));
  const rightful = compound.compounds.filter(
    ({ term, exclusive, near }) => (exclusive || near.some((word) => lemmas.has(word))) && known.has(term),
  );
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
      witnesses: [
        {
          role: context.glossary.senses.find((sense) => sense.term === term)?.role ?? 'operator',
          weight: 3,
          start: compound.start,
          end: compound.end,
          because: `“${term} ${compound.head}” is a set compound`,
          cue: 'compound',
        },
      ],
      fixes: fix ? [fix] : [],
    },
  ];
}
