import { afterEach, describe, expect, it } from 'vitest';
import type { Range } from 'vscode-languageserver-protocol/node';
import { CancellationTokenSource, ResponseError } from 'vscode-languageserver-protocol/node';
import { type LanguageId, languageIds } from '../../engine/index.js';
import { Client } from './client.js';
import { folderWith } from './folder.js';

const CLEAR = 'Each customer opens the dashboard and clicks the Export button.\n';

let client: Client | undefined;
afterEach(async () => {
  await client?.stop();
  client = undefined;
});

/** Each has a way of its own to read what follows an edit, or none. */
const LONG: readonly LanguageId[] = ['markdown', 'mdx', 'html', 'gherkin', 'plaintext'];

describe('random edits, two thousand of each of five formats and two hundred of every other', () => {
  /** A generator of numbers below a bound, the same each time. */
  const dice = (seed: number) => (bound: number) => {
    seed = (Math.imul(seed, 1664525) + 1013904223) >>> 0;
    return Math.floor((seed / 2 ** 32) * bound);
  };
  const pieces = [
    'customer',
    'user ',
    'clicks Save. ',
    'pays the invoice',
    '\n',
    '\r\n',
    '\r',
    '\n\n',
    '# ',
    '- ',
    '1. ',
    '> ',
    '| a | b |\n| - | - |\n',
    '`',
    '```\n',
    '<!-- distinguo-disable-next-line -->\n',
    '<!-- distinguo-disable -->',
    '🎉',
    'é',
    '\u2028',
    '**',
    '*',
    '_',
    '[',
    '](',
    ')',
    '&amp;',
    '\\',
    '\t',
    '    ',
    CLEAR,
    'The customers click Save. ',
    'A user is whoever buys. ',
    '---\ntitle: Users pay\n---\n',
    '<b>',
    '</b>',
    '<!--',
    '-->',
    '<div>\n',
    '{',
    '}',
    '$',
    'Feature: x\n',
    'Given ',
  ];

  it.each(languageIds.map((id, index) => [id, index + 1] as const))(
    'of a document in %s end in the same diagnostics as opening it afresh',
    { timeout: 120_000 },
    async (languageId, seed) => {
      const running = await Client.start();
      client = running;
      const roll = dice(seed);
      const edits = LONG.includes(languageId) ? 2000 : 200;
      const edited = await running.open('untitled:edited', CLEAR.repeat(20), languageId);
      for (let i = 1; i <= edits; i++) {
        const document = running.document(edited);
        const length = document.getText().length;
        const start = roll(length + 1);
        // Cutting as much as is put in keeps the document at its size.
        const end = Math.min(length, start + roll(length > 3000 ? 60 : 12));
        const range: Range = { start: document.positionAt(start), end: document.positionAt(end) };
        await running.edit(edited, { range, text: pieces[roll(pieces.length)] ?? '' });
        // Now and then the results are wanted while the writer goes on.
        if (i % 40 === 0) void running.request('textDocument/hover', edited, range.start).catch(() => undefined);
        if (i % (edits / 5) === 0) await compare(running, edited, languageId, i);
      }
    },
  );

  async function compare(running: Client, edited: string, languageId: string, step: number): Promise<void> {
    const text = running.document(edited).getText();
    const fresh = await running.open(`untitled:fresh-${step}`, text, languageId);
    const place = (uri: string) => (diagnostics: object[]) =>
      JSON.parse(JSON.stringify(diagnostics).replaceAll(uri, 'here'));
    const [a, b] = [place(edited)(await running.diagnostics(edited)), place(fresh)(await running.diagnostics(fresh))];
    expect(a, `after ${step} edits:\n${JSON.stringify(text)}`).toEqual(b);
    await running.close(fresh);
  }
});

describe('requests', () => {
  it('that are cancelled say so', async () => {
    client = await Client.start();
    const uri = await client.open('untitled:1', CLEAR);
    await client.edit(uri, { range: client.at(uri, 'Each'), text: 'Every' });
    const source = new CancellationTokenSource();
    const asked = client.connection.sendRequest('textDocument/diagnostic', { textDocument: { uri } }, source.token);
    source.cancel();
    await expect(asked).rejects.toMatchObject({ code: -32800 });
    expect(await client.found(uri)).toEqual(['customer: role-mismatch']);
  });

  it('about a document that is not open get an error, not silence', async () => {
    client = await Client.start();
    await expect(client.request('textDocument/hover', 'untitled:none', { line: 0, character: 0 })).rejects.toThrow(
      'not open',
    );
  });

  it('with places that the document does not have do no harm', async () => {
    client = await Client.start();
    const uri = await client.open('untitled:1', CLEAR);
    for (const position of [
      { line: 99, character: 99 },
      { line: 0, character: 9999 },
      { line: 0, character: 0 },
    ]) {
      await client.request('textDocument/hover', uri, position);
    }
    await client.change(
      uri,
      [{ range: { start: { line: 50, character: 0 }, end: { line: 99, character: 3 } }, text: 'x' }],
      2,
    );
    expect(await client.diagnostics(uri)).toHaveLength(1);
  });

  it('that nobody knows are refused, and the server goes on', async () => {
    client = await Client.start();
    await expect(client.connection.sendRequest('textDocument/nonsense', {})).rejects.toMatchObject({ code: -32601 });
    await client.connection.sendNotification('$/nonsense', {});
    const uri = await client.open('untitled:1', CLEAR);
    expect(await client.found(uri)).toHaveLength(1);
  });

  it('with parameters that make no sense are survived', async () => {
    client = await Client.start();
    for (const method of [
      'textDocument/hover',
      'textDocument/codeAction',
      'textDocument/diagnostic',
      'codeAction/resolve',
      'distinguo/why',
      'distinguo/configurationOf',
      'textDocument/completion',
    ]) {
      await client.connection
        .sendRequest(method, { textDocument: 5, uri: {}, data: 3, range: null, position: [] })
        .catch(() => undefined);
    }
    await client.connection.sendNotification('textDocument/didChange', {
      textDocument: { uri: 'untitled:none', version: 2 },
      contentChanges: [{ text: '' }],
    });
    await client.connection.sendNotification('textDocument/didOpen', { textDocument: null });
    const uri = await client.open('untitled:1', CLEAR);
    expect(await client.found(uri)).toHaveLength(1);
  });
});

it('survives a client that refuses everything it is asked', async () => {
  const folder = folderWith({ 'distinguo.yml': 'rules: {}\n' });
  client = await Client.start({ folders: [folder.uri], options: { files: true } });
  for (const method of [
    'client/registerCapability',
    'workspace/diagnostic/refresh',
    'window/workDoneProgress/create',
    'distinguo/readFile',
  ]) {
    client.connection.onRequest(method, () => new ResponseError(-32601, 'no'));
  }
  const uri = await client.open(folder.uriOf('a.md'), CLEAR);
  for (let i = 0; i < 3; i++) {
    await client.connection.sendNotification('workspace/didChangeConfiguration', { settings: null });
    await new Promise((resolve) => setTimeout(resolve, 120));
    expect(await client.found(uri)).toHaveLength(1);
  }
});

it('survives messages that are no JSON, or no messages', async () => {
  client = await Client.start();
  for (const junk of ['{ not json', '[]', '"text"', 'null', '{}', '{"jsonrpc":"2.0","id":{}}'])
    client.running.input.write(`Content-Length: ${Buffer.byteLength(junk)}\r\n\r\n${junk}`);
  const uri = await client.open('untitled:1', CLEAR);
  expect(await client.found(uri)).toHaveLength(1);
});
