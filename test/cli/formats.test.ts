import fs from 'node:fs';
import { createRequire } from 'node:module';
import { Ajv } from 'ajv';
import { parse as parseJunit } from 'junit2json';
import { describe, expect, it, vi } from 'vitest';
import { xml2js } from 'xml-js';
import { validateXML } from 'xmllint-wasm';
import { wrong } from './distinguo.js';
import { nasty, printed } from './printed.js';

const require = createRequire(import.meta.url);

describe('SARIF', () => {
  it('is what the published schema of SARIF 2.1.0 asks for', async () => {
    const schema = JSON.parse(
      fs.readFileSync(
        require.resolve('@microsoft/jest-sarif').replace(/index\.js$/, 'schemas/sarif-2.1.0-rtm.5.json'),
        'utf8',
      ),
    );
    // The schema is of an older draft, but uses nothing that has changed since.
    const ajv = new Ajv({ strict: false, validateFormats: false, unicodeRegExp: false });
    const { $schema: _, id: __, ...keywords } = schema;
    const validate = ajv.compile(keywords);
    const log = JSON.parse(await printed('sarif'));
    validate(log);
    expect(validate.errors).toBeNull();
    validate({ ...log, runs: [{}] });
    expect(validate.errors).not.toBeNull();
  });

  it('gives each finding its rule with help, its place without the byte order mark, a fix and a fingerprint', async () => {
    const { runs } = JSON.parse(await printed('sarif', { 'a b.md': `\ufeffEach enduser and enduser.\n` }));
    const [first, second] = runs[0].results;
    const rule = runs[0].tool.driver.rules.find(({ id }: { id: string }) => id === 'term-variant');
    expect(rule.help.markdown).toContain('enduser→end user');
    const { artifactLocation, region } = first.locations[0].physicalLocation;
    expect(artifactLocation.uri).toBe('a%20b.md');
    expect(region).toMatchObject({ startLine: 1, startColumn: 6, endColumn: 13, charOffset: 5, charLength: 7 });
    expect(first.fixes[0].artifactChanges[0].replacements[0]).toMatchObject({
      deletedRegion: { startColumn: 6, endColumn: 13 },
      insertedContent: { text: 'end user' },
    });
    expect(first.partialFingerprints).not.toEqual(second.partialFingerprints);
  });

  it('says what could not be done', async () => {
    const { runs } = JSON.parse(await printed('sarif'));
    expect(runs[0].invocations[0]).toMatchObject({
      executionSuccessful: false,
      toolExecutionNotifications: [{ level: 'error', message: { text: 'bin.md is a binary file, not text.' } }],
    });
  });
});

/** What GitLab asks of each issue, by its documentation of “Code Quality report format”. */
const gitlabIssue = {
  type: 'object',
  required: ['description', 'check_name', 'fingerprint', 'severity', 'location'],
  properties: {
    description: { type: 'string', minLength: 1 },
    check_name: { type: 'string' },
    fingerprint: { type: 'string', minLength: 8 },
    severity: { enum: ['info', 'minor', 'major', 'critical', 'blocker'] },
    location: {
      type: 'object',
      required: ['path', 'positions'],
      properties: {
        path: { type: 'string', pattern: '^[^./]' },
        positions: {
          type: 'object',
          required: ['begin'],
          properties: {
            begin: { type: 'object', required: ['line'], properties: { line: { type: 'integer', minimum: 1 } } },
          },
        },
      },
    },
  },
};

describe('GitLab code quality', () => {
  it('is a list of issues of which no two have one fingerprint', async () => {
    const issues = JSON.parse(await printed('gitlab', { ...nasty, 'again.md': wrong + wrong, 'copy.md': wrong }));
    const validate = new Ajv().compile({ type: 'array', minItems: 6, items: gitlabIssue });
    validate(issues);
    expect(validate.errors).toBeNull();
    const prints = issues.map(({ fingerprint }: { fingerprint: string }) => fingerprint);
    expect(new Set(prints).size).toBe(prints.length);
  });

  it('keeps a fingerprint when lines move', async () => {
    const [before] = JSON.parse(await printed('gitlab', { 'a.md': wrong }));
    const [after] = JSON.parse(await printed('gitlab', { 'a.md': `# New\n\nMore.\n\n${wrong}` }));
    expect(after).toMatchObject({ fingerprint: before.fingerprint, location: { positions: { begin: { line: 5 } } } });
  });
});

