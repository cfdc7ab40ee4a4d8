import fs from 'node:fs';
import { describe, expect, it } from 'vitest';
import { paragraph, run, wordOf } from '../support/word.js';
import { Workspace } from './distinguo.js';
import { glossary, rich } from './glossaries.js';

describe('distinguo glossary --help', () => {
  it('says what its page in the documentation says', async () => {
    const workspace = new Workspace();
    for (const args of [['--help'], ['import', '-h']]) {
      const { code, stdout, stderr } = await workspace.run(['glossary', ...args]);
      expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
      expect(stdout).toContain('glossary import FILE');
      expect(fs.readFileSync('docs/glossary.md', 'utf8')).toContain(`\`\`\`text\n${stdout}\`\`\`\n`);
    }
  });
});

describe('distinguo glossary test', () => {
  const test = async (configuration: string, ...args: string[]) =>
    new Workspace({ 'distinguo.yml': configuration }).run(['glossary', 'test', ...args]);

  it('holds the sentences of the glossary against it', async () => {
    const configuration = `
terms:
  allowlist:
    deprecated: [whitelist]
    flags: [The whitelist is long., 'A «whitelist→allowlist» is long, and it is «whitelisted→allowlisted».']
    passes: [The allowlist is long., Whitelist Works is a company.]
  sunset: { use: retire, files: docs/**, flags: ['We «sunset→retire» it.'] }
`;
    const { code, stdout } = await new Workspace({ 'distinguo.yml': configuration }).spawn(['glossary', 'test']);
    expect([code, stdout]).toEqual([0, '5 passed, 0 failed\n']);
  });

  it('tells where a sentence is another than it says, and what is found', async () => {
    const { code, stdout } = await test(`terms:
  allowlist:
    deprecated: [whitelist]
    flags:
      - The blacklist is long.
      - The «whitelist→denylist» is long.
    passes:
      - The whitelist is long.
`);
    expect(code).toBe(1);
    expect(stdout).toBe(`distinguo.yml:5:9: “allowlist” flags “The blacklist is long.”: nothing is found.
distinguo.yml:6:9: “allowlist” flags “The «whitelist→denylist» is long.”: found: “whitelist” → “allowlist”.
distinguo.yml:8:9: “allowlist” passes “The whitelist is long.”: found: “whitelist” → “allowlist”.
0 passed, 3 failed
`);
  });

  it('ends with 2 where the configuration is wrong, missing or not to be had', async () => {
    const broken = await test('terms: { allowlist: { flags: Text } }\n');
    expect([broken.code, broken.stderr]).toEqual([
      2,
      'distinguo: distinguo.yml:1:30: Here stands a text, but a list is needed.\n',
    ]);
    expect((await test('{}\n', 'other.yml')).stderr).toBe('distinguo: other.yml does not exist.\n');
    expect((await new Workspace().run(['glossary', 'test'])).code).toBe(2);
    const unknown = await new Workspace().run(['glossary', 'tset']);
    expect([unknown.code, unknown.stderr]).toEqual([
      2,
      'distinguo: there is no command “glossary tset”. Did you mean “test”? Write distinguo glossary check|diff|discover|export|import|test.\n',
    ]);
  });
});

describe('distinguo glossary check', () => {
  it('tells what contradicts itself', async () => {
    const { code, stdout } = await glossary(
      {
        'distinguo.yml': `terms:
  allowlist: { deprecated: [whitelist] }
  safelist: { deprecated: [whitelist], admitted: [passlist] }
  passlist: blocklist
  blocklist: denylist
  denylist: { definition: x }
  hen: { plural: oxen }
  ox: { plural: oxen }
`,
      },
      'check',
    );
    expect(code).toBe(1);
    expect(stdout).toBe(`“whitelist” is to be written as “allowlist” and “safelist”: keep one.
“passlist” is admitted for “safelist”, and to be written as “blocklist”: keep one.
“oxen” is a form of “hen” and “ox”: say their plurals.
“passlist” is to be written as “blocklist”, which is to be written as “denylist”: say “denylist” at once.
7 terms, 4 contradictions
`);
    expect((await glossary({ 'distinguo.yml': rich }, 'check')).stdout).toBe('6 terms, 0 contradictions\n');
  });
});

