import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { recommendedSettings } from '../../configuration/index.js';
import { type LanguageId, languageIds, type Review } from '../../engine/index.js';
import { review } from '../../rules/index.js';
import { edit, edited, source } from '../prose/source.js';
import { withCountedLists } from '../support/numbers.js';
import { saidBy } from '../support/reviewer.js';

/** A generator of whole numbers below a bound, the same each time. */
function dice(seed: number): (bound: number) => number {
  let state = seed;
  return (bound) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return Math.floor((state / 2 ** 32) * bound);
  };
}

const BLOCKS = [
  '# Handbook for customers',
  '## Paying',
  'The user pays the invoice within thirty days, and the customer clicks **Save**.',
  'Customers (users) must reset their password.\nThe second line speaks of an end-user.',
  '- The user signs in.\n- The customer renews the contract.\n\n  1. The user types the code.\n  2. The customer types it again.',
  '| Who | What |\n| --- | --- |\n| user | pays the subscription |\n| nobody | nothing |\n| customer/user | clicks the button |',
  '> The consumer drops the message of the topic.\n>\n> Our clients retain us.',
  '<p>Each customer opens the dashboard.</p>\n\n<h2>About users</h2>',
  '<!-- distinguo-disable-next-line -->\nThe user renews the plan.',
  '[user]: https://example.com "The user pays"\n\nSee [user] for the customer interface.',
  '*Clients* are firms that we advise. *Customers* means whoever logs in.',
  'The cart, the checkout and the vouchers of the storefront are merchants’ work.',
  'An API request to the server returns JSON with a token for the client.',
  '```\nuser\n```',
  'As a guest, I want to filter the tulips, so that I can order some.\n\n- The user can filter tulips by colour.\n- The shopper can add tulips to the cart.',
  'Members pay for their seats, and guests wait. Unlike visitors, **members** are people who pay.',
];

/** A draft that calls one person by two words: what a document shows as a whole decides that, far from any edit. */
const DRAFT = [
  'The customer opens the shop, selects a bouquet and adds it to the cart.',
  'The user can filter bouquets by colour and must see the price.',
  'When the user pays for the order at checkout, the shop must confirm it.',
  'As a customer, I want to see my orders, so that I can order again.',
  'The guest must be able to order without an account, and orders like the customer.',
  'A courier delivers the parcel on the next day, which is within the scope.',
  'The admin must approve each refund of the store.',
  'Customers choose a vase, and the page shows what the bouquet costs with it.',
  '## Requirements of the checkout',
  '- The user selects a day for the delivery.\n- The customer types the text of the card.',
  '| Role | Does |\n| --- | --- |\n| Customer | The user selects a vase |\n| Courier | delivers |',
];

const PIECES = [
  ...BLOCKS,
  ...[
    'e',
    ' ',
    '\n',
    '\n\n',
    '#',
    '- ',
    '> ',
    '|',
    '`',
    '*',
    'user',
    'customers ',
    'guests ',
    's',
    '.',
    '<',
    '1. ',
    '===',
    'cart',
  ],
];

/**
 * What keeps something of its own for the next reading, and one of each kind of the others: what the rest keep is kept
 * for them by what all formats share.
 */
const OFTEN: ReadonlySet<string> = new Set([
  ...['markdown', 'mdx', 'html', 'plaintext', 'gherkin', 'asciidoc', 'typescript', 'json'],
]);

/** All that a review says, as a text: that is compared in no time. */
const told = (said: Review): string => withCountedLists(saidBy(said));

