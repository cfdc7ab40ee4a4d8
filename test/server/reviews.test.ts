import { afterEach, describe, expect, it } from 'vitest';
import type { Hover } from 'vscode-languageserver-protocol/node';
import { CancellationTokenSource, ErrorCodes, LSPErrorCodes } from 'vscode-languageserver-protocol/node';
import { CLEAR } from './actions.js';
import { Client } from './client.js';
import { folderWith } from './folder.js';

const URI = 'untitled:Untitled-1';

let client: Client;
afterEach(() => client.stop());

const hoverAt = (uri: string, word: string) =>
  client.request<Hover | null>('textDocument/hover', uri, client.at(uri, word).start);
/** How a request fails: its code and its sentence. */
const failureOf = (answer: Promise<unknown>) =>
  answer.then(
    () => undefined,
    ({ code, message }: { code: number; message: string }) => ({ code, message }),
  );

describe('a request about places of a document', () => {
  it('that is not open is refused, with its name', async () => {
    client = await Client.start();
    const position = { line: 0, character: 0 };
    expect(await failureOf(client.request('textDocument/hover', 'untitled:none', position))).toEqual({
      code: ErrorCodes.InvalidParams,
      message: 'untitled:none is not open.',
    });
  });

  it('that changes meanwhile is refused: the places would be wrong', async () => {
    let release = () => {};
    const asked = new Promise<void>((resolve) => {
      release = resolve;
    });
    client = await Client.start({ options: { files: true }, folders: ['vscode-vfs://host/repository'] });
    const reached = new Promise<void>((resolve) => {
      client.connection.onRequest('distinguo/readFile', async () => {
        resolve();
        await asked;
        return { text: null };
      });
    });
    client.connection.onRequest('distinguo/readDirectory', () => []);
    const uri = await client.open('vscode-vfs://host/repository/a.md', CLEAR);
    const failure = failureOf(hoverAt(uri, 'customer'));
    await reached;
    await client.edit(uri, { range: client.at(uri, 'Each'), text: 'Every' });
    release();
    expect(await failure).toEqual({ code: LSPErrorCodes.ContentModified, message: 'The document has changed.' });
    expect(await hoverAt(uri, 'customer')).not.toBeNull();
  });

  it('that nobody waits for any more is told to be cancelled', async () => {
    client = await Client.start();
    const uri = await client.open(URI, CLEAR);
    const source = new CancellationTokenSource();
    const answer = client.connection.sendRequest(
      'textDocument/hover',
      { textDocument: { uri }, position: client.at(uri, 'customer').start },
      source.token,
    );
    source.cancel();
    expect(await failureOf(answer)).toEqual({ code: LSPErrorCodes.RequestCancelled, message: 'Cancelled.' });
  });

  it('that is not checked is answered with nothing', async () => {
    client = await Client.start({ settings: () => ({ enable: false }) });
    const uri = await client.open(URI, CLEAR);
    expect(await hoverAt(uri, 'customer')).toBeNull();
    expect(client.complaints).toEqual([]);
  });
});

