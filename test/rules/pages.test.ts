import { describe, expect, it } from 'vitest';
import { findingsIn } from '../support/example.js';

const said = (text: string): readonly string[] =>
  findingsIn(text, 'markdown').map(({ rule, span }) => `${rule} ${text.slice(span.start, span.end)}`);

/** So much text that its words tell who is there, and who is not. */
const page = ['# Kiln: guide', '## The second fire', '## The third fire']
  .map(
    (heading) => `${heading}

The kiln is a small oven for clay. It has a door, a shelf and a chimney, and it stands in the yard behind the barn.
Open the door before you light the fire, and close it when the flame is blue. The shelf holds twelve cups.
A cup needs an hour, a bowl two, and a jug three. Let the oven cool until the door can be touched.
Sweep the ash into the bin, and bring the bin to the gate on the day of the week that is on the lid.

`,
  )
  .join('');

/** What is asked of a web app for bikes, in which one person has two names. */
const rental = `# Bike rental web app: requirements

The customer books a bike in the app, and the shop hands it over.

- The user shall be able to search bikes by date.
- The user shall be able to select a bike and add it to the booking.
- The customer shall be able to cancel a booking.
- The customer shall be able to view past bookings.
- The customer shall be able to rate a bike.
- The customer shall be able to book a bike.
`;

describe('a text of a sentence or two', () => {
  it.each([
    ['The lease of the kiln is countersigned by the user, mostly through its purchasing office.', 'user'],
    ['Our dealer has never lost a user to a rival when the lease was renewed.', 'user'],
    ['Bills go to the user, which must be a registered company with a VAT number of its own.', 'user'],
  ])('is judged by its sentences, though it names nobody else: %s', (text, word) => {
    expect(said(`${text}\n`)).toEqual([`role-mismatch ${word}`]);
  });

  it('is judged alike whatever else its file holds', () => {
    const silent = 'The customer logs in.\n';
    for (const more of ['', '```\nThe door of the kiln is blue, and the door of the barn is red, as ever.\n```\n'])
      expect(said(`${silent}\n${more}`)).toEqual([]);
  });

  it.each([
    'No user can change the address of the yard. Only the customer can, in writing.',
    'A client pays our notary a fee for each deed.',
    'The first kiln was bought by the users themselves, from their own money. Most of our customers are schools.',
    "We sell kilns to guilds and don't sign contracts with consumers, so every customer has a number.",
    "The screen at the door is for our customers' own customers, who tap it and type a code. A user may switch it off.",
    'The customer signs the contract and pays the invoice. What you charge your clients is your business.',
    'Your clients pay their invoice to you and renew the contract with you every year. A customer signs once.',
    'A customer who taps her card at the kiln and eats there is a user, too.',
    'Whoever fires at home is also a customer: the user pays for the gas, and logs in with a password.',
    'The customer holds the cup under the tap of the shop, and pays at the till.',
    'To block a user, clear the box beside their name. Their quotes go to a colleague.',
    '**User** means a person who was hired to deliver orders, with a bicycle and a bag, on most days of the week.',
  ])('says nothing where its sentences say little: %s', (text) => {
    expect(said(`${text}\n`)).toEqual([]);
  });
});

describe('the words that decided', () => {
  it.each([
    ['By law, users may withdraw within fourteen days. Companies may not. A consumer writes to us.', 'Companies'],
    ['The legal guarantee protects users alone, and no business. A consumer writes to us.', 'business'],
    ['Let the customer hold the button for two seconds.', 'hold the button'],
    ['Your dispatchers will be confident customers after one morning at the keyboard.', 'dispatchers'],
  ])('are those of the sentence: %s', (text, words) => {
    const shown = findingsIn(text).flatMap(({ evidence }) =>
      evidence.map(({ span }) => text.slice(span.start, span.end)),
    );
    expect(shown).toContain(words);
  });
});

describe('a word that is named beside another', () => {
  it.each([
    'The invoice of the customer is paid by the user, too. The user signs the contract and renews the lease.',
    'The user pays the invoice and is also shown the list of customers. The user signs the contract.',
  ])('is judged where neither is said to be the other: %s', (text) => {
    expect(said(`${text}\n`)).toContain('role-mismatch user');
  });
});

