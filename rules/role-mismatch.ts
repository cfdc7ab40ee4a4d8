import { rewrite } from '../engine/edits/rewrite.js';
import type { Claim, ClaimOn, Rule, RuleContext } from '../engine/rule.js';
import { isPerson } from '../engine/termbase/role-record.js';
import { wordInstead } from '../engine/verdict/instead.js';
import type { MisplacedWord } from '../engine/verdict/misplaced.js';
import { reasons, whoInRole } from '../engine/wording.js';

/** The words name one role and the context another. */
export const roleMismatch: Rule = {
  id: 'role-mismatch',
  order: 5,
  summary: 'A word names someone in another role than the sentence does.',
  rationale:
    'Whoever signs the contract is rarely the one who clicks. When the verbs, possessions and frames around a word describe another role than the word promises, readers design, price and decide for the wrong person. The rule speaks only when the context decides; neutral verbs (want, need, see, choose) decide nothing. A program is called a client, too: against a client at the screen it speaks only where the document says “user” elsewhere, or is an agency’s; `terms: { client: buyer }` makes *client* a word for people alone.',
  flags: [
    'Each «user→customer» pays the invoice within thirty days.',
    'The dialog closes when the «customer→user» clicks **Cancel**.',
    "The «user→customer»'s invoice is overdue.",
    '«Consumers→Users» must reset their password after the update.',
    '## When the «consumer→user» forgets the password',
    '- «Customers→Users» click **Save** and close the tab.\n- «Customers→Users» drag a card to the next column.',
    '| Event | What happens |\n| --- | --- |\n| Time-out | The «customer→user» is logged out and has to sign in again |',
    'As a «customer→user», I want to drag cards between columns, so that I can plan my week.',
    'As an administrator, I want to reset the password of a «consumer→user».',
    'The contract is renewed by the «user→customer» each spring.',
    'We bill the «user→customer» at the end of the month.',
    'A «customer→user» who has forgotten the password clicks the link below the form.',
    '> The «consumer→user» logs in with a fingerprint.',
    '[«Users→Customers»](terms.md) pay by bank transfer and receive an invoice.',
    '«An end user→A customer» who buys a second licence gets a discount.',
    'Nobody may read the password of a *«consumer→user»*.',
  ],
  passes: [
    'Each user opens the report.',
    'Customers want a simpler start.',
    'The customer pays for the seats that its users take.',
    'The user receives a receipt.',
    'Consumers who buy online may withdraw from the contract within fourteen days.',
    'Our clients retain us for a year; each client signs an engagement letter.',
    'The client sends a request and retries when the server returns 503.',
    'The client clicks **Save** in the toolbar.',
    'Each consumer group reads from one partition, and the consumer commits its offset.',
    '| Plan | Customers | Users |\n| --- | --- | --- |\n| Small | 12 | 340 |',
    'The note says “the customer clicks Save”, which we will rewrite.',
    'Call `user.pay(invoice)` once per customer.',
    'Paid users see no advertisements.',
    'Customers sign in to the shop, put goods in the basket and pay at the checkout. At the checkout the shop shows the delivery of each parcel, and the basket stays for a week.',
    "The users' group of our city meets on Mondays.",
    '# Customer accounts\n\nA customer account is opened with the first order.',
    'The word *customer* stands for whoever signs the contract.',
    'Customer Success Managers call after the first week.',
    'The customer pays once, and each user signs in with a code of their own.',
    'Kunden bezahlen die Rechnung, und wer auf Speichern klickt, ist nicht immer der Customer.',
  ],
  asksForPeople: true,
  check: (context) => [
    ...context.misplacedWords.map((word) => misplacedClaim(word, context)),
    ...context.claimsOn(context.mismatches, claimOf),
  ],
};

const claimOf: ClaimOn = (judgement, { source, model, termbase, placed }) => {
  const { verdict, scored } = judgement;
  if (verdict.kind !== 'clear' && verdict.kind !== 'likely') return undefined;
  const { kind, role, confidence, evidence } = verdict;
  if (scored.promised.has(role) || !isPerson(role)) return undefined;
  const word = wordInstead(role, scored, model);
  if (word === undefined || word === judgement.mention.term) return undefined;
  const mention = placed(judgement.mention);
  const fix = rewrite(source, { mention }, word, termbase);
  return {
    rule: 'role-mismatch',
    certainty: kind,
    confidence,
    mention,
    prose: mention.prose,
    span: mention.span,
    role,
    term: mention.term,
    message: `“${mention.surface}” is ${whoInRole(role)} here (${reasons(evidence, role)}); the word for that is “${word}”.`,
    witnesses: evidence,
    fixes: fix ? [fix] : [],
  };
};

/** The cast of the team says who acts there. */
function misplacedClaim(
  { judgement, member, witness }: MisplacedWord,
  { source, termbase, placed }: RuleContext,
): Claim {
  const mention = placed(judgement.mention);
  const fix = rewrite(source, { mention }, member.term, termbase);
  return {
    rule: 'role-mismatch',
    certainty: 'clear',
    confidence: 0.9,
    mention,
    prose: mention.prose,
    span: mention.span,
    role: witness.role,
    term: mention.term,
    message: `“${mention.surface}” is the ${member.term} here (${witness.because}).`,
    witnesses: [witness],
    fixes: fix ? [fix] : [],
  };
}
