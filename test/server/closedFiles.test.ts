import fs from 'node:fs';
import path from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { Client, modern } from './client.js';
import { folderWith } from './folder.js';

const CLEAR = 'Each customer opens the dashboard and clicks the Export button.\n';
/** What the extension asks for. */
const options = { lintWorkspaceOnRequest: true };

let client: Client;
afterEach(() => client.stop());

const lint = () => client.connection.sendRequest('distinguo/lintWorkspace');
const changed = (...changes: { uri: string; type: 1 | 2 | 3 }[]) =>
  client.connection.sendNotification('workspace/didChangeWatchedFiles', { changes });
const shown = (uri: string) => client.published.get(uri)?.diagnostics.length;

describe('a client that asks for a check of the workspace', () => {
  it('is not told to wait for reports of files that it closes', async () => {
    client = await Client.start({ options });
    expect(client.server.capabilities.diagnosticProvider).toMatchObject({ workspaceDiagnostics: false });
  });

  it('is sent nothing of a closed file before the first check', async () => {
    const folder = folderWith({ 'a.md': CLEAR });
    client = await Client.start({ folders: [folder.uri], options });
    const uri = await client.open(folder.uriOf('a.md'), CLEAR);
    await client.diagnostics(uri);
    await client.close(uri);
    await changed({ uri, type: 2 });
    await client.connection.sendRequest('distinguo/configurationOf', { uri });
    expect(client.published.get(uri)).toBeUndefined();
  });

  it('is sent what the check found, and no file twice while it is open', async () => {
    const folder = folderWith({ 'a.md': CLEAR, 'b.md': CLEAR });
    client = await Client.start({ folders: [folder.uri], options });
    const [a, b] = [folder.uriOf('a.md'), folder.uriOf('b.md')];
    await client.open(a, CLEAR);
    await lint();
    await client.until(() => shown(b) === 1, 'the finding of the closed file');
    expect(shown(a)).toBeUndefined();
    await client.open(b, CLEAR);
    await client.until(() => shown(b) === 0, 'the open file is looked after by itself');
    await client.close(a);
    await client.until(() => shown(a) === 1, 'the finding of the file that was closed');
  });

  it.skipIf(process.platform === 'win32')(
    'is sent the findings of a file by its own name, not by a link as well',
    async () => {
      const folder = folderWith({ 'docs/b.md': CLEAR });
      fs.symlinkSync('docs/b.md', path.join(folder.path, 'a.md'));
      fs.symlinkSync('docs', path.join(folder.path, 'also'));
      client = await Client.start({ folders: [folder.uri], options });
      const b = await client.open(folder.uriOf('docs/b.md'), CLEAR);
      expect(await lint()).toMatchObject({ files: 1, findings: 1 });
      await client.close(b);
      await client.until(() => shown(b) === 1, 'the finding of the closed file');
      expect([...client.published.keys()]).toEqual([b]);
    },
  );

  it('is sent what the configuration has read, open or not, and nothing of what it leaves out', async () => {
    const folder = folderWith({
      'distinguo.yml': 'formats: { "*.story": markdown, "*.txt": false }\n',
      'a.story': CLEAR,
      'b/c.story': CLEAR,
      'd.txt': CLEAR,
    });
    client = await Client.start({ folders: [folder.uri], options });
    const [a, c, d] = ['a.story', 'b/c.story', 'd.txt'].map(folder.uriOf) as [string, string, string];
    await client.open(a, CLEAR, 'story');
    await client.open(d, CLEAR, 'plaintext');
    expect(await client.diagnostics(a)).toHaveLength(1);
    expect(await client.diagnostics(d)).toEqual([]);
    await lint();
    await client.until(() => shown(c) === 1, 'the finding of the closed file');
    expect(shown(d) ?? 0).toBe(0);
  });

  it('is sent the findings of catalogues, open or not, and nothing of other files of their kind', async () => {
    const json = JSON.stringify({ hint: CLEAR.trim() });
    const folder = folderWith({
      'locales/en/a.json': json,
      'locales/en/b.json': json,
      'locales/de/a.json': json,
      'package.json': json,
    });
    client = await Client.start({ folders: [folder.uri], options });
    const names = ['locales/en/a.json', 'locales/en/b.json', 'locales/de/a.json', 'package.json'];
    const [a, b, other, manifest] = names.map(folder.uriOf) as [string, string, string, string];
    for (const uri of [a, other, manifest]) await client.open(uri, json, 'json');
    expect(await client.diagnostics(a)).toHaveLength(1);
    expect([...(await client.diagnostics(other)), ...(await client.diagnostics(manifest))]).toEqual([]);
    await lint();
    await client.until(() => shown(b) === 1, 'the finding of the closed catalogue');
    expect(shown(manifest) ?? 0).toBe(0);
  });

  it('loses the findings of a file that is rewritten, deleted or renamed while it is closed', async () => {
    const folder = folderWith({ 'a.md': CLEAR, 'b.md': CLEAR, 'sub/c.md': CLEAR });
    client = await Client.start({ folders: [folder.uri], options });
    const [a, b, c, d] = ['a.md', 'b.md', 'sub/c.md', 'd.md'].map(folder.uriOf) as [string, string, string, string];
    await lint();
    await client.until(() => shown(a) === 1 && shown(b) === 1 && shown(c) === 1, 'three findings');
    folder.write('a.md', 'Nothing.\n');
    await changed({ uri: a, type: 2 });
    await client.until(() => shown(a) === 0, 'the rewritten file');
    folder.remove('b.md');
    folder.write('d.md', CLEAR);
    await changed({ uri: b, type: 3 }, { uri: d, type: 1 });
    await client.until(() => shown(b) === 0 && shown(d) === 1, 'the renamed file, under its new name alone');
    folder.remove('sub/c.md');
    await client.connection.sendNotification('workspace/didDeleteFiles', { files: [{ uri: folder.uriOf('sub') }] });
    await client.until(() => shown(c) === 0, 'the file in a folder that is gone');
  });

  it('is sent what closed files have when the settings change', async () => {
    const folder = folderWith({ 'a.md': CLEAR });
    let enable = true;
    client = await Client.start({ folders: [folder.uri], options, settings: () => ({ enable }) });
    const uri = folder.uriOf('a.md');
    await lint();
    await client.until(() => shown(uri) === 1, 'the finding');
    enable = false;
    await client.connection.sendNotification('workspace/didChangeConfiguration', { settings: null });
    await client.until(() => shown(uri) === 0, 'no finding');
  });

  it('does not see a file again that was open when it was checked, closed, and is gone', async () => {
    const folder = folderWith({ 'a.md': CLEAR });
    client = await Client.start({ folders: [folder.uri], options });
    const uri = await client.open(folder.uriOf('a.md'), CLEAR);
    await lint();
    folder.remove('a.md');
    await client.close(uri);
    expect(await lint()).toMatchObject({ files: 0, findings: 0, skipped: 0 });
    expect(shown(uri) ?? 0).toBe(0);
  });
});

