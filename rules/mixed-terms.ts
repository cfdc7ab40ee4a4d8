import { rewrite } from '../engine/edits/rewrite.js';
import type { Claim, Rule, RuleContext } from '../engine/rule.js';
import type { Stranger } from '../engine/verdict/stranger.js';

/** One actor under two names in one procedure or paragraph. */
export const mixedTerms: Rule = {
  id: 'mixed-terms',
  order: 5,
  summary: 'One actor has two names in one procedure or paragraph.',
  rationale:
    'A reader takes a new word for a new person. When “the user” of step 1 is “the consumer” in step 3, the procedure has gained somebody. The rule follows the actor through the steps of a list, a scenario or a paragraph and speaks when a second word takes over without a role of its own; it is silent where both words are at work on purpose.',
  flags: [
    'The user opens the draft, and the user adds a title. Then the «customer→user» picks a colour.',
    '1. The customer chooses a plan.\n2. The customer gives a name to the plan.\n3. The «consumer→customer» waits for our answer.',
    '1. The user picks a photo.\n2. The user turns it to the right.\n3. The «customer→user» gives it a name.\n4. The user is done.',
    'The user was told to wait. The user waited; the «customer→user» then had to start again.',
    '- Step one: the user takes the lid off.\n- Done.\n\nThe user fills the tank, and the user puts the lid back. After an hour the «consumer→user» comes back.',
    '> 1. The user finds the note.\n> 2. The user reads the note.\n> 3. The «customer→user» keeps the note.',
    '1. The end user finds the note.\n2. The end user reads the note.\n3. The «consumer→end user» keeps the note.',
    '1. The user opens the box.\n2. The user puts the tag on the table.\n3. The «consumer→user» reads the number on the tag.',
  ],
  passes: [
    '1. The user opens the order.\n2. The user writes to the customer.\n3. The customer pays.',
    'The user opens the box. The end user opens the other one.',
    '1. The user adds a note for the customer.\n2. The user sends the note.\n3. The customer reads the note.',
    'The user adds a line. The user adds a second line. The customer pays the invoice.',
    'The customer wants a quick start. The user wants a quick end.',
    '1. The user opens the page.\n2. The user waits.\n\nThe customer has time.',
    'Users open the page. Users wait. A customer has time.',
    'The user opens the page. The user waits. The user interface stays as it is, and the customer service desk is closed.',
    'The user waits. The user waits again. The word “customer” stands on the wall.',
    'The user and the customer are two people. The user waits for the letter, and the customer pays for it.',
  ],
  check: (context) => context.strangers.map((stranger) => claimOf(stranger, context)),
};

function claimOf(stranger: Stranger, { source, termbase }: RuleContext): Claim {
  const { judgement, main, role } = stranger;
  const { mention } = judgement;
  const fix = rewrite(source, { mention }, main, termbase);
  return {
    rule: 'mixed-terms',
    certainty: 'likely',
    confidence: 0.85,
    mention,
    span: mention.span,
    ...(role === undefined ? {} : { role }),
    term: mention.term,
    message: `“the ${mention.surface}” seems to be the same actor as “the ${main}” around it; one actor should keep one name.`,
    witnesses: [],
    fixes: fix ? [fix] : [],
  };
}
