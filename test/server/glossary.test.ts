import { afterEach, describe, expect, it } from 'vitest';
import type { DocumentSymbol, Location, LocationLink, WorkspaceSymbol } from 'vscode-languageserver-protocol/node';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { Client, modern } from './client.js';
import { type Folder, folderWith } from './folder.js';
import { askAt, GLOSSARY, openFrom, previewing, textIn } from './words.js';

let client: Client;
afterEach(() => client.stop());

async function start(folder: Folder, capabilities: typeof modern = previewing): Promise<void> {
  client = await Client.start({ folders: [folder.uri], capabilities });
}

const open = (folder: Folder, name: string, languageId?: string) => openFrom(client, folder, name, languageId);
const ask = <T>(method: string, uri: string, word: string, more: object = {}, nth = 1): Promise<T> =>
  askAt(client, method, uri, word, more, nth);
const textOf = (uri: string) => textIn(client, uri);

/** A place as “file: text”. */
function shown({ uri, range }: Location): string {
  const text = TextDocument.create(uri, '', 0, textOf(uri)).getText(range);
  return `${decodeURIComponent(uri.slice(uri.lastIndexOf('/') + 1))}: ${text}`;
}

describe('the definition of a word', () => {
  it('is its entry in the configuration, from a document', async () => {
    const folder = folderWith({ 'distinguo.yml': GLOSSARY, 'a.md': 'Two merchants pay the invoice.\n' });
    await start(folder);
    const uri = await open(folder, 'a.md');
    const [link] = await ask<LocationLink[]>('textDocument/definition', uri, 'merchants');
    expect(link && shown({ uri: link.targetUri, range: link.targetSelectionRange })).toBe('distinguo.yml: merchant');
    expect(link && shown({ uri: link.targetUri, range: link.targetRange })).toContain('deprecated: [seller]');
    expect(link?.originSelectionRange).toEqual(client.at(uri, 'merchants'));
  });

  it('of a deprecated word is its place in the entry of the other; a word without a role has one, too', async () => {
    const folder = folderWith({
      'distinguo.yml': GLOSSARY,
      'a.md': 'The seller pays. The allowlist is a whitelist.\n',
    });
    await start(folder, modern);
    const uri = await open(folder, 'a.md');
    const definition = async (word: string) => (await ask<Location[]>('textDocument/definition', uri, word)).map(shown);
    expect(await definition('seller')).toEqual(['distinguo.yml: seller']);
    expect(await definition('whitelist')).toEqual(['distinguo.yml: whitelist']);
    expect(await definition('allowlist')).toEqual(['distinguo.yml: allowlist']);
  });

  it('stands in the glossary file that the configuration names', async () => {
    const folder = folderWith({
      'distinguo.yml': 'extends: ./words/terms.yml\n',
      'words/terms.yml': GLOSSARY,
      'docs/a.md': 'A merchant pays.\n',
    });
    await start(folder, modern);
    const uri = await open(folder, 'docs/a.md');
    expect((await ask<Location[]>('textDocument/definition', uri, 'merchant')).map(shown)).toEqual([
      'terms.yml: merchant',
    ]);
  });

  it('of a word of the built-in glossary is nothing, as of any other word', async () => {
    const folder = folderWith({ 'distinguo.yml': GLOSSARY, 'a.md': 'The customer pays the invoice.\n' });
    await start(folder);
    const uri = await open(folder, 'a.md');
    expect(await ask('textDocument/definition', uri, 'customer')).toEqual([]);
    expect(await ask('textDocument/definition', uri, 'invoice')).toBeNull();
  });

  it('is found from another place of the glossary', async () => {
    const folder = folderWith({ 'distinguo.yml': `${GLOSSARY}exceptions:\n  - term: merchant\n` });
    await start(folder, modern);
    const uri = await open(folder, 'distinguo.yml');
    const [place] = await ask<Location[]>('textDocument/definition', uri, 'merchant', {}, 2);
    expect(place?.range).toEqual(client.at(uri, 'merchant'));
  });
});

