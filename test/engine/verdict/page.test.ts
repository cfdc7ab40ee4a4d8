import { describe, expect, it } from 'vitest';
import { findingsIn } from '../../support/example.js';

const STOCK = `# Pantry manual

Pantry keeps the stock of a kitchen. The list shows what is left on each shelf, and a second list shows what has to go soon. Both are made anew each night, while nobody is in the house, and in the morning the screen at the door has them. What is taken from a shelf is weighed on the way out.
`;

const USERS = `
Users open the list on a tablet. A user marks a jar as empty with one tap, and the users of the next shift see the mark. Each user signs in with a code of four digits, and sees the list of the day.
`;

const CUSTOMERS = `
Customers pay for a kitchen, however many shelves it has. A customer signs the contract once and gets an invoice each year. The price stays as it is for as long as the contract lasts, and it ends when the customer closes the kitchen.
`;

/** More than a hundred words of an edited page that names both kinds of people and mixes up neither. */
const PAGE = `${STOCK}${USERS}${CUSTOMERS}`;

const said = (text: string): readonly string[] =>
  findingsIn(text, 'markdown').map(
    ({ severity, span }) => `${severity === 'warning' ? 'warning' : 'information'} ${text.slice(span.start, span.end)}`,
  );

const saidBehind = (sentence: string, page = PAGE): readonly string[] => said(`${page}\n${sentence}\n`);

describe('in an edited page', () => {
  it('nothing is said of the page itself', () => {
    expect(said(PAGE)).toEqual([]);
  });

  it('is warned of a user who pays', () => {
    expect(saidBehind('When a user pays the invoice, the list gets a green dot.')).toContain('warning user');
  });

  it.each([
    ['users apart from those outside', 'We charge internal users nothing.'],
    ['people in a list of what is kept', 'Exports hold the contract, users, subscriptions and roles.'],
  ])('leaves alone %s', (_, sentence) => {
    expect(saidBehind(sentence)).toEqual([]);
  });

  it('leaves alone what customers at large do with what they have bought', () => {
    const page = `${STOCK}${USERS}${USERS}`;
    expect(saidBehind('The customer clicks **Save** in the list.', page)).toEqual(['information customer']);
    expect(saidBehind('Most customers click **Save** in the list.', page)).toEqual([]);
  });

  it('is no draft for doubts that are all of one word for one other: it speaks so', () => {
    const customers =
      'The customer opens the list.\n\nA customer marks a jar.\n\nThe customer signs in with a code of four digits.\n\nEach customer resets the password.\n\n';
    const page = `${STOCK}${USERS}${USERS}\n${customers}`;
    expect(said(page)).toEqual([]);
    // Where others are in doubt as well, words are mixed up.
    expect(said(`${page}The users pay the invoice.\n\nA user renews the contract and pays the fee.\n`)).toEqual(
      expect.arrayContaining(['warning customer', 'warning user']),
    );
  });

  it('orders nothing in order to tell, and has no custom that is made to measure', () => {
    const customers = 'Each customer has a number. The customer signs the contract. A customer pays once a year.\n\n';
    expect(said('Users place the jars in order to weigh them.\n')).toEqual([]);
    expect(said(`${customers}We keep the users' custom statuses.\n`)).toEqual([]);
    expect(said(`${customers}The users' custom keeps us open all year.\n`)).not.toEqual([]);
  });

  it('may say of some whom a word names without saying what it means', () => {
    const about = (term: string) => saidBehind(`**${term}** means a person who buys the stock and pays the invoice.`);
    expect(about('User')).toEqual(['information User']);
    expect(about('Referring user')).toEqual([]);
    expect(saidBehind('> **User** means a person who buys the stock and pays the invoice.')).toEqual([]);
  });

  it('takes no client for a user, and nobody for a consumer by a word that leans', () => {
    expect(saidBehind('The client clicks **Save** and types the name of the shelf.')).toEqual([]);
    const consumers = `${PAGE}\nMost consumers eat bread. A consumer of bread has rights, and consumers know them.\n`;
    expect(saidBehind('The act on user protection is on the shelf.', consumers)).toEqual([]);
  });

  it('leaves those alone who trade coins, and not those who keep ledgers or secrets', () => {
    const about = (topic: string) => saidBehind(`${topic.repeat(8)}\n\nWhen a user pays the invoice, a dot is green.`);
    expect(about('The cryptographic library of the general ledger is new. ')).toEqual(['warning user']);
    expect(about('The blockchain has a stablecoin. ')).toEqual([]);
  });

  it('takes a word that more than a dozen others show in doubt for how the page speaks', () => {
    const customers = `${CUSTOMERS.repeat(10)}${'The customer clicks **Save** in the list.\n\n'.repeat(8)}`;
    const users = (count: number) =>
      saidBehind('When a user pays the invoice, a dot is green.\n\n'.repeat(count), `${STOCK}${customers}`).filter(
        (one) => one === 'warning user',
      );
    expect(users(13)).toHaveLength(13);
    expect(users(14)).toEqual([]);
  });

  it('takes what is listed beside somebody for no word about them', () => {
    expect(saidBehind('We look after our users, our company, and the yard.')).toEqual([]);
    expect(saidBehind('We look after the user, a company, and bring it bread.')).toEqual(['warning user']);
  });

  it('leaves consumers alone who do what programs and private persons do', () => {
    expect(saidBehind('The consumer follows the list.')).toEqual([]);
    expect(saidBehind('The consumer clicks **Save** in the list.')).toEqual(['warning consumer']);
    const again = 'A consumer may stay. ';
    expect(saidBehind(`${again}The consumer clicks **Save** in the list.`)).toEqual([]);
  });

  it('leaves compounds and definitions of programs alone where interfaces are told of', () => {
    const api = 'The API has an endpoint that takes JSON, and a webhook. '.repeat(3);
    const interfaces = 'The consumer interface is blue.';
    expect(saidBehind(interfaces)).toEqual(['warning consumer']);
    expect(saidBehind(`${api}\n\n${interfaces}`)).toEqual([]);
    const definition = '- *Consumer*: a person who logs in with a password.\n- *Shelf*: what holds the jars.';
    expect(saidBehind(definition)).toEqual(['information Consumer']);
    expect(saidBehind(`${api}\n\n${definition}`)).toEqual([]);
    const contract = 'Each party shall keep this agreement, and the law of the land. '.repeat(3);
    expect(saidBehind(`${contract}\n\n${definition}`)).toEqual([]);
  });

  it('leaves alone the users that a customer has', () => {
    const page = `${STOCK}${CUSTOMERS}`;
    expect(saidBehind('If the contract is for five users who pay the fee, it has five lines.', page)).toEqual([
      'warning users',
    ]);
    expect(saidBehind('If the customer has five users who pay the fee, it has five lines.', page)).toEqual([]);
  });

  it('leaves alone “users/customers” of whom nothing is told, but not “the user/customer”', () => {
    const page = `${STOCK}${STOCK}`;
    expect(saidBehind('The letter is about users/customers.', page)).toEqual([]);
    expect(saidBehind('The letter is about the user/customer.', page)).toEqual(['information user/customer']);
  });
});