describe('distinguo glossary check', () => {
  const check = async (terms: string, files: Readonly<Record<string, string>> = {}, ...args: string[]) => {
    const { code, stdout } = await glossary({ ...files, 'distinguo.yml': `terms:\n${terms}` }, 'check', ...args);
    return { code, lines: stdout.trimEnd().split('\n') };
  };

  it('tells circles once, however long they are', async () => {
    const long = Array.from({ length: 1000 }, (_, at) => `  word ${at}ab: word ${(at + 1) % 1000}ab\n`).join('');
    const { lines } = await check(
      '  aa: bb\n  bb: cc\n  cc: aa\n  dd: { deprecated: [ee] }\n  ee: { deprecated: [dd] }\n',
    );
    expect(lines).toContain('“aa” → “bb” → “cc” → “aa” are to be written as one another: keep one.');
    expect(lines.filter((line) => line.includes('one another'))).toHaveLength(2);
    expect((await check(long)).lines.filter((line) => line.includes('one another'))).toHaveLength(1);
    const wider = await check(
      '  cat: { broader: pet }\n  pet: { broader: [animal] }\n  animal: { broader: cat }\n  dog: { broader: pet }\n',
    );
    expect(wider.lines).toEqual([
      '“cat” → “pet” → “animal” → “cat” are broader than one another: take one out.',
      '4 terms, 1 contradiction',
    ]);
  });

  it('tells words that are preferred in one place and unwanted in another', async () => {
    const { lines } = await check(`  allowlist: { deprecated: [safelist] }
  safelist: { status: preferred, roles: [program] }
  sunset: retire
  retire: { status: deprecated }
`);
    expect(lines).toEqual([
      '“safelist” is preferred, and to be written as “allowlist”: keep one.',
      '“sunset” is to be written as “retire”, which is deprecated: write another.',
      '4 terms, 2 contradictions',
    ]);
  });

  const remedy = 'tell the two apart by a cast that says whose people each is, or drop one.';
  it.each([
    ['  client: { role: buyer, preferred: true }\n', 'preferred for the same role, buyer (distinguo.yml:3:26)'],
    ['  Client: buyer\n', 'a word of its own for the same role, buyer (distinguo.yml:3:3)'],
    [
      '  client: { roles: [program, buyer] }\ncast: { customer: { does: buys }, client: { does: engages } }\n',
      'a word of its own for the same role, buyer (distinguo.yml:3:3)',
    ],
    ['roles: { buyer: { preferred: client } }\n', 'preferred for the same role, buyer (distinguo.yml:3:30)'],
    [
      'cast: { customer: { does: buys }, client: { does: [buys] } }\n',
      'a word of its own for the same role, buyer (distinguo.yml:3:35)',
    ],
  ])('tells that a word is given up for another of its own role, and where: %s', async (rest, is) => {
    const { code, lines } = await check(`  customer: { deprecated: [client] }\n${rest}`);
    expect([code, lines[0]]).toEqual([
      1,
      `“client” is to be written as “customer” (distinguo.yml:2:28), and is ${is}: ${remedy}`,
    ]);
    expect(lines[1]).toMatch(/^\d terms?, 1 contradiction$/);
  });

  it.each([
    '  client: operator\n',
    '  client: { role: buyer }\ncast: { customer: { does: buys }, client: { does: buys, of: customer } }\n',
    '  client: { status: preferred }\ncast: { customer: { does: buys, of: client }, client: { does: buys } }\n',
    'cast: { customer: { does: buys, of: client }, client: {} }\n',
    'cast: agency\n',
  ])('is silent where the other role, or a cast, tells which of the two is meant: %s', async (rest) => {
    const { code, lines } = await check(`  customer: { deprecated: [client] }\n${rest}`);
    expect({ code, lines }).toEqual({ code: 0, lines: [expect.stringMatching(/^\d terms?, 0 contradictions$/)] });
  });

  it('names the line of a cast that ships for the words that it brings', async () => {
    const { lines } = await check('  user: { deprecated: [customer] }\ncast: direct\n');
    expect(lines[0]).toContain('a word of its own for the same role, operator (distinguo.yml:3:7)');
  });

  it('tells the lines of both in a glossary of another format', async () => {
    const terms = 'term,role,avoid\npatron,buyer,guest\nguest,buyer,\n';
    const { code, stdout } = await glossary({ 'words.csv': terms }, 'check', 'words.csv');
    expect([code, stdout]).toEqual([
      1,
      `“guest” is to be written as “patron” (words.csv:2), and is a word of its own for the same role, buyer (words.csv:3): ${remedy}\n2 terms, 1 contradiction\n`,
    ]);
  });

  it('tells terms that are the plural of others', async () => {
    const { lines } = await check(
      '  policy: {}\n  policies: {}\n  news: {}\n  new: { plural: new }\n  boxes: box\n  box: {}\n',
    );
    expect(lines).toEqual([
      '“policies” is the plural of “policy”, which is found in it: take it out, or say another plural.',
      '6 terms, 1 contradiction',
    ]);
  });

  it('tells what nothing uses, where the configuration has documents', async () => {
    const terms = `  policy: {}
  sunset: retire
  sign in: { deprecated: [log on] }
  ghost: { admitted: [spectre] }
allow: [Customer Portal, Users Group]
exceptions: [{ term: client, context: the ledger }]
`;
    const documents = {
      'docs/a.md': 'Policies are retired. Logging on takes a while. The Users Group meets.\n',
      'sub/distinguo.yml': 'terms: {}\n',
      'sub/b.md': 'A ghost of the Customer Portal.\n',
      'bad.md': 'ghost\0',
    };
    const { code, lines } = await check(terms, documents);
    expect(code).toBe(1);
    expect(lines).toEqual([
      '“sunset” stands in no document.',
      '“ghost” stands in no document.',
      'distinguo.yml:6:9: No document that was read says this: remove it.',
      'distinguo.yml:7:22: This exception fits nothing in any document that was read: remove it.',
      '4 terms, 0 contradictions, 4 unused in 1 document',
    ]);
    expect((await check(terms)).lines).toEqual(['4 terms, 0 contradictions']);
  });

  it('finds the words of office documents used, and counts no report of an earlier run', async () => {
    const workspace = new Workspace({
      'distinguo.yml': 'terms:\n  sunset: retire\n  ghost: {}\n',
      'plan.docx': wordOf(paragraph(run('We sunset it in May.'))),
      'report.md': '<!-- Distinguo report -->\nA ghost.\n',
    });
    const { stdout } = await workspace.run(['glossary', 'check']);
    expect(stdout).toBe('“ghost” stands in no document.\n2 terms, 0 contradictions, 1 unused in 1 document\n');
  });
});

describe('distinguo glossary diff', () => {
  it('tells in words how two glossaries differ', async () => {
    const files = { 'a.csv': 'term,definition\nab,x\ncd,y\n', 'b.csv': 'term,definition\nab,z\nef,y\n' };
    const { code, stdout } = await glossary(files, 'diff', 'a.csv', 'b.csv');
    expect([code, stdout]).toEqual([1, '+ “ef” is new.\n- “cd” is gone.\n~ “ab”: definition was “x”, is “z”.\n']);
  });
});
