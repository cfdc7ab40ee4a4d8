import fs from 'node:fs';
import path from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import type { AddedTerm, ConfigurationPlace } from '../../server/protocol.js';
import { actionsAt, CLEAR } from './actions.js';
import { Client, modern } from './client.js';
import { type Folder, folderWith } from './folder.js';

let client: Client;
afterEach(() => client.stop());

const start = async (
  folder: Folder,
  workspaceEdit: object = { documentChanges: true, resourceOperations: ['create'] },
) => {
  const capabilities = { ...modern, workspace: { ...modern.workspace, workspaceEdit } };
  client = await Client.start({ folders: [folder.uri], capabilities, options: { commands: true } });
};
const add = (uri: string, word: string, said: object = { role: 'buyer' }) =>
  client.connection.sendRequest<AddedTerm>('distinguo/addTerm', { uri, word, ...said });

/** The titles of the actions that write to a configuration. */
const decisionsAt = async (uri: string, word: string) =>
  (await actionsAt(client, uri, word))
    .map(({ title }) => title)
    .filter((title) => / (?:to|in) distinguo\./.test(title));

describe('a decision', () => {
  it('is written to an open configuration as it stands in the editor, under the name that the editor gives it', async () => {
    const saved = 'rules: {}\n';
    const folder = folderWith({ 'distinguo.yml': saved, 'a.md': 'The diner orders.\n' });
    await start(folder);
    const uri = folder.uriOf('a.md');
    await client.open(folder.uriOf('b.yml'), 'greeting: hello\n', 'yaml');
    // some editors encode more than they must
    const configuration = await client.open(
      folder.uriOf('distinguo.yml').replace('distinguo.', 'distinguo%2E'),
      saved,
      'yaml',
    );
    await client.rewrite(configuration, `# Our words\n# of the kitchen\n${saved}terms:\n  cook: operator\n`);
    const { edit } = await add(uri, 'diner');
    expect(client.applied(configuration, edit)).toBe(
      '# Our words\n# of the kitchen\nrules: {}\nterms:\n  cook: operator\n  diner: buyer\n',
    );
  });

  it('is written to the file on the disk when nobody has it open', async () => {
    const folder = folderWith({ 'distinguo.yml': 'rules: {}\n', 'a.md': 'The diner orders.\n' });
    await start(folder);
    await client.open(folder.uriOf('a.md'), 'The diner orders.\n');
    const { edit } = await add(folder.uriOf('a.md'), 'diner');
    expect(edit.documentChanges).toEqual([
      {
        textDocument: { uri: folder.uriOf('distinguo.yml'), version: null },
        edits: [
          {
            range: { start: { line: 1, character: 0 }, end: { line: 1, character: 0 } },
            newText: 'terms:\n  diner: buyer\n',
          },
        ],
      },
    ]);
  });

  it('keeps the capitals of a term, and says which word is to be written instead', async () => {
    const folder = folderWith({ 'a.md': 'The diner orders.\n' });
    await start(folder);
    const { configuration, edit } = await add(folder.uriOf('a.md'), 'LedgerLy', { use: 'Ledgerly' });
    expect(configuration).toBe(folder.uriOf('distinguo.yml'));
    expect(edit.documentChanges?.[1]).toMatchObject({ edits: [{ newText: 'terms:\n  LedgerLy: Ledgerly\n' }] });
  });

  it('is written nowhere when nothing is said of the word', async () => {
    const folder = folderWith({ 'a.md': 'The diner orders.\n' });
    await start(folder);
    await expect(add(folder.uriOf('a.md'), 'diner', {})).rejects.toThrow('cannot be written');
    await expect(add(folder.uriOf('a.md'), 'diner', { role: 'nobody' })).rejects.toThrow('cannot be written');
  });
});

