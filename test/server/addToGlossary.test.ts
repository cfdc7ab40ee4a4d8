import { afterEach, describe, expect, it } from 'vitest';
import type { CodeAction, Range } from 'vscode-languageserver-protocol/node';
import type { AddedTerm, GlossaryOverview, WordAt } from '../../server/protocol.js';
import { Client, modern } from './client.js';
import { type Folder, folderWith } from './folder.js';

const INVOKED = 1;
const AUTOMATIC = 2;

let client: Client;
afterEach(() => client.stop());

async function start(folder: Folder, options: object = {}): Promise<void> {
  client = await Client.start({ folders: [folder.uri], options });
}

async function actions(uri: string, range: Range, triggerKind: number | undefined): Promise<CodeAction[]> {
  const context = { diagnostics: [], ...(triggerKind === undefined ? {} : { triggerKind }) };
  const all: CodeAction[] = await client.connection.sendRequest('textDocument/codeAction', {
    textDocument: { uri },
    range,
    context,
  });
  return all.filter(({ kind }) => kind === 'refactor.addToGlossary');
}

describe('“Add to glossary”', () => {
  it('is offered on a word when somebody asks for actions, and with nobody asking it is not', async () => {
    const folder = folderWith({ 'a.md': 'The diner orders a meal.\n' });
    await start(folder, { commands: true });
    const uri = await client.open(folder.uriOf('a.md'), 'The diner orders a meal.\n');
    const range = client.at(uri, 'diner');
    const cursor = { start: range.start, end: range.start };
    expect((await actions(uri, cursor, INVOKED)).map(({ title, command }) => [title, command?.arguments])).toEqual([
      ['Add “diner” to the glossary…', [uri, 'diner']],
    ]);
    expect(await actions(uri, range, AUTOMATIC)).toEqual([]);
    expect(await actions(uri, cursor, undefined)).toEqual([]);
  });

  it('is one action for each role in other editors, with the edit in it', async () => {
    const folder = folderWith({ 'distinguo.yml': 'terms:\n  merchant: buyer\n', 'a.md': 'The diners order.\n' });
    await start(folder);
    const uri = await client.open(folder.uriOf('a.md'), 'The diners order.\n');
    const configuration = await client.open(folder.uriOf('distinguo.yml'), 'terms:\n  merchant: buyer\n', 'yaml');
    const offered = await actions(uri, client.at(uri, 'diners'), undefined);
    expect(offered.map(({ title }) => title)).toEqual([
      'Add “diner” to the glossary: the one who buys',
      'Add “diner” to the glossary: the one who uses the product',
      'Add “diner” to the glossary: the private person who consumes',
      'Add “diner” to the glossary: the one who engages a professional',
      'Add “diner” to the glossary: a program',
    ]);
    expect(client.applied(configuration, await client.editOf(offered[2]))).toBe(
      'terms:\n  merchant: buyer\n  diner: consumer\n',
    );
  });

  it.each([
    ['what stands in the glossary', 'merchant'],
    ['a word that is to be written as another', 'seller'],
    ['what is no word', '. '],
    ['a sentence', 'The merchant and the seller pay'],
  ])('is not offered for %s', async (_, selected) => {
    const text = 'The merchant and the seller pay. Nobody does.\n';
    const folder = folderWith({
      'distinguo.yml': 'terms:\n  merchant: { role: buyer, deprecated: [seller] }\n',
      'a.md': text,
    });
    await start(folder, { commands: true });
    const uri = await client.open(folder.uriOf('a.md'), text);
    expect(await actions(uri, client.at(uri, selected), INVOKED)).toEqual([]);
  });

  it('says what may be said of a word, and writes it: a role, or the word to be written instead', async () => {
    const folder = folderWith({ 'distinguo.yml': 'rules: {}\n', 'a.md': 'Our LedgerLy has companies.\n' });
    await start(folder);
    const uri = await client.open(folder.uriOf('a.md'), 'Our LedgerLy has companies.\n');
    const configuration = await client.open(folder.uriOf('distinguo.yml'), 'rules: {}\n', 'yaml');
    const at = await client.connection.sendRequest<WordAt>('distinguo/wordAt', {
      uri,
      range: client.at(uri, 'companies'),
    });
    expect(at).toMatchObject({ word: 'company', isKnown: false, file: 'distinguo.yml' });
    expect(at.roles.map(({ role }) => role)).toEqual(['buyer', 'operator', 'consumer', 'client', 'program']);
    const add = (params: object) => client.connection.sendRequest<AddedTerm>('distinguo/addTerm', { uri, ...params });
    const role = await add({ word: 'company', role: 'buyer' });
    expect(role.configuration).toBe(configuration);
    expect(client.applied(configuration, role.edit)).toBe('rules: {}\nterms:\n  company: buyer\n');
    const use = await add({ word: 'LedgerLy', use: 'Ledgerly' });
    expect(client.applied(configuration, use.edit)).toBe('rules: {}\nterms:\n  LedgerLy: Ledgerly\n');
  });

  it('makes the first configuration of a folder', async () => {
    const folder = folderWith({ 'a.md': 'The diner orders.\n' });
    await start(folder);
    const uri = await client.open(folder.uriOf('a.md'), 'The diner orders.\n');
    const { edit } = await client.connection.sendRequest<AddedTerm>('distinguo/addTerm', {
      uri,
      word: 'diner',
      role: 'consumer',
    });
    expect(edit.documentChanges).toMatchObject([
      { kind: 'create', uri: folder.uriOf('distinguo.yml') },
      { edits: [{ newText: 'terms:\n  diner: consumer\n' }] },
    ]);
  });

  it('says why where it cannot be done', async () => {
    const folder = folderWith({ 'distinguo.yml': 'rules: [\n', 'a.md': 'The diner orders.\n' });
    await start(folder);
    const uri = await client.open(folder.uriOf('a.md'), 'The diner orders.\n');
    const add = (params: object) =>
      client.connection.sendRequest('distinguo/addTerm', { uri, role: 'buyer', ...params });
    await expect(add({ word: 'diner' })).rejects.toThrow('mend its configuration first');
    await expect(add({ word: '§§' })).rejects.toThrow('is not a word');
    await expect(add({ word: 'diner', use: '' })).rejects.toThrow('is not a word');
  });
});