it('a saved file is read again, and the rest of the workspace is not', async () => {
  const root = 'memfs://host/work';
  const names = ['a.md', 'b.md', 'c.md'];
  client = await Client.start({ folders: [root], capabilities: modern, options: { files: true, ...options } });
  const texts = new Map(names.map((name) => [`${root}/${name}`, CLEAR]));
  let read: string[] = [];
  client.connection.onRequest('distinguo/readDirectory', ({ uri }: { uri: string }) => {
    if (uri === root) read.push(uri);
    return uri === root ? names.map((name) => ({ name, kind: 'file' })) : [];
  });
  client.connection.onRequest('distinguo/readFile', ({ uri }: { uri: string }) => {
    if (texts.has(uri)) read.push(uri);
    return { text: texts.get(uri) ?? null };
  });
  // Nobody has asked yet.
  await changed({ uri: `${root}/a.md`, type: 2 });
  await lint();
  expect(read).toEqual([root, ...texts.keys()]);
  read = [];
  texts.set(`${root}/b.md`, 'Nothing.\n');
  await changed({ uri: `${root}/b.md`, type: 2 });
  await client.until(() => shown(`${root}/b.md`) === 0, 'no finding');
  expect(read).toEqual([`${root}/b.md`]);
  read = [];
  names.push('d.md');
  texts.set(`${root}/d.md`, CLEAR);
  await changed({ uri: 'memfs://host/elsewhere/x.md', type: 1 });
  await changed({ uri: `${root}/d.md`, type: 1 });
  await client.until(() => shown(`${root}/d.md`) === 1, 'the finding of the new file');
  expect(read).toEqual([root, `${root}/d.md`]);
});

