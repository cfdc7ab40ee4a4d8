import fs from 'node:fs';
import path from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { Client, modern, type Profile } from './client.js';
import { folderWith } from './folder.js';

const CLEAR = 'Each customer opens the dashboard and clicks the Export button.\n';
const OFF = 'rules:\n  role-mismatch: off\n';

let client: Client;
const start = async (profile: Profile) => {
  client = await Client.start(profile);
};
afterEach(() => client.stop());

const changed = (...uris: string[]) =>
  client.connection.sendNotification('workspace/didChangeWatchedFiles', {
    changes: uris.map((uri) => ({ uri, type: 2 })),
  });

describe('the configuration on the disk', () => {
  it('is the nearest one, in each of several workspace folders', async () => {
    const one = folderWith({ 'distinguo.yml': OFF });
    const two = folderWith({
      'distinguo.yml': 'rules: {}\n',
      'docs/distinguo.yml': 'rules:\n  role-mismatch: error\n',
    });
    await start({ folders: [one.uri, two.uri] });
    const severities = async (uri: string) => (await client.diagnostics(uri)).map(({ severity }) => severity);
    expect(await severities(await client.open(one.uriOf('a.md'), CLEAR))).toEqual([]);
    expect(await severities(await client.open(two.uriOf('a.md'), CLEAR))).toEqual([2]);
    expect(await severities(await client.open(two.uriOf('docs/a.md'), CLEAR))).toEqual([1]);
  });

  it('holds for a folder of a repository that is opened alone, as on the command line', async () => {
    const repository = folderWith({ '.git/HEAD': '', 'distinguo.yml': OFF, 'packages/a/a.md': CLEAR });
    await start({ folders: [repository.uriOf('packages/a')] });
    expect(await client.found(await client.open(repository.uriOf('packages/a/a.md'), CLEAR))).toEqual([]);
  });

  it('holds for a file outside of every folder, and none does for an untitled document', async () => {
    const folder = folderWith({ 'distinguo.yml': OFF });
    await start({});
    expect(await client.found(await client.open(folder.uriOf('a.md'), CLEAR))).toEqual([]);
    expect(await client.found(await client.open('untitled:Untitled-1', CLEAR))).toEqual(['customer: role-mismatch']);
  });

  it('counts as soon as it changes, comes or goes', async () => {
    const folder = folderWith({ 'a.md': CLEAR });
    await start({ folders: [folder.uri] });
    const uri = await client.open(folder.uriOf('a.md'), CLEAR);
    expect(await client.found(uri)).toHaveLength(1);
    folder.write('distinguo.yml', OFF);
    await changed(folder.uriOf('distinguo.yml'));
    await client.until(() => client.refreshes === 1, 'a refresh');
    expect(await client.found(uri)).toEqual([]);
    fs.rmSync(path.join(folder.path, 'distinguo.yml'));
    await changed(folder.uriOf('distinguo.yml'));
    await client.until(() => client.refreshes === 2, 'another refresh');
    expect(await client.found(uri)).toHaveLength(1);
  });

  it('counts when a file that it extends changes', async () => {
    const folder = folderWith({ 'distinguo.yml': 'extends: ./words/base.yml\n', 'words/base.yml': 'rules: {}\n' });
    await start({ folders: [folder.uri] });
    const uri = await client.open(folder.uriOf('a.md'), CLEAR);
    expect(await client.found(uri)).toHaveLength(1);
    folder.write('words/base.yml', OFF);
    await changed(folder.uriOf('words/base.yml'));
    await client.until(() => client.refreshes === 1, 'a refresh');
    expect(await client.found(uri)).toEqual([]);
  });

  it('is judged again for a client that only listens', async () => {
    const folder = folderWith({ 'a.md': CLEAR });
    await start({ folders: [folder.uri], capabilities: { textDocument: {} } });
    const uri = await client.open(folder.uriOf('a.md'), CLEAR);
    await client.until(() => client.published.get(uri)?.diagnostics.length === 1, 'the finding');
    folder.write('distinguo.yml', OFF);
    await changed(folder.uriOf('distinguo.yml'));
    await client.until(() => client.published.get(uri)?.diagnostics.length === 0, 'no finding');
  });
});