describe('the glossary to be looked at', () => {
  const overview = () => client.connection.sendRequest<GlossaryOverview[]>('distinguo/glossary', {});

  it('has the terms by role, each with what is said of it and with its place', async () => {
    const folder = folderWith({
      'distinguo.yml':
        'terms:\n  whitelist: allowlist\n  widget:\n    definition: A thing.\n  merchant:\n    role: buyer\n    definition: Who runs a shop.\n    deprecated: [seller]\n',
      'a.md': 'A page.\n',
    });
    await start(folder);
    const [only, ...others] = await overview();
    expect(others).toEqual([]);
    expect(only?.name).toBe('distinguo.yml');
    const group = (name: string) => only?.groups.find((each) => each.name === name)?.terms ?? [];
    expect(group('the one who buys').map(({ term }) => term)).toEqual(['customer', 'merchant']);
    expect(group('the one who buys')[1]).toMatchObject({
      definition: 'Who runs a shop.',
      words: [{ word: 'seller', location: { range: { start: { line: 7, character: 17 } } } }],
      location: { uri: folder.uriOf('distinguo.yml'), range: { start: { line: 4, character: 2 } } },
    });
    expect(group('the one who buys')[0]?.location).toBeUndefined();
    expect(group('without a role')).toMatchObject([{ term: 'allowlist' }, { term: 'widget', definition: 'A thing.' }]);
    expect(group('not to be written')).toMatchObject([{ term: 'whitelist', use: 'allowlist' }]);
  });

  it('has one part for each configuration, and what is built in where there is none', async () => {
    const folder = folderWith({
      'distinguo.yml': 'terms:\n  merchant: buyer\n',
      'api/distinguo.yml': 'terms:\n  tenant: operator\n',
      'api/a.md': 'A page.\n',
      'b.md': 'A page.\n',
    });
    await start(folder);
    expect((await overview()).map(({ name }) => name).sort()).toEqual(['api/distinguo.yml', 'distinguo.yml']);
    await client.stop();
    await start(folderWith({ 'a.md': 'A page.\n' }));
    expect((await overview()).map(({ name }) => name)).toEqual(['Built in']);
  });

  it('is a page as well, in which nothing of a glossary is markup', async () => {
    const folder = folderWith({
      'distinguo.yml':
        'terms:\n  merchant:\n    role: buyer\n    definition: "<b>Who</b> [runs](command:x) a shop."\n    deprecated: [seller]\n',
    });
    await start(folder);
    const { markdown } = await client.connection.sendRequest<{ markdown: string }>('distinguo/glossaryPage', {});
    expect(markdown).toMatch(/^# Glossary\n\n## the one who buys\n\n\*\*customer\*\*/);
    expect(markdown).toContain('**merchant**  \n\\<b>Who\\</b> \\[runs\\](command:x) a shop.  \nNot: seller.');
  });

  it('is said to have changed to the client that wants to know', async () => {
    const folder = folderWith({ 'distinguo.yml': 'terms:\n  merchant: buyer\n' });
    client = await Client.start({ folders: [folder.uri], capabilities: modern, options: { glossary: true } });
    const uri = await client.open(folder.uriOf('distinguo.yml'), 'terms:\n  merchant: buyer\n', 'yaml');
    const isTold = () => client.notified.some(({ method }) => method === 'distinguo/glossaryChanged');
    await client.until(isTold, 'it is told that the file is open');
    await overview();
    client.notified.length = 0;
    await client.rewrite(uri, 'terms:\n  trader: buyer\n');
    await client.until(isTold, 'it is told');
    const [only] = await overview();
    expect(only?.groups[0]?.terms.map(({ term }) => term)).toEqual(['customer', 'trader']);
  });
});
