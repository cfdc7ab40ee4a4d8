import { execFileSync } from 'node:child_process';
import process from 'node:process';
import { describe, expect, it } from 'vitest';
import { Workspace } from './distinguo.js';
import { glossary, rich } from './glossaries.js';

describe('distinguo glossary export and import', () => {
  it.each(['csv', 'tsv', 'md'])('lose nothing in %s', async (format) => {
    const { workspace, code } = await glossary({ 'distinguo.yml': rich }, 'export', '-o', `a.${format}`);
    expect(code).toBe(0);
    expect((await workspace.run(['glossary', 'import', `a.${format}`, '-o', 'b.yml'])).code).toBe(0);
    expect((await workspace.run(['glossary', 'diff', 'distinguo.yml', 'b.yml'])).stdout).toBe('');
    workspace.write('a.md', 'The whitelist is on Github.\n');
    await workspace.run(['--config', 'b.yml', '--fix=all', 'a.md']);
    expect(workspace.read('a.md')).toBe('The allowlist is on GitHub.\n');
  });

  it.each([
    ['a.tbx', []],
    ['a.yml', ['--format', 'vale']],
    ['a.txt', ['--format', 'vale-accept']],
    ['a.txt', ['--format', 'cspell']],
    ['a.json', ['--format', 'textlint']],
  ])('keep in %s %j what the format holds, and say what it does not', async (name, format) => {
    const { workspace, code, stderr } = await glossary({ 'distinguo.yml': rich }, 'export', '-o', name, ...format);
    expect(code).toBe(0);
    expect(stderr).toMatch(/^distinguo: note: .* cannot hold “roles”: left out of 2 terms\.$/m);
    const once = await workspace.run(['glossary', 'import', name, ...format]);
    expect([once.code, once.stderr]).toEqual([0, '']);
    workspace.write('distinguo.yml', once.stdout);
    await workspace.run(['glossary', 'export', '--force', '-o', name, ...format]);
    expect((await workspace.run(['glossary', 'import', name, ...format])).stdout).toBe(once.stdout);
  });

  it('write nothing that a spreadsheet would compute', async () => {
    const { stdout } = await glossary({ 'distinguo.yml': rich }, 'export', '--format', 'csv');
    expect(stdout).toContain(`'=1+1 is no formula`);
    expect(stdout).not.toMatch(/(?:^|,|")[=+@-]/m);
  });

  it('leave a file that is there alone', async () => {
    const files = { 'distinguo.yml': rich, 'a.csv': 'precious\n' };
    const { workspace, code, stderr } = await glossary(files, 'export', '-o', 'a.csv');
    expect([code, stderr, workspace.read('a.csv')]).toEqual([
      2,
      'distinguo: a.csv is there already: name another file, or say --force.\n',
      'precious\n',
    ]);
  });
});

describe('distinguo glossary import', () => {
  const read = async (name: string, text: string | Buffer, ...args: string[]) => {
    const { code, stdout, stderr } = await glossary({ [name]: text }, 'import', name, ...args);
    return { code, stdout, stderr: stderr.replaceAll('distinguo: ', '') };
  };

  it.skipIf(process.platform === 'win32')('refuses what is no file, instead of waiting for it', async () => {
    const workspace = new Workspace();
    execFileSync('mkfifo', [workspace.path('a.csv')]);
    for (const [name, ...args] of [['a.csv'], ['/dev/zero', '--format', 'csv']]) {
      // A read that waits would wait for ever in this process, too.
      const { code, stderr } = await workspace.spawn(['glossary', 'import', name as string, ...args]);
      expect([code, stderr]).toEqual([2, expect.stringContaining(`${name} is neither a file nor a folder`)]);
    }
  });

  it.each([
    ['a.csv', 'term,definition,avoid\nmerchant,Who sells bread.,seller\n\nbaker,"Who\nbakes."\nmiller,Who mi', [4, 6]],
    ['a.tsv', 'term\tavoid\t\nmerchant\tseller\nbaker', [3]],
    ['a.md', '# Words\n\n| Term | Avoid |\n| --- | --- |\n| merchant | seller |\n| baker', [6]],
    [
      'b.md',
      '# Words\n\n| Term | Meaning | Avoid |\n| - | - | - |\n| merchant | Sells. | seller |\n| baker | Who ba',
      [6],
    ],
    ['c.csv', 'term,definition\nmerchant,\nbaker,""\n', []],
  ])('takes rows that end before the header does, and tells them with their lines: %s', async (name, text, lines) => {
    const { code, stderr } = await read(name, text);
    const told = [...stderr.matchAll(/^note: (\S+):(\d+): This row ends after [12] of [23] cells: see whether/gm)];
    expect([code, told.map(([, file, line]) => [file, Number(line)])]).toEqual([0, lines.map((line) => [name, line])]);
    expect(stderr.includes('cells')).toBe(lines.length > 0);
  });

  it('tells ten such rows, and says how many more there are', async () => {
    const { stderr } = await read(
      'a.csv',
      `term,definition\n${Array.from({ length: 14 }, (_, at) => `bread ${at}x\n`).join('')}`,
    );
    expect(stderr.trimEnd().split('\n')).toHaveLength(10);
    expect(stderr).toMatch(/^note: a\.csv:11: .* So do 4 more\.\n$/m);
  });

  it('takes the columns of a table by their usual names, or by those that are given', async () => {
    expect(await read('a.csv', 'Term,Avoid,Owner\r\nallowlist,whitelist; white list,Ada\r\n')).toEqual({
      code: 0,
      stdout: 'terms:\n  allowlist:\n    deprecated:\n      - whitelist\n      - white list\n',
      stderr: 'note: left behind: the column “Owner”.\n',
    });
    const german = 'Begriff\tErklärung\nKunde\t"Wer ""zahlt\t"""\n';
    expect((await read('a.tsv', german, '--map', 'Begriff=term', '--map', 'Erklärung=definition')).stdout).toBe(
      'terms:\n  Kunde:\n    definition: Wer "zahlt\t"\n',
    );
  });

  it('takes a table of a spreadsheet that writes semicolons for commas, and says how lists are written', async () => {
    const semicolons = '\ufeffTerm;Definition;Avoid\r\nguest;Books a table, and eats;"diner; patron"\r\n';
    expect(await read('a.csv', semicolons)).toEqual({
      code: 0,
      stdout:
        'terms:\n  guest:\n    definition: Books a table, and eats\n    deprecated:\n      - diner\n      - patron\n',
      stderr: '',
    });
    expect((await read('a.csv', 'Term,Avoid\nguest,diner; patron\n')).stdout).toContain('- patron');
    expect((await read('a.csv', 'Term,Avoid\nguest,"diner, patron"\n')).stderr).toBe(
      'a.csv:2: “diner, patron” is not a word: a term has letters, digits, and single spaces or hyphens between them. Of several words, write semicolons between them.\n',
    );
  });

  it('takes tables and definitions of Markdown, outside of code', async () => {
    const text = `# Words

| Term | Definition |
| --- | --- |
| merchant | Who **sells** \\| resells. |

\`\`\`
**code**: no term
\`\`\`

**Guest**: Who buys a ticket,
and comes.
_Avoid_: visitor, "attendee"

- **Host** – Who invites.
`;
    expect((await read('a.md', text)).stdout).toBe(`terms:
  merchant:
    definition: Who sells | resells.
  Guest:
    definition: Who buys a ticket, and comes.
    deprecated:
      - visitor
      - attendee
  Host:
    definition: Who invites.
`);
  });

  it('takes TBX of both versions and in both styles', async () => {
    const two = `<?xml version="1.0"?>
<!DOCTYPE martif SYSTEM "TBXBasiccoreStructV02.dtd">
<martif type="TBX-Basic" xml:lang="en"><text><body><termEntry id="1">
<descripGrp><descrip type="subjectField">shops</descrip></descripGrp>
<langSet xml:lang="en-US"><descripGrp><descrip type="definition">Who sells &amp; pays.</descrip></descripGrp>
<tig><term>seller</term><termNote type="administrativeStatus">deprecatedTerm-admn-sts</termNote></tig>
<ntig><termGrp><term>merchant</term><termNote type="administrativeStatus">preferredTerm-admn-sts</termNote></termGrp></ntig>
</langSet><langSet xml:lang="de"><tig><term>Händler</term></tig></langSet></termEntry></body></text></martif>`;
    expect(await read('a.tbx', two)).toEqual({
      code: 0,
      stdout:
        'terms:\n  merchant:\n    domain: shops\n    definition: Who sells & pays.\n    deprecated:\n      - seller\n',
      stderr: 'note: left behind: 1 term in “de”.\n',
    });
    const three = `<tbx type="TBX-Basic" style="dct" xml:lang="en" xmlns="urn:iso:std:iso:30042:ed-2" xmlns:min="http://www.tbxinfo.net/ns/min" xmlns:basic="http://www.tbxinfo.net/ns/basic">
<text><body><conceptEntry id="c1"><min:subjectField>shops</min:subjectField><langSec xml:lang="en"><basic:definition>Who sells.</basic:definition>
<termSec><term>merchant</term><min:partOfSpeech>noun</min:partOfSpeech><min:administrativeStatus>preferredTerm-admn-sts</min:administrativeStatus></termSec>
</langSec></conceptEntry></body></text></tbx>`;
    expect((await read('a.xml', three)).stdout).toBe(
      'terms:\n  merchant:\n    domain: shops\n    definition: Who sells.\n    partOfSpeech: noun\n',
    );
  });

  it('writes a word that is nearly a role so that it is taken for no slip', async () => {
    const { stdout } = await read('a.csv', 'term,use\nexamine,consider\nwhitelist,allowlist\n');
    expect(stdout).toBe('terms:\n  examine:\n    use: consider\n  whitelist: allowlist\n');
    const workspace = new Workspace({ 'distinguo.yml': stdout, 'a.md': 'We examine it.\n' });
    await workspace.run(['--fix', 'a.md']);
    expect(workspace.read('a.md')).toBe('We consider it.\n');
  });

  it('takes word lists and substitutions of other linters', async () => {
    const vale = 'extends: substitution\nswap:\n  whitelist: allowlist\n  "(?:e-mail|electronic mail)": email\n';
    expect((await read('a.yml', vale, '--format', 'vale')).stdout).toBe(
      'terms:\n  whitelist: allowlist\n  e-mail: email\n  electronic mail: email\n',
    );
    expect((await read('a.txt', '# ours\n!blacklist\nhte->the\nLedgerly\n', '--format', 'cspell')).stdout).toBe(
      'terms:\n  blacklist:\n    status: forbidden\n  hte: the\n  Ledgerly: {}\n',
    );
    expect((await read('a.json', '["GitHub", ["front end", "frontend"]]', '--format', 'textlint')).stdout).toBe(
      'terms:\n  GitHub:\n    case: exact\n  front end: frontend\n',
    );
  });

  const bomb = '<!DOCTYPE tbx [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]><tbx><text>&b;</text></tbx>';
  it.each([
    ['an open quotation mark', 'a.csv', 'term,definition\na,b\nc,"d\n', 'a.csv:3:3: A quotation mark does not close'],
    ['a row with too many cells', 'a.csv', 'term\nab,b\n', 'a.csv:2: This row has 2 cells, and the header 1'],
    ['a table without terms', 'a.csv', 'x,y\n', 'a.csv:1: No column is called “term” (here: “x”, “y”): say which is'],
    ['a formula for a term', 'a.csv', 'term\n=cmd|x\n', 'a.csv:2: “=cmd|x” is not a word'],
    ['a term that would reach into the program', 'a.csv', 'term\n__proto__\n', 'a.csv:2: “__proto__” cannot be a term'],
    ['a term that stands twice', 'a.csv', 'term\nab\nAB\n', 'a.csv:3: “AB” stands on line 2, too'],
    ['a role that is none', 'a.csv', 'term,role\nab,byer\n', 'a.csv:2:4: “byer” is no role. Did you mean “buyer”?'],
    [
      'a status that is none',
      'a.csv',
      'term,x,status\n"a\nb",,deprecatd\n',
      'a.csv:3:5: “deprecatd” is no status. Did',
    ],
    ['a severity that is none', 'a.tsv', 'term\tseverity\nab\tloud\n', 'a.tsv:2:4: “loud” is no severity. Write hint,'],
    [
      'a role in a table of Markdown',
      'a.md',
      '| Term | Role |\n| - | - |\n| ab | byer |\n',
      'a.md:3:8: “byer” is no role',
    ],
    ['Markdown without terms', 'a.md', '# Nothing\n', 'a.md:1: No term stands here'],
    ['entities that grow', 'a.tbx', bomb, 'a.tbx:1: The document type declares something itself'],
    ['an entity from nowhere', 'a.tbx', '<tbx>\n&x;</tbx>', 'a.tbx:2: This is no XML: Invalid character entity'],
    ['an entity of a file', 'a.tbx', '<!DOCTYPE t [<!ENTITY x SYSTEM "/etc/passwd">]><tbx>&x;</tbx>', 'a.tbx:1: The'],
    ['XML that is not closed', 'a.tbx', '<tbx>\n<text>\n', 'a.tbx:3: This is no XML: Unclosed root tag'],
    ['XML that is no TBX', 'a.xml', '<html/>', 'a.xml:1: This is no TBX'],
    ['deep XML', 'a.xml', '<a>'.repeat(200), 'a.xml:1: Elements are nested too deeply'],
    [
      'another language',
      'a.tbx',
      '<tbx><langSec xml:lang="de"><termSec><term>x</term></termSec></langSec></tbx>',
      'a.tbx:1: No term in “en” stands here (there are: de)',
    ],
    ['an unknown kind of file', 'a.xyz', '', 'the name “a.xyz” does not tell its format: say --format (csv'],
    ['bytes that are no text', 'a.csv', Buffer.from([0x74, 0xff]), 'a.csv is not UTF-8 (line 1): save it so.'],
  ])('refuses %s, with file, line and remedy', async (_, name, text, message) => {
    const { code, stdout, stderr } = await read(name as string, text as string);
    expect([code, stdout]).toEqual([2, '']);
    expect(stderr).toContain(message as string);
  });
});
