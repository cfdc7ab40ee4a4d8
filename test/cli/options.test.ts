import fs from 'node:fs';
import { describe, expect, it } from 'vitest';
import { Workspace, wrong } from './distinguo.js';

const refusals: readonly (readonly [readonly string[], string])[] = [
  [['--fxi'], 'unknown option --fxi. Did you mean “--fix”? See distinguo --help.'],
  [['-z'], 'unknown option -z. See distinguo --help.'],
  [['--format'], '--format needs a value: --format NAME[=FILE].'],
  [['--config', '--quiet'], '--config needs a value: --config FILE.'],
  [
    ['--format=jsn'],
    'unknown format “jsn”. Did you mean “json”? Formats: pretty, compact, json, sarif, github, gitlab, junit, checkstyle, rdjson, markdown, html.',
  ],
  [['--format', 'json='], '--format json= needs the name of a file: --format json=FILE.'],
  [['--output', 'a.json'], '--output follows the --format that it is for: --format sarif --output FILE.'],
  [['--format', 'json=a', '-o', 'b'], '--format json goes to a already; name another --format before --output b.'],
  [
    ['--format', 'json', '--format', 'sarif'],
    '--format json and --format sarif cannot both go to standard output; send one to a file: --format sarif=FILE.',
  ],
  [['--format', 'json=a', '--format', 'sarif=a'], 'two reports cannot both be written to a.'],
  [['--update-baseline'], '--update-baseline needs to know which: --baseline FILE --update-baseline.'],
  [['--baseline', 'gone.json'], '--baseline gone.json does not exist; --update-baseline writes it.'],
  [['--staged', '--fix'], '--staged and --fix do not go together.'],
  [['--since', 'main', '--staged'], '--since and --staged do not go together.'],
  [['--fix-dry-run', '--format', 'json'], '--fix-dry-run prints a diff; it does not go with --format json.'],
  [['--quiet=yes'], '--quiet takes no value.'],
  [['--fix=some'], '--fix=some is unknown; write --fix, --fix=clear or --fix=all.'],
  [['--max-warnings', 'few'], '--max-warnings needs a whole number, not “few”.'],
  [['--max-file-size', '0'], '--max-file-size needs a number of megabytes above 0, not “0”.'],
  [['--config', 'gone.yml'], '--config gone.yml does not exist.'],
  [['--config', 'a.yml', '--no-config'], '--config and --no-config contradict each other.'],
  [['--stdin', 'a.md'], '--stdin, or “-”, reads one document from standard input and takes no paths.'],
];

describe('a command line that cannot be followed', () => {
  it('ends the program with a code of its own, and nothing on standard output', async () => {
    const run = await new Workspace({ 'a.md': wrong }).spawn(['--fxi']);
    expect(run).toEqual({
      code: 2,
      stdout: '',
      stderr: 'distinguo: unknown option --fxi. Did you mean “--fix”? See distinguo --help.\n',
    });
  });

  it.each(refusals)('%j says what to write instead', async (args, message) => {
    const run = await new Workspace({ 'a.md': wrong }).run(args);
    expect(run).toEqual({ code: 2, stdout: '', stderr: `distinguo: ${message}\n` });
  });

  it('names the rules when one is unknown', async () => {
    const { code, stderr } = await new Workspace().run(['--rule', 'role-missmatch']);
    expect(code).toBe(2);
    expect(stderr).toContain(
      'there is no rule “role-missmatch”. Did you mean “role-mismatch”? Rules: conflated-terms, ',
    );
  });
});

describe('--help and --version', () => {
  it('print and do nothing else', async () => {
    const workspace = new Workspace({ 'a.md': wrong });
    const help = await workspace.spawn(['--help']);
    expect(help).toMatchObject({ code: 0, stderr: '' });
    for (const option of ['--format', '--fix', '--stdin-filename', '--no-config', '--max-warnings', '--init']) {
      expect(help.stdout).toContain(option);
    }
    const { version } = JSON.parse(fs.readFileSync('package.json', 'utf8'));
    expect(await workspace.spawn(['-v'])).toEqual({ code: 0, stdout: `${version}\n`, stderr: '' });
  });
});

describe('--rule', () => {
  it('runs these rules alone', async () => {
    const workspace = new Workspace({
      'a.md': `${wrong}\nEach customer opens the dashboard and clicks the Export button.\n`,
    });
    const rulesOf = async (...args: string[]) => [
      ...new Set((await workspace.report(...args)).files[0]?.findings.map(({ rule }) => rule)),
    ];
    expect(await rulesOf('--rule', 'term-variant')).toEqual(['term-variant']);
    expect(await rulesOf('--rule', 'role-mismatch')).toEqual(['role-mismatch']);
    expect(await rulesOf('--rule', 'role-mismatch,term-variant')).toEqual(['term-variant', 'role-mismatch']);
  });

  it('runs a rule even where the configuration turns it off', async () => {
    const workspace = new Workspace({ 'a.md': wrong, 'distinguo.yml': 'rules: { term-variant: off }\n' });
    expect((await workspace.run(['--rule', 'term-variant'])).code).toBe(1);
  });

  it('does not call directives unused that other rules may need', async () => {
    const workspace = new Workspace({ 'a.md': `<!-- distinguo-disable-next-line -->\n${wrong}` });
    expect((await workspace.report('--rule', 'role-mismatch')).files[0]?.problems).toEqual([]);
  });
});

describe('--explain', () => {
  it('says what a rule looks for, with examples', async () => {
    const { code, stdout } = await new Workspace().run(['--explain', 'term-variant']);
    expect(code).toBe(0);
    expect(stdout).toMatch(/^# term-variant\n/);
    expect(stdout).toContain('enduser→end user');
    expect(stdout).toContain('distinguo-disable-next-line term-variant');
  });

  it('suggests the rule that was meant', async () => {
    const { code, stderr } = await new Workspace().run(['--explain', 'term-variants']);
    expect(code).toBe(2);
    expect(stderr).toContain('Did you mean “term-variant”?');
  });
});

describe('--init', () => {
  it('writes a configuration that is right as it stands, and never over one that is there', async () => {
    const workspace = new Workspace({ 'a.md': wrong });
    expect(await workspace.run(['--init'])).toMatchObject({ code: 0, stderr: '' });
    const written = workspace.read('distinguo.yml');
    expect(await workspace.run()).toMatchObject({ code: 1, stderr: '' });
    const again = await workspace.run(['--init']);
    expect(again).toMatchObject({ code: 2, stderr: 'distinguo: distinguo.yml is here already and was left alone.\n' });
    expect(workspace.read('distinguo.yml')).toBe(written);
  });

  it('names the schema for editors where it lies, and only there', async () => {
    const schema = 'node_modules/distinguo/distinguo.schema.json';
    const installed = new Workspace({ [schema]: '{}' });
    await installed.run(['--init']);
    expect(installed.read('distinguo.yml').split('\n')[0]).toBe(`# yaml-language-server: $schema=${schema}`);
    const linked = new Workspace();
    await linked.run(['--init']);
    expect(linked.read('distinguo.yml')).not.toContain('schema');
  });

  it('shows only settings that are right when their marks are taken away', async () => {
    const workspace = new Workspace({ 'a.md': wrong });
    await workspace.run(['--init']);
    const uncommented = workspace.read('distinguo.yml').replace(/^# (?=\w+:$| )/gm, '');
    workspace.write('distinguo.yml', uncommented);
    expect(uncommented).toContain('\nterms:\n  merchant:');
    expect((await workspace.run(['a.md'])).stderr).toBe('');
  });
});
