import { afterEach, describe, expect, it } from 'vitest';
import { Client } from './client.js';
import { folderWith } from './folder.js';

const CLEAR = 'Each customer opens the dashboard and clicks the Export button.\n';

let client: Client;
afterEach(() => client.stop());

/** Opens a notebook with cells of Markdown; the URIs of the cells. */
async function openNotebook(uri: string, ...texts: string[]): Promise<string[]> {
  const cells = texts.map((_, index) => `${uri.replace('file:', 'vscode-notebook-cell:')}#cell${index}`);
  await client.connection.sendNotification('notebookDocument/didOpen', {
    notebookDocument: {
      uri,
      notebookType: 'jupyter-notebook',
      version: 1,
      cells: cells.map((document) => ({ kind: 1, document })),
    },
    cellTextDocuments: cells.map((cell, index) => ({
      uri: cell,
      languageId: 'markdown',
      version: 1,
      text: texts[index],
    })),
  });
  return cells;
}

const words = async (uri: string) => (await client.diagnostics(uri)).map(({ code }) => code);

describe('a cell of a notebook', () => {
  it('is asked for where it is Markdown', async () => {
    client = await Client.start();
    expect(client.server.capabilities.notebookDocumentSync).toMatchObject({
      notebookSelector: [{ cells: expect.arrayContaining([{ language: 'markdown' }]) }],
    });
  });

  it('is checked, follows what is typed, and has fixes of its own', async () => {
    const folder = folderWith({ '.git/HEAD': '' });
    client = await Client.start({ folders: [folder.uri] });
    const notebook = folder.uriOf('sales.ipynb');
    const [one, two] = (await openNotebook(notebook, CLEAR, 'Nothing.\n')) as [string, string];
    expect([await words(one), await words(two)]).toEqual([['role-mismatch'], []]);
    const range = { start: { line: 0, character: 6 }, end: { line: 0, character: 6 } };
    const actions = await client.actions(one, range);
    expect(actions.map(({ title }) => title)).toContain('Disable role-mismatch for this cell');
    const edit = await client.editOf(actions.find(({ title }) => title === 'Replace with “user”'));
    expect(edit.documentChanges).toMatchObject([
      { textDocument: { uri: one, version: 1 }, edits: [{ newText: 'user' }] },
    ]);
    const document = { uri: two, version: 2 };
    await client.connection.sendNotification('notebookDocument/didChange', {
      notebookDocument: { uri: notebook, version: 2 },
      change: { cells: { textContent: [{ document, changes: [{ text: CLEAR }] }] } },
    });
    expect(await words(two)).toEqual(['role-mismatch']);
  });

  it('is under the configuration of its notebook, and an exception names the notebook', async () => {
    const folder = folderWith({ '.git/HEAD': '', 'off/distinguo.yml': 'rules:\n  role-mismatch: off\n' });
    client = await Client.start({ folders: [folder.uri], options: { commands: true } });
    const [off] = (await openNotebook(folder.uriOf('off/sales.ipynb'), CLEAR)) as [string];
    expect(await words(off)).toEqual([]);
    const [on] = (await openNotebook(folder.uriOf('sales.ipynb'), CLEAR)) as [string];
    const range = { start: { line: 0, character: 6 }, end: { line: 0, character: 6 } };
    const right = (await client.actions(on, range)).find(({ title }) => title.includes('is right here'));
    expect(JSON.stringify(await client.editOf(right))).toContain('files: sales.ipynb');
  });

  it('is read for its notebook, whose file is not read a second time', async () => {
    const source = JSON.stringify({ cells: [{ cell_type: 'markdown', source: [CLEAR] }] });
    const folder = folderWith({
      '.git/HEAD': '',
      'sales.ipynb': source,
      'guide.md': CLEAR,
      'distinguo.yml': 'formats:\n  "*.ipynb": notebook\n',
    });
    client = await Client.start({ folders: [folder.uri] });
    const [cell] = (await openNotebook(folder.uriOf('sales.ipynb'), CLEAR)) as [string];
    expect(await words(cell)).toEqual(['role-mismatch']);
    await client.open(folder.uriOf('sales.ipynb'), source, 'json');
    expect(await words(folder.uriOf('sales.ipynb'))).toEqual([]);
  });

  it('is forgotten when its notebook is closed', async () => {
    client = await Client.start();
    const uri = 'file:///work/sales.ipynb';
    const [cell] = (await openNotebook(uri, CLEAR)) as [string];
    expect(await words(cell)).toEqual(['role-mismatch']);
    await client.connection.sendNotification('notebookDocument/didClose', {
      notebookDocument: { uri },
      cellTextDocuments: [{ uri: cell }],
    });
    expect(await words(cell)).toEqual([]);
  });

  it('can wait for the notebook to be saved', async () => {
    client = await Client.start({ settings: () => ({ run: 'onSave' }) });
    const uri = 'file:///work/sales.ipynb';
    const [cell] = (await openNotebook(uri, 'Nothing.\n')) as [string];
    const first = await client.pull(cell);
    await client.connection.sendNotification('notebookDocument/didChange', {
      notebookDocument: { uri, version: 2 },
      change: { cells: { textContent: [{ document: { uri: cell, version: 2 }, changes: [{ text: CLEAR }] }] } },
    });
    expect(await client.pull(cell, first.resultId)).toMatchObject({ kind: 'unchanged' });
    const other = await client.open('untitled:1', 'Nothing.\n');
    await client.pull(other);
    await client.rewrite(other, CLEAR);
    await client.connection.sendNotification('notebookDocument/didSave', { notebookDocument: { uri } });
    expect(await words(cell)).toEqual(['role-mismatch']);
    // What is no cell of it has not been saved.
    expect(await client.found(other)).toEqual([]);
  });

  it('has headings that another cell leads to, and they keep their words', async () => {
    client = await Client.start({ folders: [folderWith({}).uri] });
    const [heading, , free] = (await openNotebook(
      'file:///sales.ipynb',
      '# The enduser waits\n',
      'See [above](#The-enduser-waits).\n',
      '# An enduser signs\n',
    )) as [string, string, string];
    const range = { start: { line: 0, character: 8 }, end: { line: 0, character: 8 } };
    const titles = async (cell: string) => (await client.actions(cell, range)).map(({ title }) => title);
    expect(await titles(heading)).not.toContain('Replace with “end user”');
    expect(await titles(heading)).toContain('Disable term-variant for this line');
    expect(await titles(free)).toContain('Replace with “end user”');
  });
});
