import { describe, expect, it } from 'vitest';
import { recommendedSettings } from '../../configuration/index.js';
import type { LanguageId } from '../../engine/index.js';
import { review } from '../../rules/index.js';
import { findingsIn } from '../support/example.js';

const said = (text: string, languageId: LanguageId = 'markdown'): readonly string[] =>
  findingsIn(text, languageId).map(({ rule, span }) => `${rule} ${text.slice(span.start, span.end)}`);

/** What is asked of a planner of shifts; nothing says whether its customers and its users are the same people. */
const requirements = `# Shift planner: requirements

An organisation has one workspace with many seats. Admins, managers and employees have rights of their own.

- The user shall be able to open the week and move a shift.
- The user shall be able to export the list of shifts.
- The user shall be able to undo the last change, and the user must be shown what it was.
- The admin must approve each list.
- The customer must reset the password.
- The manager must see who has swapped a shift.
- The priority of each requirement is given in the backlog.
`;

const apart = '\nUnlike the customer, who orders the seats, a user only plans.\n';

describe('a word that does what another role does, in a draft', () => {
  it('is left alone where nothing keeps the two people apart', () => expect(said(requirements)).toEqual([]));

  it('is found where the document keeps them apart', () =>
    expect(said(requirements + apart)).toContain('role-mismatch customer'));

  it.each([
    'A customer is a company with a contract. A user is somebody with a login.',
    'Here, the *customer* is whoever orders the seats, and everybody who plans is a **user**.',
    'Customers are those who order the seats; users are the people who plan.',
    'A “user” is anybody who plans, while a “customer” is one of our eleven firms that pay.',
    'In this document a customer is whoever pays. People whom it gives a seat, so that they can plan, are **users**.',
    'The company named in the order is our customer. Whoever has a seat there is a user.',
    'Users are what we call the planners. A customer is a firm or a club that buys from us.',
    '- Customer: the company that orders the seats\n- User – a person who plans the shifts',
    '| Word | Meaning |\n| --- | --- |\n| Customer | orders the seats |\n| User | plans |',
  ])('is found where the document says who they are: %s', (explanation) =>
    expect(said(`${requirements}\n${explanation}\n`)).toContain('role-mismatch customer'),
  );

  it.each([
    'A customer is a company with a contract.',
    'A customer is a nuisance. A user is a joy.',
    'The customer is one who waits. The user is the one who runs.',
    '| Screen | Shown to |\n| --- | --- |\n| Customer | all |\n| User | all |',
    '- Customer: reset the password\n- User: open the week and go on',
    'The list says that a customer is a company with a contract and that a user is somebody with a login.',
  ])('is left alone where it says so of one of them, or something else: %s', (other) =>
    expect(said(`${requirements}\n${other}\n`)).not.toContain('role-mismatch customer'),
  );

  it.each([
    ['A user likes somebody with a login.', 'A user is somebody with a login.'],
    ['| Screen | Text |\n| --- | --- |\n| User | plans |', '| Word | Text |\n| --- | --- |\n| User | plans |'],
  ])('is found as soon as an edit says who they are, and no longer than that: %s', (before, now) => {
    const documentWith = (other: string) => ({
      text: `${requirements}\nA customer is a company with a contract.\n\n${other}\n`,
      languageId: 'markdown' as const,
    });
    const rulesOf = (one: ReturnType<typeof review>) => one.findings.map(({ rule }) => rule);
    const first = review(documentWith(before), recommendedSettings);
    const second = review(documentWith(now), recommendedSettings, first);
    expect([rulesOf(first), rulesOf(second)]).toEqual([[], ['role-mismatch']]);
    expect(rulesOf(review(documentWith(before), recommendedSettings, second))).toEqual([]);
  });

  it('is found where its own sentence leaves no doubt', () =>
    expect(said(`${requirements}- The user must pay the invoice within ten days.\n`)).toEqual(['role-mismatch user']));

  it('is left alone, whatever it does, where it manages the other: staff sell, and do not buy', () =>
    expect(
      said(`${requirements}- The user edits the customer.\n- The user must renew the contract before it expires.\n`),
    ).toEqual([]));
});

it('a title that differs from its steps, again and again, is one finding, whatever the titles say', () => {
  const scenario = (name: string): string => `
  Scenario: Customer can navigate to the ${name}
    Given the user is on the start page
    When the user clicks the ${name}
    Then the user sees the ${name}
`;
  const feature = `Feature: Museum guide\n${['map', 'list of rooms', 'audio tour', 'shop window'].map(scenario).join('')}`;
  const findings = findingsIn(feature, 'gherkin');
  expect(findings).toHaveLength(1);
  expect(findings[0]?.rule).toBe('mixed-terms');
  expect(findings[0]?.places).toHaveLength(3);
});
