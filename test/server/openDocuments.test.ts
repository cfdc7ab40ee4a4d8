import { afterEach, describe, expect, it, vi } from 'vitest';
import { CancellationTokenSource, type DocumentDiagnosticReport } from 'vscode-languageserver-protocol/node';
import { Client, listening, modern, type Profile } from './client.js';
import { folderWith } from './folder.js';

const CLEAR = 'Each customer opens the dashboard and clicks the Export button.\n';
const URI = 'untitled:Untitled-1';

let client: Client;
const start = async (profile?: Profile) => {
  client = await Client.start(profile);
  return client;
};
afterEach(() => {
  vi.useRealTimers();
  return client.stop();
});

describe('a document that is closed or not asked for any more while its typist is waited for', () => {
  const wrote = async () => {
    await start();
    await client.open(URI, 'Nothing here.\n');
    await client.pull(URI);
    await client.rewrite(URI, CLEAR);
  };

  it('has no findings when it is closed', async () => {
    await wrote();
    const asked = client.pull(URI);
    await client.close(URI);
    expect(await asked).toEqual({ kind: 'full', items: [] });
    await client.open(URI, CLEAR);
    expect(await client.found(URI)).toEqual(['customer: role-mismatch']);
  });

  it('has those of its next opening when it is open again before the answer', async () => {
    await wrote();
    const asked = client.pull(URI);
    await client.close(URI);
    await client.open(URI, `${CLEAR}${CLEAR}`);
    expect(((await asked) as { items: unknown[] }).items).toHaveLength(2);
  });

  it('is not judged when nobody waits for the answer', async () => {
    await wrote();
    const source = new CancellationTokenSource();
    const asked = client.connection.sendRequest<DocumentDiagnosticReport>(
      'textDocument/diagnostic',
      { textDocument: { uri: URI } },
      source.token,
    );
    source.cancel();
    await expect(asked).rejects.toMatchObject({ code: -32800, message: 'Cancelled.' });
    expect(await client.found(URI)).toEqual(['customer: role-mismatch']);
  });

  it('is waited for as long as the client says, from the first letter on and not from the opening', async () => {
    const pause = 20_000;
    await start({ options: { pause } as never });
    // The clock stands still but where the test moves it.
    vi.useFakeTimers({ toFake: ['Date', 'setTimeout', 'clearTimeout'] });
    await client.open(URI, CLEAR);
    expect(await client.found(URI)).toHaveLength(1);
    await client.rewrite(URI, `${CLEAR}${CLEAR}`);
    let answered = false;
    const asked = client.pull(URI).finally(() => {
      answered = true;
    });
    const afterOther = async (name: string) => {
      expect(await client.found(await client.open(name, CLEAR))).toHaveLength(1);
      return answered;
    };
    expect(await afterOther('untitled:Untitled-2')).toBe(false);
    await vi.advanceTimersByTimeAsync(pause - 1);
    expect(await afterOther('untitled:Untitled-3')).toBe(false);
    await vi.advanceTimersByTimeAsync(1);
    expect(((await asked) as { items: unknown[] }).items).toHaveLength(2);
  });
});

describe('what is told beside the diagnostics', () => {
  const told = () => client.notified.filter(({ method }) => method === 'distinguo/status').length;

  it('is told once of what is asked for twice, and not of what nobody waits for', async () => {
    await start({ options: { status: true } });
    const { resultId } = await client.open(URI, CLEAR).then((uri) => client.pull(uri));
    expect(await client.pull(URI)).toMatchObject({ kind: 'full', resultId });
    expect(told()).toBe(1);
    await client.rewrite(URI, 'Nothing here.\n');
    const source = new CancellationTokenSource();
    const textDocument = { uri: URI };
    const asked = client.connection.sendRequest('textDocument/diagnostic', { textDocument }, source.token);
    source.cancel();
    await expect(asked).rejects.toMatchObject({ message: 'Cancelled.' });
    expect(told()).toBe(1);
    await client.pull(URI);
    expect(told()).toBe(2);
  });
});

