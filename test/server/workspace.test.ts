import picomatch from 'picomatch';
import { afterEach, describe, expect, it } from 'vitest';
import type { FileSystemWatcher, WorkspaceDiagnosticReport } from 'vscode-languageserver-protocol/node';
import { Client, listening, modern, type Profile } from './client.js';
import { folderWith } from './folder.js';
import { CLEAR, files, known, shown } from './workspaceReports.js';

let client: Client;
const start = async (profile: Profile) => {
  client = await Client.start(profile);
};
afterEach(() => client.stop());

const pull = (previousResultIds: { uri: string; value: string }[] = []) =>
  client.connection.sendRequest<WorkspaceDiagnosticReport>('workspace/diagnostic', { previousResultIds });
const lint = () => client.connection.sendRequest('distinguo/lintWorkspace');
/** All that was sent before has been heard, and answered as far as it is answered at once. */
const settled = () => client.connection.sendRequest('textDocument/diagnostic', { textDocument: { uri: 'untitled:1' } });

describe('a run over the workspace', () => {
  it('reads every document that is not left out', async () => {
    const folder = folderWith(files);
    await start({ folders: [folder.uri] });
    expect(shown(await pull())).toEqual({ 'a.md': 1, 'b c#1.md': 2, 'export.feature': 1 });
  });

  it('asks to be told when a file changes, of every kind that it reads', async () => {
    const folder = folderWith(files);
    await start({ folders: [folder.uri] });
    const watched = await client.until(
      () => client.registered.find(({ method }) => method === 'workspace/didChangeWatchedFiles'),
      'the server watches files',
    );
    const globs = watched.registerOptions.watchers.map(({ globPattern }: FileSystemWatcher) => globPattern);
    const isWatched = picomatch(globs, { dot: true });
    const read = ['md', 'mdown', 'mkd', 'mdx', 'htm', 'xhtml', 'feature', 'txt', 'text'].map((end) => `docs/a.${end}`);
    expect(read.filter((file) => !isWatched(file))).toEqual([]);
    expect(isWatched('docs/a.png')).toBe(false);
  });

  it('honours a configuration for each folder, and counts a folder in a folder once', async () => {
    const folder = folderWith({ ...files, 'docs/distinguo.yml': 'rules:\n  role-mismatch: off\n' });
    await start({ folders: [folder.uri, folder.uriOf('docs')] });
    expect(shown(await pull())).toEqual({ 'a.md': 1, 'b c#1.md': 0, 'export.feature': 1 });
  });

  it('takes what is open in the editor before what is on the disk', async () => {
    const folder = folderWith(files);
    await start({ folders: [folder.uri] });
    await client.open(folder.uriOf('a.md'), 'Nothing.\n');
    const report = await pull();
    expect(shown(report)).toMatchObject({ 'a.md': 0, 'b c#1.md': 2 });
    expect(report.items.map(({ version }) => version)).toEqual([1, null, null]);
  });

  it('answers again only when something has changed, and then says what has not', async () => {
    const folder = folderWith(files);
    await start({ folders: [folder.uri] });
    const first = await pull();
    let answered = false;
    const second = pull(known(first)).then((report) => {
      answered = true;
      return report;
    });
    await settled();
    expect(answered).toBe(false);
    folder.write('a.md', 'Nothing.\n');
    await client.connection.sendNotification('workspace/didChangeWatchedFiles', {
      changes: [{ uri: folder.uriOf('a.md'), type: 2 }],
    });
    expect(shown(await second)).toEqual({ 'a.md': 0, 'b c#1.md': 'unchanged', 'export.feature': 'unchanged' });
  });

  it('answers at once who knows nothing, however often, and who knows only what was before it', async () => {
    const folder = folderWith(files);
    await start({ folders: [folder.uri] });
    expect(shown(await pull([{ uri: folder.uriOf('a.md'), value: 'of yesterday' }]))).toMatchObject({ 'a.md': 1 });
    expect(shown(await pull())).toMatchObject({ 'a.md': 1 });
  });

  it('answers again when a run that was asked for has read the files, or when settings change', async () => {
    const folder = folderWith(files);
    let enable = true;
    await start({ folders: [folder.uri], settings: () => ({ enable }) });
    const first = await pull();
    const second = pull(known(first));
    await settled();
    folder.write('a.md', 'Nothing.\n');
    await lint();
    const report = await second;
    expect(shown(report)).toEqual({ 'a.md': 0, 'b c#1.md': 'unchanged', 'export.feature': 'unchanged' });
    const third = pull(known(report));
    await settled();
    enable = false;
    await client.connection.sendNotification('workspace/didChangeConfiguration', { settings: null });
    expect(shown(await third)).toMatchObject({ 'b c#1.md': 0, 'export.feature': 0 });
  });

  it('sees a text that is other and as long, and says of a file that is gone that it holds nothing', async () => {
    const folder = folderWith(files);
    await start({ folders: [folder.uri] });
    const first = await pull();
    folder.write('a.md', CLEAR.replace('customer', 'visitor!'));
    folder.remove('export.feature');
    await client.connection.sendNotification('workspace/didChangeWatchedFiles', {
      changes: [
        { uri: folder.uriOf('a.md'), type: 2 },
        { uri: folder.uriOf('export.feature'), type: 3 },
      ],
    });
    const second = await pull(known(first));
    expect(shown(second)).toEqual({ 'a.md': 0, 'b c#1.md': 'unchanged', 'export.feature': 0 });
    await client.connection.sendNotification('workspace/didChangeWatchedFiles', {
      changes: [{ uri: folder.uriOf('new.md'), type: 1 }],
    });
    expect(shown(await pull(known(second)))).toEqual({ 'a.md': 'unchanged', 'b c#1.md': 'unchanged' });
  });

  it('says of a file that is gone with its folder, or without a word, that it holds nothing', async () => {
    const folder = folderWith({ 'a.md': CLEAR, 'docs/b.md': CLEAR, 'docs/deep/c.md': CLEAR });
    await start({ folders: [folder.uri] });
    const first = await pull();
    folder.remove('docs/deep');
    await client.connection.sendNotification('workspace/didDeleteFiles', {
      files: [{ uri: folder.uriOf('docs/deep') }],
    });
    const second = await pull(known(first));
    expect(shown(second)).toEqual({ 'a.md': 'unchanged', 'b.md': 'unchanged', 'c.md': 0 });
    folder.remove('docs');
    await lint();
    expect(shown(await pull(known(second)))).toEqual({ 'a.md': 'unchanged', 'b.md': 0 });
  });

  it('reads everything when the run before was broken off', async () => {
    const root = 'memfs://host/work';
    const names = ['a', 'b', 'c'].map((name) => ({ name: `${name}.md`, kind: 'file' }));
    await start({ folders: [root], capabilities: modern, options: { files: true } });
    const { CancellationTokenSource } = await import('vscode-languageserver-protocol/node');
    const source = new CancellationTokenSource();
    client.connection.onRequest('distinguo/readDirectory', () => names);
    client.connection.onRequest('distinguo/readFile', ({ uri }: { uri: string }) => {
      if (uri.endsWith('.md')) source.cancel();
      return { text: uri.endsWith('.md') ? CLEAR : null };
    });
    await client.connection
      .sendRequest('workspace/diagnostic', { previousResultIds: [] }, source.token)
      .catch(() => undefined);
    expect(shown(await pull())).toEqual({ 'a.md': 1, 'b.md': 1, 'c.md': 1 });
  });

  it('can be broken off while it waits', async () => {
    const folder = folderWith(files);
    await start({ folders: [folder.uri] });
    const first = await pull();
    const { CancellationTokenSource } = await import('vscode-languageserver-protocol/node');
    const source = new CancellationTokenSource();
    const waiting = client.connection.sendRequest(
      'workspace/diagnostic',
      { previousResultIds: known(first) },
      source.token,
    );
    await settled();
    source.cancel();
    await expect(waiting).rejects.toThrow('Cancelled');
  });
});

