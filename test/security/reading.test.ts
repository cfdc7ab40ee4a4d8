import { execFileSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import { pathToFileURL } from 'node:url';
import { describe, expect, it } from 'vitest';
import { Workspace, wrong } from '../cli/distinguo.js';
import { Client } from '../server/client.js';
import { link, Outside } from './hostile.js';

/** What must not be seen: as a key, a message about a configuration would quote it. */
const secret = 'hunter2: terms\nrules: { hunter3: off }\n';
const outsideOf = () =>
  new Outside({ 'secret.yml': secret, 'words/distinguo.yml': secret, 'words/package.json': '{}' });

/** What the command line and the server say of a workspace. */
async function toldOf(workspace: Workspace): Promise<{ code: number | null; cli: string; server: string }> {
  const { stdout, stderr, code } = await workspace.run();
  const client = await Client.start({ folders: [pathToFileURL(workspace.folder).href] });
  const uri = await client.open(pathToFileURL(workspace.path('a.md')).href, wrong);
  await client.diagnostics(uri);
  const published = JSON.stringify([...client.published.values()]);
  await client.stop();
  return { code, cli: stdout + stderr, server: published };
}

describe('a configuration that extends', () => {
  const named = (outside: Outside): readonly string[] => [
    '../secret.yml',
    './../secret.yml',
    './docs/../../secret.yml',
    outside.path('secret.yml'),
    pathToFileURL(outside.path('secret.yml')).href,
    'words/../../../secret.yml',
    './..\\secret.yml',
    './%2e%2e/secret.yml',
    '~/secret.yml',
    '//localhost/secret.yml',
    'https://example.com/secret.yml',
  ];

  it('a file outside of the workspace is refused, however it is named', async () => {
    const outside = outsideOf();
    const workspace = new Workspace({ 'a.md': wrong });
    fs.writeFileSync(path.join(workspace.folder, '../secret.yml'), secret);
    try {
      for (const name of named(outside)) {
        workspace.write('distinguo.yml', `extends: '${name}'\n`);
        const { code, stderr, stdout } = await workspace.run();
        expect(stderr, name).toMatch(/^distinguo: distinguo\.yml:1:10: /);
        expect(stdout + stderr, name).not.toMatch(/hunter/);
        expect(code).toBe(2);
      }
    } finally {
      fs.rmSync(path.join(workspace.folder, '../secret.yml'), { force: true });
    }
  }, 120_000);

  it('what is no data is refused', async () => {
    const workspace = new Workspace({ 'a.md': wrong, '.env': 'hunter2: 1\n', 'distinguo.yml': 'extends: ./.env\n' });
    const { stderr } = await workspace.run();
    expect(stderr).toContain('distinguo.yml:1:10: “./.env” is not data');
    expect(stderr).not.toContain('hunter2');
  });

  it('an installed package gets it, from wherever the package manager keeps it', async () => {
    const workspace = new Workspace({
      'a.md': wrong,
      'distinguo.yml': 'extends: [kept, own]\n',
      'node_modules/.store/kept@1/node_modules/kept/distinguo.yml': 'rules: { term-variant: off }\n',
      'packages/own/distinguo.yml': '',
    });
    link(workspace, 'node_modules/kept', '.store/kept@1/node_modules/kept');
    link(workspace, 'node_modules/own', '../packages/own');
    expect(await workspace.run()).toMatchObject({ code: 0, stderr: '' });
  });
});

describe.skipIf(process.platform === 'win32')('a link', () => {
  it.each([
    ['the configuration', 'distinguo.yml', (outside: Outside) => outside.path('secret.yml'), ''],
    ['an extended file', 'more.yml', (outside: Outside) => outside.path('secret.yml'), './more.yml'],
    ['an extended folder', 'more', (outside: Outside) => outside.folder, './more/secret.yml'],
    ['a package', 'node_modules/words', (outside: Outside) => outside.path('words'), 'words'],
    [
      'a file of a package',
      'node_modules/words/distinguo.yml',
      (outside: Outside) => outside.path('secret.yml'),
      'words',
    ],
    ['the environment of the program', 'distinguo.yml', () => '/proc/self/environ', ''],
  ])('does not lead %s out of the workspace', async (_, name, to, extended) => {
    const workspace = new Workspace({ 'a.md': wrong });
    if (extended !== '') workspace.write('distinguo.yml', `extends: ${extended}\n`);
    link(workspace, name, to(outsideOf()));
    const { code, cli, server } = await toldOf(workspace);
    expect(cli + server).not.toMatch(/hunter|PATH=/);
    expect(code).toBe(2);
    const refusal = /is a link (?:out of|to a place)|lies outside of/;
    expect(cli).toMatch(refusal);
    expect(server).toMatch(refusal);
  });

  it('does not keep the program waiting: to a device, or a pipe', async () => {
    const workspace = new Workspace({ 'a.md': wrong });
    link(workspace, 'distinguo.yml', '/dev/zero');
    link(workspace, '.gitignore', '/dev/zero');
    link(workspace, 'b.md', '/dev/zero');
    execFileSync('mkfifo', ['distinguo.yaml', '.distinguoignore', 'c.md'], { cwd: workspace.folder });
    const { cli, server } = await toldOf(workspace);
    expect(cli).toContain('a.md:1:6 warning');
    expect(server).toBe('[]');
  });

  it('as an ignore file says nothing, as in Git', async () => {
    const workspace = new Workspace({ 'a.md': wrong });
    link(workspace, '.gitignore', new Outside({ patterns: 'a.md\n' }).path('patterns'));
    link(workspace, '.distinguoignore', new Outside({ patterns: 'a.md\n' }).path('patterns'));
    expect((await workspace.run()).stdout).toContain('a.md:1:6 warning');
    const client = await Client.start({ folders: [pathToFileURL(workspace.folder).href] });
    expect(await client.connection.sendRequest('distinguo/lintWorkspace')).toMatchObject({ files: 1, findings: 1 });
    await client.stop();
  });

  it('out of the workspace is not read by the server when it reads the workspace', async () => {
    const workspace = new Workspace({ 'a.md': wrong, notes: wrong });
    link(workspace, 'b.md', new Outside({ 'b.md': wrong }).path('b.md'));
    link(workspace, 'c.md', workspace.path('notes'));
    // What is read already does not count twice.
    link(workspace, 'd.md', workspace.path('a.md'));
    const client = await Client.start({ folders: [pathToFileURL(workspace.folder).href] });
    expect(await client.connection.sendRequest('distinguo/lintWorkspace')).toMatchObject({ files: 2, findings: 2 });
    await client.stop();
  });
});

describe('the paths in a baseline', () => {
  it('are looked for, and never read', async () => {
    const outside = new Outside({ 'secret.md': wrong });
    const listed = { rule: 'term-variant', words: 'enduser', fingerprint: '0123456789abcdef', count: 1 };
    const files = { [outside.path('secret.md')]: [listed], '../../etc/passwd': [listed] };
    const workspace = new Workspace({ 'a.md': wrong, 'b.json': JSON.stringify({ version: 1, files }) });
    const { stdout, stderr } = await workspace.run(['--baseline', 'b.json', '--format', 'json']);
    expect(JSON.parse(stdout).files).toHaveLength(1);
    expect(stdout + stderr).not.toContain('secret.md');
  });
});

describe('a folder that the editor opens', () => {
  it('has no setting “distinguo.config” of its own until it is trusted', () => {
    const { capabilities } = JSON.parse(fs.readFileSync('package.json', 'utf8'));
    expect(capabilities.untrustedWorkspaces).toMatchObject({
      supported: 'limited',
      restrictedConfigurations: ['distinguo.config'],
    });
  });
});
