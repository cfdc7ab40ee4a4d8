import { execFileSync, spawn } from 'node:child_process';
import fs from 'node:fs';
import { createRequire } from 'node:module';
import os from 'node:os';
import { error, notice, warning } from '@actions/core';
import { Ajv } from 'ajv';
import { parse as parseJunit } from 'junit2json';
import { fromMarkdown } from 'mdast-util-from-markdown';
import { gfmFromMarkdown } from 'mdast-util-gfm';
import { gfm } from 'micromark-extension-gfm';
import { describe, expect, it, vi } from 'vitest';
import { xml2js } from 'xml-js';
import { validateXML } from 'xmllint-wasm';
import { Workspace, wrong } from './distinguo.js';

/** Names and words that would break out of a format that does not escape them. */
const nasty = {
  'a.md': `\ufeff# Tom & “Jerry” <b>,|%\n\n😀 The enduser\u0007 <i>"]]>'</i> & co.\n`,
  'docs/b, c: 100% #1.md':
    'Ask the customers/users.\n\n| Each customer opens the dashboard and clicks the Export button. |\n|---|\n',
  'clean.md': 'Nobody is named.\n',
  'bin.md': Buffer.from([0x41, 0]),
  'distinguo.yml':
    'rules: { conflated-terms: information }\noverrides: [{ files: docs/**, rules: { role-mismatch: error } }]\n',
};

async function printed(format: string, files: Readonly<Record<string, string | Buffer>> = nasty): Promise<string> {
  return (await new Workspace(files).run(['--format', format])).stdout;
}

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

describe('annotations of GitHub', () => {
  it('are the commands that the toolkit of GitHub Actions writes', async () => {
    const lines = (await printed('github')).trimEnd().split('\n');
    expect(lines).toHaveLength(4);
    for (const line of lines) {
      const [, name = '', list = '', message = ''] = /^::(\w+) (.*?)::(.*)$/.exec(line) ?? [];
      const properties = Object.fromEntries(
        list.split(',').map((pair) => [pair.split('=')[0] ?? '', decoded(pair.slice(pair.indexOf('=') + 1))]),
      );
      expect(writtenByToolkit(name, properties, decoded(message))).toBe(line);
    }
    expect(lines[0]).toMatch(
      /^::warning title=Distinguo%3A term-variant,file=a\.md,line=3,endLine=3,col=8,endColumn=15::/,
    );
    expect(lines[1]).toContain('file=docs/b%2C c%3A 100%25 #1.md');
    expect(lines.at(-1)).toMatch(/^::error title=Distinguo::bin\.md is a binary file/);
  });

  it('come with a summary of the job', async () => {
    const workspace = new Workspace({ 'a.md': wrong, 'summary.txt': 'Before.\n' });
    await workspace.run(['--format', 'github', 'a.md'], {
      env: { GITHUB_STEP_SUMMARY: workspace.path('summary.txt') },
    });
    expect(workspace.read('summary.txt')).toMatch(
      /^Before\.\n[\s\S]*\*\*1\*\* warning in 1 document\.[\s\S]*\| a\.md:1 \| warning \|/,
    );
  });
});

function writtenByToolkit(
  name: string,
  { title = '', file, line, endLine, col, endColumn }: Record<string, string>,
  message: string,
): string {
  const written: string[] = [];
  const spy = vi.spyOn(process.stdout, 'write').mockImplementation((text) => written.push(String(text)) > 0);
  const number = (text: string | undefined) => (text === undefined ? undefined : Number(text));
  const place = {
    startLine: number(line),
    endLine: number(endLine),
    startColumn: number(col),
    endColumn: number(endColumn),
  };
  const given = Object.fromEntries(
    Object.entries({ title, file, ...place }).filter(([, value]) => value !== undefined),
  );
  ({ error, warning, notice })[name as 'error'](message, given);
  spy.mockRestore();
  return written.join('').replace(os.EOL, '');
}

function decoded(text: string): string {
  return text
    .replaceAll('%3A', ':')
    .replaceAll('%2C', ',')
    .replaceAll('%0A', '\n')
    .replaceAll('%0D', '\r')
    .replaceAll('%25', '%');
}

