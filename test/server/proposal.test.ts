import { afterEach, describe, expect, it } from 'vitest';
import { CancellationTokenSource, LSPErrorCodes } from 'vscode-languageserver-protocol/node';
import { Client } from './client.js';
import { type Folder, folderWith } from './folder.js';
import { apart, mixed, proposalOf } from './proposals.js';

let client: Client;
afterEach(() => client.stop());

async function start(folder: Folder): Promise<void> {
  client = await Client.start({ folders: [folder.uri] });
}

const propose = (folder: Folder) => proposalOf(client, folder);

describe('a proposal', () => {
  it('has the words for people with counts, what each does, and the lines that tell it', async () => {
    const folder = folderWith({ 'docs/kiln plan.md': apart, 'node_modules/a/readme.md': mixed });
    await start(folder);
    const { documents, file, words, proposed, casts } = await propose(folder);
    expect([documents, file]).toEqual([1, 'distinguo.yml']);
    expect(words.map(({ word, mentions }) => `${word} ${mentions}`)).toEqual(['user 6', 'customer 3']);
    const [user] = words;
    expect(user?.does[0]).toEqual({ deed: 'operates', times: 5 });
    expect(user?.lines).toHaveLength(3);
    expect(user?.lines[0]).toEqual({
      uri: folder.uriOf('docs/kiln plan.md'),
      path: 'docs/kiln plan.md',
      line: 6,
      column: 7,
      text: '- The user clicks Done when the pot is glazed.',
      because: '“clicks” is what a person at the screen does',
    });
    expect(proposed).toBe('documents');
    expect(casts[0]).toEqual({
      name: 'documents',
      fits: true,
      members: [
        { word: 'user', does: ['operates'] },
        { word: 'customer', does: [] },
      ],
    });
    expect(casts.map(({ name }) => name)).toContain('marketplace');
  });

  it('says which two words seem to be one person, and which are told apart', async () => {
    const folder = folderWith({ 'a.md': mixed });
    await start(folder);
    const [pair] = (await propose(folder)).seeming;
    expect(pair).toMatchObject({ words: ['customer', 'user'], keep: 'customer', one: 1, apart: 0 });
    expect(pair?.reasons[0]).toBe('a story’s actor is “customer”, and its criteria say “user”');
    folder.write('a.md', apart);
    expect((await propose(folder)).apart.map(({ words }) => words)).toEqual([['customer', 'user']]);
  });

  it('reads a document as it is in the editor, and no page of questions', async () => {
    const folder = folderWith({ 'a.md': 'Nobody.\n', 'q.md': `<!-- Distinguo report -->\n${apart}` });
    await start(folder);
    await client.open(folder.uriOf('a.md'), mixed);
    const { documents, words } = await propose(folder);
    expect([documents, words.map(({ word }) => word)]).toEqual([1, ['user', 'customer']]);
  });

  it('is a page as well, in which nothing of a document is markup', async () => {
    const folder = folderWith({ '<img src=x>.md': 'The guest pays the “<b onclick=alert(1)>” & signs in.\n' });
    await start(folder);
    const { body } = await propose(folder);
    expect(body).toContain(
      '>&#60;img src=x&#62;.md:1</button> The guest pays the “&#60;b onclick=alert(1)&#62;” &#38; signs in.',
    );
    expect(body).not.toMatch(/<img|<b\b/);
  });

  it.each([
    ['two actors', 'decisions:\n  - words: [user, customer]\n    are: two actors\n'],
    ['two of its cast', 'cast:\n  user: { does: operates }\n  customer: { does: buys }\n'],
    ['that one is not to be written', 'terms:\n  user: customer\n'],
  ])('asks nothing that the configuration has decided: %s', async (_, text) => {
    const folder = folderWith({ 'a.md': mixed, 'distinguo.yml': text });
    await start(folder);
    expect((await propose(folder)).seeming).toEqual([]);
  });

  it('begins with the cast that stands in the configuration', async () => {
    const folder = folderWith({ 'a.md': apart, 'distinguo.yml': 'cast:\n  user: { does: operates, of: customer }\n' });
    await start(folder);
    const { proposed, casts } = await propose(folder);
    expect(proposed).toBe('standing');
    expect(casts[0]?.members).toEqual([{ word: 'user', does: ['operates'], of: 'customer' }]);
    expect(casts[1]?.name).toBe('documents');
  });

  it('offers no cast at all only where none stands', async () => {
    const folder = folderWith({ 'a.md': apart });
    await start(folder);
    expect((await propose(folder)).body).toContain('<option value="">No cast</option>');
    folder.write('distinguo.yml', 'cast:\n  user: { does: operates }\n');
    await client.stop();
    await start(folder);
    expect((await propose(folder)).body).not.toContain('No cast');
  });
});

describe('a proposal that does not come', () => {
  const root = 'memfs://host/work';
  const names = ['a', 'b', 'c', 'd', 'e'].map((name) => ({ name: `${name}.md`, kind: 'file' }));

  /** A client that has the files itself, as in the browser. */
  async function serving(readFile: (uri: string) => Promise<string> | string): Promise<void> {
    client = await Client.start({ folders: [root], options: { files: true } });
    client.connection.onRequest('distinguo/readDirectory', () => names);
    client.connection.onRequest('distinguo/readFile', async ({ uri }: { uri: string }) => ({
      text: uri.endsWith('.md') ? await readFile(uri) : null,
    }));
  }

  it.each(['by who asked for it', 'in the window'])('reads no further when it is cancelled %s', async (how) => {
    const source = new CancellationTokenSource();
    let token: unknown;
    const read: string[] = [];
    await serving(async (uri) => {
      read.push(uri);
      if (how === 'by who asked for it') source.cancel();
      else await client.connection.sendNotification('window/workDoneProgress/cancel', { token });
      return mixed;
    });
    client.connection.onRequest('window/workDoneProgress/create', (created) => {
      token = created.token;
      return null;
    });
    const asked = client.connection.sendRequest('distinguo/proposal', { uri: root }, source.token);
    await expect(asked).rejects.toMatchObject({ code: LSPErrorCodes.RequestCancelled });
    await client.until(() => client.progress.includes('end'), 'the end of the progress');
    expect(read.length).toBeGreaterThan(0);
    expect(read.length).toBeLessThan(names.length);
    expect(client.complaints).toEqual([]);
  });

  it('is nothing where the server fails, and its log says why', async () => {
    await serving(() => mixed);
    const asked = (method: string, params: object) => client.connection.sendRequest(`distinguo/${method}`, params);
    expect(await asked('proposal', { uri: 42 })).toBeNull();
    expect(await asked('answerProposal', { uri: root })).toBeNull();
    expect(client.complaints.map((line) => line.split(':')[0])).toEqual(['proposal', 'answers']);
    expect(await asked('proposal', { uri: root })).toMatchObject({ documents: names.length });
  });
});
