import { describe, expect, it } from 'vitest';
import { recommendedSettings, review, type Verdict } from '../../rules/index.js';

/** What a text speaks of, so that the same sentence means different people. */
const TEXTS = {
  nothing: '',
  shop: 'The storefront shows the basket. At the checkout a voucher is entered, and the cart is kept.',
  agency: 'The agency works on a retainer. Each law firm and each consultancy had a pitch.',
  law: 'The directive is statutory; the withdrawal is regulated by law, and arbitration goes before the courts.',
  software:
    'The server returns JSON for each request. The API reads a token from the payload, and the query goes to the database of the cluster.',
  customers: 'Customers write letters.',
  'their clients': 'Your clients write letters.',
  consumers: 'Consumers write letters.',
} as const;

type Text = keyof typeof TEXTS;

const texts = Object.keys(TEXTS) as readonly Text[];

/** The verdict on the word in [brackets] in a text of some kind: `clear operator`. */
function verdictOn(sentence: string, text: Text): string {
  const source = `${TEXTS[text]}\n\n${sentence.replace(/[[\]]/g, '')}`;
  const start = TEXTS[text].length + 2 + sentence.indexOf('[');
  const { mentions } = review({ text: source, languageId: 'markdown' }, recommendedSettings);
  return shown(mentions.find(({ span }) => span.start === start)?.verdict);
}

function shown(verdict: Verdict | undefined): string {
  if (verdict === undefined) return 'none';
  return 'role' in verdict ? `${verdict.kind} ${verdict.role}` : verdict.kind;
}

describe('who is meant', () => {
  it.each<[string, string, Partial<Record<Text, string>>]>([
    ['The [customer] signs in with a code.', 'open', {}],
    ['The [customer] clicks **Save**.', 'clear operator', { shop: 'likely operator' }],
    ['Their [customer] clicks **Save**.', 'clear operator', { shop: 'likely operator' }],
    ['Our [customer] signs in with a code.', 'open', {}],
    ['Their [customer] signs in with a code.', 'open', {}],
    ['The [user] pays the invoice.', 'likely buyer', { customers: 'clear buyer', 'their clients': 'clear buyer' }],
    ['Users and customers pay; the customer and the [user] pay the invoice.', 'open', {}],
    ['The [consumer] pays the invoice.', 'likely buyer', { customers: 'clear buyer', consumers: 'open' }],
    ['The [consumer] clicks **Save**.', 'clear operator', {}],
    ['The [consumer] signs in with a code.', 'likely operator', { consumers: 'open' }],
    ['The [consumer] returns the goods within two weeks.', 'open', { customers: 'likely buyer' }],
    ['The [client] pays the invoice.', 'open', {}],
    ['Our [client] pays the invoice.', 'open', {}],
    ['The [client] signs the contract.', 'open', {}],
    ['The [client] clicks **Save**.', 'open', {}],
    [
      'The [user] returns the goods under the cooling-off period.',
      'likely buyer',
      { customers: 'clear buyer', 'their clients': 'clear buyer' },
    ],
    ['The [user] instructs the lawyer and grants power of attorney.', 'clear client', {}],
    ['The [customer] instructs the lawyer and grants power of attorney.', 'clear client', {}],
    ['The [user] retains the agency and approves the draft.', 'likely client', {}],
    ['Every [end user] buys a licence.', 'likely buyer', { customers: 'clear buyer', 'their clients': 'clear buyer' }],
    [
      'We send the [user] an invoice each month.',
      'open',
      { customers: 'clear buyer', 'their clients': 'likely buyer' },
    ],
    ['The password of the [customer] is stored as a hash.', 'likely operator', { shop: 'open' }],
    ["The [customer]'s session ends after an hour.", 'likely operator', { shop: 'open' }],
    ["The [client]'s session ends after an hour.", 'open', {}],
    ["The [consumer]'s invoice is overdue.", 'likely buyer', { customers: 'clear buyer' }],
    ['Users pay, and [users] click **Save**.', 'likely operator', {}],
    [
      'The consumer and the [user] pay the invoice.',
      'open',
      { customers: 'clear buyer', 'their clients': 'likely buyer' },
    ],
    ['Customers and [users] buy a licence and pay the invoice.', 'clear buyer', {}],
    ['Each [consumer] buys a licence, pays the invoice and renews the contract.', 'clear buyer', {}],
    ['The [client] buys a licence, pays the invoice and renews the contract.', 'open', {}],
    ['The [client] forgets the password and clicks the link.', 'open', {}],
    ['Their [client] forgets the password and clicks the link.', 'open', {}],
    ['Our [client] forgets the password and clicks the link.', 'open', {}],
    ['The [consumer] forgets the password and clicks the link.', 'clear operator', {}],
    ['Our [consumer] signs in with a code.', 'open', {}],
    [
      'The [customer] eats the biscuits and washes the shirt.',
      'likely consumer',
      { customers: 'open', consumers: 'clear consumer' },
    ],
    ['The [end user] eats the biscuits and washes the shirt.', 'likely consumer', { consumers: 'clear consumer' }],
    ['The [client] eats the biscuits and washes the shirt.', 'open', { consumers: 'likely consumer' }],
    ['The [user] instructs the solicitor.', 'clear client', {}],
    ['The [customer] instructs the solicitor.', 'clear client', {}],
    ['The [consumer] instructs the solicitor and pays the retainer.', 'clear client', {}],
    ['The [client] instructs the solicitor and pays the retainer.', 'likely client', {}],
    ['The [client] sends the header of the request.', 'likely program', {}],
    ['The [user] interface is grey.', 'acquitted', {}],
    ['The note says “[user]”.', 'acquitted', {}],
    ['*Client* means a program that calls the server. The [client] clicks **Save**.', 'open', {}],
    [
      '*Client* means a program that calls the server. The [client] forgets the password, pays the invoice and clicks **Save**.',
      'open',
      {},
    ],
    [
      '*User* means the company that buys the licence. The [user] clicks **Save**.',
      'clear operator',
      { shop: 'likely operator' },
    ],
    ['*User* means the company that buys the licence. The [user] pays the invoice.', 'likely buyer', {}],
    ['*Customer* means whoever logs in. The [customer] pays the invoice.', 'clear buyer', {}],
    ['*Customer* means whoever logs in. The [customer] clicks **Save**.', 'likely operator', {}],
    ['| [User] | pays the invoice |', 'open', { customers: 'likely buyer', 'their clients': 'likely buyer' }],
    ['The [user] types a password; the invoice is paid.', 'likely operator', {}],
    ['The invoice of the subscription is here. The [user] waits.', 'open', {}],
    ['The [user] waits for the invoice of the subscription.', 'open', { customers: 'likely buyer' }],
    ['The [customer] waits for the cursor to blink on the screen.', 'clear operator', { shop: 'open' }],
    ['Her [customer] clicks **Save**.', 'clear operator', { shop: 'likely operator' }],
    ['Whose [client] forgets the password and clicks the link?', 'open', {}],
    ['The user and the [customer] pay the invoice.', 'open', {}],
    [
      'The [consumer] sees an invoice of the subscription on the screen.',
      'likely operator',
      { customers: 'open', consumers: 'open' },
    ],
    ['The [client] waits for the invoice of the subscription.', 'open', {}],
  ])('%s', (sentence, usual, elsewhere) => {
    const found = Object.fromEntries(texts.map((text) => [text, verdictOn(sentence, text)]));
    expect(found).toEqual(Object.fromEntries(texts.map((text) => [text, elsewhere[text] ?? usual])));
  });
});
