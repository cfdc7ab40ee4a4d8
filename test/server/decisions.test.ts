import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { TextDocumentEdit, TextEdit, WorkspaceEdit } from 'vscode-languageserver-protocol/node';
import { actionsAt, CLEAR, named } from './actions.js';
import { Client } from './client.js';
import { folderWith } from './folder.js';

const STORY =
  'As a customer, I want to browse the bouquets.\n\n- The user can filter bouquets by colour.\n- The user can add a bouquet to the cart.\n- The user sees the price with delivery.\n';

let client: Client;
beforeEach(async () => {
  client = await Client.start({ options: { commands: true } });
});
afterEach(() => client.stop());

describe('saying that two words name two people', () => {
  const TWO = /^“customer” and “user” are two people: say so in distinguo\.(?:yml|json)$/;
  const inFolder = async (files: Record<string, string>) => {
    const folder = folderWith({ '.git/HEAD': 'ref: refs/heads/main\n', ...files });
    await client.stop();
    client = await Client.start({ folders: [folder.uri], options: { commands: true } });
    return folder;
  };

  const TOLD = 'decisions:\n  - words: [customer, user]\n    are: two actors\n';
  const OTHER = 'decisions:\n  - words: [client, user]\n    are: two actors\n';

  it.each([
    ['', 'allow: [ "Customer One" ]  # a name\n', TOLD],
    [' with a cast that ships', 'cast: marketplace\n', TOLD],
    [' that inherits a cast', 'extends: distinguo:marketplace\n', TOLD],
    [' with decisions', `${OTHER}\nallow: []\n`, '\n  - words: [customer, user]\n    are: two actors'],
    [' with line ends of Windows', 'allow: []\r\n', TOLD.replaceAll('\n', '\r\n')],
    [
      ' in JSON',
      '{\n  "allow": []\n}\n',
      ',\n  "decisions": [\n    {\n      "words": [\n        "customer",\n        "user"\n      ],\n      "are": "two actors"\n    }\n  ]',
    ],
  ])('is written to the configuration%s, and nobody is asked again', async (_how, before, added) => {
    const name = before.startsWith('{') ? 'distinguo.json' : 'distinguo.yml';
    const folder = await inFolder({ [name]: before });
    const uri = await client.open(folder.uriOf('story.md'), STORY);
    expect(await client.found(uri)).toContain('user: mixed-terms');
    const action = named(await actionsAt(client, uri, 'user sees'), TWO);
    const [{ textDocument, edits }] = (await client.editOf(action)).documentChanges as [TextDocumentEdit];
    const configuration = await client.open(folder.uriOf(name), before, 'yaml');
    expect(textDocument).toEqual({ uri: configuration, version: null });
    expect(edits).toMatchObject([{ newText: added }]);
    const text = client.applied(configuration, { changes: { [configuration]: edits as TextEdit[] } });
    await client.rewrite(configuration, text);
    await client.until(() => client.refreshes > 0, 'a refresh');
    expect(await client.found(uri)).not.toContain('user: mixed-terms');
    expect(await client.found(configuration)).toEqual([]);
  });

  it('holds for the one stranger in a procedure, too, and makes the file when there is none', async () => {
    const steps =
      '1. The user picks a photo.\n2. The user turns it to the right.\n3. The customer gives it a name.\n4. The user is done.\n';
    const folder = await inFolder({ 'steps.md': steps });
    const uri = await client.open(folder.uriOf('steps.md'), steps);
    const found = await client.found(uri);
    expect(found).toHaveLength(1);
    const action = named(
      await actionsAt(client, uri, 'customer'),
      '“user” and “customer” are two people: say so in distinguo.yml',
    );
    const { documentChanges } = await client.editOf(action);
    expect(documentChanges).toMatchObject([
      { kind: 'create', uri: folder.uriOf('distinguo.yml') },
      { edits: [{ newText: TOLD.replace('customer, user', 'user, customer') }] },
    ]);
    await client.stop();
    const told = await inFolder({ 'distinguo.yml': TOLD, 'steps.md': steps });
    expect(await client.found(await client.open(told.uriOf('steps.md'), steps))).toEqual([]);
  });

  it('is not offered where the configuration has decided that they are one', async () => {
    const yaml = TOLD.replace('two actors', 'one actor\n    write: customer');
    const folder = await inFolder({ 'distinguo.yml': yaml });
    const uri = await client.open(folder.uriOf('story.md'), STORY);
    expect(await client.found(uri)).not.toEqual([]);
    const actions = await actionsAt(client, uri, 'user sees');
    expect(named(actions, /are two people/)).toBeUndefined();
  });
});

