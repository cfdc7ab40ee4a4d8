import { afterEach, describe, expect, it } from 'vitest';
import { actionsAt, CLEAR, named } from './actions.js';
import { Client, listening, modern } from './client.js';
import { type Folder, folderWith } from './folder.js';

const FIX = 'Replace with “end user”';

let client: Client;
afterEach(() => client.stop());

/** Opens a file of a folder in a client of its own. */
async function opened(folder: Folder, name: string, text: string, languageId = 'markdown'): Promise<string> {
  client = await Client.start({ folders: [folder.uri] });
  return client.open(folder.uriOf(name), text, languageId);
}

const offered = async (uri: string, word = 'enduser') => named(await actionsAt(client, uri, word), FIX) !== undefined;

describe('the fix of a heading that another document leads to', () => {
  const markdown = '# Guide\n\n## The enduser waits\n\nText.\n';
  const asciidoc = '= Guide\n\n== The enduser waits\n\nText.\n';
  const org = '* The enduser waits\n\nText.\n';

  it.each([
    ['by its anchor', 'a.md', 'b.md', 'See [there](a.md#the-enduser-waits).\n', markdown],
    ['by its anchor, from a page of a site', 'a.md', 'b.html', '<a href="/a#the-enduser-waits">There</a>\n', markdown],
    ['as a page of a wiki', 'a.md', 'b.md', 'See [[a#The enduser waits|there]].\n', markdown],
    ['from AsciiDoc by its id', 'a.adoc', 'b.adoc', 'See xref:a.adoc#_the_enduser_waits[there].\n', asciidoc],
    ['from the same whole in AsciiDoc', 'a.adoc', 'b.adoc', 'See <<The enduser waits>>.\n', asciidoc],
    ['from Markdown, to AsciiDoc', 'a.adoc', 'b.md', 'See [there](a.adoc#_the_enduser_waits).\n', asciidoc],
    ['from Org by its words', 'a.org', 'b.org', 'See [[file:a.org::*The enduser waits][there]].\n', org],
    ['from Org without brackets', 'a.org', 'b.org', 'See file:a.org::*The enduser waits\n', org],
    ['by an inclusion of Org', 'a.org', 'b.org', '#+INCLUDE: "./a.org::*The enduser waits"\n', org],
    ['from Markdown, to Org', 'a.org', 'b.md', 'See [there](a.org#the-enduser-waits).\n', org],
  ])('%s is not offered, nor made with all others', async (_, name, other, link, text) => {
    const folder = folderWith({ [other]: link });
    const body = `${text}\nAn endUser signs.\n\nThe enduser signs.\n`;
    const uri = await opened(folder, name, body, name.endsWith('.md') ? 'markdown' : 'plaintext');
    expect((await client.found(uri)).length).toBeGreaterThan(1);
    expect(await offered(uri)).toBe(false);
    expect(named(await client.actions(uri, client.at(uri, 'enduser', 2)), FIX)).toBeDefined();
    const [all] = await client.actions(uri, client.at(uri, 'Text'), ['source.fixAll']);
    const fixed = client.applied(uri, await client.editOf(all));
    expect(fixed).toContain('The enduser waits');
    expect(fixed).toContain('The end user signs.');
    const every = named(await client.actions(uri, client.at(uri, 'enduser', 2)), /^Replace .* in this document/);
    if (every !== undefined) expect(client.applied(uri, await client.editOf(every))).toContain('The enduser waits');
  });

  it.each([
    ['Markdown', 'a.md', 'See [there](a.md#the-others-wait) and [b](#the-enduser-waits).\n', markdown],
    ['AsciiDoc', 'a.adoc', 'See link:a.adoc#_the_others[there].\n', asciidoc],
    ['Org', 'a.org', 'See [there](a.org#the-others).\n', org],
  ])('is offered in %s where the link leads elsewhere', async (_, name, link, text) => {
    const uri = await opened(folderWith({ 'b.md': link }), name, text, name.endsWith('.md') ? 'markdown' : 'plaintext');
    expect(await offered(uri)).toBe(true);
    const [all] = await client.actions(uri, client.at(uri, 'Text'), ['source.fixAll']);
    expect(client.applied(uri, await client.editOf(all))).toContain('The end user waits');
  });

  it('leaves the finding, and what else can be done about it', async () => {
    const uri = await opened(folderWith({ 'b.md': 'See [there](a.md#the-enduser-waits).\n' }), 'a.md', markdown);
    expect(await client.found(uri)).toEqual(['enduser: term-variant']);
    const silenced = named(await actionsAt(client, uri, 'enduser'), 'Disable term-variant for this line');
    await client.rewrite(uri, client.applied(uri, await client.editOf(silenced)));
    expect(await client.found(uri)).toEqual([]);
  });

  it.each(['[there](a.md#the-enduser-waits)', '[[a#The enduser waits]]'])(
    'by %s does not touch what is fixed beside the heading',
    async (link) => {
      const uri = await opened(folderWith({ 'b.md': `See ${link}.\n` }), 'a.md', `${markdown}\n## An enduser signs\n`);
      const [all] = await client.actions(uri, client.at(uri, 'Text'), ['source.fixAll']);
      expect(all?.title).toBe('Fix all clear findings of Distinguo in this document (1)');
      expect(client.applied(uri, await client.editOf(all))).toBe(`${markdown}\n## An end user signs\n`);
    },
  );

  it.each([
    ['by words', '[[#The enduser waits]]', '[[#The enduser signs]]'],
    ['with the name of the file', '[](a.md#the-enduser-waits)', '[](a.md#the-enduser-signs)'],
  ])('is held by a link of its own document %s', async (_, link, elsewhere) => {
    const uri = await opened(folderWith({}), 'a.md', `${markdown}\nSee ${link}.\n`);
    expect(await offered(uri)).toBe(false);
    await client.rewrite(uri, `${markdown}\nSee ${elsewhere}.\n`);
    expect(await offered(uri)).toBe(true);
  });

  it('is not made where two headings have one name and something leads to it', async () => {
    const folder = folderWith({ 'b.md': 'See [there](a.md#the-enduser).\n' });
    const text = '## The enduser\n\nText.\n\n## The enduser\n';
    const uri = await opened(folder, 'a.md', text);
    expect(await client.actions(uri, client.at(uri, 'Text'), ['source.fixAll'])).toEqual([]);
  });

  it('is held by what the editor has open, saved or not, and is free when that is gone', async () => {
    const folder = folderWith({});
    const uri = await opened(folder, 'a.md', markdown);
    expect(await offered(uri)).toBe(true);
    const other = await client.open(folder.uriOf('b.md'), 'See [there](a.md#the-enduser-waits).\n');
    expect(await offered(uri)).toBe(false);
    await client.rewrite(other, 'See nothing.\n');
    expect(await offered(uri)).toBe(true);
  });

  it('is held by a file that leads there, also once that is open no more', async () => {
    const link = 'See [there](a.md#the-enduser-waits).\n';
    const folder = folderWith({ 'b.md': link });
    const uri = await opened(folder, 'a.md', markdown);
    const other = await client.open(folder.uriOf('b.md'), link);
    expect(await offered(uri)).toBe(false);
    await client.close(other);
    expect(await offered(uri)).toBe(false);
  });

  it('is free of a file whose link was taken out in the editor', async () => {
    const link = 'See [there](a.md#the-enduser-waits).\n';
    const folder = folderWith({ 'b.md': link });
    const uri = await opened(folder, 'a.md', markdown);
    expect(await offered(uri)).toBe(false);
    const other = await client.open(folder.uriOf('b.md'), link);
    await client.rewrite(other, 'See nothing.\n');
    expect(await offered(uri)).toBe(true);
  });

  it('is held by a file that is written meanwhile, and free when that is rewritten or deleted', async () => {
    const folder = folderWith({ 'b.md': 'Nothing.\n' });
    const uri = await opened(folder, 'a.md', markdown);
    const told = (name: string, type: number) =>
      client.connection.sendNotification('workspace/didChangeWatchedFiles', {
        changes: [{ uri: folder.uriOf(name), type }],
      });
    expect(await offered(uri)).toBe(true);
    folder.write('b.md', 'See [there](a.md#the-enduser-waits).\n');
    await told('b.md', 2);
    expect(await offered(uri)).toBe(false);
    folder.write('b.md', 'Nothing.\n');
    await told('b.md', 2);
    expect(await offered(uri)).toBe(true);
    folder.write('new.md', 'See [there](a.md#the-enduser-waits).\n');
    await told('new.md', 1);
    expect(await offered(uri)).toBe(false);
    folder.remove('new.md');
    await told('new.md', 3);
    expect(await offered(uri)).toBe(true);
  });

  it('is held by a new file that is told of together with one that was there', async () => {
    const folder = folderWith({ 'b.md': 'Nothing.\n' });
    const uri = await opened(folder, 'a.md', markdown);
    expect(await offered(uri)).toBe(true);
    folder.write('new.md', 'See [there](a.md#the-enduser-waits).\n');
    await client.connection.sendNotification('workspace/didChangeWatchedFiles', {
      changes: ['b.md', 'new.md'].map((name, at) => ({ uri: folder.uriOf(name), type: 2 - at })),
    });
    expect(await offered(uri)).toBe(false);
  });

  it('is held where the heading begins with the word', async () => {
    const folder = folderWith({ 'b.md': 'See [there](a.md#endusers-wait).\n' });
    const uri = await opened(folder, 'a.md', '# Guide\n\nEndusers wait\n=============\n\nText.\n');
    expect(named(await actionsAt(client, uri, 'Endusers'), /^Replace with “End users”/)).toBeUndefined();
    await client.open(folder.uriOf('b.md'), 'See nothing.\n');
    expect(named(await actionsAt(client, uri, 'Endusers'), /^Replace with “End users”/)).toBeDefined();
  });

  it('is held by references of an open document whose editor knows its language by its name alone', async () => {
    const folder = folderWith({});
    const uri = await opened(folder, 'a.adoc', asciidoc, 'plaintext');
    expect(await offered(uri)).toBe(true);
    await client.open(folder.uriOf('b.adoc'), 'See <<The enduser waits>>.\n', 'plaintext');
    expect(await offered(uri)).toBe(false);
  });

  it('is held where it writes in the heading and below it', async () => {
    const folder = folderWith({
      'distinguo.yml': 'decisions:\n  - words: [user, customer]\n    are: one actor\n    write: customer\n',
      'b.md': 'See [there](a.md#the-user-waits).\n',
    });
    const text = '## The user waits\n\nThe user opens the page.\n\nThe customer opens the page.\n';
    const uri = await opened(folder, 'a.md', text);
    expect(await client.found(uri)).toContain('user: mixed-terms');
    const everywhere = /^Write “customer” for this person everywhere/;
    expect(named(await actionsAt(client, uri, 'user'), everywhere)).toBeUndefined();
    await client.open(folder.uriOf('b.md'), 'See nothing.\n');
    expect(named(await actionsAt(client, uri, 'user'), everywhere)).toBeDefined();
  });

  it('is held as the files are now for a client that tells of no files', async () => {
    const folder = folderWith({ 'b.md': 'Nothing.\n' });
    client = await Client.start({ folders: [folder.uri], capabilities: listening });
    const uri = await client.open(folder.uriOf('a.md'), markdown);
    const at = () => client.actions(uri, client.at(uri, 'enduser'));
    expect(named(await at(), FIX)).toBeDefined();
    folder.write('b.md', 'See [there](a.md#the-enduser-waits).\n');
    expect(named(await at(), FIX)).toBeUndefined();
  });

  it('that was offered before is refused, and nothing is written', async () => {
    const folder = folderWith({});
    const uri = await opened(folder, 'a.md', markdown);
    const fix = named(await actionsAt(client, uri, 'enduser'), FIX);
    await client.open(folder.uriOf('b.md'), 'See [there](a.md#the-enduser-waits).\n');
    await expect(client.editOf(fix)).rejects.toMatchObject({ code: -32801 });
  });
});

