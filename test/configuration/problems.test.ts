import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseConfiguration, settingsFor } from '../../configuration/index.js';
import { stopwatch } from '../support/time.js';
import { load, told } from './memory.js';

const cases: readonly (readonly [name: string, text: string, expected: string])[] = [
  ['an unknown key', 'rulez: {}\n', '1:1 unknown-key: “rulez” is not known here. Did you mean “rules”?'],
  [
    'an unknown key of a term',
    'terms:\n  buyer:\n    role: buyer\n    defintion: x\n',
    '4:5 unknown-key: “defintion” is not known here. Did you mean “definition”?',
  ],
  [
    'an unknown rule',
    'rules:\n  role-missmatch: off\n',
    '2:3 unknown-key: “role-missmatch” is not known here. Did you mean “role-mismatch”?',
  ],
  [
    'a severity as others name it',
    'rules:\n  role-mismatch: warn\n',
    '2:18 bad-value: “warn” is not known here. Did you mean “warning”?',
  ],
  [
    'a severity as others number it',
    'rules:\n  role-mismatch: 2\n',
    '2:18 bad-value: “2” is not known here. Did you mean “error”?',
  ],
  [
    'a rule in the wrong place',
    'role-mismatch: off\n',
    '1:1 unknown-key: “role-mismatch” is not known here. Rules stand',
  ],
  [
    'a word in the wrong place',
    'member: true\n',
    '1:1 unknown-key: “member” is not known here. Words of the team stand',
  ],
  ['a word with its role in the wrong place', 'member: operator\n', 'Words of the team stand under “terms”.'],
  [
    'a severity that YAML reads as false',
    'rules:\n  role-mismatch: false\n',
    '2:18 bad-value: “false” is not known here. Did you mean “off”?',
  ],
  [
    'a term that is said to be one',
    'terms:\n  member: true\n',
    '2:11 wrong-type: Here stands true, but false is needed. To have the word judged, say whom it names: buyer, operator,',
  ],
  ['an unknown role', 'terms:\n  merchant: byer\n', '2:13 bad-value: “byer” is not known here. Did you mean “buyer”?'],
  ['a wrong type', 'allow: Customer Portal\n', '1:8 wrong-type: Here stands a text, but a list is needed.'],
  [
    'a list where one thing is needed',
    'rules: [role-mismatch]\n',
    '1:8 wrong-type: Here stands a list, but a mapping is needed.',
  ],
  ['a number for a text', 'allow: [12]\n', '1:9 wrong-type: Here stands 12, but a text is needed.'],
  ['a key without a value', 'rules:\n', '1:1 wrong-type: “rules” needs a mapping.'],
  ['a file that is no mapping', '- rules\n', '1:1 wrong-type: Here stands a list, but a mapping is needed.'],
  ['a key that stands twice', 'rules: {}\nrules: {}\n', '2:1 duplicate-key: This key stands here twice: keep one.'],
  [
    'a term that stands twice',
    'terms:\n  Member: operator\n  member: buyer\n',
    '3:3 duplicate-key: “member” stands here twice: keep one.',
  ],
  ['a term that is no word', 'terms:\n  "!?": buyer\n', '2:3 bad-value: “!?” is not a word'],
  [
    'a term that would reach into the program',
    'terms:\n  __proto__: buyer\n',
    '2:3 bad-value: “__proto__” cannot be a term.',
  ],
  ['a bad glob', 'ignore: ["docs/[a"]\n', '1:10 bad-value: “]” is missing: close the bracket.'],
  ['a glob with backslashes', "ignore: ['docs\\a']\n", '1:10 bad-value: A glob has forward slashes on every system'],
  ['a glob that leaves the folder', 'ignore: [../a]\n', '1:10 bad-value: A glob cannot leave the folder'],
  ['a glob that would be slow', 'ignore: ["*a*a*a*a*a"]\n', '1:10 bad-value: A name in a glob may have at most 3 “*”'],
  ['an override without files', 'overrides:\n  - rules: {}\n', '2:5 missing-key: “files” is missing'],
  ['an exception for everything', 'exceptions:\n  - reason: because\n', '2:5 missing-key: This means everything'],
  [
    'an exception for an unknown term',
    'exceptions:\n  - term: cutsomer\n',
    '2:11 unknown-term: “cutsomer” is no term of the glossary. Did you mean “customer”?',
  ],
  ['a tag', 'allow: [!!js/function "x"]\n', '1:23 refused: Tags such as “!!js/function”'],
  ['a custom tag', 'allow: !secret [x]\n', ' refused: Tags such as “!secret” are not read: remove it.'],
  ['tabs', 'rules:\n\trole-mismatch: off\n', ' syntax: YAML is not indented with tabs: use spaces.'],
  ['what is no YAML', 'rules: {\n', ' syntax: '],
  ['two documents', 'rules: {}\n---\nallow: []\n', ' syntax: Only one YAML document may stand in the file'],
];