describe('a result', () => {
  it('has a name of its own for each version, and for each configuration', async () => {
    const folder = folderWith({ 'distinguo.yml': 'rules: {}\n' });
    client = await Client.start({ folders: [folder.uri] });
    const uri = await client.open(folder.uriOf('a.md'), CLEAR);
    const other = await client.open(folder.uriOf('b.md'), CLEAR);
    const first = await client.pull(uri);
    expect((await client.pull(other)).resultId).not.toBe(first.resultId);
    await client.edit(uri, { range: client.at(uri, 'Each'), text: 'Every' });
    const second = await client.pull(uri, first.resultId);
    expect(second.kind).toBe('full');
    folder.write('distinguo.yml', 'rules:\n  role-mismatch: error\n');
    await client.connection.sendNotification('workspace/didChangeWatchedFiles', {
      changes: [{ uri: folder.uriOf('distinguo.yml'), type: 2 }],
    });
    await client.until(() => client.refreshes > 0, 'a refresh');
    expect(await client.pull(uri, second.resultId)).toMatchObject({ kind: 'full', items: [{ severity: 1 }] });
  });

  it('is that of the document that is open, not of one that was closed under its name and version', async () => {
    client = await Client.start();
    await client.open(URI, CLEAR);
    expect(await client.found(URI)).toHaveLength(1);
    await client.close(URI);
    await client.open(URI, 'Nothing.\n');
    expect(await client.found(URI)).toEqual([]);
  });

  it('follows the rules from one edit to the next', async () => {
    const folder = folderWith({ 'distinguo.yml': 'rules: {}\n' });
    client = await Client.start({ folders: [folder.uri] });
    const text = `${CLEAR}\nEach merchant opens the dashboard and clicks the Export button.\n`;
    const uri = await client.open(folder.uriOf('a.md'), text);
    expect(await client.found(uri)).toEqual(['customer: role-mismatch']);
    folder.write('distinguo.yml', 'terms:\n  merchant: buyer\n');
    await client.connection.sendNotification('workspace/didChangeWatchedFiles', {
      changes: [{ uri: folder.uriOf('distinguo.yml'), type: 2 }],
    });
    await client.until(() => client.refreshes > 0, 'a refresh');
    expect(await client.found(uri)).toEqual(['customer: role-mismatch', 'merchant: role-mismatch']);
    await client.edit(uri, { range: client.at(uri, 'customer'), text: 'user' });
    expect(await client.found(uri)).toEqual(['merchant: role-mismatch']);
  });
});

describe('what a document is read as', () => {
  const statusOf = (uri: string) =>
    client.until(
      () =>
        client.notified
          .map(({ method, params }) =>
            method === 'distinguo/status' ? (params as { uri: string; state: string; message: string }) : undefined,
          )
          .find((params) => params?.uri === uri),
      'a status',
    );

  it.each([
    ['switched off', { enable: false }, 'a.md', 'markdown', 'Switched off by the setting “distinguo.enable”'],
    ['left out', {}, 'old/a.md', 'markdown', 'Not checked: ignored by the configuration or by .distinguoignore'],
    [
      'left out, be it no document',
      {},
      'old/a.ts',
      'typescript',
      'Not checked: ignored by the configuration or by .distinguoignore',
    ],
    ['not known', {}, 'a.weird', 'weird', 'Not checked: not a kind of document that is read'],
  ])('is told when it is %s', async (_why, settings, name, languageId, message) => {
    const folder = folderWith({ '.distinguoignore': 'old\n' });
    client = await Client.start({ folders: [folder.uri], settings: () => settings, options: { status: true } });
    const uri = await client.open(folder.uriOf(name), CLEAR, languageId);
    expect(await client.diagnostics(uri)).toEqual([]);
    expect(await statusOf(uri)).toMatchObject({ state: 'off', message, findings: 0 });
  });

  /** What each reading makes of the same text: Markdown passes over code and over attributes, plain text reads all. */
  const TEXT = '`Each enduser waits.`\n';
  it.each([
    ['the language of the editor', 'a.txt', 'markdown', {}, '', 0],
    ['the name where the editor says plain text', 'a.md', 'plaintext', {}, '', 0],
    ['plain text where neither says more', 'a.weird', 'plaintext', {}, '', 1],
    ['the name where the editor knows the language by another name', 'a.txt', 'weird', {}, '', 1],
    [
      'what the writer sets for a language, before its own',
      'a.md',
      'markdown',
      { languages: { markdown: 'plaintext' } },
      '',
      1,
    ],
    [
      'what the configuration sets for the file, before all',
      'a.md',
      'markdown',
      { languages: { markdown: 'markdown' } },
      'formats: { "*.md": plaintext }\n',
      1,
    ],
    ['nothing where the configuration says so', 'a.txt', 'plaintext', {}, 'formats: { "*.txt": false }\n', 0],
  ])('is %s', async (_what, name, languageId, settings, configuration, count) => {
    const folder = folderWith({ 'distinguo.yml': configuration });
    client = await Client.start({ folders: [folder.uri], settings: () => settings });
    const uri = await client.open(folder.uriOf(name), TEXT, languageId);
    expect(await client.diagnostics(uri)).toHaveLength(count);
  });
});