describe('JUnit', () => {
  it('is read as suites and cases by a program that reads JUnit', async () => {
    const suites = await parseJunit(await printed('junit'));
    const told = suites && 'testsuite' in suites ? (suites.testsuite ?? []) : [];
    expect(told.map(({ name, tests, failures, errors }) => [name, tests, failures, errors])).toEqual([
      ['a.md', 1, 1, 0],
      ['clean.md', 1, 0, 0],
      ['docs/b, c: 100% #1.md', 2, 1, 0],
      ['distinguo', 1, 0, 1],
    ]);
    expect(told[0]?.testcase?.[0]?.failure?.[0]?.message).toContain('“enduser” is spelt “end user”');
  });

  it('is well-formed XML, as is Checkstyle, whatever documents hold', async () => {
    for (const format of ['junit', 'checkstyle']) {
      const xml = await printed(format);
      const { valid, errors } = await validateXML({
        xml: [{ fileName: `${format}.xml`, contents: xml }],
        schema: [xsd[format] ?? ''],
      });
      expect({ valid, errors }).toEqual({ valid: true, errors: [] });
    }
  });
});

describe('Checkstyle', () => {
  it('is read by a plugin of Danger as what was found, with its place', async () => {
    const { parseCheckstyle } = require('danger-plugin-lint-report/dist/parse/checkstyle_parser') as {
      parseCheckstyle(report: unknown, root: string): readonly { file: string; line: number; severity: string }[];
    };
    const untested = vi.spyOn(console, 'warn').mockImplementation(() => {});
    const read = parseCheckstyle(
      xml2js(
        await printed('checkstyle', { 'a.md': 'Each customer opens the dashboard and clicks the Export button.\n' }),
      ),
      '',
    );
    untested.mockRestore();
    expect(read.map(({ file, line, severity }) => ({ file, line, severity }))).toEqual([
      { file: 'a.md', line: 1, severity: 'warning' },
    ]);
  });
});

const attribute = (name: string, type = 'xs:string') => `<xs:attribute name="${name}" type="${type}" use="required"/>`;
const sequence = (name: string, content: string) =>
  `<xs:sequence><xs:element name="${name}" minOccurs="0" maxOccurs="unbounded">${content}</xs:element></xs:sequence>`;
const type = (content: string, mixed = false) => `<xs:complexType mixed="${mixed}">${content}</xs:complexType>`;
const schemaOf = (root: string, content: string) =>
  `<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema"><xs:element name="${root}">${content}</xs:element></xs:schema>`;

/** What the readers of these formats rely on; the formats have no schema that everybody follows. */
const xsd: Readonly<Record<string, string>> = {
  checkstyle: schemaOf(
    'checkstyle',
    type(
      sequence(
        'file',
        type(
          sequence(
            'error',
            type(
              attribute('line', 'xs:positiveInteger') +
                attribute('column', 'xs:positiveInteger') +
                attribute('severity') +
                attribute('message') +
                attribute('source'),
            ),
          ) + attribute('name'),
        ),
      ) + attribute('version'),
    ),
  ),
  junit: schemaOf(
    'testsuites',
    type(
      sequence(
        'testsuite',
        type(
          sequence(
            'testcase',
            type(
              `<xs:choice minOccurs="0"><xs:element name="system-out" type="xs:string"/>${['failure', 'error']
                .map(
                  (name) =>
                    `<xs:element name="${name}">${type(attribute('type') + attribute('message'), true)}</xs:element>`,
                )
                .join('')}</xs:choice>${attribute('name')}${attribute('classname')}`,
            ),
          ) +
            attribute('name') +
            ['tests', 'failures', 'errors'].map((name) => attribute(name, 'xs:nonNegativeInteger')).join(''),
        ),
      ) + attribute('name'),
    ),
  ),
};
