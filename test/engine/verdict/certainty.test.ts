import { describe, expect, it } from 'vitest';
import { recommendedSettings } from '../../../configuration/index.js';
import { review } from '../../../rules/index.js';

/** What is said of a text, as “severity rule”. */
const said = (text: string): readonly string[] =>
  review({ text, languageId: 'markdown' }, recommendedSettings).findings.map(
    ({ severity, rule }) => `${severity} ${rule}`,
  );

describe('severity follows certainty', () => {
  it.each([
    'The customers click Save.',
    'The customer signs the contract. Each user pays the invoice within thirty days.',
  ])('warns where a decisive word stands: %s', (text) => {
    expect(said(text)).toEqual(['warning role-mismatch']);
  });

  it('only informs that users pay in a text that never says “customer”: it may have decided so', () => {
    expect(said('Each user pays the invoice within thirty days.')).toEqual(['information role-mismatch']);
  });

  it.each(['Customers want a faster start.', 'The user receives a letter.', 'The customer logs in.'])(
    'is silent where nothing decides: %s',
    (text) => {
      expect(said(text)).toEqual([]);
    },
  );

  it('is silent about a shopper who signs in to the shop', () => {
    const shop = 'The storefront shows the basket. At the checkout a voucher can be entered, and the cart is kept.';
    expect(said(`${shop}\n\nThe customer logs in.`)).toEqual([]);
  });
});
