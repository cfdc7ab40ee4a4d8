import { recommendedSettings } from '../../../configuration/defaults.js';
import type { Verdict } from '../../../engine/index.js';
import { compileWith } from '../../../engine/review.js';

// What ships, without rules: verdicts come before all of them, and to load and hear them was a third of the time.
// Through the door of the rules the verdicts are the same, sentence by sentence.
const { review } = compileWith([], recommendedSettings);

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

/**
 * What most texts make of each sentence, and where others differ; the word that is judged stands in [brackets].
 *
 * `vitest -u` writes what is said now, to be read before it is kept.
 */
export const verdictsOn = (sentences: readonly string[]): string =>
  sentences.map((sentence) => `${sentence}\n    ${inAllTexts(sentence)}\n`).join('');

/** `likely buyer; clear buyer: customers, their clients` */
function inAllTexts(sentence: string): string {
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
  const { mentions } = review({ text: source, languageId: 'markdown' });
  return shown(mentions.find(({ span }) => span.start === start)?.verdict);
}

function shown(verdict: Verdict | undefined): string {
  if (verdict === undefined) return 'none';
  return 'role' in verdict ? `${verdict.kind} ${verdict.role}` : verdict.kind;
}
