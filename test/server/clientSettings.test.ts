import { afterEach, describe, expect, it } from 'vitest';
import { ResponseError } from 'vscode-languageserver-protocol/node';
import { Client, listening, modern } from './client.js';

const CLEAR = 'Each customer opens the dashboard and clicks the Export button.\n';
const URI = 'untitled:Untitled-1';

let client: Client;
afterEach(() => client.stop());

const found = () => client.published.get(URI)?.diagnostics.length;
const send = (settings: unknown) =>
  client.connection.sendNotification('workspace/didChangeConfiguration', { settings });

describe('a client that cannot be asked for its settings', () => {
  it.each([{ enable: false }, { distinguo: { enable: false } }])('sends them when it starts: %j', async (options) => {
    client = await Client.start({ capabilities: listening, options });
    await client.open(URI, CLEAR);
    await client.until(() => found() === 0, 'no finding');
  });

  it('sends them when they change', async () => {
    client = await Client.start({ capabilities: listening });
    await client.open(URI, CLEAR);
    await client.until(() => found() === 1, 'the finding');
    await send({ distinguo: { severity: 'hint' } });
    await client.until(() => client.published.get(URI)?.diagnostics[0]?.severity === 4, 'a hint');
    await send({ enable: false });
    await client.until(() => found() === 0, 'no finding');
    await send(null);
    await client.until(
      () => client.published.get(URI)?.diagnostics[0]?.severity === 2,
      'a warning, as without settings',
    );
  });
});

describe('a client that says that it can be asked', () => {
  it('and then answers with an error gets what holds without settings, at once', async () => {
    client = await Client.start({ capabilities: modern });
    client.connection.onRequest('workspace/configuration', () => new ResponseError(-32603, 'no'));
    await client.open(URI, CLEAR);
    expect(await client.found(URI)).toEqual(['customer: role-mismatch']);
  });

  it('and then forgets to answer is not waited for; what it answers late counts all the same', async () => {
    client = await Client.start({ capabilities: modern });
    let answer: (settings: object[]) => void = () => undefined;
    client.connection.onRequest('workspace/configuration', () => new Promise((resolve) => (answer = resolve)));
    await client.open(URI, CLEAR);
    expect(await client.found(URI)).toEqual(['customer: role-mismatch']);
    answer([{ enable: false }]);
    await client.until(() => client.refreshes > 0, 'a refresh');
    client.connection.onRequest('workspace/configuration', () => [{ enable: false }]);
    expect(await client.found(URI)).toEqual([]);
  });

  it('is believed what it answers, not what it sends', async () => {
    client = await Client.start({ capabilities: modern, settings: () => ({ enable: false }) });
    await send({ distinguo: { enable: true } });
    await client.open(URI, CLEAR);
    expect(await client.found(URI)).toEqual([]);
  });
});
