import { afterEach, describe, expect, it } from 'vitest';
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
