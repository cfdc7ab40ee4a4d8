import fs from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import { pathToFileURL } from 'node:url';
import { describe, expect, inject, it } from 'vitest';
import { right, Workspace, wrong } from '../cli/distinguo.js';
import { Client } from '../server/client.js';
import { link, Outside } from './hostile.js';

const repeated = (text: string, times: number) => text.repeat(times);
const lines = (count: number, line: (index: number) => string) =>
  Array.from({ length: count }, (_, at) => line(at)).join('\n');

/** Configurations that stand for more than they are, or would take a careless parser down with them. */
const bombs: Readonly<Record<string, string>> = {
  'lists in lists': `allow: ${repeated('[', 8_000)}`,
  'lists in lists, each on the same line': repeated('- ', 8_000),
  'mappings in mappings': repeated('{a: ', 8_000),
  'keys in keys': repeated('? ', 8_000),
  'indented without end': lines(700, (at) => `${' '.repeat(at)}a:`),
  'aliases of aliases': `${lines(20, (at) => `a${at}: &a${at} [${Array(9).fill(at === 0 ? 'x' : `*a${at - 1}`)}]`)}\nallow: *a19\n`,
  'an alias to itself': 'allow: &a [*a]\n',
  'very many aliases': `x: &a b\ny: [${repeated('a,', 20_000)}]\nallow: [${repeated('*a,', 18_000)}]\n`,
  'very many keys': lines(20_000, (at) => `k${at}: 1`),
  'very many mistakes': `allow: [${repeated('1,', 60_000)}]`,
  'more than 16 megabytes': `# ${repeated('x', 16_100_000)}\n`,
  'more than can be read': repeated('x', 5_000_000),
};

describe('a configuration', () => {
  it.each(Object.entries(bombs))(
    'with %s is refused with its place and a remedy',
    async (_, text) => {
      const workspace = new Workspace({ 'a.md': wrong, 'distinguo.yml': text });
      const { code, stdout, stderr } = await workspace.run();
      expect(stderr).toMatch(/^distinguo: (?:\S*\/)?distinguo\.yml:\d+:\d+: .+\.$/m);
      expect(stderr).not.toMatch(/error of its own|RangeError|Maximum call stack|at .+:\d+:\d+\)/);
      expect(stderr.split('\n').length).toBeLessThan(210);
      expect(stdout).toContain('a.md:1:6 warning');
      expect(code).toBe(2);
    },
    60_000,
  );

  it('does not take the server down with it', async () => {
    const workspace = new Workspace({ 'a.md': wrong });
    const client = await serve(workspace);
    const uri = await client.open(pathToFileURL(workspace.path('a.md')).href, wrong);
    const configuration = pathToFileURL(workspace.path('distinguo.yml')).href;
    await client.open(configuration, '', 'yaml');
    for (const name of [
      'lists in lists',
      'lists in lists, each on the same line',
      'very many aliases',
      'aliases of aliases',
    ]) {
      await client.rewrite(configuration, bombs[name] ?? '');
      await client.until(() => (client.published.get(configuration)?.diagnostics.length ?? 0) > 0, name);
      expect(await client.found(uri)).toEqual(['enduser: term-variant']);
      // Nobody writes an exception into what could not be read.
      const titles = (await client.actions(uri, client.at(uri, 'enduser'))).map(({ title }) => title);
      expect(titles.filter((title) => title.includes('is right here'))).toEqual([]);
    }
    expect(await client.stop()).toBe(0);
  }, 60_000);

  it.each([
    '!!js/function "function () {}"',
    '!!python/object:os.system x',
    '!<tag:x,2000:y> z',
    '!include /etc/passwd',
    '!!binary eA==',
  ])('with the tag %s is refused', async (tagged) => {
    const { code, stderr } = await new Workspace({ 'a.md': wrong, 'distinguo.yml': `allow:\n  - ${tagged}\n` }).run();
    expect(stderr).toMatch(/distinguo\.yml:2:\d+: Tags such as “.*” are not read: remove it\./);
    expect(code).toBe(2);
  });

  it.each([
    'terms:\n  __proto__: buyer\n',
    'terms:\n  constructor: { role: buyer, deprecated: [prototype] }\n',
    'roles: { buyer: { preferred: __proto__ } }\n',
    'rules: { __proto__: off, constructor: off }\n',
    '__proto__: { rules: { term-variant: off } }\n',
    'constructor: { prototype: { polluted: 1 } }\n',
    'overrides: [{ files: a, __proto__: { ignore: [a.md] } }]\n',
    'exceptions: [{ __proto__: { files: "**" } }]\n',
    '<<: { rules: { term-variant: off } }\n',
  ])('cannot reach into the program: %s', async (text) => {
    const { code, stdout, stderr } = await new Workspace({ 'a.md': wrong, 'distinguo.yml': text }).run();
    expect(stderr).toMatch(/^distinguo: distinguo\.yml:\d+:\d+: /);
    expect(stdout).toContain('a.md:1:6 warning');
    expect(code).toBe(2);
  });

  it('has globs that take no time, whatever the names of files', async () => {
    const name = 'a'.repeat(120);
    const files = Object.fromEntries(
      [`${name}/${name}/${name}/y.md`, `${'a/'.repeat(60)}c.md`].map((at) => [at, wrong]),
    );
    const globs = ['*a*a*a/*a*a*a/*a*a*a/x', '**/a/**/a/**/a/**/b', '{*a,*a}{*a,*a}{*a,*a}{*a,*a}'];
    const ignored = lines(200, () => '*a*a*a*a*a*a*a*b*c\n**/a/**/a/**/a/**/a/**/b');
    const workspace = new Workspace({
      ...files,
      'distinguo.yml': `ignore: ${JSON.stringify(globs)}\n`,
      '.gitignore': ignored,
    });
    const began = performance.now();
    expect((await workspace.report()).summary.warnings).toBe(2);
    expect(performance.now() - began).toBeLessThan(15_000);
  });
});