describe('an exception is offered', () => {
  const EXCEPTION = '“customer” is right here: add an exception to distinguo.yml';

  it('for a file that is there to an editor that makes no files, and for a new one to others alone', async () => {
    const folder = folderWith({ 'with/distinguo.yml': 'rules: {}\n', 'with/a.md': CLEAR, 'a.md': CLEAR });
    for (const resourceOperations of [undefined, [], ['rename']]) {
      await start(folder, { documentChanges: true, ...(resourceOperations && { resourceOperations }) });
      expect(await decisionsAt(await client.open(folder.uriOf('with/a.md'), CLEAR), 'customer')).toEqual([EXCEPTION]);
      expect(await decisionsAt(await client.open(folder.uriOf('a.md'), CLEAR), 'customer')).toEqual([]);
      await client.stop();
    }
    await start(folder);
    expect(await decisionsAt(await client.open(folder.uriOf('a.md'), CLEAR), 'customer')).toEqual([EXCEPTION]);
  });

  it.each([
    ['none', {}],
    ['plain ones', { documentChanges: false, resourceOperations: ['create'] }],
  ])('to no editor that takes edits of one kind alone: %s', async (_kind, workspaceEdit) => {
    const folder = folderWith({ 'distinguo.yml': 'rules: {}\n', 'a.md': CLEAR });
    await start(folder, workspaceEdit);
    const uri = await client.open(folder.uriOf('a.md'), CLEAR);
    expect(await client.found(uri)).toHaveLength(1);
    expect(await decisionsAt(uri, 'customer')).toEqual([]);
  });

  it('to no editor that says nothing of edits', async () => {
    const folder = folderWith({ 'distinguo.yml': 'rules: {}\n', 'a.md': CLEAR });
    for (const workspace of [undefined, { configuration: true }]) {
      const { workspace: _, ...rest } = modern;
      client = await Client.start({
        folders: [folder.uri],
        capabilities: { ...rest, ...(workspace && { workspace }) },
        options: { commands: true },
      });
      const uri = await client.open(folder.uriOf('a.md'), CLEAR);
      expect(await client.found(uri)).toHaveLength(1);
      expect(await decisionsAt(uri, 'customer')).toEqual([]);
      expect(client.complaints).toEqual([]);
      await client.stop();
    }
  });

  it('for no configuration within a manifest, which says much that is none of ours', async () => {
    const manifest = '{ "name": "kitchen", "distinguo": { "rules": {} } }\n';
    const folder = folderWith({ 'package.json': manifest, 'a.md': CLEAR });
    await start(folder);
    const uri = await client.open(folder.uriOf('a.md'), CLEAR);
    const titles = (await actionsAt(client, uri, 'customer')).map(({ title }) => title);
    expect(titles).toContain('Replace with “user”');
    expect(titles.filter((title) => title.includes('exception'))).toEqual([]);
  });

  it('for no configuration with a mistake, even where the rest of it can be read', async () => {
    const folder = folderWith({ 'distinguo.yml': 'ruels: {}\n', 'a.md': CLEAR });
    await start(folder);
    const uri = await client.open(folder.uriOf('a.md'), CLEAR);
    expect(await client.found(uri)).toHaveLength(1);
    expect(await decisionsAt(uri, 'customer')).toEqual([]);
  });

  it('for no link that leads nowhere: nothing is written through it', async () => {
    const folder = folderWith({ 'a.md': CLEAR });
    fs.symlinkSync(path.join(folder.path, 'gone.yml'), path.join(folder.path, 'distinguo.yml'));
    await start(folder);
    const uri = await client.open(folder.uriOf('a.md'), CLEAR);
    expect(await client.found(uri)).toHaveLength(1);
    expect(await decisionsAt(uri, 'customer')).toEqual([]);
  });
});