describe('references', () => {
  it('are all places in prose and in the glossary, in files that are open or not, and none in code', async () => {
    const folder = folderWith({
      'distinguo.yml': `${GLOSSARY}exceptions:\n  - term: merchant\n`,
      'a.md': 'A merchant pays. `merchant`\n\n```\nmerchant\n```\n',
      'docs/b.md': "The Merchants' invoices. merchantId is none. The seller pays.\n",
      'other.md': 'Nobody is named.\n',
    });
    await start(folder);
    const uri = await open(folder, 'a.md');
    const found = await ask<Location[]>('textDocument/references', uri, 'merchant', {
      context: { includeDeclaration: true },
    });
    expect(found.map(shown).sort()).toEqual(
      ['a.md: merchant', 'b.md: Merchants', 'distinguo.yml: merchant', 'distinguo.yml: merchant'].sort(),
    );
    const used = await ask<Location[]>('textDocument/references', uri, 'merchant', {
      context: { includeDeclaration: false },
    });
    expect(used).toHaveLength(3);
  });

  it('are those of the same glossary: another configuration has words of its own', async () => {
    const folder = folderWith({
      'one/distinguo.yml': 'terms:\n  merchant: buyer\n',
      'one/a.md': 'A merchant pays.\n',
      'two/distinguo.yml': 'terms:\n  merchant: operator\n',
      'two/b.md': 'A merchant pays.\n',
    });
    await start(folder);
    const uri = await open(folder, 'one/a.md');
    const context = { includeDeclaration: true };
    const found = await ask<Location[]>('textDocument/references', uri, 'merchant', { context });
    expect(found.map(({ uri: each }) => each)).toEqual([folder.uriOf('one/distinguo.yml'), uri]);
  });

  it('see what is typed and not yet saved', async () => {
    const folder = folderWith({ 'distinguo.yml': GLOSSARY, 'a.md': 'Nothing.\n', 'b.md': 'A merchant pays.\n' });
    await start(folder);
    const uri = await open(folder, 'a.md');
    await client.rewrite(uri, 'The merchant pays, and the merchant signs.\n');
    const found = await ask<Location[]>('textDocument/references', uri, 'merchant', {
      context: { includeDeclaration: false },
    });
    expect(found.map(shown).sort()).toEqual(['a.md: merchant', 'a.md: merchant', 'b.md: merchant']);
  });
});

describe('symbols', () => {
  it('of a glossary file are its entries with their words', async () => {
    const folder = folderWith({ 'distinguo.yml': `${GLOSSARY}cast:\n  customer:\n    does: buys\n` });
    await start(folder);
    const uri = await open(folder, 'distinguo.yml');
    const symbols = await client.connection.sendRequest<DocumentSymbol[]>('textDocument/documentSymbol', {
      textDocument: { uri },
    });
    expect(
      symbols.map(({ name, detail, children = [] }) => [name, detail, children.map((child) => child.name)]),
    ).toEqual([
      ['whitelist', 'allowlist', []],
      ['merchant', '', ['seller']],
      ['customer', 'cast', []],
    ]);
  });

  it('of a file that cannot be parsed to its end are those before', async () => {
    const folder = folderWith({ 'distinguo.yml': `${GLOSSARY}  broken: [\n` });
    await start(folder);
    const uri = await open(folder, 'distinguo.yml');
    const symbols = await client.connection.sendRequest<DocumentSymbol[]>('textDocument/documentSymbol', {
      textDocument: { uri },
    });
    expect(symbols.map(({ name }) => name)).toContain('merchant');
  });

  it('of the workspace are the words of all glossaries, open or not', async () => {
    const folder = folderWith({
      'distinguo.yml': 'extends: ./terms.yml\n',
      'terms.yml': GLOSSARY,
      'api/distinguo.yml': 'terms:\n  tenant: operator\n',
      'api/a.md': 'A tenant.\n',
      'b.md': 'A page.\n',
    });
    await start(folder);
    const symbols = async (query: string) =>
      (await client.connection.sendRequest<WorkspaceSymbol[]>('workspace/symbol', { query })).map(
        ({ name, containerName }) => `${name} in ${containerName}`,
      );
    expect(await symbols('')).toEqual([
      'whitelist in terms.yml',
      'merchant in terms.yml',
      'seller in terms.yml',
      'tenant in distinguo.yml',
    ]);
    expect(await symbols('mrch')).toEqual(['merchant in terms.yml']);
    expect(await symbols('zz')).toEqual([]);
  });
});
