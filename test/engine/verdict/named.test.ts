import { expect, it } from 'vitest';
import { findingsIn } from '../../support/example.js';

const found = (text: string, languageId: 'markdown' | 'html' = 'markdown') =>
  findingsIn(text, languageId).map(({ span }) => text.slice(span.start, span.end));

it.each([
  ['the name of a linked page', '[Users](terms.md) pay the invoice.', '[Users](terms-for-users.md) pay the invoice.'],
  ['whoever is named by what they operate', 'The user pays the invoice.', 'The Larder Office user pays the invoice.'],
  ['whoever works somewhere', 'The user pays the invoice.', 'The user in the accounts department pays the invoice.'],
  [
    'a word that the code on its line uses',
    'The user pays the invoice.',
    'The user pays the invoice, see `findUserById`.',
  ],
  [
    'what an endpoint beside it is called by',
    'The user pays the invoice.\n\n    GET /bills/:id',
    'The user pays the invoice.\n\n    GET /users/:id/bills',
  ],
  ['the name of a control', '**Charge user now** is a button.', 'Check **Charge user now** on the last page.'],
])('leaves alone %s', (_, doubted, named) => {
  expect(found(doubted)).toHaveLength(1);
  expect(found(named)).toEqual([]);
});

it('leaves alone what is marked up as a quotation', () => {
  expect(found('<p>The note says that the customer clicks Save.</p>', 'html')).toEqual(['customer']);
  expect(found('<p>The note says <q>the customer clicks Save</q>.</p>', 'html')).toEqual([]);
});

const quoted = ['<q>The customer clicks Save.</q>', '<cite>The customer clicks Save.</cite>'];
const struck = [
  '~~The customer clicks Save.~~',
  '<del>The customer clicks Save.</del>',
  '<s>The customer clicks Save.</s>',
];

it.each([...quoted, ...struck])('leaves alone %s, wherever the same words stand without marks', (marked) => {
  const plain = 'The customer clicks Save.';
  const [before, behind] = [`${plain}\n\n${marked}\n`, `${marked}\n\n${plain}\n`];
  expect(findingsIn(before, 'markdown').map(({ span }) => span.start)).toEqual([4]);
  expect(findingsIn(behind, 'markdown').map(({ span }) => span.start)).toEqual([
    behind.indexOf(plain, marked.length) + 4,
  ]);
});

it('says once what two words speak for', () => {
  const messages = (text: string) => findingsIn(text, 'markdown').map(({ message }) => message);
  expect(messages('Each customer signs in with a password and opens the dashboard.')).toEqual([
    '“customer” is who operates the product here (“signs in with a password” and “opens the dashboard” are what a person at the screen does); the word for that is “user”.',
  ]);
});

it('believes a short text that tells of one word only what another role does', () => {
  const text =
    'The log shows which customer is signed in. A customer opens the report. The customer’s password is new.';
  expect(found(text)).toEqual(['customer', 'customer', 'customer']);
});
