import fc from 'fast-check';
import Papa from 'papaparse';
import { describe, expect, it } from 'vitest';
import { blocks, reading, runsOf } from '../prose/reading.js';
import { fixed, plainText, textsOf } from './texts.js';

describe('reading tables of stories', () => {
  it('takes the cells of columns with texts, and of no others', () => {
    const source =
      'Key,Summary,Reporter,"User story",Custom field (Acceptance Criteria)\nU-1,The user,user,"As a customer, I want\n""Save""","a user\n\na client"\nU-2,,client,users\n';
    expect(blocks(source, 'csv')).toEqual([
      'cell: The user',
      'paragraph: As a customer, I want\n"Save"',
      'paragraph: a user',
      'paragraph: a client',
      'paragraph: users',
    ]);
    const table = reading(source, 'csv').proses[1]?.context.table;
    expect(table).toEqual({ id: 0, row: 1, column: 3, header: 'User story' });
  });

  it.each([',', ';', '\t', '|'])('knows columns that are parted by %j', (delimiter) => {
    const source = [
      ['id', 'description'],
      ['user', 'the user'],
    ]
      .map((row) => row.join(delimiter))
      .join('\r\n');
    expect(textsOf(`\uFEFF${source}`, 'csv')).toEqual(['the user']);
  });

  it('reads nothing where no column is known', () => {
    expect(textsOf('id,user\n1,user\n', 'csv')).toEqual([]);
    for (const source of ['', '"', ',', '\n', 'description', 'description\n"', '"description'])
      expect(textsOf(source, 'csv').filter((text) => text !== '"')).toEqual([]);
  });

  it('knows where quotation marks stand', () => {
    const source = 'text\r\n"the ""user"" pays"\r\n';
    const [prose] = reading(source, 'csv').proses;
    expect(prose && runsOf(prose, source)).toEqual(['the ', '"≠""', 'user', '"≠""', ' pays']);
  });

  it('gives the texts that papaparse gives, and a fix changes words alone', () => {
    const cell = fc.oneof(plainText, fc.constantFrom('', '1', '"', 'a "user"'));
    const rows = fc.array(fc.tuple(cell, plainText, plainText), { minLength: 1, maxLength: 5 });
    fc.assert(
      fc.property(
        rows,
        fc.constantFrom(',', ';', '\t'),
        fc.constantFrom('\n', '\r\n'),
        fc.boolean(),
        (data, delimiter, newline, quotes) => {
          const source = Papa.unparse([['key', 'title', 'body'], ...data], { delimiter, newline, quotes });
          expect(textsOf(source, 'csv')).toEqual(data.flatMap(([, title, body]) => [title, body]));
          const once = fixed(source, 'csv');
          expect(fixed(once, 'csv')).toBe(once);
          const parsed = Papa.parse<string[]>(once, { delimiter }).data;
          expect(parsed.slice(1).map(([first]) => first)).toEqual(data.map(([first]) => first));
          expect(parsed.map((row) => row.length)).toEqual(parsed.map(() => 3));
        },
      ),
      { numRuns: 60 },
    );
  });
});
