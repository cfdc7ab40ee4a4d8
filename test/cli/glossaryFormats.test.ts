import fs from 'node:fs';
import { strToU8, unzipSync, zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { Workspace } from './distinguo.js';

/** A configuration that says of its terms all that can be said. */
const rich = `terms:
  allowlist:
    definition: The addresses; those that are "let in".
    roles: [program]
    domain: networks
    partOfSpeech: noun
    note: "=1+1 is no formula, and _x0041_ is no A"
    examples: [Add it; then wait., "A \\\\ second one."]
    source: ours
    notation: N-7
    broader: list of addresses
    related: [GitHub, firewall]
    admitted: [allow list]
    deprecated: [whitelist, white list]
    message: Say allowlist.
    severity: hint
    flags: [The «whitelist→allowlist» is long.]
  GitHub: { case: exact, plural: GitHubs }
  simply: { status: forbidden }
  sunset: { use: retire, files: [docs/**, '*.mdx'] }
  colour: { use: color, language: en-US, audience: [developers, administrators] }
  merchant: { role: buyer, preferred: true }
languages: { en-US: us/** }
audiences: { developers: api/**, administrators: admin/** }
`;

/** What SKOS and the like hold. */
const plain = `terms:
  allowlist:
    definition: The addresses that are “let in”.
    note: A <note> & more.
    examples: [Add it.]
    source: ours
    notation: N-7
    broader: [list]
    related: [denylist]
    admitted: [allow list]
    deprecated: [whitelist]
  list: { status: deprecated }
  denylist: {}
`;

const run = (workspace: Workspace, ...args: string[]) => workspace.run(['glossary', ...args]);

/** Imports a file; what is told, without the name of the program. */
async function read(name: string, contents: string | Uint8Array, ...args: string[]) {
  const workspace = new Workspace({ [name]: Buffer.from(contents) });
  const { code, stdout, stderr } = await run(workspace, 'import', name, ...args);
  return { code, stdout, stderr: stderr.replaceAll('distinguo: ', '') };
}

describe('distinguo glossary export and import', () => {
  it.each(['a.xlsx', 'a.glossary.yml'])('lose nothing in %s', async (name) => {
    const workspace = new Workspace({ 'distinguo.yml': rich });
    expect(await run(workspace, 'export', '-o', name)).toMatchObject({ code: 0, stderr: '' });
    expect(await run(workspace, 'import', name, '-o', 'b.yml')).toMatchObject({ code: 0, stderr: '' });
    expect((await run(workspace, 'diff', 'distinguo.yml', 'b.yml')).stdout).toBe('');
  });

  it.each(['a.ttl', 'a.jsonld'])('lose nothing in %s of what SKOS holds', async (name) => {
    const workspace = new Workspace({ 'distinguo.yml': plain });
    expect(await run(workspace, 'export', '-o', name)).toMatchObject({ code: 0, stderr: '' });
    expect(await run(workspace, 'import', name, '-o', 'b.yml')).toMatchObject({ code: 0, stderr: '' });
    expect((await run(workspace, 'diff', 'distinguo.yml', 'b.yml')).stdout).toBe('');
  });

  it.each(['a.ttl', 'a.jsonld', 'a.tbx'])('say what %s cannot hold, and keep the rest', async (name) => {
    const workspace = new Workspace({ 'distinguo.yml': rich });
    const { stderr } = await run(workspace, 'export', '-o', name);
    expect(stderr).toMatch(/ cannot hold “roles”: left out of 2 terms\.\n/);
    expect(stderr).toMatch(/ has no status “forbidden”: it is another in 1 term\.\n/);
    const once = await run(workspace, 'import', name);
    expect([once.code, once.stderr]).toEqual([0, '']);
    workspace.write('distinguo.yml', once.stdout);
    await run(workspace, 'export', '--force', '-o', name);
    expect((await run(workspace, 'import', name)).stdout).toBe(once.stdout);
  });

  it('are in the language that is said', async () => {
    const workspace = new Workspace({ 'distinguo.yml': 'terms: { Kunde: { definition: Wer zahlt. } }\n' });
    for (const name of ['a.ttl', 'a.jsonld', 'a.tbx']) {
      await run(workspace, 'export', '-o', name, '--language', 'de');
      expect((await run(workspace, 'import', name)).stderr).toContain('in “en” stands here (there are: de)');
      expect((await run(workspace, 'import', name, '--language', 'de')).stdout).toContain('definition: Wer zahlt.');
    }
  });

  it('write a workbook only into a file, and leave one that is there alone', async () => {
    const workspace = new Workspace({ 'distinguo.yml': rich, 'a.xlsx': 'precious' });
    expect((await run(workspace, 'export', '--format', 'xlsx')).stderr).toContain('name a file with --output');
    expect((await run(workspace, 'export', '-o', 'a.xlsx')).code).toBe(2);
    expect(workspace.read('a.xlsx')).toBe('precious');
  });
});

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
    expect(await read('a.xlsx', workbook([rows], strings))).toEqual({
      code: 0,
      stdout: 'terms:\n  merchant:\n    definition: Who sells.\n    deprecated:\n      - seller\n      - vendor\n',
      stderr: 'note: left behind: the column “”.\n',
    });
  });

  it('takes the first sheet with terms, and says what formulas last gave', async () => {
    const notes = '<row r="1"><c r="A1"><v>7</v></c></row>';
    const terms = `${header}<row r="2"><c r="A2" t="str"><f>HYPERLINK("x")</f><v>merchant</v></c></row>`;
    const { stdout, stderr } = await read('a.xlsx', workbook([notes, terms]));
    expect(stdout).toBe('terms:\n  merchant: {}\n');
    expect(stderr).toBe('note: left behind: 1 formula (what was last computed is read), 1 other sheet.\n');
  });

  it('names the row of what is wrong', async () => {
    const rows = `${header}<row r="9"><c r="B9" t="str"><v>Nobody.</v></c></row>`;
    expect((await read('a.xlsx', workbook([rows]))).stderr).toBe(
      'a.xlsx:9: This row has no term: write one, or remove the row.\n',
    );
  });

  it('names the row and column of a value that is none, and writes nothing', async () => {
    const cell = (place: string, text: string): string => `<c r="${place}" t="str"><v>${text}</v></c>`;
    const head = `<row r="1">${cell('A1', 'Term')}${cell('C1', 'Status')}${cell('D1', 'Role')}</row>`;
    const rows = `${head}<row r="4">${cell('A4', 'guest')}${cell('C4', 'Apporved')}${cell('D4', 'Buyer, Operator')}</row>`;
    const workspace = new Workspace({ 'a.xlsx': Buffer.from(workbook([rows])) });
    const { code, stderr } = await run(workspace, 'import', 'a.xlsx', '-o', 'b.yml');
    expect([code, fs.existsSync(workspace.path('b.yml'))]).toEqual([2, false]);
    expect(stderr).toBe(
      'distinguo: a.xlsx:4:3: “Apporved” is no status. Write preferred, admitted, proposed, deprecated, forbidden, or leave the cell empty.\n',
    );
    const right = `${head}<row r="4">${cell('A4', 'guest')}${cell('C4', 'Approved')}${cell('D4', 'Buyer, Operator')}</row>`;
    expect((await read('a.xlsx', workbook([right]))).stdout).toBe(
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
    const { code, stdout, stderr } = await read('a.xlsx', bytes as Uint8Array);
    expect([code, stdout]).toEqual([2, '']);
    expect(stderr).toContain(message as string);
  });

  it('writes cells that no program computes, and the same file again', async () => {
    const workspace = new Workspace({ 'distinguo.yml': rich });
    await run(workspace, 'export', '-o', 'a.xlsx');
    await run(workspace, 'export', '-o', 'b.xlsx');
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

describe('distinguo glossary import of SKOS', () => {
  const turtle = `@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
@prefix ex: <http://example.org/> .
ex:s a skos:ConceptScheme .
ex:merchant a skos:Concept ; skos:inScheme ex:s ;
  skos:prefLabel "merchant"@en-GB, "Händler"@de ; skos:altLabel "seller"@en, "seller"@en-GB ;
  skos:definition """Who
 sells."""@en ; skos:historyNote "Old."@en ; skos:narrower ex:baker ; skos:related <http://elsewhere.org/x> .
ex:baker skos:prefLabel "baker" ; skos:hiddenLabel "bakr" .
ex:koch a skos:Concept ; skos:prefLabel "Koch"@de .
ex:other a skos:Concept ; skos:prefLabel "Baker"@en .
ex:roll a skos:Concept ; skos:prefLabel "roll"@en ; skos:related ex:other, ex:baker .
`;

  it('takes one language, and tells the rest', async () => {
    expect(await read('a.ttl', turtle)).toEqual({
      code: 0,
      stdout:
        'terms:\n  merchant:\n    definition: Who sells.\n    admitted:\n      - seller\n  baker:\n    deprecated:\n      - bakr\n    broader:\n      - merchant\n  roll:\n    related:\n      - baker\n',
      stderr:
        'note: left behind: 1 further concept of a name that stands before (“Baker”), 1 concept without a label in “en”, 2 texts in “de”, the property historyNote (1 time), the property related to a concept that is not here (1 time).\n',
    });
  });

  it('takes JSON-LD by whatever names its context has for things', async () => {
    const document = {
      '@context': {
        '@vocab': 'http://www.w3.org/2004/02/skos/core#',
        label: { '@id': 'prefLabel', '@container': '@language' },
      },
      '@graph': [
        { '@id': 'x:1', '@type': 'Concept', label: { en: 'merchant', de: 'Händler' }, definition: 'Who sells.' },
      ],
    };
    expect((await read('a.jsonld', JSON.stringify(document))).stdout).toBe(
      'terms:\n  merchant:\n    definition: Who sells.\n',
    );
  });

  it.each([
    ['a.ttl', '@prefix skos: <http://x/> .\nskos:a skos:b\n', 'a.ttl:3: This is no Turtle: '],
    ['a.ttl', '', 'a.ttl:1: No concept with a label in “en” stands here: say --language.'],
    ['a.jsonld', '{', 'a.jsonld:1: This is no JSON: '],
    ['a.jsonld', '{"@context": "https://example.org/c", "a": 1}', 'The context lies elsewhere, and nothing is fetched'],
    ['a.jsonld', '{"@context": {"a": 7}, "a": 1}', 'a.jsonld:1: This is no JSON-LD: '],
    ['a.jsonld', '[]', 'No concept with a label'],
  ])('refuses %s where it says %j', async (name, text, message) => {
    const { code, stdout, stderr } = await read(name, text);
    expect([code, stdout]).toEqual([2, '']);
    expect(stderr).toContain(message);
  });
});

describe('distinguo glossary import of Contextive', () => {
  const contexts = `imports: [other.glossary.yml]
contexts:
  - name: Shop
    domainVisionStatement: To sell.
    terms:
      - name: merchant
        definition: Who sells.
        examples: [The merchant waits.]
        aliases: [seller]
        meta: { Owner: Ada, Avoid: 'vendor; trader', Status: proposed }
      - name: 2 for 1
  - terms: [{ name: Merchant }]
`;

  it('takes the terms of all contexts, and tells the rest', async () => {
    expect(await read('shop.glossary.yml', contexts)).toEqual({
      code: 0,
      stdout: `terms:
  merchant:
    domain: Shop
    definition: Who sells.
    examples:
      - The merchant waits.
    admitted:
      - seller
    deprecated:
      - vendor
      - trader
    status: proposed
  2 for 1:
    domain: Shop
`,
      stderr:
        'note: left behind: 1 further concept of a name that stands before (“Merchant”), the “domainVisionStatement” of a context, the “Owner” under “meta”, the import of another glossary.\n',
    });
  });

  it.each([
    ['terms: []\n', 'a.glossary.yml:1: Here must stand a list under “contexts”'],
    ['contexts:\n  - a\n', 'a.glossary.yml:2: Here must stand a context with “terms”.'],
    ['contexts:\n  - terms:\n      - definition: x\n', 'a.glossary.yml:3: This row has no term'],
    ['contexts:\n  - terms: [{ name: a, name: b }]\n', 'This is no YAML'],
    ['a: &a [x, x]\nb: &b [*a, *a]\ncontexts: *b\n', 'Here must stand a list under “contexts”'],
  ])('refuses %j', async (text, message) => {
    const { code, stdout, stderr } = await read('a.glossary.yml', text);
    expect([code, stdout]).toEqual([2, '']);
    expect(stderr).toContain(message);
  });
});

describe('distinguo glossary import of the lists of other linters', () => {
  const vale = (swap: string, more = '') =>
    read('a.yml', `extends: substitution\n${more}swap:\n${swap}`, '--format', 'vale');

  it('takes the words that a pattern of Vale means', async () => {
    const { stdout, stderr } = await vale(`  'white[- ]?lists?': allowlist
  '(?:internet|web) (?:ro)?bots?': bot(s)
  '\\bvue\\.js\\b': Vue
  cheque|check mark: tick|check
`);
    expect(stderr).toBe('');
    expect(stdout).toBe(`terms:
  whitelist: allowlist
  white-list: allowlist
  white list: allowlist
  internet bot: bot
  internet robot: bot
  web bot: bot
  web robot: bot
  vue.js: Vue
  cheque: tick
  check mark: tick
`);
  });

  it.each([
    '(?<!not )simply',
    'colou?rs*',
    'x{2}',
    'a.c',
    '[a-z]+',
    '(open',
    'ab)',
    '(?:a|b|c|d)(?:a|b|c|d)(?:a|b|c|d)(?:a|b)',
  ])('refuses a pattern that means more than a few words: %s', async (pattern) => {
    const { code, stderr } = await vale(`  simply: easily\n  ${JSON.stringify(pattern)}: easily\n`);
    expect([code, stderr]).toEqual([
      2,
      `a.yml:4: “${pattern}” is a pattern: write the words that it means, each with its replacement.\n`,
    ]);
  });

  it('takes what a style says of a word where it writes nothing instead', async () => {
    const { stdout } = await vale('  simply|just: Nothing is simple.\n', 'message: "%s"\n');
    expect(stdout).toBe(
      'terms:\n  simply:\n    status: deprecated\n    message: Nothing is simple.\n  just:\n    status: deprecated\n    message: Nothing is simple.\n',
    );
  });

  it('takes JSON with comments', async () => {
    const list = '// ours\n["GitHub", // "http://x"\n  ["front[- ]end", "frontend"],\n]';
    expect((await read('a.json', list, '--format', 'textlint')).stdout).toBe(
      'terms:\n  GitHub:\n    case: exact\n  front-end: frontend\n  front end: frontend\n',
    );
    expect((await read('a.json', '[\n1 2]', '--format', 'textlint')).stderr).toContain('a.json:2: This is no JSON');
  });
});

describe('distinguo glossary import --partial', () => {
  it('takes the good words of a concept', async () => {
    const { stdout, stderr } = await read('a.csv', 'term,avoid,also\nmerchant,seller; s#ll,#\n', '--partial');
    expect(stdout).toBe('terms:\n  merchant:\n    deprecated:\n      - seller\n');
    expect(stderr).toContain('what stands on line 2 (“#” is not a word');
  });

  it('takes nothing of what is broken as a whole', async () => {
    const tbx =
      '<tbx><text><body><conceptEntry><langSec xml:lang="en"><termSec><term>merchant</term></termSec></langSec></conceptEntry>';
    expect((await read('a.tbx', tbx, '--partial')).code).toBe(2);
    expect((await read('a.csv', 'term\nmerchant\n"open\n', '--partial')).code).toBe(2);
  });

  it('takes what can be taken over, and tells the rest', async () => {
    const table = 'term,definition\nmerchant,Who sells.\n#1,A number.\nMerchant,Again.\n';
    expect((await read('a.csv', table)).code).toBe(2);
    expect(await read('a.csv', table, '--partial')).toEqual({
      code: 0,
      stdout: 'terms:\n  merchant:\n    definition: Who sells.\n',
      stderr:
        'note: left behind: what stands on line 3 (“#1” is not a word: a term has letters, digits, and single spaces or hyphens between them), what stands on line 4 (“Merchant” stands on line 2, too: make one of the two).\n',
    });
  });
});