describe('a review that follows another', () => {
  it.each<[LanguageId, number]>([
    ['markdown', 0],
    ...languageIds.map((id, index): [LanguageId, number] => [id, index + 1]),
  ])('says of a document in %s what a fresh review says, after any edits (%i)', (languageId, seed) => {
    const edits = OFTEN.has(languageId) ? 100 : 30;
    const roll = dice(seed);
    const one = (list: readonly string[]) => list[roll(list.length)] ?? '';
    // Enough that most of a document stays as it is, and few enough that a fresh review costs little.
    let text = Array.from({ length: 24 }, () => one(BLOCKS)).join('\n\n');
    let last = review({ text, languageId }, recommendedSettings);
    for (let edit = 0; edit < edits; edit++) {
      const start = roll(text.length + 1);
      const end = roll(3) > 0 ? start : Math.min(text.length, start + roll(edit % 10 === 0 ? 900 : 30));
      text = `${text.slice(0, start)}${roll(4) > 0 ? one(PIECES) : ''}${text.slice(end)}`;
      last = review({ text, languageId }, recommendedSettings, last);
      if (edit % 3 === 0) expect(told(last)).toBe(told(review({ text, languageId }, recommendedSettings)));
    }
  });

  it('finds the words of a heading where they are, also when what stands below is where it was', () => {
    const draft =
      'The customer clicks **Save** and types the password. The user signed the contract and renews the subscription.';
    const last = 'If you want to show several products that the user can choose from, pass a list of three.';
    const text = (before: string, between: string) =>
      `${draft}${before}\n\n## Checkout and payment\n\n${between}${last}\n`;
    const first = review({ text: text(' Text.', 'Nothing.\n\n'), languageId: 'markdown' }, recommendedSettings);
    const next = { text: text('', 'No or nothing.\n\n'), languageId: 'markdown' } as const;
    const after = review(next, recommendedSettings, first);
    const words = after.findings.flatMap(({ evidence }) => evidence).filter(({ kind }) => kind === 'heading');
    expect(words.map(({ span }) => next.text.slice(span.start, span.end))).toEqual(['Checkout']);
    expect(told(after)).toBe(told(review(next, recommendedSettings)));
  });

  it('says of a long draft, whose words depend on all of it, what a fresh review says', () => {
    const roll = dice(5);
    const one = (list: readonly string[]) => list[roll(list.length)] ?? '';
    let text = Array.from({ length: 160 }, () => one(DRAFT)).join('\n\n');
    let last = review({ text, languageId: 'markdown' }, recommendedSettings);
    expect(last.findings.map(({ rule }) => rule)).toContain('mixed-terms');
    for (let edit = 0; edit < 60; edit++) {
      const start = roll(text.length + 1);
      const written = one([...DRAFT, 'e', 'you ', 'shall ', 'cart ', '\n', '\n\n']);
      // Now and then over as much as is written, so that what is behind stays where it is.
      const end = roll(3) === 0 ? start + written.length : start + roll(edit % 10 === 0 ? 900 : 10);
      text = `${text.slice(0, start)}${written}${text.slice(Math.min(end, text.length))}`;
      last = review({ text, languageId: 'markdown' }, recommendedSettings, last);
      if (edit % 6 === 5) expect(told(last)).toBe(told(review({ text, languageId: 'markdown' }, recommendedSettings)));
    }
  });

  it('says it of a draft in which one paragraph after the other is written at one place', () => {
    const stories = Array.from({ length: 12 }, (_, at) => DRAFT[at % DRAFT.length] ?? '').join('\n\n');
    let text = `${stories}\n\n${stories}`;
    let last = review({ text, languageId: 'markdown' }, recommendedSettings);
    for (let written = 0; written < 24; written++) {
      // No heading: behind those all is judged anew.
      const said = DRAFT[written % 5] ?? '';
      text = `${text.slice(0, stories.length)}\n\n${said}${text.slice(stories.length)}`;
      last = review({ text, languageId: 'markdown' }, recommendedSettings, last);
      expect(told(last)).toBe(told(review({ text, languageId: 'markdown' }, recommendedSettings)));
    }
    expect(last.findings.map(({ rule }) => rule)).toContain('mixed-terms');
  });

  it('says it of a draft whose paragraphs are joined and parted by blank lines', () => {
    const roll = dice(3);
    let lines = Array.from({ length: 40 }, () => DRAFT[roll(DRAFT.length)] ?? '').flatMap((line) => [line, '']);
    const reviewed = (previous?: Review) =>
      review({ text: lines.join('\n'), languageId: 'markdown' }, recommendedSettings, previous);
    let last = reviewed();
    for (let edit = 0; edit < 40; edit++) {
      const at = roll(lines.length);
      lines = lines[at] === '' ? lines.toSpliced(at, 1) : lines.toSpliced(at, 0, '');
      last = reviewed(last);
      expect(told(last)).toBe(told(reviewed()));
    }
  });

  it('says it of whatever is written and edited, in any format', { timeout: 120_000 }, () => {
    const blocks = fc.array(fc.oneof(fc.constantFrom(...BLOCKS), source), { minLength: 1, maxLength: 6 });
    const edits = fc.array(edit, { minLength: 1, maxLength: 4 });
    const property = (parts: readonly string[], changes: Parameters<typeof edited>[1][], languageId: LanguageId) => {
      let text = parts.join('\n\n');
      let last = review({ text, languageId }, recommendedSettings);
      for (const change of changes) {
        text = edited(text, change);
        last = review({ text, languageId }, recommendedSettings, last);
        expect(told(last)).toBe(told(review({ text, languageId }, recommendedSettings)));
      }
    };
    fc.assert(fc.property(blocks, edits, fc.constantFrom(...languageIds), property), { numRuns: 150 });
  });

  it('says what holds for other settings, when these have changed', () => {
    const document = { text: 'The user pays the invoice.', languageId: 'markdown' as const };
    const before = review(document, recommendedSettings);
    expect(before.findings).toHaveLength(1);
    const silent = { ...recommendedSettings, exceptions: [{ term: 'user' }] };
    expect(review(document, silent, before).findings).toEqual([]);
  });
});
