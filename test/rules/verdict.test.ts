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
  'software for customers':
    'The server returns JSON for each request. The API reads a token from the payload, and the query goes to the database. Customers write letters.',
  'an agency with customers':
    'The agency works on a retainer. Each law firm and each consultancy had a pitch. Customers write letters.',
  'law for customers':
    'The directive is statutory; the withdrawal is regulated by law, and arbitration goes before the courts. Customers write letters.',
  'their clients and customers':
    'Your clients write letters. Customers write letters. The customer waits. A customer waits.',
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
    [
      'The [customer] clicks **Save**.',
      'clear operator',
      { shop: 'likely operator', 'their clients and customers': 'open' },
    ],
    [
      'Their [customer] clicks **Save**.',
      'clear operator',
      { shop: 'likely operator', 'their clients and customers': 'open' },
    ],
    ['Our [customer] signs in with a code.', 'open', {}],
    ['Their [customer] signs in with a code.', 'open', {}],
    [
      'The [user] pays the invoice.',
      'likely buyer',
      {
        customers: 'clear buyer',
        'their clients': 'clear buyer',
        'software for customers': 'clear buyer',
        'an agency with customers': 'clear buyer',
        'law for customers': 'clear buyer',
        'their clients and customers': 'clear buyer',
      },
    ],
    [
      'Users and customers pay; the customer and the [user] pay the invoice.',
      'open',
      { 'their clients and customers': 'clear buyer' },
    ],
    [
      'The [consumer] pays the invoice.',
      'likely buyer',
      {
        customers: 'clear buyer',
        'software for customers': 'clear buyer',
        'an agency with customers': 'clear buyer',
        'their clients and customers': 'clear buyer',
        consumers: 'open',
      },
    ],
    ['The [consumer] clicks **Save**.', 'clear operator', {}],
    [
      'The [consumer] signs in with a code.',
      'likely operator',
      { consumers: 'open', 'their clients and customers': 'open' },
    ],
    [
      'The [consumer] returns the goods within two weeks.',
      'open',
      {
        customers: 'likely buyer',
        'software for customers': 'likely buyer',
        'an agency with customers': 'likely buyer',
        'law for customers': 'likely buyer',
        'their clients and customers': 'likely buyer',
      },
    ],
    ['The [client] pays the invoice.', 'open', {}],
    ['Our [client] pays the invoice.', 'open', {}],
    ['The [client] signs the contract.', 'open', {}],
    ['The [client] clicks **Save**.', 'open', {}],
    [
      'The [user] returns the goods under the cooling-off period.',
      'likely buyer',
      {
        customers: 'clear buyer',
        'their clients': 'clear buyer',
        'software for customers': 'clear buyer',
        'an agency with customers': 'clear buyer',
        'law for customers': 'clear buyer',
        'their clients and customers': 'clear buyer',
      },
    ],
    ['The [user] instructs the lawyer and grants power of attorney.', 'clear client', {}],
    [
      'The [customer] instructs the lawyer and grants power of attorney.',
      'clear client',
      { 'their clients and customers': 'open' },
    ],
    ['The [user] retains the agency and approves the draft.', 'likely client', {}],
    [
      'Every [end user] buys a licence.',
      'likely buyer',
      {
        customers: 'clear buyer',
        'their clients': 'clear buyer',
        'software for customers': 'clear buyer',
        'an agency with customers': 'clear buyer',
        'law for customers': 'clear buyer',
        'their clients and customers': 'clear buyer',
      },
    ],
    [
      'We send the [user] an invoice each month.',
      'open',
      {
        customers: 'clear buyer',
        'software for customers': 'clear buyer',
        'an agency with customers': 'clear buyer',
        'law for customers': 'clear buyer',
        'their clients and customers': 'clear buyer',
        'their clients': 'likely buyer',
      },
    ],
    [
      'The password of the [customer] is stored as a hash.',
      'likely operator',
      { shop: 'open', 'their clients and customers': 'open' },
    ],
    [
      "The [customer]'s session ends after an hour.",
      'likely operator',
      { shop: 'open', 'their clients and customers': 'open' },
    ],
    ["The [client]'s session ends after an hour.", 'open', {}],
    [
      "The [consumer]'s invoice is overdue.",
      'likely buyer',
      {
        customers: 'clear buyer',
        'software for customers': 'clear buyer',
        'an agency with customers': 'clear buyer',
        'their clients and customers': 'clear buyer',
      },
    ],
    ['Users pay, and [users] click **Save**.', 'likely operator', {}],
    [
      'The consumer and the [user] pay the invoice.',
      'open',
      {
        customers: 'clear buyer',
        'software for customers': 'clear buyer',
        'an agency with customers': 'clear buyer',
        'law for customers': 'clear buyer',
        'their clients and customers': 'clear buyer',
        'their clients': 'likely buyer',
      },
    ],
    ['Customers and [users] buy a licence and pay the invoice.', 'clear buyer', {}],
    ['Each [consumer] buys a licence, pays the invoice and renews the contract.', 'clear buyer', {}],
    ['The [client] buys a licence, pays the invoice and renews the contract.', 'open', {}],
    ['The [client] forgets the password and clicks the link.', 'open', {}],
    ['Their [client] forgets the password and clicks the link.', 'open', {}],
    ['Our [client] forgets the password and clicks the link.', 'open', {}],
    ['The [consumer] forgets the password and clicks the link.', 'clear operator', {}],
    ['Our [consumer] signs in with a code.', 'open', { 'their clients and customers': 'likely buyer' }],
    [
      'The [customer] eats the biscuits and washes the shirt.',
      'likely consumer',
      {
        customers: 'open',
        'software for customers': 'open',
        'an agency with customers': 'open',
        'their clients and customers': 'open',
        consumers: 'clear consumer',
      },
    ],
    [
      'The [end user] eats the biscuits and washes the shirt.',
      'likely consumer',
      { consumers: 'clear consumer', 'their clients and customers': 'open' },
    ],
    ['The [client] eats the biscuits and washes the shirt.', 'open', { consumers: 'likely consumer' }],
    ['The [user] instructs the solicitor.', 'clear client', {}],
    ['The [customer] instructs the solicitor.', 'clear client', { 'their clients and customers': 'open' }],
    ['The [consumer] instructs the solicitor and pays the retainer.', 'clear client', {}],
    ['The [client] instructs the solicitor and pays the retainer.', 'likely client', {}],
    ['The [client] sends the header of the request.', 'likely program', {}],
    ['The [user] interface is grey.', 'acquitted', {}],
    ['The note says “[user]”.', 'acquitted', {}],
    ['*Client* means a program that calls the server. The [client] clicks **Save**.', 'open', {}],
    [
      '*Client* means a program that calls the server. The [client] forgets the password, pays the invoice and clicks **Save**.',
      'open',
      { 'their clients and customers': 'clear buyer' },
    ],
    [
      '*User* means the company that buys the licence. The [user] clicks **Save**.',
      'clear operator',
      { shop: 'likely operator', 'their clients and customers': 'open' },
    ],
    ['*User* means the company that buys the licence. The [user] pays the invoice.', 'likely buyer', {}],
    ['*Customer* means whoever logs in. The [customer] pays the invoice.', 'clear buyer', {}],
    ['*Customer* means whoever logs in. The [customer] clicks **Save**.', 'likely operator', {}],
    [
      '| [User] | pays the invoice |',
      'open',
      {
        customers: 'likely buyer',
        'their clients': 'likely buyer',
        'software for customers': 'likely buyer',
        'an agency with customers': 'likely buyer',
        'law for customers': 'likely buyer',
        'their clients and customers': 'clear buyer',
      },
    ],
    ['The [user] types a password; the invoice is paid.', 'likely operator', {}],
    ['The invoice of the subscription is here. The [user] waits.', 'open', {}],
    [
      'The [user] waits for the invoice of the subscription.',
      'open',
      {
        customers: 'likely buyer',
        'software for customers': 'likely buyer',
        'an agency with customers': 'likely buyer',
        'law for customers': 'likely buyer',
        'their clients and customers': 'likely buyer',
      },
    ],
    [
      'The [customer] waits for the cursor to blink on the screen.',
      'clear operator',
      { shop: 'open', 'their clients and customers': 'open' },
    ],
    [
      'Her [customer] clicks **Save**.',
      'clear operator',
      { shop: 'likely operator', 'their clients and customers': 'open' },
    ],
    ['Whose [client] forgets the password and clicks the link?', 'open', {}],
    ['The user and the [customer] pay the invoice.', 'open', {}],
    [
      'The [consumer] sees an invoice of the subscription on the screen.',
      'likely operator',
      {
        customers: 'open',
        consumers: 'open',
        'software for customers': 'open',
        'an agency with customers': 'open',
        'law for customers': 'open',
        'their clients and customers': 'open',
      },
    ],
    ['The [client] waits for the invoice of the subscription.', 'open', {}],
    ['Our [client] buys a licence, pays the invoice and renews the contract.', 'open', {}],
    ['The server of our [client] buys a licence, pays the invoice and renews the contract.', 'open', {}],
    ['The [client] buys a licence.', 'open', {}],
    [
      'Our [consumer] buys a licence.',
      'likely buyer',
      {
        customers: 'clear buyer',
        'software for customers': 'clear buyer',
        'an agency with customers': 'clear buyer',
        'their clients and customers': 'clear buyer',
        consumers: 'open',
      },
    ],
    [
      'The [consumer] buys a licence.',
      'likely buyer',
      {
        customers: 'clear buyer',
        'software for customers': 'clear buyer',
        'an agency with customers': 'clear buyer',
        'their clients and customers': 'clear buyer',
        consumers: 'open',
      },
    ],
    ['The [consumer] pays the invoice and renews the contract.', 'clear buyer', {}],
    [
      'The [user] is the one who signs the contract and pays for it.',
      'open',
      { 'their clients and customers': 'likely buyer' },
    ],
    ['The [user] and our clients pay the invoice.', 'likely buyer', {}],
    [
      'Each [user] eats the biscuits and washes the shirt.',
      'likely consumer',
      { consumers: 'clear consumer', 'their clients and customers': 'open' },
    ],
    [
      '# The invoice of the [user]',
      'likely buyer',
      {
        customers: 'clear buyer',
        'their clients': 'clear buyer',
        'software for customers': 'clear buyer',
        'an agency with customers': 'clear buyer',
        'law for customers': 'clear buyer',
        'their clients and customers': 'clear buyer',
      },
    ],
  ])('%s', (sentence, usual, elsewhere) => {
    const found = Object.fromEntries(texts.map((text) => [text, verdictOn(sentence, text)]));
    expect(found).toEqual(Object.fromEntries(texts.map((text) => [text, elsewhere[text] ?? usual])));
  });
});

