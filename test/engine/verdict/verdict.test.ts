import { describe, expect, it } from 'vitest';
import { recommendedSettings } from '../../../configuration/index.js';
import type { Verdict } from '../../../engine/index.js';
import { review } from '../../../rules/index.js';

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

/** Sentences with the word that is judged in [brackets]. */
const SENTENCES = {
  customer: [
    'The [customer] signs in with a code.',
    'The [customer] clicks **Save**.',
    'Their [customer] clicks **Save**.',
    'Our [customer] signs in with a code.',
    'Their [customer] signs in with a code.',
    'The [customer] instructs the lawyer and grants power of attorney.',
    'The password of the [customer] is stored as a hash.',
    "The [customer]'s session ends after an hour.",
    'The [customer] eats the biscuits and washes the shirt.',
    'The [customer] instructs the solicitor.',
    '*Customer* means whoever logs in. The [customer] pays the invoice.',
    '*Customer* means whoever logs in. The [customer] clicks **Save**.',
    'The [customer] waits for the cursor to blink on the screen.',
    'Her [customer] clicks **Save**.',
    'The user and the [customer] pay the invoice.',
  ],
  user: [
    'The [user] pays the invoice.',
    'Users and customers pay; the customer and the [user] pay the invoice.',
    'The [user] returns the goods under the cooling-off period.',
    'The [user] instructs the lawyer and grants power of attorney.',
    'The [user] retains the agency and approves the draft.',
    'We send the [user] an invoice each month.',
    'Users pay, and [users] click **Save**.',
    'The consumer and the [user] pay the invoice.',
    'Customers and [users] buy a licence and pay the invoice.',
    'The [user] instructs the solicitor.',
    'The [user] interface is grey.',
    'The note says “[user]”.',
    '*User* means the company that buys the licence. The [user] clicks **Save**.',
    '*User* means the company that buys the licence. The [user] pays the invoice.',
    '| [User] | pays the invoice |',
    'The [user] types a password; the invoice is paid.',
    'The invoice of the subscription is here. The [user] waits.',
    'The [user] waits for the invoice of the subscription.',
    'The [user] is the one who signs the contract and pays for it.',
    'The [user] and our clients pay the invoice.',
    'Each [user] eats the biscuits and washes the shirt.',
    '# The invoice of the [user]',
  ],
  'end user': ['Every [end user] buys a licence.', 'The [end user] eats the biscuits and washes the shirt.'],
  consumer: [
    'The [consumer] pays the invoice.',
    'The [consumer] clicks **Save**.',
    'The [consumer] signs in with a code.',
    'The [consumer] returns the goods within two weeks.',
    "The [consumer]'s invoice is overdue.",
    'Each [consumer] buys a licence, pays the invoice and renews the contract.',
    'The [consumer] forgets the password and clicks the link.',
    'Our [consumer] signs in with a code.',
    'The [consumer] instructs the solicitor and pays the retainer.',
    'The [consumer] sees an invoice of the subscription on the screen.',
    'Our [consumer] buys a licence.',
    'The [consumer] buys a licence.',
    'The [consumer] pays the invoice and renews the contract.',
  ],
  client: [
    'The [client] pays the invoice.',
    'Our [client] pays the invoice.',
    'The [client] signs the contract.',
    'The [client] clicks **Save**.',
    "The [client]'s session ends after an hour.",
    'The [client] buys a licence, pays the invoice and renews the contract.',
    'The [client] forgets the password and clicks the link.',
    'Their [client] forgets the password and clicks the link.',
    'Our [client] forgets the password and clicks the link.',
    'The [client] eats the biscuits and washes the shirt.',
    'The [client] instructs the solicitor and pays the retainer.',
    'The [client] sends the header of the request.',
    '*Client* means a program that calls the server. The [client] clicks **Save**.',
    '*Client* means a program that calls the server. The [client] forgets the password, pays the invoice and clicks **Save**.',
    'Whose [client] forgets the password and clicks the link?',
    'The [client] waits for the invoice of the subscription.',
    'Our [client] buys a licence, pays the invoice and renews the contract.',
    'The server of our [client] buys a licence, pays the invoice and renews the contract.',
    'The [client] buys a licence.',
  ],
} as const;

/** `likely buyer; clear buyer: customers, their clients` */
function verdictsOn(sentence: string): string {
  const texts = Object.keys(TEXTS) as readonly Text[];
  const found = new Map<string, Text[]>();
  for (const text of texts) {
    const verdict = verdictOn(sentence, text);
    found.set(verdict, [...(found.get(verdict) ?? []), text]);
  }
  const [[usual] = ['none'], ...others] = [...found].sort(([, one], [, other]) => other.length - one.length);
  return [usual, ...others.map(([verdict, where]) => `${verdict}: ${where.join(', ')}`)].join('; ');
}

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
  // One line for what most texts make of a sentence, and where others differ: `vitest -u` writes what is said now, to be read before it is kept.
  it.each(Object.entries(SENTENCES))('by “%s” depends on the sentence and on the text', async (word, sentences) => {
    const lines = sentences.map((sentence) => `${sentence}\n    ${verdictsOn(sentence)}\n`);
    await expect(lines.join('')).toMatchFileSnapshot(`../../fixtures/verdicts-${word.replace(' ', '-')}.txt`);
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