describe('a broken configuration', () => {
  const BROKEN = '# words\nrules:\n  role-mismatsch: off\n';

  it('is reported in its file and in the status, and what can be understood holds', async () => {
    const folder = folderWith({ 'distinguo.yml': `${BROKEN}  mixed-terms: error\n` });
    await start({ folders: [folder.uri], options: { status: true } });
    const uri = await client.open(folder.uriOf('a.md'), CLEAR);
    expect(await client.found(uri)).toEqual(['customer: role-mismatch']);
    const { diagnostics } = await client.until(
      () => client.published.get(folder.uriOf('distinguo.yml')),
      'the mistake',
    );
    expect(diagnostics).toMatchObject([
      { severity: 1, range: { start: { line: 2, character: 2 }, end: { line: 2, character: 16 } } },
    ]);
    expect(diagnostics[0]?.message).toContain('role-mismatch');
    const status = await client.until(
      () => client.notified.find(({ method }) => method === 'distinguo/status'),
      'a status',
    );
    expect(status.params).toMatchObject({
      state: 'broken',
      findings: 1,
      cause: { uri: folder.uriOf('distinguo.yml'), range: { start: { line: 2, character: 2 } } },
    });
  });

  it('is checked while it is written, and the mistake goes when it is mended', async () => {
    const folder = folderWith({ 'distinguo.yml': 'rules: {}\n' });
    await start({ folders: [folder.uri] });
    const document = await client.open(folder.uriOf('a.md'), CLEAR);
    expect(await client.found(document)).toHaveLength(1);
    const uri = await client.open(folder.uriOf('distinguo.yml'), 'rules: {}\n', 'yaml');
    await client.rewrite(uri, BROKEN);
    await client.until(() => client.published.get(uri)?.diagnostics.length === 1, 'the mistake');
    await client.rewrite(uri, OFF);
    await client.until(() => client.published.get(uri)?.diagnostics.length === 0, 'no mistake');
    // Not saved yet, and it holds: what is in the editor is what the writer sees.
    expect(await client.found(document)).toEqual([]);
  });

  it('has no mistakes any more when it is gone, or when the file that it extends is mended', async () => {
    const folder = folderWith({ 'distinguo.yml': 'extends: ./base.yml\nruels: {}\n', 'base.yml': BROKEN });
    await start({ folders: [folder.uri] });
    await client.found(await client.open(folder.uriOf('a.md'), CLEAR));
    const mistakes = (name: string) => client.published.get(folder.uriOf(name))?.diagnostics.length;
    await client.until(() => mistakes('distinguo.yml') === 1 && mistakes('base.yml') === 1, 'two mistakes');
    folder.write('base.yml', OFF);
    await changed(folder.uriOf('base.yml'));
    await client.until(() => mistakes('base.yml') === 0, 'one mistake');
    fs.rmSync(path.join(folder.path, 'distinguo.yml'));
    await changed(folder.uriOf('distinguo.yml'));
    await client.until(() => mistakes('distinguo.yml') === 0, 'no mistake');
  });

  it.each([
    ['an open bracket', '['],
    ['control characters', '\u0000\u0001'],
    ['an alias for nothing', 'a: *b'],
    ['brackets without end', '{'.repeat(5000)],
    ['tabs', 'rules:\n\trole-mismatch: off\n'],
  ])('is survived: %s', async (_, text) => {
    const folder = folderWith({ 'distinguo.yml': text });
    await start({ folders: [folder.uri] });
    const uri = await client.open(folder.uriOf('a.md'), CLEAR);
    expect(await client.found(uri)).toEqual(['customer: role-mismatch']);
    await client.until(() => client.published.get(folder.uriOf('distinguo.yml'))?.diagnostics.length, 'a mistake');
  });
});