describe('saying that a word is right here', () => {
  const RIGHT = /^“customer” is right here: add an exception to distinguo\.(?:yml|json)$/;
  /** An edit of a file that was closed when the edit was made, for the same file opened. */
  const onOpened = ({ documentChanges }: WorkspaceEdit, uri: string): WorkspaceEdit => {
    const [change] = documentChanges as TextDocumentEdit[];
    expect(change?.textDocument).toEqual({ uri, version: null });
    return { changes: { [uri]: change?.edits as TextEdit[] } };
  };
  const inFolder = async (files: Record<string, string>) => {
    const folder = folderWith({ '.git/HEAD': 'ref: refs/heads/main\n', ...files });
    await client.stop();
    client = await Client.start({ folders: [folder.uri], options: { commands: true } });
    return folder;
  };

  it('adds it to the configuration, comments and order kept, and the finding is gone as soon as the edit is made', async () => {
    const yaml = `# Our words\nextends: distinguo:recommended # the base\n\nexceptions:\n  # Legal asked for it.\n  - files: legal/**\n    term: client\n\nrules:\n  mixed-terms: off\n`;
    const folder = await inFolder({ 'distinguo.yml': yaml, 'docs/guide.md': CLEAR });
    const uri = await client.open(folder.uriOf('docs/guide.md'), CLEAR);
    const action = named(await actionsAt(client, uri, 'customer'), RIGHT);
    const edit = await client.editOf(action);
    const configuration = await client.open(folder.uriOf('distinguo.yml'), yaml, 'yaml');
    const text = client.applied(configuration, onOpened(edit, configuration));
    for (const line of yaml.split('\n')) expect(text).toContain(line);
    expect(text).toContain(
      '  - files: docs/guide.md\n    term: customer\n    context: Each customer opens the dashboard\n',
    );
    expect(action?.command).toMatchObject({ command: 'distinguo.openConfiguration', arguments: [configuration] });
    await client.rewrite(configuration, text);
    await client.until(() => client.refreshes > 0, 'a refresh');
    expect(await client.found(uri)).toEqual([]);
  });

  it.each([
    ['in another style', 'rules:\n    mixed-terms:   "off"   # quietly\n\n\nallow: [ "Customer One" , \'x\' ]\n'],
    [
      'with a list that stands under its key',
      'exceptions:\n- term: client   # asked for\n  files:   legal/**\n\n# The rest\nallow: []\n',
    ],
    [
      'with a list that is the end, without a line break',
      'exceptions:\n    - term: client\n      reason: >-\n        it is so\n\n        here',
    ],
    ['with a list in brackets', 'exceptions: [ {term: client}, { term: consumer } ] # two\nallow: []\n'],
    ['with an empty list', 'allow:   []\nexceptions: [] # none yet\nrules:   {}\n'],
    ['in braces', '{ rules: { mixed-terms: off },   allow: [] }\n'],
    ['of comments alone', '# Our words\n# come later\n'],
    ['with line ends of Windows', 'exceptions:\r\n  - term:   client\r\nrules:   {}\r\n'],
    ['in JSON', '{\n\t"exceptions": [\n\t\t{ "term": "client" }\n\t],\n\t"allow":   []\n}\n'],
    ['in JSON without exceptions', '{ "allow":   [], "rules": {\n    "mixed-terms": "off" }\n}'],
  ])('touches no other character of a configuration %s', async (_how, before) => {
    const name = before.startsWith('{') && before.includes('"') ? 'distinguo.json' : 'distinguo.yml';
    const folder = await inFolder({ [name]: before });
    const uri = await client.open(folder.uriOf('guide.md'), CLEAR);
    const edit = await client.editOf(named(await actionsAt(client, uri, 'customer'), RIGHT));
    const configuration = await client.open(folder.uriOf(name), before, 'yaml');
    const [{ edits }] = edit.documentChanges as [TextDocumentEdit];
    const [change] = edits as [TextEdit];
    const text = client.applied(configuration, onOpened(edit, configuration));
    const at = client.document(configuration).offsetAt(change.range.start);
    expect(text).toBe(before.slice(0, at) + change.newText + before.slice(at));
    expect(text.split('\r\n').length === 1 || !/[^\r]\n/.test(text)).toBe(true);
    await client.rewrite(configuration, text);
    await client.until(() => client.refreshes > 0, 'a refresh');
    expect(await client.found(uri)).toEqual([]);
    expect(await client.found(configuration)).toEqual([]);
  });

  it.each(['md', 'html'])('holds for its sentence alone, also after edits elsewhere: %s', async (extension) => {
    const configuration = 'exceptions: [{ term: user, context: buy }]\n';
    const folder = await inFolder({ 'distinguo.yml': configuration });
    const begin = extension === 'md' ? '' : '<p>';
    const text = `${begin}Users buy the plan in May. The user buys the plan for a buyback.\n`;
    const uri = await client.open(folder.uriOf(`a.${extension}`), text, extension === 'md' ? 'markdown' : 'html');
    const start = begin.length + 'Users buy the plan in May. The '.length;
    expect(await client.found(uri)).toEqual(['user: role-mismatch']);
    const isAt = async (line: number, character: number) =>
      expect((await client.diagnostics(uri)).map(({ range }) => range.start)).toEqual([{ line, character }]);
    await isAt(0, start);
    const at = (line: number, character: number) => ({ start: { line, character }, end: { line, character } });
    await client.edit(uri, { range: at(0, 0), text: extension === 'md' ? 'A lamp.\n\n' : '<p>A lamp.</p>\n\n' });
    await isAt(2, start);
    await client.edit(uri, { range: at(2, begin.length), text: 'It was June. ' });
    await isAt(2, start + 'It was June. '.length);
    const comma = begin.length + 'It was June. Users buy the plan in May'.length;
    await client.edit(uri, {
      range: { start: { line: 2, character: comma }, end: { line: 2, character: comma + '. The'.length } },
      text: ', and the',
    });
    expect(await client.found(uri)).toEqual([]);
  });

  it('makes the file when there is none', async () => {
    const folder = await inFolder({ 'docs/guide.md': CLEAR });
    const uri = await client.open(folder.uriOf('docs/guide.md'), CLEAR);
    const { documentChanges = [] } = await client.editOf(named(await actionsAt(client, uri, 'customer'), RIGHT));
    expect(documentChanges).toEqual([
      { kind: 'create', uri: folder.uriOf('distinguo.yml'), options: { ignoreIfExists: true } },
      {
        textDocument: { uri: folder.uriOf('distinguo.yml'), version: null },
        edits: [
          {
            range: { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } },
            newText:
              'exceptions:\n  - files: docs/guide.md\n    term: customer\n    context: Each customer opens the dashboard\n',
          },
        ],
      },
    ]);
  });

  it.each([
    ['We met, at noon, the old enduser of (our) house, too.', 'noon, the old enduser of (our) house'],
    [`The enduser waits${' and waits'.repeat(20)}.`, 'The enduser waits and waits'],
    ['(The enduser of our “new house”), we hear, waits.', '(The enduser of our “new'],
    ['This is the enduser of our house)”, said he.', 'This is the enduser of our house'],
    ['See the enduser’s old grey lift here.', 'See the enduser’s old grey lift'],
    ['Gone. Endusers wait; nobody comes.', 'Endusers wait'],
    ['We pity\tendusers!', 'We pity\tendusers'],
    ['Gone. Endusers!', undefined],
  ])('remembers the words around it, within its sentence: %s', async (text, context) => {
    const folder = await inFolder({ 'distinguo.json': '{}' });
    const uri = await client.open(folder.uriOf('guide.md'), `${text}\n`);
    const word = /enduser/i.exec(text)?.[0] ?? '';
    const edit = await client.editOf(named(await actionsAt(client, uri, word), /add an exception/));
    const configuration = await client.open(folder.uriOf('distinguo.json'), '{}', 'json');
    const { exceptions } = JSON.parse(client.applied(configuration, onOpened(edit, configuration)));
    const [{ term }] = exceptions;
    expect(exceptions).toEqual([{ files: 'guide.md', term, ...(context !== undefined && { context }) }]);
  });

  it('keeps JSON as JSON', async () => {
    const json = '{\n    "rules": { "mixed-terms": "off" }\n}\n';
    const folder = await inFolder({ 'distinguo.json': json });
    const uri = await client.open(folder.uriOf('guide.md'), CLEAR);
    const edit = await client.editOf(named(await actionsAt(client, uri, 'customer'), RIGHT));
    const configuration = await client.open(folder.uriOf('distinguo.json'), json, 'json');
    const text = client.applied(configuration, onOpened(edit, configuration));
    expect(JSON.parse(text)).toMatchObject({
      rules: { 'mixed-terms': 'off' },
      exceptions: [{ files: 'guide.md', term: 'customer' }],
    });
  });

  it('is not offered when the configuration cannot be understood, or for a document in no folder', async () => {
    const folder = await inFolder({ 'distinguo.yml': 'rules: [\n' });
    const uri = await client.open(folder.uriOf('guide.md'), CLEAR);
    expect(named(await actionsAt(client, uri, 'customer'), RIGHT)).toBeUndefined();
    const untitled = await client.open('untitled:1', CLEAR);
    expect(named(await actionsAt(client, untitled, 'customer'), RIGHT)).toBeUndefined();
  });
});
