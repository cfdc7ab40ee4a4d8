import fs from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { exampleOf, findingsIn } from '../support/example.js';

/** What is read in sentences of one kind: marked words are found, with that first fix, and nothing else is. */
const KINDS: Readonly<Record<string, readonly string[]>> = {
  'what is denied of somebody': [
    'Users do not pay the invoice; the customer does.',
    'Users don’t sign the contract. The customer signs it.',
    'The customer never clicks **Approve**; a user does.',
    'No user pays the invoice, and the customer pays it in May.',
    'Users are not billed. The customer is billed.',
    'We never invoice users. We invoice the customer.',
    'The invoice is not paid by the user but by the customer.',
    'It is not the customer who types the code, it is a user.',
    'The customer, not the user, signs the contract.',
    'Users do not have to pay an invoice; the customer pays it.',
    '«Users→Customers» who do not pay the invoice get a reminder.',
    'If the «customer→user» cannot type the password, a click on the link below helps.',
    'The «customer→user» must not share the password, and has to log in again each day.',
    'The «user→customer» has not paid the invoice yet.',
    'Do not invoice the «user→customer» twice.',
    'The «customer→user» does not remember the password.',
    'A user who has never paid an invoice keeps the old list.',
    'Users who did not buy a licence borrow one.',
    'A user who didn’t sign the contract writes to the one who did.',
    'The user, who never signs a contract, opens the list.',
    'Users who have never bought a licence borrow one.',
    'A user who has neither bought a licence nor been given one borrows one.',
    'If the «user→customer» has never paid an invoice, we write a letter.',
    '«Users→Customers» who have not paid the invoice yet get a reminder.',
  ],
  'whose clause it is': [
    'Deleting a user cancels the subscription of nobody.',
    'Customers with 40 users pay the invoice each May.',
    'The invoice of the customer lists its users.',
    'Inviting a user renews nothing; the customer renews the contract.',
    'Before the renewal, users write to us.',
    'Unlike customers, who sign a contract, users write to us each day.',
    'Customers with more than ninety users get a discount if they pay in May.',
    'A customer with two hundred users renews the contract.',
    'Most of the «users→customers» renew the contract and pay the invoice.',
    '«Customers→Users» whose role includes editing can click **Save**.',
    '«Customers→Users» on the late shift who click **Save** too often see a warning.',
  ],
  'who is made to do it, and what follows a modal': [
    'Let the «customer→user» hold the button for two seconds.',
    'Have the «customer→user» hold the button for two seconds, and read out the code.',
    'This charges the «user→customer» twice.',
    'With our bank, «users→customers» can stretch the purchase over two years, and sign a contract for it.',
    'A «customer→user» botched his password on the screen.',
    'If «customer→user» selects ‘yes’ on the keyboard, the page opens, and the door at the end of the yard is shut.',
  ],
  'where a phrase ends': [
    '«Users→Customers» with three or more branches pay less. They sign a contract for each.',
    'As a «customer→user» on the login page\nI want it larger',
    'Offers sent to customers open the dashboard and click **Save**.',
    'In May, at the bank, the user waited for us.',
    'More than 600 «users→customers» have signed a contract with us since the spring.',
    'The customer owns the subscription and users own their notes.',
  ],
  'whom a pronoun means': [
    'Each «user→customer» is listed. They pay the invoice in May and renew the contract.',
    'Each user is listed. They click **Save** and close the tab.',
    'Each «customer→user» is listed. They click **Save** and type the password.',
    'The «customer→user» is ready. She types the password and clicks **Save**.',
    'The «user→customer» is ready. He or she signs the contract and pays the invoice.',
    'The nurses greet the users. They pay the invoice.',
    'Old Brandt never was a user. He bought forty seats and signed the contract.',
    'Customers meet users. They click **Save**.',
    'Customers with forty users like it, because they pay one invoice.',
  ],
  'what somebody is': [
    'The «consumer→customer», a limited company with its seat in Graz, orders ninety licences.',
    'A «user→customer» is the legal entity that signs the contract and receives the invoice.',
    'The «user→customer» has paid its deposit and gets a receipt.',
    'A «user→customer» that renews its contract pays the old price.',
    'We met one «user→customer», a shipyard that has bought three cranes.',
    'We met one customer, a foreman who showed us the crane.',
    'We met one «customer→user», a foreman who clicks **Save** each night.',
    'The «user→customer» sends us its statutes, and we send the crane.',
    'Users pay the first fifty euros of a repair themselves.',
    'A user pays for herself where the customer does not.',
    'The «user→customer» pays the invoice within a month.',
    'Users are paid a fee for each test.',
    'The user is owed a fee.',
    'The «user→customer» signs the agreement, and its users sign in.',
    'A welder is a confident «customer→user» after ten minutes.',
    'Your dispatchers will be confident «customers→users» after one morning at the keyboard.',
    'The hospital is our customer, and each nurse is a user.',
    'The user opens its menu.',
    'A «user→consumer» is a natural person who buys for purposes outside their trade or profession.',
    '**User**: a natural person to whom the customer has given an account.',
    '**Customer**: the company that has signed the contract.',
    'What a «user→client» tells our lawyers in confidence is told to nobody.',
  ],
  'whose people they are': [
    'Ask your customers to scan the code at the counter.',
    'Your customers click the link in the message.',
    "The merchant's customers type the code.",
    'Bakers told us that customers kept clicking the wrong loaf.',
    'The customers of your clients open the page and click the date.',
    'A shop can let its customers drag the pin on the map.',
    'Your «users→customers» pay the invoice by card.',
    'Your shop’s «users→customers» get the parcel number by text message.',
    'We borrow the drone from the tool store; the «customer→user» clicks **Save** in the evening.',
    'Guest checkout: customers may leave the password empty.',
    'Our «customers→users» click **Save** and type the password.',
  ],
  'whom the law means': [
    'By law, «users→consumers» may withdraw from the contract within fourteen days. Companies may not. A consumer writes to us.',
    'The legal guarantee protects «users→consumers» alone, and no business. A consumer writes to us.',
    'By law, users can withdraw their consent. A consumer writes to us.',
    'By law, business customers pay VAT, and companies may not deduct it. A consumer writes to us.',
  ],
  'records and seats': [
    'Deleting a customer opens a dialog.',
    'Merging customers keeps the older number.',
    'To archive a customer, tick the row.',
    "Open the customer's page.",
    'The list shows each «user→customer» with an unpaid invoice.',
    'How many seats do we need? One per «customer→user».',
    'How many seats do we need? One per user.',
    'The price is nine euros per user and month.',
    'The price per customer falls.',
  ],
  'who speaks': [
    '“I’m only a user, I don’t know the price,” said the porter.',
    '“I’m not the only «customer→user» who keeps clicking the wrong icon.”',
    'The old text said “the customer clicks Save”.',
    '“As a paying «user→customer» we expect a discount,” wrote the head of procurement.',
    '“The user pays the invoice,” it says on page two.',
    'As the «user→customer» that signed for four schools, we want one invoice.',
  ],
  'clients in a guide for users': [
    'The user opens the page. Users choose a colour.\n\nThe «client→user» clicks **Save** and types the password.',
    'The user opens the page. Users choose a colour.\n\nThe client sends the request again.',
    'Our clients retain us for a year; each client signs an engagement letter.',
    'The client holds no state, and two clients can talk to one server.',
  ],
};

