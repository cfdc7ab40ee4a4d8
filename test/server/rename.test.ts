import { afterEach, describe, expect, it } from 'vitest';
import type {
  AnnotatedTextEdit,
  ShowMessageParams,
  TextDocumentEdit,
  WorkspaceEdit,
} from 'vscode-languageserver-protocol/node';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { Client, listening, type modern } from './client.js';
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

const rename = (uri: string, word: string, newName: string, nth = 1) =>
  ask<WorkspaceEdit>('textDocument/rename', uri, word, { newName }, nth);

/** The texts after an edit, by name; those in groups that must be confirmed are made only on demand. */
function afterEdit(
  edit: WorkspaceEdit,
  isMade: (group: string | undefined) => boolean = isSure(edit),
): Record<string, string> {
  const changes = (edit.documentChanges ?? []).filter((each): each is TextDocumentEdit => 'edits' in each);
  return Object.fromEntries(
    changes.map(({ textDocument: { uri }, edits }) => {
      const made = (edits as AnnotatedTextEdit[]).filter(({ annotationId }) => isMade(annotationId));
      const text = TextDocument.applyEdits(TextDocument.create(uri, '', 0, textOf(uri)), made);
      return [decodeURIComponent(uri.slice(uri.lastIndexOf('/') + 1)), text];
    }),
  );
}

const isSure =
  ({ changeAnnotations = {} }: WorkspaceEdit) =>
  (group: string | undefined) =>
    group === undefined || changeAnnotations[group]?.needsConfirmation !== true;