describe('words of a document', () => {
  it('may be names of what every object has', async () => {
    const names = ['constructor', '__proto__', 'prototype', 'hasOwnProperty', 'toString', 'valueOf', 'isPrototypeOf'];
    const text = names
      .map(
        (name) =>
          `---\n${name}: x\n---\n\n# ${name}\n\nThe customer’s ${name} ${name}s a ${name} customer, who ${name}ed the ${name}.\n\n[${name}]: ${name}\n<!-- distinguo-disable ${name} -->\n<${name} ${name}="user">Users</${name}>\n`,
      )
      .join('\n');
    const workspace = new Workspace({ 'a.md': text, 'a.mdx': text, 'a.html': text, 'a.feature': text, 'a.txt': text });
    const { stderr, stdout } = await workspace.run(['--format', 'json']);
    expect(JSON.parse(stdout).files).toHaveLength(5);
    expect(stderr).not.toContain('error of its own');
  });
});

describe('a baseline', () => {
  it.each([
    [
      'nested without end',
      `{"version":1,"files":{"a.md":[{"rule":"x","words":${repeated('[', 100_000)}${repeated(']', 100_000)},"fingerprint":"x","count":1}]}}`,
    ],
    [
      'keys that every object has',
      '{"version":1,"files":{"__proto__":[{"rule":"x","words":"x","fingerprint":"x","count":1,"__proto__":{}}]}}',
    ],
  ])('may hold %s', async (_, text) => {
    const workspace = new Workspace({ 'a.md': wrong, 'b.json': text });
    for (const args of [[], ['--update-baseline']]) {
      const { stderr, code } = await workspace.run(['--baseline', 'b.json', ...args]);
      expect(stderr).not.toContain('error of its own');
      expect(code).toBe(/is not a baseline that can be read/.test(stderr) ? 2 : code === 0 ? 0 : 1);
    }
  });

  it('does not say what lies outside of the workspace', async () => {
    const workspace = new Workspace({ 'a.md': wrong });
    await workspace.run(['--baseline', 'b.json', '--update-baseline']);
    // A document that is gone would lend its findings to others.
    for (const name of ['/gone/a.md', '../gone/a.md']) {
      workspace.write('c.json', workspace.read('b.json').replace('"a.md"', JSON.stringify(name)));
      expect((await workspace.run(['--baseline', 'c.json'])).code, name).toBe(1);
    }
  });

  it.skipIf(process.platform === 'win32')('that is a device is refused', async () => {
    const workspace = new Workspace({ 'a.md': wrong });
    expect(await workspace.run(['--baseline', '/dev/zero'])).toMatchObject({
      code: 2,
      stderr: 'distinguo: --baseline /dev/zero is neither a file nor a folder.\n',
    });
  });
});

