import { rewrite } from '../engine/edits/rewrite.js';
import type { Claim, Rule, RuleContext } from '../engine/rule.js';
import { ANYBODY } from '../engine/termbase/role-record.js';
import type { SpoiltCompound } from '../engine/verdict/compound.js';

/** The wrong word in a set compound. */
export const setCompound: Rule = {
  id: 'set-compound',
  order: 2,
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
    'Our «user→customer» service picks up the phone from Monday to Saturday.',
    'Your «user→customer» service team sits in the workshop.',
    'Edit the price list with the «customer→user» role “bookkeeper”.',
  ],
  passes: [
    'The user interface follows the system theme.',
    'Start the user service with the system.',
    'The customer role gets the discount.',
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
    'Anything that the user cares about is on the first page.',
    'User experience, customer experience and consumer experience are three books.',
    'The user guide and the customer guide lie side by side.',
  ],
  check: (context) => context.spoiltCompounds.map((spoilt) => claimOf(spoilt, context)),
};

function claimOf(spoilt: SpoiltCompound, { source, termbase, placed }: RuleContext): Claim {
  const { judgement, compound, term, meaning, isPerhapsTheirs } = spoilt;
  const mention = placed(judgement.mention);
  const written = mention.prose.text.slice(compound.start, compound.end);
  const fix = rewrite(source, { mention }, term, termbase);
  return {
    rule: 'set-compound',
    certainty: isPerhapsTheirs ? 'likely' : 'clear',
    confidence: isPerhapsTheirs ? 0.8 : 0.97,
    mention,
    prose: mention.prose,
    span: mention.span,
    term: mention.term,
    message: `“${mention.surface} ${written}” is not the set compound; it is “${term} ${compound.head}” (${meaning}).`,
    witnesses: [
      {
        kind: 'compound',
        role: termbase.rolesOf(term)[0] ?? ANYBODY,
        weight: 3,
        start: compound.start,
        end: compound.end,
        because: `“${term} ${compound.head}” is a set compound`,
        cue: 'compound',
      },
    ],
    fixes: fix ? [fix] : [],
  };
}