describe('what is left out', () => {
  it('by .distinguoignore or by the configuration is not judged, and the status says so', async () => {
    const folder = folderWith({ '.distinguoignore': 'old/\n', 'distinguo.yml': 'ignore: [drafts/**]\n' });
    await start({ folders: [folder.uri], options: { status: true } });
    expect(await client.found(await client.open(folder.uriOf('old/a.md'), CLEAR))).toEqual([]);
    expect(await client.found(await client.open(folder.uriOf('drafts/a.md'), CLEAR))).toEqual([]);
    expect(await client.found(await client.open(folder.uriOf('new/a.md'), CLEAR))).toHaveLength(1);
    const states = client.notified
      .filter(({ method }) => method === 'distinguo/status')
      .map(({ params }) => (params as { state: string }).state);
    expect(states).toEqual(['off', 'off', 'ready']);
  });

  it('comes back when the ignore file changes', async () => {
    const folder = folderWith({ '.distinguoignore': '*.md\n' });
    await start({ folders: [folder.uri] });
    const uri = await client.open(folder.uriOf('a.md'), CLEAR);
    expect(await client.found(uri)).toEqual([]);
    folder.write('.distinguoignore', '');
    await changed(folder.uriOf('.distinguoignore'));
    await client.until(() => client.refreshes === 1, 'a refresh');
    expect(await client.found(uri)).toHaveLength(1);
  });
});

describe('settings of the editor', () => {
  it('can name a configuration, relative to the workspace folder', async () => {
    const folder = folderWith({
      'distinguo.yml': 'rules: {}\n',
      'config/words.yml': 'overrides:\n  - files: docs/**\n    rules:\n      role-mismatch: off\n',
    });
    await start({ folders: [folder.uri], settings: () => ({ config: './config/words.yml' }) });
    expect(await client.found(await client.open(folder.uriOf('docs/a.md'), CLEAR))).toEqual([]);
    expect(await client.found(await client.open(folder.uriOf('a.md'), CLEAR))).toHaveLength(1);
  });

  it('are asked for each folder, and again when they change', async () => {
    const one = folderWith({});
    const two = folderWith({});
    const off = new Set([one.uri]);
    await start({
      folders: [one.uri, two.uri],
      settings: (uri) => ({ enable: ![...off].some((folder) => uri?.startsWith(folder)) }),
    });
    const [a, b] = [await client.open(one.uriOf('a.md'), CLEAR), await client.open(two.uriOf('b.md'), CLEAR)];
    expect([await client.found(a), await client.found(b)]).toEqual([[], ['customer: role-mismatch']]);
    off.clear();
    await client.connection.sendNotification('workspace/didChangeConfiguration', { settings: null });
    await client.until(() => client.refreshes === 1, 'a refresh');
    expect(await client.found(a)).toHaveLength(1);
  });

  it('hold for a folder that is added while the server runs', async () => {
    const one = folderWith({});
    const two = folderWith({ 'distinguo.yml': OFF });
    await start({ folders: [one.uri] });
    const uri = await client.open(two.uriOf('docs/a.md'), CLEAR);
    expect(await client.found(uri)).toHaveLength(1);
    await client.connection.sendNotification('workspace/didChangeWorkspaceFolders', {
      event: { added: [{ uri: two.uri, name: 'two' }], removed: [] },
    });
    await client.until(() => client.refreshes === 1, 'a refresh');
    expect(await client.found(uri)).toEqual([]);
  });
});

describe('files that are on no disk', () => {
  it('are read through the client', async () => {
    const files = new Map([['vscode-vfs://github/owner/repository/distinguo.yml', OFF]]);
    client = await Client.start({
      folders: ['vscode-vfs://github/owner/repository'],
      capabilities: modern,
      options: { files: true },
    });
    client.connection.onRequest('distinguo/readFile', ({ uri }: { uri: string }) => ({ text: files.get(uri) ?? null }));
    expect(await client.found(await client.open('vscode-vfs://github/owner/repository/docs/a.md', CLEAR))).toEqual([]);
    expect(await client.found(await client.open('vscode-vfs://github/owner/other/docs/a.md', CLEAR))).toHaveLength(1);
  });
});