describe('rdjson', () => {
  it('counts columns in bytes, so that a suggestion put there gives the fixed line', async () => {
    const text = '\ufeff# é\n\nGrüße 😀 an enduser hier.\n';
    const { diagnostics } = JSON.parse(await printed('rdjson', { 'a.md': text }));
    expect(diagnostics[0]).toMatchObject({
      severity: 'WARNING',
      code: { value: 'term-variant' },
      location: { path: 'a.md' },
    });
    const [{ range, text: put }] = diagnostics[0].suggestions;
    const line = Buffer.from(text.split('\n')[range.start.line - 1] ?? '');
    const fixed = Buffer.concat([
      line.subarray(0, range.start.column - 1),
      Buffer.from(put),
      line.subarray(range.end.column - 1),
    ]);
    expect(fixed.toString()).toBe('Grüße 😀 an end user hier.');
  });
});

describe('compact', () => {
  it('is one line a finding, which the problem matcher takes apart', async () => {
    const lines = (await printed('compact')).trimEnd().split('\n');
    const [{ pattern }] = JSON.parse(fs.readFileSync('docs/ci/problem-matcher.json', 'utf8')).problemMatcher;
    const parts = lines.map((line) => new RegExp(pattern[0].regexp).exec(line)?.slice(1) ?? []);
    expect(parts.map(([file, line, column, severity, , code]) => [file, line, column, severity, code])).toEqual([
      ['a.md', '3', '8', 'warning', 'term-variant'],
      ['docs/b, c: 100% #1.md', '1', '9', 'information', 'conflated-terms'],
      ['docs/b, c: 100% #1.md', '3', '8', 'error', 'role-mismatch'],
    ]);
  });
});

describe('Markdown', () => {
  it('shows the words of documents as text, in one table', async () => {
    const root = fromMarkdown(await printed('markdown'), { extensions: [gfm()], mdastExtensions: [gfmFromMarkdown()] });
    const kinds = root.children.map(({ type }) => type);
    expect(kinds).toEqual(['html', 'heading', 'paragraph', 'blockquote', 'table', 'table']);
    const findings = root.children.at(-1);
    expect(findings?.type === 'table' && findings.children.length).toBe(4);
    expect(JSON.stringify(findings)).not.toMatch(/"type":"(?:html|link|emphasis|strong)"/);
  });
});

describe('several reports of one run', () => {
  it('go where each is sent, with the folders that are missing', async () => {
    const workspace = new Workspace({ 'a.md': wrong });
    const run = await workspace.run([
      '--format',
      'compact',
      '--format=json=out/a.json',
      '--format',
      'sarif',
      '-o',
      'out/b.sarif',
      'a.md',
    ]);
    expect(run).toMatchObject({ code: 1, stderr: '' });
    expect(run.stdout).toMatch(/^a\.md:1:6: warning: /);
    expect(JSON.parse(workspace.read('out/a.json')).summary.warnings).toBe(1);
    expect(JSON.parse(workspace.read('out/b.sarif')).version).toBe('2.1.0');
    expect(workspace.files).toEqual(['a.md', 'out/a.json', 'out/b.sarif']);
  });

  it('are not read as documents by the next run', async () => {
    const workspace = new Workspace({ 'a.md': wrong });
    await workspace.run(['--format', 'html=report.html', '--format', 'markdown=report.md']);
    expect((await workspace.report()).files.map(({ path }) => path)).toEqual(['a.md']);
  });

  it('leave what was there when the run cannot begin, and say what cannot be written', async () => {
    const workspace = new Workspace({ 'a.md': wrong, 'out/b': '', 'old.json': 'old' });
    const run = await workspace.run(['--format', 'json=old.json', '--config', 'gone.yml']);
    expect([run.code, workspace.read('old.json')]).toEqual([2, 'old']);
    expect(await workspace.run(['--format', 'json=out'])).toMatchObject({
      code: 2,
      stderr: 'distinguo: the report cannot be written to out: it is a folder.\n',
    });
  });

  it.skipIf(process.platform === 'win32')('can go into a pipe, which stays one', async () => {
    const workspace = new Workspace({ 'a.md': wrong });
    execFileSync('mkfifo', [workspace.path('pipe')]);
    const reader = spawn('cat', [workspace.path('pipe')]);
    const read: Buffer[] = [];
    reader.stdout.on('data', (chunk) => read.push(chunk));
    const closed = new Promise((resolve) => reader.on('close', resolve));
    await workspace.run(['--format', 'json=pipe', 'a.md']);
    await closed;
    expect(JSON.parse(Buffer.concat(read).toString()).summary.warnings).toBe(1);
    expect(fs.statSync(workspace.path('pipe')).isFIFO()).toBe(true);
  });
});