it('a file outside of all folders has nothing read again; one of any folder is read alone', async () => {
  const roots = ['memfs://host/work', 'memfs://host/other'];
  client = await Client.start({ folders: roots, capabilities: modern, options: { files: true, ...options } });
  let listed = 0;
  let read: string[] = [];
  let text = CLEAR;
  client.connection.onRequest('distinguo/readDirectory', ({ uri }: { uri: string }) => {
    if (roots.includes(uri)) listed += 1;
    return roots.includes(uri) ? [{ name: 'a.md', kind: 'file' }] : [];
  });
  client.connection.onRequest('distinguo/readFile', ({ uri }: { uri: string }) => {
    if (uri.endsWith('.md')) read.push(uri);
    return { text: uri.endsWith('.md') ? text : null };
  });
  await lint();
  expect([listed, read]).toEqual([2, roots.map((root) => `${root}/a.md`)]);
  read = [];
  await changed({ uri: 'memfs://host/elsewhere/a.md', type: 2 });
  text = 'Nothing.\n';
  await changed({ uri: `${roots[1]}/a.md`, type: 2 });
  await client.until(() => shown(`${roots[1]}/a.md`) === 0, 'no finding');
  expect([listed, read]).toEqual([2, [`${roots[1]}/a.md`]]);
});

it('a check says that it reads, and where it is', async () => {
  const names = Array.from({ length: 21 }, (_, index) => [`${String.fromCharCode(97 + index)}.md`, CLEAR]);
  const folder = folderWith(Object.fromEntries(names));
  client = await Client.start({ folders: [folder.uri], capabilities: modern, options });
  await lint();
  expect(client.saidOfProgress).toEqual([
    'Distinguo reads the workspace',
    '0 documents, now a.md',
    '20 documents, now u.md',
  ]);
});

it('a file that goes without a word is gone with the next check', async () => {
  const folder = folderWith({ 'a.md': CLEAR, 'b.md': CLEAR });
  let maxFindings = 10;
  client = await Client.start({
    folders: [folder.uri],
    capabilities: modern,
    options,
    settings: () => ({ maxFindings }),
  });
  await lint();
  expect(shown(folder.uriOf('a.md'))).toBe(1);
  folder.remove('a.md');
  maxFindings = 9;
  await client.connection.sendNotification('workspace/didChangeConfiguration', { settings: null });
  expect(await lint()).toMatchObject({ files: 1, findings: 1 });
  await client.until(() => shown(folder.uriOf('a.md')) === 0, 'no finding');
});

it('a client that pulls the workspace hears of a file that it closes', async () => {
  const folder = folderWith({ 'a.md': CLEAR });
  client = await Client.start({ folders: [folder.uri] });
  expect(client.server.capabilities.diagnosticProvider).toMatchObject({ workspaceDiagnostics: true });
  const uri = await client.open(folder.uriOf('a.md'), 'Nothing.\n');
  const pull = (previousResultIds: object[]) =>
    client.connection.sendRequest<{ items: { uri: string; items: object[]; resultId: string }[] }>(
      'workspace/diagnostic',
      { previousResultIds },
    );
  const first = await pull([]);
  const second = pull(first.items.map(({ resultId }) => ({ uri, value: resultId })));
  await client.close(uri);
  expect((await second).items).toMatchObject([{ uri, items: [{ code: 'role-mismatch' }] }]);
});
