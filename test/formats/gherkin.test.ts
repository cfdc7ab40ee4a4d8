import { describe, expect, it } from 'vitest';
import { blocks, reading, seen } from '../prose/reading.js';

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
      bound: true,
    });
  });

  it.each([
    ['title', ['Feature', 'Business Need', 'Ability']],
    [
      'heading',
      ['Rule', 'Background', 'Scenario', 'Scenario Outline', 'Scenario Template', 'Example', 'Examples', 'Scenarios'],
    ],
  ])('takes what follows a keyword for a %s', (kind, keywords) => {
    for (const keyword of keywords)
      expect(blocks(`\t${keyword}: \tA user \n`, 'gherkin'), keyword).toEqual([`${kind}: A user`]);
  });

  it('takes steps for steps only where a scenario has begun', () => {
    const source = 'Feature: x\n  Given a user\n  Rule: x\n  When a user\n  Background:\n  * a user\n  Then: a user\n';
    expect(blocks(source, 'gherkin')).toEqual([
      'title: x',
      'paragraph: Given a user',
      'heading: x',
      'paragraph: When a user',
      'step: a user',
      'paragraph: Then: a user',
    ]);
  });

  it('knows what a step does when it says so', () => {
    const source =
      'Feature:\nScenario:\n* a user\nAnd a user\nGiven a user\n* a user\nThen a user\nBut a user\nScenario: b\nAnd a user';
    const steps = reading(source, 'gherkin').proses.flatMap(({ context: { step } }) => (step ? [step] : []));
    expect(steps.map(({ scenario, keyword }) => `${scenario} ${keyword}`)).toEqual([
      '0 any',
      '0 any',
      '0 given',
      '0 given',
      '0 then',
      '0 then',
      '1 any',
    ]);
  });

  it('knows the titles above, level by level', () => {
    const source = `Feature: F
  user
  Rule: R
    Scenario: S
      Given a user
      Examples: E
        | a |
        | user |
    Scenario:
      Given a user
  Rule: Q
    Example: T
      Given a user
Ability: G
  user
`;
    const { proses } = reading(source, 'gherkin');
    expect(proses.filter(({ text }) => /user/.test(text)).map(({ context }) => context.headings.join(' '))).toEqual([
      'F',
      'F R S',
      'F R S E',
      'F R',
      'F Q T',
      'G',
    ]);
  });

  it('leaves out doc strings up to the marks that they start with', () => {
    const source =
      'Scenario:\nuser\n"""\nuser\n```\nuser\n"""\nGiven a user\n  ``` json\nuser\n"""\n```\nThen the user';
    expect(blocks(source, 'gherkin')).toEqual(['paragraph: user', 'step: a user', 'step: the user']);
  });

  it.each([
    ['user\nof a client', ['user\nof a client']],
    ['user\n\nof a client', ['user', 'of a client']],
    ['user\n@tag\nof a client', ['user', 'of a client']],
    ['user\n# note\nof a client', ['user', 'of a client']],
    ['x\n- user\n* of a client\n  who pays', ['user', 'of a client\nwho pays']],
    ['user\n| client |\n| client |\nuser', ['user', 'client', 'user']],
    ['user\nScenario: x', ['user', 'x']],
  ])('cuts descriptions where they end: %j', (description, expected) => {
    const [, ...rest] = reading(`Feature: x\n${description}`, 'gherkin').proses.map(({ text }) => text);
    expect(rest).toEqual(expected);
  });

  it('counts tables, rows and columns', () => {
    const source = `Scenario: x
  Given a list
    | a \\| b | |
    | user    | client |
    | x       | user | client
  And a list
    | c |
    | user |
  | client |
`;
    const tables = reading(source, 'gherkin').proses.flatMap(({ text, context: { table } }) =>
      table ? [`${table.id} ${table.row} ${table.column} ${table.header ?? '-'}: ${text}`] : [],
    );
    expect(tables).toEqual(['0 1 0 a | b: user', '0 1 1 : client', '0 2 1 : user', '1 1 0 c: user', '1 2 0 c: client']);
  });

  it('decodes cells, and only cells', () => {
    const source = 'Scenario:\nGiven a user\\n \\|\n| x |\n| user\\nof \\| \\\\ \\x |';
    expect(reading(source, 'gherkin').proses.map(({ text }) => text)).toEqual(['a user\\n \\|', 'user\nof | \\ \\x']);
  });

  it.each([
    'the user ⟦<name>⟧ of ⟦<a b>⟧',
    'the user ⟦{{ a }}⟧ and ⟦$' + '{b}⟧, ⟦<%= c %>⟧',
    'the user ⟦www.a.example⟧, ⟦a@b.example⟧ and ⟦https://a.example⟧.',
    'the user a <> b < c and {b}',
  ])('leaves out placeholders, expressions and addresses: %s', (marked) => {
    const source = `Scenario:\nGiven ${marked.replaceAll(/[⟦⟧]/g, '')}`;
    expect(seen(source, 'gherkin')).toEqual([marked]);
  });

  it.each([
    '#language:fr\n',
    '# a note\n\n  # language : fr\n',
    '\uFEFF# language: pt-BR\r\n',
    '# language: sr-Latn\n',
  ])('stays silent below %j', (head) => {
    expect(blocks(`${head}Feature: user\n`, 'gherkin')).toEqual([]);
  });

  it.each([
    '# language: en\n',
    '#language: en-GB\n',
    '# the language\n',
    '# languages: fr\n',
    'Feature: x\n# language: fr\n',
  ])('speaks below %j', (head) => {
    expect(blocks(`${head}Scenario: user\n`, 'gherkin').at(-1)).toBe('heading: user');
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