describe('a mistake in a configuration', () => {
  it.each(cases)('is told with its place and its remedy: %s', async (_, text, expected) => {
    const problems = told(await load(text));
    expect(
      problems.some((problem) => problem.includes(expected)),
      problems.join('\n'),
    ).toBe(true);
  });

  it('is told once, and nothing else with it', async () => {
    for (const [name, text] of cases.filter(([, , expected]) => /^\d/.test(expected))) {
      expect(told(await load(text)), name).toHaveLength(1);
    }
  });

  it('does not take the rest with it', async () => {
    const configuration = await load(
      'rules:\n  role-mismatch: loud\n  mixed-terms: off\nterms:\n  member: operator\n  x: []\n',
    );
    const { rules, glossary } = settingsFor(configuration, 'a.md');
    expect([rules['role-mismatch'], rules['mixed-terms']]).toEqual(['default', 'off']);
    expect(glossary.terms.map(({ term }) => term)).toContain('member');
  });

  it('counts columns after an emoji and lines after CRLF as editors do', async () => {
    expect(told(await load('allow: ["😀"]\r\nrulez: 1\r\n'))[0]).toContain('distinguo.yml:2:1 unknown-key');
    expect(told(await load('allow: ["😀", 1]\n'))[0]).toContain('distinguo.yml:1:15 wrong-type');
  });
});

describe('a hostile configuration', () => {
  it('with an alias bomb is refused at once', () => {
    const terms = Array.from({ length: 500 }, (_, index) => `    term${'x'.repeat(index % 50)} a${index}b: buyer`);
    const overrides = [
      'overrides:',
      '- &o',
      '  files: a',
      '  terms:',
      ...terms,
      ...Array.from({ length: 5_000 }, () => '- *o'),
    ];
    const nested = Array.from(
      { length: 20 },
      (_, n) => `a${n}: &a${n} [${Array(9).fill(n === 0 ? 'x' : `*a${n - 1}`)}]`,
    );
    for (const text of [overrides.join('\n'), `${nested.join('\n')}\nallow: *a19\n`]) {
      const taken = stopwatch();
      expect(parseConfiguration('distinguo.yml', text).problems).not.toEqual([]);
      expect(taken()).toBeLessThan(3_000);
    }
    const { problems } = parseConfiguration('distinguo.yml', overrides.join('\n'));
    expect(problems.map(({ code }) => code)).toEqual(['too-much']);
  });

  it('with an alias to itself is refused', () => {
    const { problems } = parseConfiguration('distinguo.yml', 'allow: &a [*a]\n');
    expect(problems.length).toBeGreaterThan(0);
  });

  it('nested without end is refused', () => {
    const nested = (depth: number) =>
      parseConfiguration('distinguo.yml', `allow: ${'['.repeat(depth)}${']'.repeat(depth)}`).problems.map(
        ({ code }) => code,
      );
    expect(nested(20)).not.toContain('too-much');
    expect(nested(100)).toEqual(['too-much']);
    expect(nested(50_000)).toEqual(['too-much']);
  });

  it('cannot change what all objects have', () => {
    const text =
      '{"__proto__": {"polluted": true}, "rules": {"__proto__": {"polluted": true}}, "constructor": {"prototype": {"polluted": true}}}';
    const { problems } = parseConfiguration('distinguo.json', text);
    expect(({} as { polluted?: boolean }).polluted).toBeUndefined();
    expect(problems.length).toBe(3);
  });

  it('of any text never throws, and its problems lie in the text', () => {
    const word = fc.constantFrom(
      'rules',
      'terms',
      'extends',
      ': ',
      '\n',
      '\n  ',
      '- ',
      '[',
      ']',
      '{',
      '}',
      '&a ',
      '*a',
      '!x ',
      '"',
      "'",
      '#',
      '|',
      '>',
      '? ',
      '---',
      'buyer',
      'off',
      '\t',
      '\u0000',
      '😀',
    );
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string(),
          fc.array(word, { maxLength: 30 }).map((words) => words.join('')),
        ),
        (text) => {
          const { problems } = parseConfiguration('distinguo.yml', text);
          for (const { span, line, column } of problems) {
            expect(span.start).toBeGreaterThanOrEqual(0);
            expect(span.end).toBeLessThanOrEqual(text.length);
            expect(span.start).toBeLessThanOrEqual(span.end);
            expect(line * column).toBeGreaterThan(0);
          }
        },
      ),
      { numRuns: 500 },
    );
  });
});
