import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { recommendedSettings } from '../../configuration/index.js';
import { cellPlaces } from '../../engine/index.js';
import { review } from '../../rules/index.js';
import { blocks, reading, runsOf, seen } from '../prose/reading.js';
import { neutralFor, structureOf } from '../support/structure.js';
import { fixed, plainText } from './texts.js';

interface Cell {
  readonly cell_type: string;
  readonly source: string | readonly string[];
}

const neutral = neutralFor(recommendedSettings.glossary);
const markdown = (...source: string[]): Cell => ({ cell_type: 'markdown', source });
const notebook = (cells: readonly object[], indent: number | string = 1) =>
  JSON.stringify({ cells, metadata: {}, nbformat: 4, nbformat_minor: 5 }, null, indent);
const silencedIn = (source: string) => review({ text: source, languageId: 'notebook' }, recommendedSettings);

describe('reading notebooks', () => {
  it('takes cells of Markdown, and nothing of code, outputs, raw cells and metadata', () => {
    const source = notebook([
      { ...markdown('The user\n', 'pays.'), metadata: { title: 'user' }, attachments: { 'user.png': { a: 'user' } } },
      { cell_type: 'code', source: ['# the user'], outputs: [{ text: ['user'], data: { 'text/markdown': 'user' } }] },
      { cell_type: 'raw', source: 'user' },
      { source: 'a client', cell_type: 'markdown' },
      { source: 'a user' },
    ]);
    expect(blocks(source, 'notebook')).toEqual(['paragraph: The user\npays.', 'paragraph: a client']);
  });

  it('takes the cells of worksheets, as notebooks of version 3 have them', () => {
    const source = JSON.stringify({ worksheets: [{ cells: [markdown('a user')] }, { cells: [markdown('a client')] }] });
    expect(blocks(source, 'notebook')).toEqual(['paragraph: a user', 'paragraph: a client']);
  });

  it.each(['', '{', '[]', '"user"', '{"cells": "user"}', '{"cells": [["user"]]}', '{"cells": {"source": "user"}}'])(
    'takes nothing of what is no notebook: %s',
    (source) => expect(blocks(source, 'notebook')).toEqual([]),
  );

  it('takes for Markdown what is Markdown, each cell by itself', () => {
    const source = notebook([
      markdown('# Users\n', '\n', '- a *user* of `user`\n', '- [x] client\n', '\n', '```\n', 'user\n'),
      markdown('| user |\n', '| - |\n', '| client |\n', '\n', '<!-- user'),
      markdown('- user $x_{user}$'),
    ]);
    expect(blocks(source, 'notebook')).toEqual([
      'heading: Users',
      'item: a user of □',
      'item: client',
      'cell: user',
      'cell: client',
      'item: user □',
    ]);
  });

  it('puts text under the headings of the cells before, and counts lists and tables through', () => {
    const table = ['| a |\n', '| - |\n', '| user |\n'];
    const { proses } = reading(
      notebook([
        markdown('# One\n', '## Two\n', '- user'),
        markdown('- user\n', '\n', ...table),
        markdown('## Three\n'),
        markdown('- user\n', '\n', ...table),
      ]),
      'notebook',
    );
    const told = proses.map(({ text, context: { headings, list, table } }) =>
      [
        text,
        `under ${headings.join('/')}`,
        ...(list ? [`list ${list.id}`] : []),
        ...(table ? [`table ${table.id}`] : []),
      ].join(', '),
    );
    expect(told).toEqual([
      'One, under ',
      'Two, under One',
      'user, under One/Two, list 0',
      'user, under One/Two, list 1',
      'user, under One/Two, table 1',
      'Three, under One/Two',
      'user, under One/Three, list 2',
      'user, under One/Three, table 2',
    ]);
  });

  it('knows for each character where it stands, whatever escapes are around', () => {
    const source = `{"cells": [{"cell_type": "markdown", "source": ["The \\"user\\" of\\n",\n   "\\u00e9 \\\\alpha &amp; [client](x)"]}]}`;
    const [prose] = reading(source, 'notebook').proses;
    expect(prose?.text).toBe('The "user" of\né \\alpha & client');
    expect(runsOf(prose as never, source).join('|')).toBe(
      'The |"≠\\"|user|"≠\\"| of|\n≠\\n|é≠\\u00e9| |\\≠\\\\|alpha |&≠&amp;| |client',
    );
  });

  it('sees words behind an escape that ends like a letter', () => {
    expect(seen(notebook([{ cell_type: 'markdown', source: 'the user\nuser' }]), 'notebook')).toEqual([
      'the user\nuser',
    ]);
    expect(
      blocks(notebook([{ cell_type: 'markdown', source: 'a\n\nuser\n' }, markdown('user')]), 'notebook'),
    ).toHaveLength(2);
  });
});

