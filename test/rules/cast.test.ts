import { describe, expect, it } from 'vitest';
import type { LanguageId } from '../../engine/index.js';
import { check, findingsIn } from '../support/example.js';

/** Checks that every marked place belongs to one finding of the cast, that fixing changes them all, and that nothing is left. */
function mends(marked: string, languageId: LanguageId = 'markdown'): void {
  check(marked, 'mixed-terms', languageId);
}

const isSilent = (text: string, languageId: LanguageId = 'markdown'): void =>
  expect(findingsIn(text, languageId).filter(({ rule }) => rule === 'mixed-terms')).toEqual([]);

const stories = `# Flower shop: stories

As a customer, I want to browse the bouquets, so that I can find one for Saturday.

- The «user→customer» can filter bouquets by colour.
- The «user→customer» can add a bouquet to the cart.
- The «user→customer» sees the price with delivery.

As a customer, I want to choose a date, so that the bouquet comes on Saturday.

- The «user→customer» selects a date.
- The «user→customer» sees a confirmation.
`;

const rentalList = `# Bike rental web app: requirements

## Actors

- **Customer**: searches bikes, books a bike and picks it up.

## Functional requirements

- The «user→customer» shall be able to search bikes by date.
- The «user→customer» shall be able to select a bike and add it to the booking.
- The «user→customer» shall be able to cancel a booking.
- The customer shall be able to view past bookings.
- The customer shall be able to rate a bike.
- The customer shall be able to book a bike.
`;

const useCases = `# Listening room: use cases

| Use case | Primary actor | Precondition |
| --- | --- | --- |
| Find a record | Listener | The «end user→listener» is logged in |
| Save a record | Listener | The «end user→listener» has opened a record |
| Follow a band | Listener | The «end user→listener» has opened a band |
`;

const scenarios = `Feature: Looking at cabins

  Scenario: «Customer→User» wants a cabin by the lake
    Given the user is on the start page
    When the user selects the lake
    Then the user sees cabins by the lake

  Scenario: «Customer→User» wants a sauna
    Given the user is on the list of cabins
    When the user selects a sauna
    And the user scrolls down
    Then the user sees cabins with a sauna

  Scenario: «Customer→User» has second thoughts
    Given the user is on a cabin
    When the user taps the arrow
    Then the user sees the list of cabins
`;

describe('one person under two names', () => {
  it('counts words that stand in the descriptions of images alone, beside those that it has a role for', () => {
    const subjects = ['tulips', 'roses', 'asters', 'lilies'];
    const text = subjects
      .map(
        (one) =>
          `As a shopper, I want to see ${one}.\n\n- The user can order ${one}, see ![where the shopper clicks](${one}.png).\n- The user selects some ${one}.`,
      )
      .join('\n\n');
    expect(findingsIn(`# Flowers: stories\n\n${text}`).map(({ message }) => message)).toEqual([
      expect.stringContaining('“user” (8 times) and “shopper” (8)'),
    ]);
  });

  it('is told of once, with every place, where criteria call the actor of their story otherwise', () => {
    mends(stories);
    const source = stories.replaceAll(/«([^→]*)→[^»]*»/g, '$1');
    const findings = findingsIn(source);
    expect(findings).toHaveLength(1);
    expect(findings[0]?.severity).toBe('warning');
    expect(findings[0]?.places).toHaveLength(4);
    expect(findings[0]?.message).toBe(
      '“user” (5 times) and “customer” (2) seem to be one person here: a story’s actor is “customer”, and its criteria say “user”; both are at the screen within a few lines.',
    );
  });

  it('is not told of beside somebody who is merely called so at the end of a sentence', () => {
    const source = stories.replaceAll(/«([^→]*)→[^»]*»/g, '$1');
    const without = source.replaceAll(
      /^.*As a customer.*$/gim,
      'The rules were agreed on by us and you as a customer.',
    );
    expect(without).not.toBe(source);
    expect(findingsIn(without).filter(({ message }) => message.includes('story'))).toEqual([]);
  });

  it('is told of where the list of actors and half of the requirements say another word', () => mends(rentalList));

  it('is told of where the column of actors says another word than the other cells of its row', () => mends(useCases));

  it('is told of where the titles of scenarios say another word than their steps', () => mends(scenarios, 'gherkin'));

  it('is told of where a heading names the one who acts below it under another word', () =>
    mends(`# Bakery pre-orders

Customers order bread in the evening and collect it in the morning.

## Customer features

- The «user→customer» picks a time for collection.
- The «user→customer» sees what is sold out.
- Customers can view past orders and order them again.
- Customers can cancel an order until ten.
- Customers save a favourite shop.
- Customers add loaves to the basket.
`));

  it('is told of where two words for a buyer stand behind one name', () =>
    mends(`# Roles of the grain exchange

The Seed Buyer asks for an offer. The Seed Buyer compares the offers of a week, and the Seed Buyer signs one.
After a week the Seed «Customer→Buyer» rates the offer.
`));

  it('is told of where a client and a customer are acted for in the steps of one list', () =>
    expect(
      findingsIn(
        '1. Select the client that you want to bill.\n2. The customer receives the letter.\n3. When the client has answered, close the case.\n4. The customer is told of it.\n',
      ).map(({ rule }) => rule),
    ).toEqual(['mixed-terms']));

  it('is told of, too, where one sentence of many has a word of its own mixed up', () => {
    const source = `${stories.replaceAll(/«([^→]*)→[^»]*»/g, '$1')}\nThe user pays the invoice at once.\n`;
    expect(findingsIn(source).map(({ rule, term }) => `${term}: ${rule}`)).toEqual([
      'user: mixed-terms',
      'user: role-mismatch',
    ]);
  });

  it('can be mended the other way round, all places at once', () => {
    const source = stories.replaceAll(/«([^→]*)→[^»]*»/g, '$1');
    const [first, second] = findingsIn(source)[0]?.fixes ?? [];
    expect(first?.title).toBe('Write “customer” for this person everywhere');
    expect(second?.title).toBe('Write “user” for this person everywhere');
    expect(second?.text).toBe(second?.expected);
    expect(second?.others?.map(({ text }) => text)).toEqual(['user', 'user']);
  });
});

