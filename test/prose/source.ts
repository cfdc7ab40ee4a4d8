import fc from 'fast-check';
import { languageIds } from '../../engine/index.js';
import type { LanguageId } from '../../engine/model.js';

/** What makes up sources: words, and every mark that means something somewhere. */
const FRAGMENTS = [
  ...[
    'user',
    'client ',
    'Customers',
    'the ',
    'a',
    '1',
    ' ',
    '  ',
    '    ',
    '\t',
    '\n',
    '\n\n',
    '.',
    '\u00a0',
    '👩‍💻',
    'é',
    '\0',
    '\ud800',
  ],
  ...[
    '*',
    '**',
    '_',
    '~~',
    '`',
    '```',
    '~~~',
    '[',
    ']',
    '(',
    ')',
    '![',
    '](',
    '](<',
    '<',
    '>',
    '> ',
    '- ',
    '1. ',
    '# ',
    '#',
    '|',
  ],
  ...[
    '\n---\n',
    '\n|-|-|\n',
    '===',
    '$',
    '$$',
    '\\',
    '&amp;',
    '&#65;',
    '&rsquo;',
    '&',
    ';',
    '[^1]',
    '[^1]: ',
    '[x]: /y\n',
    '[x]',
    '[ ] ',
  ],
  ...[
    '{',
    '}',
    '{{',
    '}}',
    '{%',
    '%}',
    '${',
    '<%',
    '%>',
    '{/*',
    '*/}',
    '"',
    "'",
    '=',
    ':',
    ':::',
    '[!NOTE]',
    '[[a|',
    ']]',
    '{#id}',
  ],
  ...[
    '<b>',
    '</b>',
    '<p>',
    '</p>',
    '<br>',
    '<code>',
    '</code>',
    '<img alt="',
    '<!--',
    '-->',
    '<script>',
    '</script>',
    '<li>',
    '<td>',
  ],
  ...[
    '<Tab label="',
    '/>',
    'import x from "y"\n',
    'export const a = {\n',
    'https://a.com/user',
    'user@b.com',
    'www.',
    '---\n',
    'title: ',
  ],
  ...[
    'Feature: ',
    'Scenario: ',
    'Given ',
    'And ',
    '"""',
    '# language: en',
    '@tag',
    'lang="de"',
    '|-\n',
    '<!-- distinguo-disable -->',
  ],
  ...['{"cells": [{"cell_type": "markdown", "source": ["', '{"cell_type": "markdown", "source": "', '\\n', '"]}, '],
  ...['{"a": "', '", "b": "', '"}', '["', '", "', '\\"', '\\u0041', '\\n', '\\', '//', '/*'],
  ...[
    '\nen:\n  a: ',
    '\n  b: "',
    "\n  c: '",
    '\n  d: |\n    ',
    '\n  e: >-\n   ',
    '\n- ',
    "''",
    ' # distinguo-disable\n',
    ': ',
    '[',
    ', ',
  ],
  ...['{n, plural, one {', '} other {', '}}', '%s', '%{a}', '$t(a)', ' | ', '@:a', '<0>', '</0>'],
];

const fragment = fc.constantFrom(...FRAGMENTS);

/** A source made of marks and words in any order; line ends are `\n`. */
export const source: fc.Arbitrary<string> = fc.oneof(
  { weight: 6, arbitrary: fc.array(fragment, { maxLength: 60 }).map((parts) => parts.join('')) },
  { weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 200 }).map((text) => `user ${text} client`) },
);

/** A source and its format. */
export const document: fc.Arbitrary<{ text: string; languageId: LanguageId }> = fc.record({
  text: fc.tuple(fc.constantFrom('', '\uFEFF'), source).map(([mark, text]) => mark + text),
  languageId: fc.constantFrom(...languageIds),
});

/** One change of a text: where (0 to 1), how much is taken away, and what is put there. */
export const edit = fc.record({
  at: fc.double({ min: 0, max: 1, noNaN: true }),
  remove: fc.nat(12),
  insert: fc.array(fragment, { maxLength: 3 }),
});

/** A text after a change. */
export function edited(text: string, { at, remove, insert }: { at: number; remove: number; insert: string[] }): string {
  const start = Math.floor(at * text.length);
  return text.slice(0, start) + insert.join('') + text.slice(start + remove);
}