describe('rename', () => {
  it('begins with the term, whatever the form under the cursor', async () => {
    const folder = folderWith({ 'distinguo.yml': GLOSSARY, 'a.md': "Two MERCHANTS' invoices are paid.\n" });
    await start(folder);
    const uri = await open(folder, 'a.md');
    expect(await ask('textDocument/prepareRename', uri, 'MERCHANTS')).toEqual({
      range: client.at(uri, 'MERCHANTS'),
      placeholder: 'merchant',
    });
    expect(await ask('textDocument/prepareRename', uri, 'paid')).toBeNull();
  });

  it('writes glossary and documents, open or not, in the same form, and leaves code alone', async () => {
    const folder = folderWith({
      'distinguo.yml': `${GLOSSARY}roles:\n  buyer:\n    preferred: merchant\n`,
      'a.md': "A merchant pays. Merchants’ bills, one merchant's bill. `merchant`\n",
      'b.html': '<p>The MERCHANT pays for a <b>merchant</b>.</p><code>merchant</code>\n',
      'c.md': 'The seller pays.\n',
    });
    await start(folder);
    const uri = await open(folder, 'a.md');
    const edit = await rename(uri, 'merchant', 'operator of a shop');
    const texts = afterEdit(await rename(uri, 'merchant', 'owner'));
    expect(texts).toEqual({
      'distinguo.yml':
        'terms:\n  whitelist: allowlist\n  owner:\n    role: buyer\n    deprecated: [seller]\nroles:\n  buyer:\n    preferred: owner\n',
      'a.md': "An owner pays. Owners’ bills, one owner's bill. `merchant`\n",
      'b.html': '<p>The OWNER pays for an <b>owner</b>.</p><code>merchant</code>\n',
    });
    const changes = edit.documentChanges as TextDocumentEdit[];
    expect(changes.map(({ textDocument: { version } }) => version).sort()).toEqual([1, null, null]);
    expect(changes.find(({ textDocument }) => textDocument.uri === uri)?.textDocument.version).toBe(1);
  });

  it('follows it into what the team has decided of two words', async () => {
    const decided = (word: string) =>
      `terms:\n  ${word}: buyer\ndecisions:\n  - words: [${word}, user]\n    are: one\n    write: ${word}\n`;
    const folder = folderWith({ 'distinguo.yml': decided('merchant'), 'a.md': 'A page.\n' });
    await start(folder);
    const uri = await open(folder, 'distinguo.yml');
    expect(afterEdit(await rename(uri, 'merchant', 'owner'))).toEqual({ 'distinguo.yml': decided('owner') });
  });

  it('takes its irregular plural, and the sentences of the glossary along', async () => {
    const folder = folderWith({
      'distinguo.yml':
        'terms:\n  patron:\n    role: buyer\n    plural: patrones\n    definition: A patron pays.\n    flags:\n      - The user pays like a «guest→patron».\n    deprecated: [guest]\n    "note": "Patrones pay."\n',
      'a.md': 'The patrones pay.\n',
    });
    await start(folder);
    const uri = await open(folder, 'a.md');
    expect(afterEdit(await rename(uri, 'patrones', 'owner'))).toEqual({
      'distinguo.yml':
        'terms:\n  owner:\n    role: buyer\n    plural: owners\n    definition: An owner pays.\n    flags:\n      - The user pays like a «guest→owner».\n    deprecated: [guest]\n    "note": "Owners pay."\n',
      'a.md': 'The owners pay.\n',
    });
  });

  it('asks before it writes set phrases, quotations, and steps of Gherkin', async () => {
    const folder = folderWith({
      'distinguo.yml': 'terms:\n  client: buyer\n',
      'a.md': 'The client pays. They call them “client”.\n',
      'b.feature': 'Feature: Pay\n  Scenario: One\n    Given the client pays the invoice\n',
    });
    await start(folder);
    const uri = await open(folder, 'a.md');
    const edit = await rename(uri, 'client', 'tenant');
    expect(afterEdit(edit)['a.md']).toBe('The tenant pays. They call them “client”.\n');
    expect(afterEdit(edit, () => true)['a.md']).toBe('The tenant pays. They call them “tenant”.\n');
    expect(afterEdit(edit, () => true)['b.feature']).toContain('Given the tenant pays');
    expect(afterEdit(edit)['b.feature']).toContain('Given the client pays');
    const annotations = Object.entries(edit.changeAnnotations ?? {});
    expect(annotations.map(([group, { needsConfirmation }]) => [group, needsConfirmation === true])).toEqual([
      ['glossary', false],
      ['documents', false],
      ['phrases', true],
      ['steps', true],
    ]);
  });

  it('leaves these out for an editor that cannot ask', async () => {
    const folder = folderWith({
      'distinguo.yml': 'terms:\n  client: buyer\n',
      'a.md': 'The client pays. They call them “client”.\n',
    });
    client = await Client.start({ folders: [folder.uri], capabilities: listening });
    const uri = await open(folder, 'a.md');
    const edit = await rename(uri, 'client', 'tenant');
    expect(client.applied(uri, edit)).toBe('The tenant pays. They call them “client”.\n');
    expect(Object.keys(edit.changes ?? {})).toEqual([folder.uriOf('distinguo.yml'), uri]);
  });

  it('keeps links to the headings that it rewrites, from the document and from others', async () => {
    const folder = folderWith({
      'distinguo.yml': GLOSSARY,
      'a.md': '# The merchant pays\n\nSee [above](#the-merchant-pays).\n',
      'docs/b.md': 'See [there](../a.md#the-merchant-pays) and [elsewhere](other.md#the-merchant-pays).\n',
    });
    await start(folder);
    const uri = await open(folder, 'a.md');
    expect(afterEdit(await rename(uri, 'merchant', 'owner'))).toMatchObject({
      'a.md': '# The owner pays\n\nSee [above](#the-owner-pays).\n',
      'b.md': 'See [there](../a.md#the-owner-pays) and [elsewhere](other.md#the-merchant-pays).\n',
    });
  });

  it.each([
    ['Org', 'a.org', '* The merchant pays\n', 'b.org', 'See [[file:a.org::*The merchant pays][there]].\n'],
    ['AsciiDoc', 'a.adoc', '= T\n\n== The merchant pays\n', 'b.adoc', 'See xref:a.adoc#_the_merchant_pays[there].\n'],
    ['a wiki', 'a.md', '# The merchant pays\n', 'b.md', 'See [[a#The merchant pays|there]].\n'],
  ])('leaves a heading of %s that is found by its words, and says so', async (_, name, heading, other, link) => {
    const folder = folderWith({
      'distinguo.yml': GLOSSARY,
      [name]: `${heading}\nThe merchant signs.\n`,
      [other]: link,
    });
    await start(folder);
    const languageId = name.endsWith('.md') ? 'markdown' : 'plaintext';
    const uri = await open(folder, name, languageId);
    const texts = afterEdit(await rename(uri, 'merchant', 'owner', 2));
    expect(texts[name]).toBe(`${heading}\nThe owner signs.\n`);
    const shown = client.notified.filter(({ method }) => method === 'window/showMessage');
    expect(shown.map(({ params }) => (params as ShowMessageParams).message)).toEqual([
      '“merchant” was left as it is in 1 places, where no other word can be written safely.',
    ]);
    const free = folderWith({ 'distinguo.yml': GLOSSARY, [name]: heading });
    await client.stop();
    await start(free);
    const again = await open(free, name, languageId);
    expect(afterEdit(await rename(again, 'merchant', 'owner'))[name]).toContain('The owner pays');
  });

  it('begins in the glossary as well, and writes JSON and Windows line ends as they are', async () => {
    const folder = folderWith({
      'distinguo.json': '{\r\n  "terms": { "merchant": "buyer" },\r\n  "exceptions": [{ "term": "merchant" }]\r\n}\r\n',
      'a.md': 'A merchant pays.\r\nThe merchants\r\nsign.\r\n',
    });
    await start(folder);
    const uri = await open(folder, 'distinguo.json', 'json');
    expect(afterEdit(await rename(uri, 'merchant', 'owner'))).toEqual({
      'distinguo.json': '{\r\n  "terms": { "owner": "buyer" },\r\n  "exceptions": [{ "term": "owner" }]\r\n}\r\n',
      'a.md': 'An owner pays.\r\nThe owners\r\nsign.\r\n',
    });
  });

  it('gives a word of the built-in glossary an entry under its new name', async () => {
    const folder = folderWith({
      'distinguo.yml': 'rules:\n  mixed-terms: off\n',
      'a.md': 'The customer pays the invoice.\n',
    });
    await start(folder);
    const uri = await open(folder, 'a.md');
    const edit = await rename(uri, 'customer', 'Shopkeeper');
    expect(afterEdit(edit)).toEqual({
      'distinguo.yml': 'rules:\n  mixed-terms: off\nterms:\n  shopkeeper: buyer\n',
      'a.md': 'The shopkeeper pays the invoice.\n',
    });
  });

  it.each([
    ['whitelist', 'stands in the glossary already'],
    ['seller', 'stands in the glossary already'],
    ['!', 'is not a word'],
    ['', 'is not a word'],
  ])('to “%s” is refused', async (name, message) => {
    const folder = folderWith({ 'distinguo.yml': GLOSSARY, 'a.md': 'A merchant pays.\n' });
    await start(folder);
    const uri = await open(folder, 'a.md');
    await expect(rename(uri, 'merchant', name)).rejects.toThrow(message);
  });

  it('of a word that an installed package defines is refused', async () => {
    const folder = folderWith({
      'distinguo.yml': 'extends: words\n',
      'node_modules/words/distinguo.yml': GLOSSARY,
      'a.md': 'A merchant pays.\n',
    });
    await start(folder);
    const uri = await open(folder, 'a.md');
    await expect(rename(uri, 'merchant', 'owner')).rejects.toThrow('belongs to an installed package');
  });

  it('reaches 200 files, reads those that are not open from the disk, and shows how far it is', async () => {
    const files = Array.from({ length: 200 }, (_, at) => [
      `docs/${at % 7}/page-${at}.md`,
      `# Page ${at}\n\nA merchant pays. The merchants sign.\n`,
    ]);
    const folder = folderWith({ ...Object.fromEntries(files), 'distinguo.yml': GLOSSARY });
    await start(folder);
    const uri = await open(folder, 'docs/0/page-0.md');
    await client.rewrite(uri, 'An unsaved merchant pays.\n');
    const workDoneToken = 'rename';
    const edit = await ask<WorkspaceEdit>('textDocument/rename', uri, 'merchant', { newName: 'owner', workDoneToken });
    const texts = afterEdit(edit);
    expect(Object.keys(texts)).toHaveLength(201);
    expect(texts['page-0.md']).toBe('An unsaved owner pays.\n');
    expect(texts['page-199.md']).toBe('# Page 199\n\nAn owner pays. The owners sign.\n');
    expect(client.progress).toEqual(expect.arrayContaining(['begin', 'report', 'end']));
  });

  it('leaves out what ignore files leave out, and takes in both folders of a workspace', async () => {
    const one = folderWith({
      'distinguo.yml': 'extends: ../shared.yml\n',
      'a.md': 'A merchant pays.\n',
      '.distinguoignore': 'old\n',
      'old/b.md': 'A merchant pays.\n',
    });
    const two = folderWith({ 'distinguo.yml': GLOSSARY, 'c.md': 'A merchant pays.\n' });
    client = await Client.start({ folders: [one.uri, two.uri], capabilities: previewing });
    one.write('distinguo.yml', GLOSSARY);
    const uri = await open(one, 'a.md');
    // Each folder has a glossary of its own.
    expect(Object.keys(afterEdit(await rename(uri, 'merchant', 'owner')))).toEqual(['distinguo.yml', 'a.md']);
  });

  it('stops when nobody waits for it any more', async () => {
    const files = Array.from({ length: 60 }, (_, at) => [`page-${at}.md`, 'A merchant pays.\n']);
    const folder = folderWith({ ...Object.fromEntries(files), 'distinguo.yml': GLOSSARY });
    await start(folder);
    const uri = await open(folder, 'page-0.md');
    const { CancellationTokenSource } = await import('vscode-languageserver-protocol/node');
    const source = new CancellationTokenSource();
    const asked = client.connection.sendRequest(
      'textDocument/rename',
      { textDocument: { uri }, position: client.at(uri, 'merchant').start, newName: 'owner' },
      source.token,
    );
    source.cancel();
    await expect(asked).rejects.toThrow(/cancel/i);
    expect(await client.found(uri)).toEqual([]);
  });
});