describe('results that wait for the next save', () => {
  const onSave = { settings: () => ({ run: 'onSave' }) };

  it('are there for a document that was written in before it was first asked for', async () => {
    await start(onSave);
    await client.open(URI, 'Nothing here.\n');
    await client.rewrite(URI, CLEAR);
    expect(await client.found(URI)).toEqual(['customer: role-mismatch']);
  });

  it('are those of the last save, for who knows others as for who knows none', async () => {
    await start(onSave);
    await client.open(URI, CLEAR);
    const first = await client.pull(URI);
    await client.rewrite(URI, 'Nothing here.\n');
    expect(await client.pull(URI)).toEqual(first);
    expect(await client.pull(URI, 'another')).toEqual(first);
    await client.save(URI);
    expect(await client.pull(URI, first.resultId)).toMatchObject({ kind: 'full', items: [] });
  });

  it('are sent to a client that only listens with the save, and not before', async () => {
    const initializationOptions = { run: 'onSave', pause: 0 };
    await start({ capabilities: listening, options: initializationOptions as never });
    await client.open(URI, 'Nothing here.\n');
    await client.until(() => client.published.has(URI), 'the first result');
    await client.rewrite(URI, CLEAR);
    const other = await client.open('untitled:Untitled-2', CLEAR);
    await client.until(() => client.published.get(other)?.diagnostics.length === 1, 'what was opened later');
    expect(client.published.get(URI)).toMatchObject({ version: 1, diagnostics: [] });
    await client.save(URI);
    await client.until(() => client.published.get(URI)?.diagnostics.length === 1, 'the finding');
  });
});

describe('results of a save, when somebody types while what was saved is reviewed', () => {
  /** Reviewed in many turns, and without a finding. */
  const long = `${Array.from({ length: 800 }, (_, at) => `The *user* opens **page** ${at} and clicks the _button_.`).join(' ')}\n`;
  const other = 'untitled:Untitled-2';
  /** Saves one text, and types another as soon as its review has begun. */
  const saveAndType = async (ask: () => void = () => {}) => {
    await client.rewrite(URI, `${long}\nThe enduser waits.\n`);
    await client.save(URI);
    ask();
    await client.open(other, CLEAR);
    await client.request('textDocument/hover', other, client.at(other, 'customer').start);
    await client.rewrite(URI, `${long}\nThe enduser waits, and the enduser leaves.\n`);
  };

  it('are those of what stands there then, for a client that only listens', async () => {
    const options = { run: 'onSave', pause: 0 };
    await start({ capabilities: listening, options });
    await client.open(URI, 'Nothing here.\n');
    await client.until(() => client.published.has(URI), 'the first result');
    await saveAndType();
    await client.until(() => client.published.get(URI)?.version !== 1, 'the results of the save');
    expect(client.published.get(URI)?.version).toBe(3);
    expect(client.published.get(URI)?.diagnostics).toHaveLength(2);
  });

  it('are those of what stands there then, for a client that asks again when somebody types', async () => {
    await start({ settings: () => ({ run: 'onSave' }), options: { pause: 0 } });
    await client.open(URI, 'Nothing here.\n');
    await client.pull(URI);
    const source = new CancellationTokenSource();
    let left: Promise<unknown> | undefined;
    await saveAndType(() => {
      const textDocument = { uri: URI };
      left = client.connection.sendRequest('textDocument/diagnostic', { textDocument }, source.token);
      left.catch(() => undefined);
    });
    source.cancel();
    await expect(left).rejects.toMatchObject({ message: 'Cancelled.' });
    const report = await client.pull(URI);
    expect(report).toMatchObject({ items: [{ code: 'term-variant' }, { code: 'term-variant' }] });
    await client.rewrite(URI, 'Nothing here.\n');
    expect(await client.pull(URI)).toEqual(report);
  });
});