describe.each(Object.entries(KINDS))('Reading tells %s', (_kind, examples) => {
  it.each(examples)('%s', (marked) => {
    const { source, marks } = exampleOf(marked);
    const found = findingsIn(source).map(
      ({ span, fixes }) => `${source.slice(span.start, span.end)} → ${fixes[0]?.text}`,
    );
    expect(found).toEqual(marks.map(({ written, fixed }) => `${written} → ${fixed}`));
  });
});

// No rule was fitted to a single one of these, but word lists and steps were made with the set and its sums in view: it guards, and proves little.
it('reads most of a second set of the same kinds, and says little else', () => {
  const documents = fs
    .readdirSync('test/engine/reading')
    .flatMap((name) => fs.readFileSync(path.join('test/engine/reading', name), 'utf8').trimEnd().split('\n---\n'));
  const sum = { marks: 0, found: 0, alarms: 0 };
  for (const marked of documents) {
    const { source, marks } = exampleOf(marked);
    const findings = findingsIn(source);
    const isOn = ({ start, written }: (typeof marks)[number]): boolean =>
      findings.some(({ span }) => span.start < start + written.length && span.end > start);
    sum.marks += marks.length;
    sum.found += marks.filter(isOn).length;
    sum.alarms += findings.filter(
      ({ span }) => !marks.some(({ start, written }) => span.start < start + written.length && span.end > start),
    ).length;
  }
  expect(sum.marks).toBe(53);
  expect(sum.found).toBeGreaterThanOrEqual(40);
  expect(sum.alarms).toBeLessThanOrEqual(8);
});