describe('a run that is asked for', () => {
  it('shows progress and its result, and is not made before', async () => {
    const folder = folderWith(files);
    await start({ folders: [folder.uri], options: { lintWorkspaceOnRequest: true, status: true } });
    await settled();
    expect(client.published.size).toBe(0);
    expect(await lint()).toEqual({
      files: 3,
      findings: 4,
      skipped: 0,
      message: 'Distinguo: 4 findings in 3 documents.',
    });
    const found = ['a.md', 'docs/b c#1.md', 'export.feature'].map(folder.uriOf);
    expect(found.map((uri) => client.published.get(uri)?.diagnostics.length)).toEqual([1, 2, 1]);
    expect([client.progress[0], client.progress.at(-1)]).toEqual(['begin', 'end']);
    const busy = client.notified.filter(({ method }) => method === 'distinguo/busy').map(({ params }) => params);
    expect(busy).toEqual([{ busy: true }, { busy: false }]);
  });

  it('sends its results to a client that only listens, and takes them back when they are gone', async () => {
    const folder = folderWith(files);
    await start({ folders: [folder.uri], capabilities: listening });
    await lint();
    await client.until(
      () => client.published.get(folder.uriOf('docs/b c#1.md'))?.diagnostics.length === 2,
      'the findings of a closed file',
    );
    folder.write('docs/b c#1.md', 'Nothing.\n');
    await lint();
    await client.until(
      () => client.published.get(folder.uriOf('docs/b c#1.md'))?.diagnostics.length === 0,
      'no findings',
    );
  });

  it('sends what is new alone: nothing of clean files, nothing twice, nothing of one that is open', async () => {
    const folder = folderWith({ 'a.md': CLEAR, 'b.md': CLEAR, 'clean.md': 'Nothing.\n' });
    await start({ folders: [folder.uri], options: { lintWorkspaceOnRequest: true } });
    let sent: string[] = [];
    client.connection.onNotification('textDocument/publishDiagnostics', ({ uri, diagnostics }) => {
      sent.push(`${uri.slice(-4)} ${diagnostics.length}`);
      client.heard();
    });
    const afterRun = async () => {
      sent = [];
      await lint();
      await settled();
      return sent;
    };
    await client.open(folder.uriOf('b.md'), 'Nothing.\n');
    expect(await afterRun()).toEqual(['a.md 1']);
    expect(await afterRun()).toEqual([]);
    folder.write('a.md', 'Nothing.\n');
    expect(await afterRun()).toEqual(['a.md 0']);
    expect(await afterRun()).toEqual([]);
    folder.write('a.md', CLEAR);
    expect(await afterRun()).toEqual(['a.md 1']);
    await client.close(folder.uriOf('b.md'));
    await client.until(() => sent.includes('b.md 1'), 'what lies on the disk of the file that is closed');
  });

  it.each(['by who asked for it', 'in the window'])('reads no further when it is cancelled %s', async (how) => {
    const root = 'memfs://host/work';
    const names = ['a', 'b', 'c', 'd', 'e'].map((name) => ({ name: `${name}.md`, kind: 'file' }));
    await start({ folders: [root], capabilities: modern, options: { files: true } });
    const { CancellationTokenSource } = await import('vscode-languageserver-protocol/node');
    const source = new CancellationTokenSource();
    let token: unknown;
    client.connection.onRequest('window/workDoneProgress/create', (created) => {
      token = created.token;
      return null;
    });
    const read: string[] = [];
    client.connection.onRequest('distinguo/readDirectory', () => names);
    client.connection.onRequest(
      'distinguo/readFile',
      async ({ uri }: { uri: string }): Promise<{ text: string | null }> => {
        if (!uri.endsWith('.md')) return { text: null };
        read.push(uri);
        if (how === 'by who asked for it') source.cancel();
        else await client.connection.sendNotification('window/workDoneProgress/cancel', { token });
        return { text: CLEAR };
      },
    );
    await client.connection.sendRequest('distinguo/lintWorkspace', source.token).catch(() => undefined);
    await settled();
    expect(read.length).toBeGreaterThan(0);
    expect(read.length).toBeLessThan(names.length);
  });

  it('says what it found in words that fit the numbers', async () => {
    const folder = folderWith({ 'a.md': CLEAR, 'long.md': CLEAR.repeat(63_000) });
    await start({ folders: [folder.uri] });
    const message = async () => ((await lint()) as { message: string }).message;
    expect(await message()).toBe('Distinguo: 1 finding in 2 documents. 1 document is too long and was not read.');
    folder.remove('long.md');
    expect(await message()).toBe('Distinguo: 1 finding in 1 document.');
    folder.write('a.md', 'Nothing.\n');
    expect(await message()).toBe('Distinguo: No findings in 1 document.');
  });

  it('counts as not read what is too long alone', async () => {
    const folder = folderWith({ 'a.md': CLEAR });
    await start({ folders: [folder.uri], settings: () => ({ enable: false }) });
    expect(await lint()).toMatchObject({ findings: 0, skipped: 0 });
  });

  it('goes through the client where there is no disk', async () => {
    const root = 'memfs://host/work';
    const tree: Record<string, { name: string; kind: string }[]> = {
      [root]: [
        { name: 'a.md', kind: 'file' },
        { name: 'docs', kind: 'folder' },
      ],
      [`${root}/docs`]: [{ name: 'b.md', kind: 'file' }],
    };
    await start({ folders: [root], capabilities: modern, options: { files: true } });
    client.connection.onRequest('distinguo/readDirectory', ({ uri }: { uri: string }) => tree[uri] ?? []);
    client.connection.onRequest('distinguo/readFile', ({ uri }: { uri: string }) => ({
      text: uri.endsWith('.md') ? CLEAR : null,
    }));
    expect(await lint()).toMatchObject({ files: 2, findings: 2, skipped: 0 });
  });
});
