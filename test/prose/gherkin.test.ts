import { describe, expect, it } from 'vitest';
import { blocks, reading } from './reading.js';

const FEATURE = `@user
Feature: User pays
  As a customer
  I want to pay
  So that the client is happy

  Background:
    Given a user "client"

  Scenario: Paying
    When the <user> of https://user.com is a user
    And x
    But the consumer pays
      | name | who \\| user |
      | x    | the client  |
    """
    {"user": 1}
    """
    # user
`;

describe('reading Gherkin', () => {
  it('takes titles, descriptions, steps and cells, but no names of columns', () => {
    expect(blocks(FEATURE, 'gherkin')).toEqual([
      'title: User pays',
      'paragraph: As a customer\nI want to pay\nSo that the client is happy',
      'step: a user "client"',
      'heading: Paying',
      'step: the □ of □ is a user',
      'step: the consumer pays',
      'cell: the client',
    ]);
  });

  it('gives And and But the keyword of the step before, and numbers scenarios', () => {
    const steps = reading(FEATURE, 'gherkin').proses.flatMap(({ context }) => (context.step ? [context.step] : []));
    expect(steps).toEqual([
      { scenario: 0, keyword: 'given' },
      { scenario: 1, keyword: 'when' },
      { scenario: 1, keyword: 'when' },
    ]);
  });

  it('knows the header of a column and the titles above', () => {
    const context = reading(FEATURE, 'gherkin').proses.at(-1)?.context;
    expect(context).toEqual({
      headings: ['User pays', 'Paying'],
      table: { id: 0, row: 1, column: 1, header: 'who | user' },
    });
  });

  it('stays silent in other languages', () => {
    expect(blocks('# language: de\nFunktion: user\n', 'gherkin')).toEqual([]);
    expect(blocks('# language: en\nFeature: user\n', 'gherkin')).toEqual(['title: user']);
  });

  it('looks for the language behind many lines of comments, however they end', () => {
    for (const end of ['\n', '\r\n']) {
      const head = `# Some words.${end}${end}`.repeat(40);
      expect(blocks(`${head}Feature: user${end}`, 'gherkin')).toEqual(['title: user']);
      expect(blocks(`${head}# language: de${end}Funktion: user${end}`, 'gherkin')).toEqual([]);
    }
  });

  it('finds directives in comments', () => {
    expect(reading('# distinguo-disable\nFeature: x\n', 'gherkin').comments.map(({ text }) => text)).toEqual([
      ' distinguo-disable',
    ]);
  });
});
