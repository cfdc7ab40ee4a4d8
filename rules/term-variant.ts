import { formOf, rewrite } from '../engine/edits/rewrite.js';
import type { Claim, Rule, RuleContext } from '../engine/rule.js';
import type { UnwantedWord } from '../engine/verdict/unwanted.js';

/** A spelling that the glossary deprecates. */
export const termVariant: Rule = {
  id: 'term-variant',
  order: 3,
  summary: 'A term is spelt in a way that the glossary deprecates.',
  rationale:
    'One term, one spelling: readers and search should find every place. `enduser` is always flagged; `end-user` never: before a noun the hyphen is right (*an end-user licence*), and elsewhere it is a matter of house style that no reader minds.',
  flags: [
    'End users sign in with a code, and each «enduser→end user» has one phone.',
    '«Endusers→End users» see a short list.',
    '# «Enduser→End user» training',
    "The «enduser→end user»'s name stands above the list.",
    '| Who | What |\n| --- | --- |\n| «ENDUSER→END USER» | sees the list |',
    '> The «endusers→end users»’ names stand above the list.',
    '- Each «enduser→end user» has a name.\n- An «enduser→end user» may have two.',
    'An _«enduser→end user»_ sees the list.',
  ],
  passes: [
    'The end-user licence has become shorter. An end user may skip it.',
    'End users sign in with a code.',
    'The end-user has a badge, and another end-user has none.',
    'An end user sees two tabs. The end-users of a partner see one.',
    'The end user has a badge. Give the **end-user** a second one.',
    'End\nusers have badges.',
    'The column is called `enduser`.',
    '#### EndUser type\n\nThe type `EndUser` has two fields.',
    'The end user and the user are one person here.',
    'He wrote “enduser” on the board.',
    '[The page](enduser.html) names each end user.',
    'End-user documentation is kept apart. Each end user has a copy.',
    'END USERS and end users are spelt alike.',
    'The backend user is a robot.',
    'At the end users get a copy.',
  ],
  check: (context) => context.unwantedWords.map((word) => claimOf(word, context)),
};

function claimOf(unwanted: UnwantedWord, { source, termbase, placed }: RuleContext): Claim {
  const { term, isHyphenation } = unwanted;
  const mention = placed(unwanted.mention);
  const { surface, span } = mention;
  const { isReplaced = true, message, severity } = mention.ruling ?? {};
  const fix = isReplaced ? rewrite(source, { mention }, term, termbase) : undefined;
  const right = (fix && formOf(term, mention, termbase)) ?? term;
  const isSpelling = mention.written === undefined && mention.personally === undefined;
  const said = !isReplaced
    ? `“${surface}” is not to be written, says the glossary.`
    : isSpelling
      ? `“${surface}” is spelt “${right}” in the glossary${isHyphenation ? ', and elsewhere in this document' : ''}.`
      : `“${surface}” is not the word of the glossary; it is “${right}”.`;
  return {
    rule: 'term-variant',
    certainty: 'clear',
    confidence: 0.97,
    ...(severity === undefined ? {} : { severity }),
    mention,
    prose: mention.prose,
    span,
    term,
    message: message ?? said,
    witnesses: [],
    fixes: fix ? [fix] : [],
  };
}
