import { rewrite } from '../engine/edits/rewrite.js';
import type { Claim, Rule, RuleContext } from '../engine/rule.js';
import type { MinorityWord } from '../engine/verdict/minority.js';

/** A word that the rest of the document does not use for this. */
export const minorityTerm: Rule = {
  id: 'minority-term',
  order: 7,
  summary: 'A word differs from what the rest of the document says in such places.',
  rationale:
    'A document that says *customer* twelve times and *user* once, in the same kind of sentence, has probably slipped. The rest of a document is a soft witness: it knows habits, not roles. A majority alone says nothing: the rule speaks where the two words may name one person in this document, only informs, and is silent where the sentence itself speaks for the written word.',
  flags: [
    'The user finds a page by its title. Each user has pages of their own.\n\nA user wants peace, and the user decides on colours. Other users find their pages in their own binders.\n\nThe user sees the pages of a binder, and users see those of other users.\n\nEach «customer→user» finds one.',
    'The user finds a page by its title. Each user has pages of their own.\n\nA user wants peace, and the user decides on colours. Other users find their pages in their own binders.\n\nThe user sees the pages of a binder, and users see those of other users.\n\nNobody forgets a «customer→user».',
    'The user finds a page by its title. Each user has pages of their own.\n\nA user wants peace, and the user decides on colours. Other users find their pages in their own binders.\n\nThe user sees the pages of a binder, and users see those of other users.\n\nNobody waits for a «customer→user».',
    'The user finds a page by its title. Each user has pages of their own.\n\nA user wants peace, and the user decides on colours. Other users find their pages in their own binders.\n\nThe user sees the pages of a binder, and users see those of other users.\n\nWhether the «customer→user» comes back is open.',
    'The user finds a page by its title. Each user has pages of their own.\n\nA user wants peace, and the user decides on colours. Other users find their pages in their own binders.\n\nThe user sees the pages of a binder, and users see those of other users.\n\n- It belongs to the «customer→user».',
    'The user finds a page by its title. Each user has pages of their own.\n\nA user wants peace, and the user decides on colours. Other users find their pages in their own binders.\n\nThe user sees the pages of a binder, and users see those of other users.\n\nIt helps the «customer→user».',
    'Nine hundred customers, eleven towns, one long winter.\n\nOur customers come from the north. Most customers stay for years, few customers leave, and each customer who left told us why.\n\nThe oldest customer is ninety. In May every customer got a letter, and most customers answered.\n\nA «user→customer» answered in verse.',
    'Nine hundred customers, eleven towns, one long winter.\n\nOur customers come from the north. Most customers stay for years, few customers leave, and each customer who left told us why.\n\nThe oldest customer is ninety. In May every customer got a letter, and most customers answered.\n\nTwo «end users→customers» answered in verse.',
  ],
  passes: [
    'Consumers eat bread. Most consumers eat it daily, and few consumers bake.\n\nConsumers in the north eat less of it; in the south consumers eat more of it. The survey asked nine hundred consumers.\n\nAn average consumer knows the price of a loaf.\n\nThe user is right.',
    'The user opens the board. The user edits a card. Consumer protection law applies.',
    'The user finds a page by its title. Each user has pages of their own.\n\nA user wants peace, and the user decides on colours. Other users find their pages in their own binders.\n\nThe user sees the pages of a binder.\n\nThe customer pays for the pages.',
    'The user finds a page by its title. Each user has pages of their own.\n\nA user wants peace, and the user decides on colours. Other users find their pages in their own binders.\n\nThe user sees the pages of a binder.\n\nCustomers renew the contract each May.',
    'The user waits, and the customer waits.',
    'A user has a name. A customer has a name. A client has a name. A consumer has a name.',
    'The user finds a page by its title. Each user has pages of their own.\n\nA user wants peace, and the user decides on colours. Other users find their pages in their own binders.\n\nThe user sees the pages of a binder.\n\nThe API consumer polls the queue.',
    'The user finds a page by its title. Each user has pages of their own.\n\nA user wants peace, and the user decides on colours. Other users find their pages in their own binders.\n\nThe user sees the pages of a binder.\n\n**Client** means the program that asks the server for pages.\n\nThe client asks for a page by its number.',
    'The user finds a page by its title. Each user has pages of their own.\n\nA user wants peace, and the user decides on colours. Other users find their pages in their own binders.\n\nThe user sees the pages of a binder.\n\nThe word “customer” stands on the last page.',
    'Nobody but the consumer knows.',
    'Users find it. Users see it. Customers know the price, and customers know the date; few customers forget.',
    'The user finds a page by its title. Each user has pages of their own.\n\nA user wants peace, and the user decides on colours. Other users find their pages in their own binders.\n\nThe user sees the pages of a binder.\n\n`customer` is the name of a column.',
    'A customer stays for three years. Our customers come from nine countries.\n\nEach customer gets a letter in May, and the customer decides in June. Most customers stay, and few customers leave.\n\nWe ask each customer what was good. Customers pay once a year.\n\nCustomers pay for the seats that their users take.',
    'A customer stays for three years. Our customers come from nine countries.\n\nEach customer gets a letter in May, and the customer decides in June. Most customers stay, and few customers leave.\n\nWe ask each customer what was good. Customers pay once a year.\n\nThe user clicks **Save**.',
  ],
  check: (context) => context.minorityWords.map((minority) => claimOf(minority, context)),
};

function claimOf(minority: MinorityWord, { source, termbase, placed }: RuleContext): Claim {
  const { judgement, role, word, count } = minority;
  const mention = placed(judgement.mention);
  const fix = rewrite(source, { mention }, word, termbase);
  return {
    rule: 'minority-term',
    certainty: 'likely',
    confidence: 0.75,
    mention,
    prose: mention.prose,
    span: mention.span,
    role,
    term: mention.term,
    message: `“${mention.surface}” differs from the rest of the document, which says “${word}” (${count} times), also in such places.`,
    witnesses: [],
    fixes: fix ? [fix] : [],
  };
}