describe('an edited page', () => {
  it('says nothing of a word where nobody else is there to be mixed up with', () => {
    const deed = 'The user pays the invoice within ten days.\n';
    expect(said(page + deed)).toEqual([]);
    expect(said(`${page}Each customer has a number. The customer signs the order. ${deed}`)).toEqual([
      'role-mismatch user',
    ]);
  });

  it('takes up whoever it has brought in, by the same word', () => {
    const before = 'A user opens the door while the fire burns. ';
    expect(said(`${page}${before}The customer sees the flame.\n\nEach customer has a number.\n`)).toEqual([
      'mixed-terms customer',
    ]);
    const others = [
      'The user sees the flame.',
      'The customer decides who may.',
      'A customer sees the flame.',
      'It is hot. It is loud. The customer sees the flame.',
    ];
    for (const other of others) expect(said(`${page}${before}${other}\n\nEach customer has a number.\n`)).toEqual([]);
  });

  it('about software has consumers of its own', () => {
    const software =
      'The API of the server sends JSON to each endpoint, and a request has a token. Each user has a key.\n\n';
    const typed = 'Consumers type the code of the handler.\n\n';
    expect(said(`${page}${software}${software}${typed}`)).toEqual(['role-mismatch Consumers']);
    expect(said(`${page}${software}${software}${typed}Consumers get a list of changes.\n`)).toEqual([]);
  });

  it('leaves names alone that its code has', () => {
    const heading = '## Capturing enduser attributes\n\n';
    expect(said(`${page}${heading}Set \`enduser.id\` there.\n`)).toEqual([]);
    expect(said(`${page}${heading}Set the name there.\n`)).toEqual(['term-variant enduser']);
    expect(said(`${page}The kiln belongs to an EndUser.\n`)).toEqual([]);
    expect(said('The kiln belongs to an EndUser.\n')).toEqual(['term-variant EndUser']);
  });

  it('leaves testimonials alone, with or without quotation marks', () => {
    const told = 'It lets our users pay the invoice in one go, says Ada Thorne. Each user of ours buys cups.\n';
    const rest = 'The customer signs the order. Each customer has a number.\n\n';
    expect(said(`${page}${rest}## Prices\n\n${told}`)).toEqual(['role-mismatch users', 'role-mismatch user']);
    expect(said(`${page}${rest}## Testimonials\n\n${told}`)).toEqual([]);
    expect(said(`${page}${rest}## Testimonials API\n\n${told}`)).not.toEqual([]);
  });

  it('says nothing of two words side by side because of a heading', () => {
    const list = (text: string) => `${page}## Tutorial\n\n1. Requests per minute.\n2. ${text}\n`;
    expect(said(list('Users/clients online.'))).toEqual([]);
    expect(said(list('Users/clients click the button.'))).toEqual(['conflated-terms Users/clients']);
  });

  it('takes a shorter name for no other: the end user, and then the user', () => {
    const steps = (then: string) => `The end user opens the door. Then the end user lights the fire. ${then} waits.\n`;
    expect(said(page + steps('The user'))).toEqual([]);
    expect(said(page + steps('The customer'))).toEqual(['mixed-terms customer']);
  });

  it('takes a word that is asked about for no word that is defined', () => {
    const list = (text: string) => `${page}- *Consumer*: ${text}\n- *Shelf*: what holds the cups.\n`;
    expect(said(list('Identify whether a person who logs in with a password is one.'))).toEqual([]);
    expect(said(list('Log in with the password of the shelf.'))).toEqual([]);
    expect(said(list('a person who logs in with a password.'))).toEqual(['definition-drift Consumer']);
  });

  it('only informs of the customer interface: it may be the one that customers see', () => {
    const users = 'Users light the fire. Each user has a key. The user waits, and the user reads the clock.\n\n';
    const found = findingsIn(`${page}${users}The customer interface is blue.\n`);
    expect(found.map(({ rule, severity }) => `${rule} ${severity}`)).toEqual(['set-compound information']);
  });

  it('of a site tells of one person under two names by evident structure alone', () => {
    const head = '---\ntitle: Bikes\ndescription: How bikes are booked.\nsidebar_position: 3\n---\n\n';
    expect(said(rental)).toEqual(['mixed-terms user']);
    expect(said(head + rental)).toEqual([]);
  });
});
