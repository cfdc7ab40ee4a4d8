import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { CodeAction } from 'vscode-languageserver-protocol/node';
import { CLEAR } from './actions.js';
import { Client } from './client.js';
import { folderWith } from './folder.js';

let client: Client;
beforeEach(async () => {
  client = await Client.start({ options: { commands: true } });
});
afterEach(() => client.stop());

describe('over several findings', () => {
  const titles = (actions: CodeAction[]) => actions.map(({ title }) => title);
  const everything = (uri: string) => {
    const document = client.document(uri);
    return { start: document.positionAt(0), end: document.positionAt(document.getText().length) };
  };

  it('each effect is offered once, and nothing that silences them', async () => {
    const uri = await client.open('untitled:1', `${CLEAR}\nThe customers click Save.\n\nThe customer clicks Export.\n`);
    const selection = { start: client.at(uri, 'Each').start, end: client.at(uri, 'click Save').end };
    const actions = await client.actions(uri, selection, undefined, await client.diagnostics(uri));
    expect(titles(actions)).toEqual([
      'Replace “customer” with “user” here (2)',
      'Replace “customer” with “user” in this document (3)',
      'Fix all clear findings of Distinguo in this document (3)',
    ]);
    expect(actions[0]?.diagnostics).toHaveLength(2);
    expect(client.applied(uri, await client.editOf(actions[0]))).toBe(
      'Each user opens the dashboard and clicks the Export button.\n\nThe users click Save.\n\nThe customer clicks Export.\n',
    );
  });

  it('that are written in a wrong way are called as they are written, each word by itself', async () => {
    const folder = folderWith({
      'distinguo.yml': 'terms:\n  merchant: { role: buyer, deprecated: [seller, vendor] }\n  whitelist: allowlist\n',
    });
    await client.stop();
    client = await Client.start({ folders: [folder.uri] });
    const text =
      'A seller waits. The vendors wait, and sellers, too. A whitelist, and Whitelists. An enduser, two endUsers.\n';
    const uri = await client.open(folder.uriOf('a.md'), text);
    expect(titles(await client.actions(uri, everything(uri), ['quickfix']))).toEqual([
      'Replace “seller” with “merchant” here (2)',
      'Replace “vendor” with “merchant” here (1)',
      'Replace “whitelist” with “allowlist” here (2)',
      'Replace “enduser” with “end user” here (2)',
    ]);
    const at = async (word: string) => titles(await client.actions(uri, client.at(uri, word), ['quickfix']));
    expect(await at('sellers')).toEqual(
      expect.arrayContaining([
        'Replace “seller” with “merchant” in this document (2)',
        '“seller” is right here: add an exception to distinguo.yml',
      ]),
    );
    expect(await at('Whitelists')).toEqual(
      expect.arrayContaining([
        'Replace “Whitelist” with “allowlist” in this document (2)',
        '“Whitelist” is right here: add an exception to distinguo.yml',
      ]),
    );
  });

  it('of several kinds each kind has actions of its own, and what cannot be rewritten has none', async () => {
    const text = `${CLEAR}\nThe user pays the invoice of the month. A user receives the invoice and pays it.\n\nThe customers click Save.\n\n**Consumer** denotes a person who logs in to the app with a password.\n\nThe users pay their invoices by card.\n`;
    const uri = await client.open('untitled:1', text);
    const between = async (from: [string, number?], to: [string, number?]) => {
      const range = { start: client.at(uri, ...from).start, end: client.at(uri, ...to).end };
      return client.actions(uri, range, ['quickfix'], await client.diagnostics(uri));
    };
    const all = await client.actions(uri, everything(uri), ['quickfix'], await client.diagnostics(uri));
    expect(titles(all)).toEqual([
      'Replace “customer” with “consumer” here (2)',
      'Replace “user” with “customer” here (3)',
    ]);
    expect(all.map(({ diagnostics = [] }) => diagnostics.length)).toEqual([2, 3]);
    const ofCustomers = text.replaceAll('user ', 'customer ').replace('users', 'customers');
    expect(client.applied(uri, await client.editOf(all[1]))).toBe(ofCustomers);
    const some = await between(['customer'], ['user', 2]);
    expect(titles(some)).toEqual([
      'Replace “customer” with “consumer” here (1)',
      'Replace “customer” with “consumer” in this document (2)',
      'Replace “user” with “customer” here (2)',
      'Replace “user” with “customer” in this document (3)',
    ]);
    expect(client.applied(uri, await client.editOf(some[1]))).toBe(
      text.replace('customer opens', 'consumer opens').replace('customers click', 'consumers click'),
    );
    expect(client.applied(uri, await client.editOf(some[3]))).toBe(ofCustomers);
    expect(titles(await between(['Consumer'], ['users']))).toEqual([
      'Replace “user” with “customer” here (1)',
      'Replace “user” with “customer” in this document (3)',
    ]);
  });

  it('of one word each other word to be written has an action of its own', async () => {
    const text = `${CLEAR}\nThe customer eats the yogurt at breakfast. Every customer scrolls down and clicks Save.\n`;
    const uri = await client.open('untitled:1', text);
    const actions = await client.actions(uri, everything(uri), ['quickfix']);
    expect(titles(actions)).toEqual([
      'Replace “customer” with “user” here (2)',
      'Replace “customer” with “consumer” here (1)',
    ]);
    expect(client.applied(uri, await client.editOf(actions[1]))).toBe(text.replace('customer eats', 'consumer eats'));
  });

  it('a thousand findings make as few actions as two', async () => {
    const uri = await client.open('untitled:1', 'Each enduser has a badge.\n\n'.repeat(1000));
    const actions = await client.actions(uri, everything(uri), undefined, await client.diagnostics(uri));
    expect(titles(actions)).toEqual([
      'Replace “enduser” with “end user” here (1000)',
      'Fix all clear findings of Distinguo in this document (1000)',
    ]);
  });
});