describe('the place of a configuration', () => {
  const placeOf = async (uri: string) => {
    const { starter, ...place } = await client.connection.sendRequest<ConfigurationPlace>('distinguo/configurationOf', {
      uri,
    });
    expect(starter).not.toBe('');
    return place;
  };

  it('is the nearest one, and that of a new one is the workspace folder', async () => {
    const folder = folderWith({ 'docs/distinguo.json': '{}', 'docs/a.md': CLEAR, 'b/b.md': CLEAR });
    await start(folder);
    const proposed = folder.uriOf('distinguo.yml');
    expect(await placeOf(folder.uriOf('docs/a.md'))).toEqual({ uri: folder.uriOf('docs/distinguo.json'), proposed });
    expect(await placeOf(folder.uriOf('b/b.md'))).toEqual({ proposed });
    folder.write('distinguo.yml', 'rules: {}\n');
    await client.connection.sendNotification('workspace/didChangeWatchedFiles', {
      changes: [{ uri: proposed, type: 1 }],
    });
    await client.until(() => client.refreshes > 0, 'the new one is read');
    expect(await placeOf(folder.uriOf('b/b.md'))).toEqual({ uri: proposed, proposed });
  });

  it('of a new one is nowhere for a document in no folder, nor where something of its name is', async () => {
    const folder = folderWith({ 'a.md': CLEAR });
    fs.symlinkSync(path.join(folder.path, 'gone.yml'), path.join(folder.path, 'distinguo.yml'));
    await start(folder);
    await client.open('untitled:1', CLEAR);
    expect(await placeOf('untitled:1')).toEqual({});
    expect(await placeOf(folder.uriOf('a.md'))).toEqual({});
  });

  it('comes with a text to begin with, which says nothing yet, and has examples that hold', async () => {
    const folder = folderWith({ 'a.md': CLEAR, 'docs/b.md': CLEAR });
    await start(folder);
    const { starter } = await client.connection.sendRequest<ConfigurationPlace>('distinguo/configurationOf', {
      uri: folder.uriOf('a.md'),
    });
    expect(starter.split('\n').every((line) => line === '' || line.startsWith('#'))).toBe(true);
    const examples = starter
      .split('\n')
      .slice(2)
      .map((line) => line.replace(/^# ?/, ''));
    const merchant = await client.open(
      folder.uriOf('a.md'),
      'The merchant opens the dashboard and clicks the Export button.\n',
    );
    expect(await client.found(merchant)).toEqual([]);
    await client.open(folder.uriOf('distinguo.yml'), examples.join('\n'), 'yaml');
    await client.until(() => client.refreshes > 0, 'the configuration is read');
    expect(await client.found(merchant)).toEqual(['merchant: role-mismatch']);
    expect(client.log).toContain(`Configuration ${folder.path}/distinguo.yml: 0 problems.`);
  });
});

describe('a configuration without a word in it yet', () => {
  it.each([
    ['distinguo.json', { terms: { diner: 'buyer' } }],
    ['distinguo.yml', 'terms:\n  diner: buyer\n'],
  ])('is written as its name says: %s', async (name, expected) => {
    const folder = folderWith({ [name]: '', 'a.md': CLEAR });
    await start(folder);
    const configuration = await client.open(folder.uriOf(name), '', 'yaml');
    const text = client.applied(configuration, (await add(folder.uriOf('a.md'), 'diner')).edit);
    expect(name.endsWith('.json') ? JSON.parse(text) : text).toEqual(expected);
  });

  it('that is gone since it was read is not written to, and other actions are offered still', async () => {
    const folder = folderWith({ 'distinguo.yml': '', 'a.md': CLEAR });
    await start(folder);
    const uri = await client.open(folder.uriOf('a.md'), CLEAR);
    expect(await decisionsAt(uri, 'customer')).toHaveLength(1);
    folder.remove('distinguo.yml');
    const titles = (await actionsAt(client, uri, 'customer')).map(({ title }) => title);
    expect(titles).toContain('Replace with “user”');
    expect(titles.filter((title) => title.includes('exception'))).toEqual([]);
  });
});
