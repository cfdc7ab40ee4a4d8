import { describe, expect, it } from 'vitest';
import { Workspace } from './distinguo.js';
import { imported, rich, runGlossary } from './glossaries.js';

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

describe('distinguo glossary export and import', () => {
  it.each(['a.xlsx', 'a.glossary.yml'])('lose nothing in %s', async (name) => {
    const workspace = new Workspace({ 'distinguo.yml': rich });
    expect(await runGlossary(workspace, 'export', '-o', name)).toMatchObject({ code: 0, stderr: '' });
    expect(await runGlossary(workspace, 'import', name, '-o', 'b.yml')).toMatchObject({ code: 0, stderr: '' });
    expect((await runGlossary(workspace, 'diff', 'distinguo.yml', 'b.yml')).stdout).toBe('');
  });

  it.each(['a.ttl', 'a.jsonld'])('lose nothing in %s of what SKOS holds', async (name) => {
    const workspace = new Workspace({ 'distinguo.yml': plain });
    expect(await runGlossary(workspace, 'export', '-o', name)).toMatchObject({ code: 0, stderr: '' });
    expect(await runGlossary(workspace, 'import', name, '-o', 'b.yml')).toMatchObject({ code: 0, stderr: '' });
    expect((await runGlossary(workspace, 'diff', 'distinguo.yml', 'b.yml')).stdout).toBe('');
  });

  it.each(['a.ttl', 'a.jsonld', 'a.tbx'])('say what %s cannot hold, and keep the rest', async (name) => {
    const workspace = new Workspace({ 'distinguo.yml': rich });
    const { stderr } = await runGlossary(workspace, 'export', '-o', name);
    expect(stderr).toMatch(/ cannot hold “roles”: left out of 2 terms\.\n/);
    expect(stderr).toMatch(/ has no status “forbidden”: it is another in 1 term\.\n/);
    const once = await runGlossary(workspace, 'import', name);
    expect([once.code, once.stderr]).toEqual([0, '']);
    workspace.write('distinguo.yml', once.stdout);
    await runGlossary(workspace, 'export', '--force', '-o', name);
    expect((await runGlossary(workspace, 'import', name)).stdout).toBe(once.stdout);
  });

  it('are in the language that is said', async () => {
    const workspace = new Workspace({ 'distinguo.yml': 'terms: { Kunde: { definition: Wer zahlt. } }\n' });
    for (const name of ['a.ttl', 'a.jsonld', 'a.tbx']) {
      await runGlossary(workspace, 'export', '-o', name, '--language', 'de');
      expect((await runGlossary(workspace, 'import', name)).stderr).toContain('in “en” stands here (there are: de)');
      expect((await runGlossary(workspace, 'import', name, '--language', 'de')).stdout).toContain(
        'definition: Wer zahlt.',
      );
    }
  });

  it('write a workbook only into a file, and leave one that is there alone', async () => {
    const workspace = new Workspace({ 'distinguo.yml': rich, 'a.xlsx': 'precious' });
    expect((await runGlossary(workspace, 'export', '--format', 'xlsx')).stderr).toContain('name a file with --output');
    expect((await runGlossary(workspace, 'export', '-o', 'a.xlsx')).code).toBe(2);
    expect(workspace.read('a.xlsx')).toBe('precious');
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
    expect(await imported('a.ttl', turtle)).toEqual({
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
    expect((await imported('a.jsonld', JSON.stringify(document))).stdout).toBe(
      'terms:\n  merchant:\n    definition: Who sells.\n',
    );
  });

  it.each([
    ['a.ttl', '@prefix skos: <http://x/> .\nskos:a skos:b\n', 'a.ttl:3: This is no Turtle: '],
    [
      'a.ttl',
      '<http://x/a> <http://www.w3.org/2004/02/skos/core#prefLabel> "Koch"@de .',
      'a.ttl:1: No concept with a label in “en” stands here (there are: de): say --language.',
    ],
    ['a.jsonld', '{', 'a.jsonld:1: This is no JSON: '],
    ['a.jsonld', '{"@context": "https://example.org/c", "a": 1}', 'The context lies elsewhere, and nothing is fetched'],
    ['a.jsonld', '{"@context": {"a": 7}, "a": 1}', 'a.jsonld:1: This is no JSON-LD: '],
    ['a.jsonld', '[]', 'a.jsonld:1: This is no vocabulary of SKOS: no skos:Concept'],
  ])('refuses %s where it says %j', async (name, text, message) => {
    const { code, stdout, stderr } = await imported(name, text);
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
    expect(await imported('shop.glossary.yml', contexts)).toEqual({
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
    ['terms: []\n', 'a.glossary.yml:1: This is no glossary of Contextive: it has no list under “contexts”'],
    ['contexts:\n  - a\n', 'a.glossary.yml:2: Here must stand a context with “terms”.'],
    ['contexts:\n  - terms:\n      - definition: x\n', 'a.glossary.yml:3: This row has no term'],
    ['contexts:\n  - terms: [{ name: a, name: b }]\n', 'This is no YAML'],
    ['a: &a [x, x]\nb: &b [*a, *a]\ncontexts: *b\n', 'it has no list under “contexts”'],
  ])('refuses %j', async (text, message) => {
    const { code, stdout, stderr } = await imported('a.glossary.yml', text);
    expect([code, stdout]).toEqual([2, '']);
    expect(stderr).toContain(message);
  });
});

describe('distinguo glossary import of the lists of other linters', () => {
  const vale = (swap: string, more = '') =>
    imported('a.yml', `extends: substitution\n${more}swap:\n${swap}`, '--format', 'vale');

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
    expect((await imported('a.json', list, '--format', 'textlint')).stdout).toBe(
      'terms:\n  GitHub:\n    case: exact\n  front-end: frontend\n  front end: frontend\n',
    );
    expect((await imported('a.json', '[\n1 2]', '--format', 'textlint')).stderr).toContain('a.json:2: This is no JSON');
  });
});

describe('distinguo glossary import --partial', () => {
  it('takes the good words of a concept', async () => {
    const { stdout, stderr } = await imported('a.csv', 'term,avoid,also\nmerchant,seller; s#ll,#\n', '--partial');
    expect(stdout).toBe('terms:\n  merchant:\n    deprecated:\n      - seller\n');
    expect(stderr).toContain('what stands on line 2 (“#” is not a word');
  });

  it('takes nothing of what is broken as a whole', async () => {
    const tbx =
      '<tbx><text><body><conceptEntry><langSec xml:lang="en"><termSec><term>merchant</term></termSec></langSec></conceptEntry>';
    expect((await imported('a.tbx', tbx, '--partial')).code).toBe(2);
    expect((await imported('a.csv', 'term\nmerchant\n"open\n', '--partial')).code).toBe(2);
  });

  it('takes what can be taken over, and tells the rest', async () => {
    const table = 'term,definition\nmerchant,Who sells.\n#1,A number.\nMerchant,Again.\n';
    expect((await imported('a.csv', table)).code).toBe(2);
    expect(await imported('a.csv', table, '--partial')).toEqual({
      code: 0,
      stdout: 'terms:\n  merchant:\n    definition: Who sells.\n',
      stderr:
        'note: left behind: what stands on line 3 (“#1” is not a word: a term has letters, digits, and single spaces or hyphens between them), what stands on line 4 (“Merchant” stands on line 2, too: make one of the two).\n',
    });
  });
});