describe('a client that pulls', () => {
  it.each([
    ['is asked to pull again when settings change', modern, 1],
    ['is not asked where it does not know that', { ...modern, workspace: { configuration: true } }, 0],
  ] as const)('%s', async (_, capabilities, refreshes) => {
    let enable = true;
    await start({ capabilities, settings: () => ({ enable }) });
    await client.open(URI, CLEAR);
    expect(await client.found(URI)).toHaveLength(1);
    enable = false;
    await client.connection.sendNotification('workspace/didChangeConfiguration', { settings: null });
    // Until the server has asked what they are now.
    while ((await client.found(URI)).length > 0);
    expect(client.refreshes).toBe(refreshes);
    expect(client.complaints).toEqual([]);
  });
});

describe('a client that only listens', () => {
  it('is sent no versions that it does not know', async () => {
    await start({ capabilities: { textDocument: { publishDiagnostics: {} } } });
    await client.open(URI, CLEAR);
    await client.until(() => client.published.get(URI)?.diagnostics.length === 1, 'one diagnostic');
    expect(client.published.get(URI)).not.toHaveProperty('version');
  });

  it.each([{}, { textDocument: {} }])(
    'that says nothing of diagnostics is sent them all the same: %j',
    async (capabilities) => {
      await start({ capabilities });
      await client.open(URI, CLEAR);
      await client.until(() => client.published.get(URI)?.diagnostics.length === 1, 'one diagnostic');
      expect(client.published.get(URI)).not.toHaveProperty('version');
    },
  );

  it('is sent what holds for the last letter once, and nothing more of what is closed while it is waited for', async () => {
    await start({ capabilities: listening, options: { pause: 1_000 } as never });
    const heard: unknown[] = [];
    client.connection.onNotification('textDocument/publishDiagnostics', (params) => {
      client.published.set(params.uri, params);
      client.heard();
      heard.push([params.uri.at(-1), params.version, params.diagnostics.length]);
    });
    const other = await client.open('untitled:2', 'Nothing here.\n');
    await client.open('untitled:1', 'Nothing here.\n');
    await client.until(() => heard.length === 2, 'what was opened');
    await client.rewrite('untitled:1', CLEAR);
    await client.close('untitled:1');
    await client.rewrite(other, 'Still nothing.\n');
    await client.rewrite(other, CLEAR);
    await client.until(() => client.published.get(other)?.diagnostics.length === 1, 'the finding');
    expect(heard.slice(2)).toEqual([
      ['1', 2, 0],
      ['2', 3, 1],
    ]);
  });

  it('is sent what holds under other settings', async () => {
    let enable = true;
    await start({ capabilities: { ...listening, workspace: { configuration: true } }, settings: () => ({ enable }) });
    await client.open(URI, CLEAR);
    await client.until(() => client.published.get(URI)?.diagnostics.length === 1, 'the finding');
    enable = false;
    await client.connection.sendNotification('workspace/didChangeConfiguration', { settings: null });
    await client.until(() => client.published.get(URI)?.diagnostics.length === 0, 'nothing');
  });

  it('keeps the mistakes of a configuration that it opens, edits and closes', async () => {
    const folder = folderWith({ 'distinguo.yml': 'exception: []\n', 'a.md': CLEAR });
    await start({ capabilities: listening, folders: [folder.uri] });
    await client.open(folder.uriOf('a.md'), CLEAR);
    const file = folder.uriOf('distinguo.yml');
    const mistakes = () => client.published.get(file)?.diagnostics.length;
    await client.until(() => mistakes() === 1, 'the mistake');
    await client.open(file, 'exception: []\n', 'yaml');
    await client.edit(file, { range: client.at(file, '[]'), text: '[ ]' });
    const other = await client.open('untitled:Untitled-2', CLEAR);
    await client.until(() => client.published.get(other)?.diagnostics.length === 1, 'what was opened later');
    await client.until(() => mistakes() === 1, 'the mistake');
    await client.close(file);
    const last = await client.open('untitled:Untitled-3', CLEAR);
    await client.until(() => client.published.get(last)?.diagnostics.length === 1, 'what was opened last');
    expect(mistakes()).toBe(1);
  });
});