describe('two words', () => {
  it('are left alone where an equation settles them', () =>
    isSilent(`# Bakery app

| Role | What |
| --- | --- |
| User (Customer) | orders bread |

The user adds loaves to the cart. Customers can cancel an order.
The user pays at checkout. Customers view past orders.
`));

  it('are left alone where one is defined by the other', () =>
    isSilent(`# Bakery app

- **End users**: customers who order bread in the evening.

The user adds loaves to the cart. Customers can cancel an order.
The user pays at checkout. Customers view past orders.
`));

  it('are left alone where the document tells them apart', () =>
    isSilent(`# Course platform

Unlike users, customers sign the contract.
The user selects a course and views the lessons. Customers buy seats and can cancel them.
The user sees the price of a course. Customers view past orders.
`));

  it('are left alone where the one acts on the other', () =>
    isSilent(`# Counter

The user creates a customer and adds an order. The user views the order of the customer.
The customer selects a cake, orders it and can log in to view past orders.
The user adds items to the cart.
`));

  it('are left alone where the sentences of half their mentions say that these are mixed up', () =>
    isSilent(`# Seats

## Paying

Each user pays the invoice within a month. When a user renews the contract, the old price holds.
The customer's invoices are in the archive.

## Working

1. The customer clicks **Export** to download the list.
2. Each user chooses a format.
`));

  it('are left alone where users are everybody', () =>
    isSilent(`# Bakery platform

## User roles

### Customer

Customers browse cakes and order them.

### Baker

Bakers accept orders.

### Admin

Admins manage users and their roles.

## Accounts

All users log in with email. Users and admins reset their password. The system keeps user data for a year.
`));

  it('are left alone where users are staff', () =>
    isSilent(`# Repair shop CRM

Admin users create work orders and invoices. Staff users see the list of customers and the customer data.
Users edit the customer record, and managers approve quotes.
The customer signs the invoice at the counter.
`));

  it('are left alone where customers are those of the users', () =>
    isSilent(`# Invoices for plumbers

Users add their customers and send them invoices. The user's customers pay by card.
Users see which customers have paid, and customers can view an invoice.
`));

  it('are left alone in a text that speaks to its reader', () =>
    isSilent(`# Your orders

You can see your orders on your account page. If you want to change your order, contact your shop.
When a customer selects a cake, you see it in your list. Your customer can view past orders.
The user adds a cake to the cart, and you pack it. Your customer pays at checkout, and you get your money.
`));

  it('must be surer to be one person in a text that asks nothing of a product', () => {
    const page = `# Bike rental

The customer selects a date. The customer books a bike, and the customer views the order. The bike is red, and it has a basket.

The user gets a message in the morning. The bike waits at the station until the evening.

An admin and a manager check the bikes, and a driver moves them.
`;
    isSilent(page);
    const plan = `${page}\nThe requirements of this scope have priority: the bike must wait at the station.\n`;
    expect(findingsIn(plan).map(({ rule }) => rule)).toContain('mixed-terms');
  });

  it('are not looked for where one stands alone', () =>
    isSilent('Customers browse cakes, add them to the cart and pay. A customer can log in to view past orders.'));
});