describe('what a verdict rests on', () => {
  /** The reasons for the verdict on the last word of a text that is judged, and how sure it is. */
  function last(text: string): { reasons: readonly string[]; roles: ReadonlySet<string>; confidence: number } {
    const verdict = review({ text, languageId: 'markdown' }, recommendedSettings).mentions.at(-1)?.verdict;
    const evidence = verdict?.evidence ?? [];
    return {
      reasons: evidence.map(({ because }) => because),
      roles: new Set(evidence.map(({ role }) => role)),
      confidence: verdict !== undefined && 'confidence' in verdict ? verdict.confidence : 0,
    };
  }

  it('is what speaks for its role, and nothing else', () => {
    const { reasons, roles } = last('# The password\n\nThe user buys a licence and pays the invoice.');
    expect([...roles]).toEqual(['buyer']);
    expect(reasons).toContain('“pays the invoice” is what a buyer does');
    expect([...last('The customer clicks **Save**; an invoice lies there.').roles]).toEqual(['operator']);
  });

  it('is the habit of the document, too, once that says the other word three times', () => {
    const habit = (times: number) =>
      last(`${'The customer waits.\n\n'.repeat(times)}The user pays the invoice.`).reasons.at(-1);
    expect(habit(2)).not.toContain('elsewhere');
    expect(habit(3)).toBe('elsewhere the document says “customer” (3 times)');
    expect(habit(7)).toBe('elsewhere the document says “customer” (7 times)');
  });

  it('makes it the surer the more it is', () => {
    const sure = [
      'The customer waits.',
      'The customer clicks **Save**.',
      'The customer forgets the password and clicks the link.',
    ].map((text) => last(text).confidence);
    expect(sure).toEqual([...sure].sort((one, other) => one - other));
    expect(sure[0]).toBe(0);
    expect(sure[1]).toBeGreaterThan(0.9);
    expect(sure[1]).toBeLessThan(sure[2] ?? 0);
    expect(sure[2]).toBeLessThan(1);
  });
});