describe('a cache that somebody else has filled', () => {
  /** A workspace with one entry in its cache, and a way to change it. */
  async function cached(text = wrong) {
    const workspace = new Workspace({ 'a.md': text });
    const honest = await workspace.report('--cache');
    const [name = ''] = workspace.files.filter((file) => file.startsWith('.distinguocache/') && file.endsWith('.json'));
    const entry = JSON.parse(workspace.read(name));
    return { workspace, name, honest, entry, forge: (change: object) => workspace.write(name, JSON.stringify(change)) };
  }

  it('is used where it is what this program writes', async () => {
    const { workspace, entry, forge } = await cached();
    const [finding] = entry.findings;
    forge({ ...entry, findings: [{ ...finding, message: 'This was remembered.' }] });
    expect((await workspace.report('--cache')).files[0]?.findings[0]?.message).toBe('This was remembered.');
  });

  it('makes --fix write nothing but words', async () => {
    const { workspace, entry, forge } = await cached();
    const [finding] = entry.findings;
    for (const text of ['<script>', '[x](command:y)', '`rm -rf`', '\u001b[2J', '{x}', 'x'.repeat(1_000)]) {
      forge({ ...entry, findings: [{ ...finding, fixes: [{ ...finding.fixes[0], text }] }] });
      expect((await workspace.run(['--cache', '--fix-dry-run'])).stdout, text).toContain('+Each end user has a badge.');
    }
  });

  it('has no report offer anything but words for the words that stand there', async () => {
    const { workspace, entry, honest, forge } = await cached();
    const [finding] = entry.findings;
    const [fix] = finding.fixes;
    const forged = [
      ...['<script>', '`rm -rf`', '\u001b[2J', '{x}', 'x'.repeat(1_000), '--'].map((text) => ({ text })),
      { expected: 'endusers' },
      { bound: 'yes' },
      { title: 1 },
      { others: [{ ...fix, expected: 'endusers' }] },
    ];
    for (const change of forged) {
      forge({ ...entry, findings: [{ ...finding, message: 'Forged.', fixes: [{ ...fix, ...change }] }] });
      expect((await workspace.report('--cache')).files, JSON.stringify(change)).toEqual(honest.files);
    }
  });

  it('makes --fix write nothing where nothing was found', async () => {
    const { workspace, entry, forge } = await cached();
    const [finding] = entry.findings;
    const whole = { ...finding.fixes[0], span: { start: 0, end: wrong.length }, expected: wrong, text: '' };
    const word = { ...finding.fixes[0], span: { start: 0, end: 4 }, expected: 'Each', text: 'No' };
    for (const fix of [whole, word]) {
      for (const span of [finding.span, fix.span]) {
        forge({ ...entry, findings: [{ ...finding, span, fixes: [fix] }] });
        const { stdout } = await workspace.run(['--cache', '--fix-dry-run']);
        expect(stdout).toContain('-Each enduser has a badge.\n+Each end user has a badge.');
      }
    }
    for (const fix of [whole, { ...whole, text: 'Nothing' }, word]) {
      forge({ ...entry, findings: [{ ...finding, fixes: [fix] }] });
      expect((await workspace.report('--cache')).files[0]?.findings[0]?.replacements).toEqual(['end user']);
    }
  });

  it('is not believed what no review says', async () => {
    const { workspace, entry, honest, forge } = await cached();
    const [finding] = entry.findings;
    const forged: readonly unknown[] = [
      null,
      [],
      'x',
      { findings: [null], problems: [], uses: [] },
      ...['rule', 'severity', 'certainty', 'role'].map((key) => ({
        ...entry,
        findings: [{ ...finding, [key]: '<b>\u001b[2J' }],
      })),
      { ...entry, findings: [{ ...finding, message: 12 }] },
      { ...entry, findings: [{ ...finding, span: { start: 0, end: 1_000_000 } }] },
      { ...entry, findings: [{ ...finding, evidence: [{ ...finding.evidence[0], role: '<b>' }] }] },
      { ...entry, findings: [{ ...finding, fixes: [{ ...finding.fixes[0], span: { start: 0, end: 3 } }] }] },
      { ...entry, problems: [{ code: '<b>', severity: 'error', message: '', span: { start: 0, end: 0 } }] },
      { ...entry, uses: [{ term: {}, count: 'x' }] },
    ];
    for (const forgery of forged) {
      forge(forgery as object);
      expect((await workspace.report('--cache')).files, JSON.stringify(forgery)).toEqual(honest.files);
    }
  }, 60_000);

  it.skipIf(process.platform === 'win32')('is not read through links', async () => {
    const { workspace, name, honest, entry } = await cached();
    const elsewhere = new Outside({ entry: JSON.stringify({ ...entry, findings: [] }) });
    for (const to of [elsewhere.path('entry'), '/dev/zero']) {
      fs.rmSync(workspace.path(name));
      link(workspace, name, to);
      expect((await workspace.report('--cache')).files).toEqual(honest.files);
    }
  });

  it('leaves a fixed document fixed', async () => {
    const { workspace } = await cached();
    await workspace.run(['--cache', '--fix']);
    expect(workspace.read('a.md')).toBe(right);
  });
});

describe('the settings of an editor', () => {
  it('cannot reach into the server', async () => {
    const workspace = new Workspace({ 'a.md': wrong });
    const evil = JSON.parse('{"__proto__":{"enable":false,"polluted":1},"constructor":{"prototype":{"enable":false}}}');
    const client = await serve(workspace, {
      options: JSON.parse('{"l10n":{"__proto__":"x","constructor":"y"},"__proto__":{"status":true}}'),
      settings: () => evil,
    });
    const uri = await client.open(pathToFileURL(workspace.path('a.md')).href, wrong);
    expect(await client.found(uri)).toEqual(['enduser: term-variant']);
    expect(client.notified.filter(({ method }) => method === 'distinguo/status')).toEqual([]);
    expect(await client.stop()).toBe(0);
  });
});

function serve(workspace: Workspace, profile: Parameters<typeof Client.start>[0] = {}): Promise<Client> {
  return Client.start({ folders: [pathToFileURL(workspace.folder).href], ...profile }, [
    process.execPath,
    path.join(inject('bundle'), 'lsp.cjs'),
    '--stdio',
  ]);
}