describe('a notebook', () => {
  it.each([1, 2, '\t', 0])('keeps its style when it is fixed (indentation %j)', (indent) => {
    const source = `${notebook(
      [
        markdown('The user pays the "invoice" — né \u2028 \\alpha.\n', '\n', 'Each customer clicks **Save**.'),
        { cell_type: 'code', source: ['The user pays the invoice.'], outputs: [] },
        { cell_type: 'markdown', source: 'Each customer clicks "Save".\n\tThe user pays the invoice.' },
      ],
      indent,
    ).replaceAll('—', '\\u2014')}\n`;
    const after = fixed(source, 'notebook');
    expect(after).toBe(
      source
        .replace('The user pays the \\"invoice', 'The customer pays the \\"invoice')
        .replace('Each customer clicks **', 'Each user clicks **')
        .replace('Each customer clicks \\"', 'Each user clicks \\"')
        .replace('\\tThe user pays', '\\tThe customer pays'),
    );
    expect(fixed(after, 'notebook')).toBe(after);
    expect(structureOf(after, 'notebook', neutral)).toBe(structureOf(source, 'notebook', neutral));
  });

  it('is fixed as its cells would be, in any style', () => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(plainText, fc.boolean()), { minLength: 1, maxLength: 4 }),
        fc.constantFrom(0, 1, '\t'),
        (texts, indent) => {
          const cells = (of: (text: string) => string) =>
            notebook(
              texts.map(([text, isOne]) => ({
                cell_type: 'markdown',
                source: isOne ? of(text) : of(text).split(/(?<=\n)/),
              })),
              indent,
            );
          const source = cells((text) => `${text}.\n\n${text}`);
          const after = fixed(source, 'notebook');
          expect(fixed(after, 'notebook')).toBe(after);
          expect(structureOf(after, 'notebook', neutral)).toBe(structureOf(source, 'notebook', neutral));
        },
      ),
      { numRuns: 60 },
    );
  });

  it('goes on over two strings without a fix', () => {
    const source = notebook([markdown('An end-\n', 'user. Each end\n', 'user pays the invoice.')]);
    expect(structureOf(fixed(source, 'notebook'), 'notebook', neutral)).toBe(structureOf(source, 'notebook', neutral));
  });

  it('tells in which cell and line of it something stands', () => {
    const source = notebook([
      { cell_type: 'code', source: 'user' },
      markdown('a\n', 'user\n'),
      { cell_type: 'markdown', source: 'a\n\nclient' },
    ]);
    const placeOf = cellPlaces(source);
    expect(placeOf(source.lastIndexOf('user'))).toEqual({ cell: 2, line: 2 });
    expect(placeOf(source.indexOf('client'))).toEqual({ cell: 3, line: 3 });
    expect(placeOf(source.indexOf('user'))).toBeUndefined();
  });
});

describe('comments in a cell', () => {
  const wrong = 'The user pays the invoice.';

  it.each([
    ['the next line', ['<!-- distinguo-disable-next-line -->\n', '\n', `${wrong}\n`, '\n', wrong], 1],
    ['their own line', [`${wrong} <!-- distinguo-disable-line -->\n`, '\n', wrong], 1],
    ['what follows', [`${wrong}\n`, '\n', '<!-- distinguo-disable -->\n', '\n', `${wrong}\n`, '\n', wrong], 1],
    ['the file', ['<!-- distinguo-disable-file role-mismatch -->\n', '\n', wrong], 0],
  ])('silence %s, in an array and in one string', (_what, lines, left) => {
    for (const source of [lines, lines.join('')]) {
      const { findings, problems, suppressed } = silencedIn(notebook([{ cell_type: 'markdown', source }]));
      expect([findings.length, problems]).toEqual([left, []]);
      expect(suppressed.length).toBeGreaterThan(0);
    }
  });

  it('silence nothing of the next cell when theirs ends', () => {
    const cells = [markdown('a\n', '\n', '<!-- distinguo-disable-next-line -->\n'), markdown(wrong)];
    const { findings, problems } = silencedIn(notebook(cells));
    expect([findings.length, problems.map(({ code }) => code)]).toEqual([1, ['unused-directive']]);
  });

  it('are told of where they stand, escapes or not', () => {
    const source = notebook([{ cell_type: 'markdown', source: 'user\n\n<!--\n"\tdistinguo-disable-lien -->' }]).replace(
      '\\"',
      '\\t',
    );
    const [problem] = silencedIn(source).problems;
    expect(problem && source.slice(problem.span.start, problem.span.end)).toBe('distinguo-disable-lien');
  });
});
