import fs from 'node:fs';
import { strToU8, unzipSync, zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { Workspace } from './distinguo.js';
import { imported, rich, runGlossary } from './glossaries.js';

/** A workbook with these sheets, and these texts for their cells. */
const workbook = (sheets: readonly string[], strings = '', more: Record<string, Uint8Array> = {}): Uint8Array =>
  zipSync({
    'xl/workbook.xml': strToU8('<workbook/>'),
    ...Object.fromEntries(
      sheets.map((rows, at) => [
        `xl/worksheets/sheet${at + 1}.xml`,
        strToU8(`<worksheet><sheetData>${rows}</sheetData></worksheet>`),
      ]),
    ),
    ...(strings !== '' && { 'xl/sharedStrings.xml': strToU8(`<sst>${strings}</sst>`) }),
    ...more,
  });

const header =
  '<row r="1"><c r="A1" t="inlineStr"><is><t>Term</t></is></c><c r="B1" t="str"><v>Definition</v></c></row>';

describe('distinguo glossary import of a workbook', () => {
  it('reads texts wherever they stand, and columns that are skipped', async () => {
    const strings =
      '<si><t>merchant</t></si><si><r><t xml:space="preserve">Who </t></r><r><rPr/><t>sells.</t></r><rPh><t>x</t></rPh></si><si><t>Avoid</t></si>';
    const rows = `<row r="3"><c r="A3" t="inlineStr"><is><t>Term</t></is></c><c r="B3" t="str"><v>Definition</v></c><c r="D3" t="s"><v>2</v></c></row>
<row r="4"><c r="A4" t="s"><v>0</v></c><c r="B4" t="s"><v>1</v></c><c r="D4" t="inlineStr"><is><t>seller; vendor</t></is></c></row>
<row r="5"><c r="A5" t="inlineStr"><is><t>  </t></is></c></row>`;
    expect(await imported('a.xlsx', workbook([rows], strings))).toEqual({
      code: 0,
      stdout: 'terms:\n  merchant:\n    definition: Who sells.\n    deprecated:\n      - seller\n      - vendor\n',
      stderr: 'note: left behind: the column “”.\n',
    });
  });

  it('takes the first sheet with terms, and says what formulas last gave', async () => {
    const notes = '<row r="1"><c r="A1"><v>7</v></c></row>';
    const terms = `${header}<row r="2"><c r="A2" t="str"><f>HYPERLINK("x")</f><v>merchant</v></c></row>`;
    const { stdout, stderr } = await imported('a.xlsx', workbook([notes, terms]));
    expect(stdout).toBe('terms:\n  merchant: {}\n');
    expect(stderr).toBe('note: left behind: 1 formula (what was last computed is read), 1 other sheet.\n');
  });

  it('names the row of what is wrong', async () => {
    const rows = `${header}<row r="9"><c r="B9" t="str"><v>Nobody.</v></c></row>`;
    expect((await imported('a.xlsx', workbook([rows]))).stderr).toBe(
      'a.xlsx:9: This row has no term: write one, or remove the row.\n',
    );
  });

  it('names the row and column of a value that is none, and writes nothing', async () => {
    const cell = (place: string, text: string): string => `<c r="${place}" t="str"><v>${text}</v></c>`;
    const head = `<row r="1">${cell('A1', 'Term')}${cell('C1', 'Status')}${cell('D1', 'Role')}</row>`;
    const rows = `${head}<row r="4">${cell('A4', 'guest')}${cell('C4', 'Apporved')}${cell('D4', 'Buyer, Operator')}</row>`;
    const workspace = new Workspace({ 'a.xlsx': Buffer.from(workbook([rows])) });
    const { code, stderr } = await runGlossary(workspace, 'import', 'a.xlsx', '-o', 'b.yml');
    expect([code, fs.existsSync(workspace.path('b.yml'))]).toEqual([2, false]);
    expect(stderr).toBe(
      'distinguo: a.xlsx:4:3: “Apporved” is no status. Write preferred, admitted, proposed, deprecated, forbidden, or leave the cell empty.\n',
    );
    const right = `${head}<row r="4">${cell('A4', 'guest')}${cell('C4', 'Approved')}${cell('D4', 'Buyer, Operator')}</row>`;
    expect((await imported('a.xlsx', workbook([right]))).stdout).toBe(
      'terms:\n  guest:\n    status: preferred\n    roles:\n      - buyer\n      - operator\n',
    );
  });

  /** The same archive; its directory says another size of the sheet. */
  const lying = (bytes: Uint8Array, size: number): Uint8Array => {
    const view = Buffer.from(bytes);
    for (let at = view.indexOf('PK\x01\x02', 0, 'latin1'); at >= 0; at = view.indexOf('PK\x01\x02', at + 4, 'latin1'))
      if (view.toString('latin1', at + 46, at + 64).startsWith('xl/worksheets')) view.writeUInt32LE(size, at + 24);
    return view;
  };

  const bomb = workbook([`${header}<row r="2"><c r="A2" t="str"><v>${'a'.repeat(3_000_000)}</v></c></row>`]);
  const entities = zipSync({
    'xl/worksheets/sheet1.xml': strToU8('<!DOCTYPE a [<!ENTITY b "bbbb">]><worksheet>&b;</worksheet>'),
  });
  it.each([
    ['what unpacks to too much', lying(bomb, 2_000_000_000), 'unpacks to more than 256 MB'],
    ['what unpacks to more than it says', lying(bomb, 10), 'a.xlsx:1: '],
    ['entities', entities, 'The document type declares something itself'],
    ['what is no archive', 'term\nmerchant\n', 'its ZIP archive cannot be read'],
    ['an archive of something else', zipSync({ 'word/document.xml': strToU8('<a/>') }), 'it has no sheet'],
    ['a password', Buffer.from('d0cf11e0a1b11ae1', 'hex'), 'protected with a password'],
    ['half an archive', bomb.subarray(0, bomb.length - 30), 'its ZIP archive cannot be read'],
    ['a sheet that is no XML', zipSync({ 'xl/worksheets/sheet1.xml': strToU8('<a><b></a>') }), 'This is no XML'],
    ['an empty sheet', workbook(['']), 'No column is called “term”'],
  ])('refuses %s', async (_, bytes, message) => {
    const { code, stdout, stderr } = await imported('a.xlsx', bytes as Uint8Array);
    expect([code, stdout]).toEqual([2, '']);
    expect(stderr).toContain(message as string);
  });

  it('writes cells that no program computes, and the same file again', async () => {
    const workspace = new Workspace({ 'distinguo.yml': rich });
    await runGlossary(workspace, 'export', '-o', 'a.xlsx');
    await runGlossary(workspace, 'export', '-o', 'b.xlsx');
    const bytes = Buffer.from(workspace.read('a.xlsx'), 'utf8');
    expect(bytes.equals(Buffer.from(workspace.read('b.xlsx'), 'utf8'))).toBe(true);
    const sheet = Buffer.from(
      unzipSync(new Uint8Array(await import('node:fs').then((fs) => fs.readFileSync(workspace.path('a.xlsx')))))[
        'xl/worksheets/sheet1.xml'
      ] as Uint8Array,
    ).toString();
    expect(sheet).not.toContain('<f>');
    expect(sheet.match(/<c /g)?.length).toBe(sheet.match(/t="inlineStr"/g)?.length);
  });
});
