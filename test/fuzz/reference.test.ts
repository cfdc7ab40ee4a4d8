import { describe, expect, it } from 'vitest';
import { recommendedSettings } from '../../configuration/index.js';
import type { LanguageId } from '../../engine/index.js';
import { anchorsOf } from '../support/anchors.js';
import { neutralFor, structureOf } from '../support/structure.js';
import { changedWords, neutral } from './forced-words.js';

/** A text, and what a fix may make of it (`same`) or must not (`other`). */
const cases: Readonly<
  Record<string, readonly [LanguageId, string, { readonly same?: string; readonly other?: string }]>
> = {
  'a word of Markdown': ['markdown', 'A file.\n', { same: 'An umbrella.\n' }],
  code: ['markdown', 'Run `file` now.\n', { other: 'Run `umbrella` now.\n' }],
  'the address of a link': ['markdown', '[a file](/file)\n', { other: '[an umbrella](/umbrella)\n' }],
  'the label of a reference': ['markdown', '[file]\n\n[file]: /x\n', { other: '[umbrella]\n\n[file]: /x\n' }],
  'a class in raw HTML': ['markdown', '<b class="file">file</b>\n', { other: '<b class="umbrella">umbrella</b>\n' }],
  'a title in raw HTML': ['markdown', '<b title="file">file</b>\n', { same: '<b title="umbrella">umbrella</b>\n' }],
  'a comment': ['markdown', '<!-- file -->\n', { other: '<!-- umbrella -->\n' }],
  'front matter': ['markdown', '---\ntitle: A file\n---\n', { same: '---\ntitle: An umbrella\n---\n' }],
  'a key of front matter': ['markdown', '---\nfile: A file\n---\n', { other: '---\numbrella: An umbrella\n---\n' }],
  'front matter that ends its value': [
    'markdown',
    '---\ntitle: file\n---\n',
    { other: '---\ntitle: "umbrella: x"\n---\n' },
  ],
  'a list': ['markdown', '- file\n- page\n', { other: '- umbrella\n\n onion\n' }],
  'a table': ['markdown', '| file |\n|-|\n| page |\n', { other: '| umbrella |\n|-|\n| onion | x |\n' }],
  'an expression of MDX': ['mdx', '{file}\n', { other: '{umbrella}\n' }],
  'an attribute of a component': [
    'mdx',
    '<Tab id="file" label="file" />\n',
    { other: '<Tab id="umbrella" label="umbrella" />\n' },
  ],
  'a label of a component': [
    'mdx',
    '<Tab id="file" label="file" />\n',
    { same: '<Tab id="file" label="umbrella" />\n' },
  ],
  'an import': ['mdx', "import file from 'file'\n", { other: "import umbrella from 'umbrella'\n" }],
  'the code of HTML': ['html', '<p>A <code>file</code>.</p>', { other: '<p>An <code>umbrella</code>.</p>' }],
  'code of PHP': [
    'html',
    '<?php a > file ?><p>file',
    { same: '<?php a > file ?><p>umbrella', other: '<?php a > umbrella ?><p>file' },
  ],
  'an attribute of HTML': ['html', '<p id="file" title="file">', { other: '<p id="umbrella" title="file">' }],
  'an element of HTML': ['html', '<ul><li>file</ul>', { other: '<ul><li>umbrella</li></ul><p>' }],
  'a step': [
    'gherkin',
    'Feature: x\n  Scenario: y\n    Given a file\n',
    { same: 'Feature: x\n  Scenario: y\n    Given an umbrella\n' },
  ],
  'a keyword': [
    'gherkin',
    'Feature: x\n  Scenario: y\n    Given a file\n',
    { other: 'Feature: x\n  Scenario: y\n    When an umbrella\n' },
  ],
  'a placeholder': [
    'gherkin',
    'Feature: x\n  Scenario Outline: y\n    Given a <file>\n    Examples:\n      | file |\n      | page |\n',
    {
      other:
        'Feature: x\n  Scenario Outline: y\n    Given an <umbrella>\n    Examples:\n      | umbrella |\n      | page |\n',
    },
  ],
  'a doc string': [
    'gherkin',
    'Feature: x\n  Scenario: y\n    Given z\n      """\n      file\n      """\n',
    { other: 'Feature: x\n  Scenario: y\n    Given z\n      """\n      umbrella\n      """\n' },
  ],
  'a value of YAML': ['yaml', 'en:\n  file: A file waits.\n', { same: 'en:\n  file: An umbrella waits.\n' }],
  'a key of YAML': ['yaml', 'en:\n  file: A file waits.\n', { other: 'en:\n  umbrella: A file waits.\n' }],
  'a tag': ['gherkin', '@file\nFeature: x\n', { other: '@umbrella\nFeature: x\n' }],
};

describe('the structure of a document', () => {
  it.each(Object.entries(cases))('is what reference parsers say: %s', (_, [languageId, before, { same, other }]) => {
    const structure = structureOf(before, languageId, neutral);
    expect(structure).toBeDefined();
    if (same !== undefined) expect(structureOf(same, languageId, neutral)).toBe(structure);
    if (other !== undefined) expect(structureOf(other, languageId, neutral)).not.toBe(structure);
  });
});

describe('what a fix may change', () => {
  it.each(['user', 'customer/user', 'customer/user /user', 'end user (customer) or users'])(
    'is a word, or several of which a fix may leave one: %s',
    (text) => {
      expect(neutralFor(recommendedSettings.glossary)(`The ${text} waits.`)).toBe('The □ waits.');
    },
  );
});

describe('what no parser takes', () => {
  it.each([
    ['yaml', 'en:\n  a plain text\n    key: A file waits.\n'],
    ['json', '{ "file": "A file'],
    ['mdx', '<Tab>A file'],
    ['gherkin', 'Scenario: a file\n'],
  ] as const)('has no structure: %s', (languageId, text) => {
    expect(structureOf(text, languageId, neutral)).toBeUndefined();
  });
});

describe('a text that was fixed', () => {
  it('differs in words alone', () => {
    expect(changedWords('A file, two files, named.', 'An umbrella, two umbrellas, universitied.')).toBe(3);
    for (const other of ['An umbrella.\n', 'An umbrella, two', 'An  umbrella.', 'The umbrella.', 'An onion.'])
      expect(changedWords('A file.', other), other).toMatch(/^“.*” is “/s);
  });

  it('has the anchors of its headings, and links to them', () => {
    const { anchors, links } = anchorsOf('# A *file*\n\n## A file\n\n[x](#a-file-1) [y](/#z)\n', 'markdown') ?? {};
    expect([[...(anchors ?? [])], links]).toEqual([['a-file', 'a-file-1'], ['a-file-1']]);
  });
});