it('a word below a heading is fixed without another document being read, one in it is not', async () => {
  client = await Client.start({ folders: ['memfs://host/work'], capabilities: modern, options: { files: true } });
  const read: string[] = [];
  client.connection.onRequest('distinguo/readDirectory', () => [{ name: 'b.md', kind: 'file' }]);
  client.connection.onRequest('distinguo/readFile', ({ uri }: { uri: string }): { text: string | null } => {
    if (!uri.endsWith('.md')) return { text: null };
    read.push(uri);
    return { text: 'See [there](a.md#the-enduser-waits).\n' };
  });
  const uri = await client.open('memfs://host/work/a.md', `# Guide\n\n${CLEAR}`);
  expect(named(await actionsAt(client, uri, 'customer'), 'Replace with “user”')).toBeDefined();
  expect(read).toEqual([]);
  await client.rewrite(uri, `# Guide\n\n## The enduser waits\n\n${CLEAR}`);
  expect(await offered(uri)).toBe(false);
  expect(read).toEqual(['memfs://host/work/b.md']);
});

it('other documents are listed and read once, and again only where they have changed', async () => {
  client = await Client.start({ folders: ['memfs://host/work'], capabilities: modern, options: { files: true } });
  const asked: string[] = [];
  const names = ['b.md', 'c.md'];
  client.connection.onRequest('distinguo/readDirectory', () => {
    asked.push('list');
    return names.map((name) => ({ name, kind: 'file' }));
  });
  client.connection.onRequest('distinguo/readFile', ({ uri }: { uri: string }): { text: string | null } => {
    if (!uri.endsWith('.md')) return { text: null };
    asked.push(uri.slice(-4));
    return { text: 'See [there](a.md#the-enduser-waits).\n' };
  });
  const changed = (name: string, type: 1 | 2) =>
    client.connection.sendNotification('workspace/didChangeWatchedFiles', {
      changes: [{ uri: `memfs://host/work/${name}`, type }],
    });
  const uri = await client.open('memfs://host/work/a.md', '# Guide\n\n## The enduser waits\n');
  const askedFor = async () => {
    asked.length = 0;
    expect(await offered(uri)).toBe(false);
    return [...asked];
  };
  expect((await askedFor()).filter((name) => name !== 'list')).toEqual(['b.md', 'c.md']);
  expect(await askedFor()).toEqual([]);
  await changed('b.md', 2);
  expect(await askedFor()).toEqual(['b.md']);
  names.push('d.md');
  await changed('d.md', 1);
  expect((await askedFor()).filter((name) => name !== 'list')).toEqual(['d.md']);
});
