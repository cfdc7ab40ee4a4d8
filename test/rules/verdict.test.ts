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
    ['The [customer] clicks **Save**.', 'clear operator', { shop: 'likely operator' }],
    ['Their [customer] clicks **Save**.', 'clear operator', { shop: 'likely operator' }],
    ['Our [customer] signs in with a code.', 'open', {}],
    ['Their [customer] signs in with a code.', 'open', {}],
    ['The [user] pays the invoice.', 'likely buyer', { customers: 'clear buyer', 'their clients': 'clear buyer' }],
    ['The [consumer] clicks **Save**.', 'clear operator', {}],
    ['The [customer] instructs the lawyer and grants power of attorney.', 'clear client', {}],
    ['Every [end user] buys a licence.', 'likely buyer', { customers: 'clear buyer', 'their clients': 'clear buyer' }],
    ['The password of the [customer] is stored as a hash.', 'likely operator', { shop: 'open' }],
    ["The [customer]'s session ends after an hour.", 'likely operator', { shop: 'open' }],
    ['Users pay, and [users] click **Save**.', 'likely operator', {}],
    ['Customers and [users] buy a licence and pay the invoice.', 'clear buyer', {}],
    ['Each [consumer] buys a licence, pays the invoice and renews the contract.', 'clear buyer', {}],
    ['The [consumer] forgets the password and clicks the link.', 'clear operator', {}],
    ['Our [consumer] signs in with a code.', 'open', {}],
    ['The [customer] instructs the solicitor.', 'clear client', {}],
    ['The [client] instructs the solicitor and pays the retainer.', 'likely client', {}],
    ['The [client] sends the header of the request.', 'likely program', {}],
    ['The [user] interface is grey.', 'acquitted', {}],
    ['The note says “[user]”.', 'acquitted', {}],
    [
      '*User* means the company that buys the licence. The [user] clicks **Save**.',
      'clear operator',
      { shop: 'likely operator' },
    ],
    ['*User* means the company that buys the licence. The [user] pays the invoice.', 'likely buyer', {}],
    ['*Customer* means whoever logs in. The [customer] pays the invoice.', 'clear buyer', {}],
    ['*Customer* means whoever logs in. The [customer] clicks **Save**.', 'likely operator', {}],
    ['The [user] types a password; the invoice is paid.', 'likely operator', {}],
    ['The invoice of the subscription is here. The [user] waits.', 'open', {}],
    ['The [user] waits for the invoice of the subscription.', 'open', { customers: 'likely buyer' }],
    ['Her [customer] clicks **Save**.', 'clear operator', { shop: 'likely operator' }],
    ['The user and the [customer] pay the invoice.', 'open', {}],
    ['The [client] waits for the invoice of the subscription.', 'open', {}],
  ])('%s', (sentence, usual, elsewhere) => {
    const found = Object.fromEntries(texts.map((text) => [text, verdictOn(sentence, text)]));
    expect(found).toEqual(Object.fromEntries(texts.map((text) => [text, elsewhere[text] ?? usual])));
  });
});
