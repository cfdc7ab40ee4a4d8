import { describe, it } from 'vitest';
import type { LanguageId, RuleId } from '../../engine/index.js';
import { check } from '../support/example.js';

type Case = readonly [LanguageId, RuleId, string];

describe('the rules find mix-ups in every format', () => {
  it.each<Case>([
    [
      'gherkin',
      'mixed-terms',
      'Feature: Photos\n  Scenario: Turning a photo\n    Given the user has a photo\n    When the user turns the photo\n    Then the «customer→user» gives it a name\n',
    ],
    [
      'gherkin',
      'role-mismatch',
      'Feature: Cards\n  As a «customer→user», I want to drag cards,\n  so that my week is planned.\n',
    ],
    [
      'gherkin',
      'role-mismatch',
      'Feature: Codes\n  Scenario: A code is wrong\n    When the «consumer→user» types a wrong code\n    Then the page is locked\n',
    ],
    ['html', 'role-mismatch', '<p>The dialog closes when the <em>«customer→user»</em> clicks <b>Cancel</b>.</p>\n'],
    ['html', 'role-mismatch', '<img src="save.png" alt="The «customer→user» clicks the button">\n'],
    ['html', 'set-compound', '<ul><li>Read the «consumer→user» manual.</li></ul>\n'],
    [
      'mdx',
      'role-mismatch',
      'import { Note } from "./note"\n\n<Note title="When the «customer→user» clicks Save">{user}</Note>\n',
    ],
    ['mdx', 'conflated-terms', '<Card>Each «customer/user→customer» pays once a year.</Card>\n'],
    ['plaintext', 'role-mismatch', 'Dear team,\n\nthe «user→customer» pays the invoice within thirty days.\n'],
    ['plaintext', 'term-variant', 'Each «enduser→end user» has a badge.\n'],
  ])('%s, %s: %s', (languageId, rule, marked) => check(marked, rule, languageId));
});

describe('the rules leave alone what is not prose', () => {
  it.each<readonly [LanguageId, string]>([
    [
      'gherkin',
      '# The customer clicks Save.\nFeature: Cards\n  Scenario Outline: A card\n    Given the card "<customer>"\n    Examples:\n      | customer |\n      | Anna     |\n',
    ],
    [
      'gherkin',
      '# language: de\nFunktionalität: Karten\n  Szenario: Der Customer klickt\n    Wenn der Customer auf Save klickt\n',
    ],
    [
      'html',
      '<script>const text = "The customer clicks Save.";</script><pre>The customer clicks Save.</pre><!-- The customer clicks Save. -->\n',
    ],
    ['html', '<p lang="de">Der Customer klickt auf Save.</p>\n'],
    ['mdx', 'export const text = "The customer clicks Save."\n\n{"The customer clicks Save."}\n'],
    ['plaintext', 'https://cards.example/the/customer/clicks/save\ncustomer_clicks = save\n'],
  ])('%s: %s', (languageId, source) => check(source, 'role-mismatch', languageId));
});
