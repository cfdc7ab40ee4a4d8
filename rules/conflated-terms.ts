import { rewrite } from '../engine/edits/rewrite.js';
import type { Claim, Rule, RuleContext } from '../engine/rule.js';
import type { JoinedWords } from '../engine/verdict/joined.js';
import { reasons, whoInRole } from '../engine/wording.js';

/** Two words for one actor side by side. */
export const conflatedTerms: Rule = {
  id: 'conflated-terms',
  order: 1,
  summary: 'Two words of different roles stand for one actor.',
  rationale:
    '“Customer/user” says that the writer did not decide who is meant; the reader then has to. Where the sentence decides, the fix writes that word; otherwise both are offered. “Customers and users” stays silent: there both are meant. So does “users or customers” unless the sentence gives both one role.',
  flags: [
    '«Customers/users→Users» whose keyboard is set to French see another layout.',
    '«Customers (users)→Customers» who pay for a year get two months free.',
    'The «customer/user→user» clicks **Send**.',
    'Each «user / customer→customer» pays once a year.',
    'Every «client (user)→user» must reset the password.',
    "The «user/customer→user»'s password is stored as a hash.",
    '«Users or customers→Users» who forget the password click the link below the form.',
    'If a «consumer/customer→customer» cancels the subscription, we send no further invoices.',
    '### What the «customer/user→user» clicks',
    '| Step | What happens |\n| --- | --- |\n| 4 | The «customer/user→user» types the code |',
    'We thank every «customer/user→customer».',
    '«Users/customers→Customers» pay their invoices by bank transfer.',
    '«An end user/customer→A customer» pays the invoice.',
    'Rooms are booked by «users/customers→customers», who pay on arrival.',
  ],
  passes: [
    'Customers and users have different manuals.',
    'Every user has these rights, customer or not.',
    'End users (customers of our partners) see the logo of the partner.',
    'Whether users or customers are meant, the contract says.',
    'Both customers and users are people; neither customers nor users are numbers.',
    'The path is `customer/user`, and the address ends in /customers/users/12.',
    'A user/password pair is enough.',
    'The ratio of customers to users (seats) is one to nine.',
    'The user/end user distinction does not matter here.',
    'Customer (company) and user (person) have a record each.',
    '| Customer | User |\n| --- | --- |\n| pays | clicks |',
    'The note says “customer/user”, which nobody understood.',
    'A client/server protocol needs a client and a server.',
  ],
  check: (context) => context.joinedWords.map((joined) => claimOf(joined, context)),
};

/** What decided it, where there is something that can be named. */
const inBrackets = (said: string): string => (said === '' ? '' : ` (${said})`);

function claimOf(joined: JoinedWords, { source, termbase, placed }: RuleContext): Claim {
  const { first, second, end, role, witnesses, words, isAlternative, isToldApart } = joined;
  const mention = placed(first.mention);
  const { possessive } = second.mention;
  const both = { mention: { ...mention, ...(possessive ? { possessive } : {}) }, start: mention.start, end };
  const fixes = words.flatMap((word) => rewrite(source, both, word, termbase) ?? []);
  const isClear = role !== undefined && !isAlternative && !isToldApart;
  const written = `“${mention.prose.text.slice(mention.start, end)}”`;
  return {
    rule: 'conflated-terms',
    certainty: isClear ? 'clear' : 'likely',
    confidence: isClear ? 0.95 : 0.8,
    mention,
    prose: mention.prose,
    span: { start: mention.span.start, end: placed(second.mention).span.end + (end > second.mention.end ? 1 : 0) },
    term: mention.term,
    ...(role ? { role } : {}),
    message:
      role === undefined
        ? `${written} leaves open who is meant: decide for one word.`
        : `${written} is one actor, ${whoInRole(role)}${inBrackets(reasons(witnesses, role))}; one word is enough.`,
    witnesses: role === undefined ? [] : witnesses.filter((witness) => witness.role === role),
    fixes,
  };
}
