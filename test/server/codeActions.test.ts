import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { CodeAction, TextDocumentEdit, TextEdit, WorkspaceEdit } from 'vscode-languageserver-protocol/node';
import { Client, listening, modern } from './client.js';
import { folderWith } from './folder.js';

const CLEAR = 'Each customer opens the dashboard and clicks the Export button.\n';

const STORY =
  'As a customer, I want to browse the bouquets.\n\n- The user can filter bouquets by colour.\n- The user can add a bouquet to the cart.\n- The user sees the price with delivery.\n';

let client: Client;
beforeEach(async () => {
  client = await Client.start({ options: { commands: true } });
});
afterEach(() => client.stop());

const named = (actions: CodeAction[], title: string | RegExp) =>
  actions.find((action) => (typeof title === 'string' ? action.title === title : title.test(action.title)));

/** The actions at a word. */
const actionsAt = async (uri: string, word: string) => {
  const diagnostics = await client.diagnostics(uri);
  return client.actions(uri, client.at(uri, word), undefined, diagnostics);
};

/** The document after an action at a word, and what is still found in it. */
async function afterwards(
  uri: string,
  word: string,
  title: string | RegExp,
): Promise<{ text: string; found: string[] }> {
  const text = client.applied(uri, await client.editOf(named(await actionsAt(uri, word), title)));
  await client.rewrite(uri, text);
  return { text, found: await client.found(uri) };
}

describe('the quick fix', () => {
  it('puts the right word in, keeping number, case and possessive', async () => {
    const uri = await client.open(
      'untitled:1',
      `Intro.\n\nCUSTOMERS CLICK SAVE. The customers click Save to store their report.\n`,
    );
    expect((await afterwards(uri, 'customers click', 'Replace with “users”')).text).toContain('The users click Save');
  });

  it('is made in all places of one decision, in either direction', async () => {
    const uri = await client.open('untitled:1', STORY);
    const there = await afterwards(uri, 'user can filter', 'Write “customer” for this person everywhere');
    expect(there).toEqual({ text: STORY.replaceAll('user', 'customer'), found: [] });
    await client.rewrite(uri, STORY);
    const back = await afterwards(uri, 'user can filter', 'Write “user” for this person everywhere');
    expect(back).toEqual({ text: STORY.replaceAll('customer', 'user'), found: [] });
  });

  it('is preferred when the sentence is clear', async () => {
    const uri = await client.open('untitled:1', CLEAR);
    const actions = await actionsAt(uri, 'customer');
    expect(actions.filter(({ isPreferred }) => isPreferred).map(({ title }) => title)).toEqual(['Replace with “user”']);
    expect(named(actions, 'Replace with “user”')?.diagnostics).toHaveLength(1);
  });

  it('is offered with the cursor behind the word, and not elsewhere in the sentence', async () => {
    const uri = await client.open('untitled:1', CLEAR);
    const { end } = client.at(uri, 'customer');
    expect(named(await client.actions(uri, { start: end, end }), /Replace/)).toBeDefined();
    expect(await client.actions(uri, client.at(uri, 'Export'))).toEqual([]);
  });

  it('can be for every word like this in the document', async () => {
    const uri = await client.open(
      'untitled:1',
      `${CLEAR}\nThe customers click Save.\n\nThe customer pays the invoice.\n`,
    );
    const { text, found } = await afterwards(uri, 'customer', 'Replace “customer” with “user” in this document (2)');
    expect(text).toBe(
      'Each user opens the dashboard and clicks the Export button.\n\nThe users click Save.\n\nThe customer pays the invoice.\n',
    );
    expect(found).toEqual([]);
  });

  it('is refused when the document has changed since it was offered', async () => {
    const uri = await client.open('untitled:1', CLEAR);
    const action = named(await actionsAt(uri, 'customer'), 'Replace with “user”');
    expect(action?.edit).toBeUndefined();
    // Even where the word still stands in its place: its sentence may say something else now.
    await client.edit(uri, { range: client.at(uri, 'button.'), text: 'link.' });
    await expect(client.resolve(action as CodeAction)).rejects.toThrow('The document has changed.');
    const start = { line: 0, character: 0 };
    await client.edit(uri, { range: { start, end: start }, text: 'Now: ' });
    await expect(client.resolve(action as CodeAction)).rejects.toThrow('The document has changed.');
  });

  it('names the version that it is for when it comes with its edit', async () => {
    await client.stop();
    client = await Client.start({
      capabilities: { ...modern, textDocument: { ...modern.textDocument, codeAction: {} } },
    });
    const uri = await client.open('untitled:1', CLEAR);
    await client.edit(uri, { range: client.at(uri, 'Each'), text: 'Every' });
    const action = named(await actionsAt(uri, 'customer'), 'Replace with “user”');
    expect(action?.edit?.documentChanges).toMatchObject([{ textDocument: { uri, version: 2 } }]);
  });

  it('comes as plain edits to a client that knows no versions', async () => {
    await client.stop();
    client = await Client.start({ capabilities: listening });
    const uri = await client.open('untitled:1', CLEAR);
    const action = named(await client.actions(uri, client.at(uri, 'customer')), 'Replace with “user”');
    expect(client.applied(uri, action?.edit ?? {})).toContain('Each user opens');
  });
});

describe('fixing everything at once', () => {
  const FIX_ALL = 'source.fixAll.distinguo';

  it('rewrites what is clear and nothing else', async () => {
    const uri = await client.open('untitled:1', `${CLEAR}\nThe customers click Save.\n`);
    const [action, ...more] = await client.actions(uri, client.at(uri, 'Each'), ['source.fixAll']);
    expect([action?.kind, more]).toEqual([FIX_ALL, []]);
    expect(client.applied(uri, await client.editOf(action))).toBe(
      'Each user opens the dashboard and clicks the Export button.\n\nThe users click Save.\n',
    );
  });

  it('takes the links to a heading with it', async () => {
    const uri = await client.open('untitled:1', '# Guide\n\n[here](#the-enduser)\n\n## The enduser\n');
    const [action] = await client.actions(uri, client.at(uri, 'Guide'), ['source.fixAll']);
    expect(client.applied(uri, await client.editOf(action))).toBe(
      '# Guide\n\n[here](#the-end-user)\n\n## The end user\n',
    );
  });

  it('leaves steps of Gherkin to be chosen one by one: step definitions match them letter by letter', async () => {
    const uri = await client.open(
      'untitled:a.feature',
      'Feature: Signing in\n\n  Scenario: An enduser waits\n    Given an enduser\n    When an enduser signs in\n',
      'feature',
    );
    const [action] = await client.actions(uri, client.at(uri, 'Feature'), ['source.fixAll']);
    expect(client.applied(uri, await client.editOf(action)).match(/enduser/g)).toHaveLength(2);
    const step = await client.actions(uri, client.at(uri, 'enduser', 2));
    expect(step.map(({ title, isPreferred }) => [title, isPreferred])).toContainEqual([
      'Replace with “end user”',
      undefined,
    ]);
    expect(named(step, /Replace .* in this document/)).toBeUndefined();
  });

  it('is not there when nothing is clear, or when another kind is asked for', async () => {
    const uri = await client.open('untitled:1', 'The customer pays the invoice.\n');
    expect(await client.actions(uri, client.at(uri, 'customer'), ['source.fixAll'])).toEqual([]);
    const other = await client.open('untitled:2', CLEAR);
    expect(await client.actions(other, client.at(other, 'customer'), ['source.organizeImports'])).toEqual([]);
    expect(await client.actions(other, client.at(other, 'customer'), ['refactor'])).toEqual([]);
  });
});

describe('fixing everything under a configuration with a mistake', () => {
  it('is not offered: what it meant to leave alone cannot be known', async () => {
    const folder = folderWith({ 'a.md': CLEAR, 'distinguo.yml': 'ignore: legal/**\n' });
    const other = await Client.start({ folders: [folder.uri] });
    const uri = await other.open(folder.uriOf('a.md'), CLEAR);
    expect(await other.actions(uri, other.at(uri, 'customer'), ['source.fixAll'])).toEqual([]);
    expect(named(await other.actions(uri, other.at(uri, 'customer')), 'Replace with “user”')).toBeDefined();
    await other.stop();
  });
});

describe('ignoring a finding', () => {
  const rows = [
    {
      form: 'a paragraph',
      languageId: 'markdown',
      text: CLEAR,
      comment: '<!-- distinguo-disable-next-line role-mismatch -->\nEach',
    },
    {
      form: 'a heading',
      languageId: 'markdown',
      text: `# ${CLEAR}`,
      comment: '<!-- distinguo-disable-next-line role-mismatch -->\n# Each',
    },
    {
      form: 'the second line of a paragraph',
      languageId: 'markdown',
      text: `It is simple:\n${CLEAR}`,
      comment: 'button. <!-- distinguo-disable-line role-mismatch -->',
    },
    {
      form: 'a list',
      languageId: 'markdown',
      text: `1. One\n2. ${CLEAR}3. Three\n`,
      comment: 'button. <!-- distinguo-disable-line role-mismatch -->',
    },
    {
      form: 'a quotation',
      languageId: 'markdown',
      text: `> Look:\n> ${CLEAR}`,
      comment: 'button. <!-- distinguo-disable-line role-mismatch -->',
    },
    {
      form: 'a table',
      languageId: 'markdown',
      text: `| Who | What |\n| --- | --- |\n| A | ${CLEAR.trim()} |\n| B | b |\n`,
      comment: 'button. <!-- distinguo-disable-line role-mismatch --> |\n| B',
    },
    { form: 'MDX', languageId: 'mdx', text: CLEAR, comment: '{/* distinguo-disable-next-line role-mismatch */}\nEach' },
    {
      form: 'HTML',
      languageId: 'html',
      text: `<div>\n  <p>${CLEAR.trim()}</p>\n</div>\n`,
      comment: '  <!-- distinguo-disable-next-line role-mismatch -->\n  <p>',
    },
    {
      form: 'the first line of HTML',
      languageId: 'html',
      text: `<p>${CLEAR.trim()}</p>\n`,
      comment: '<!-- distinguo-disable-next-line role-mismatch -->\n<p>',
    },
    {
      form: 'the line of a doctype',
      languageId: 'html',
      text: `<!doctype html><p>${CLEAR.trim()}</p>\n`,
      comment: '</p> <!-- distinguo-disable-line role-mismatch -->\n',
    },
    {
      form: 'the title of a page',
      languageId: 'html',
      text: `<title>${CLEAR.trim()}</title>\n`,
      comment: '<!-- distinguo-disable-next-line role-mismatch -->\n<title>',
    },
    {
      form: 'front matter',
      languageId: 'markdown',
      text: `---\ntitle: ${CLEAR}layout: page\n---\n`,
      comment: '---\n# distinguo-disable-next-line role-mismatch\ntitle: Each',
    },
    {
      form: 'the description of a picture',
      languageId: 'markdown',
      text: `See: ![${CLEAR.trim()}](a.png)\n`,
      comment: '(a.png) <!-- distinguo-disable-line role-mismatch -->\n',
    },
    {
      form: 'Gherkin',
      languageId: 'gherkin',
      text: `Feature: Export\n\n  Scenario: Export\n    When the customer clicks the Export button\n`,
      comment: '    # distinguo-disable-next-line role-mismatch\n    When',
    },
    {
      form: 'CR LF',
      languageId: 'markdown',
      text: CLEAR.replace('\n', '\r\n'),
      comment: '<!-- distinguo-disable-next-line role-mismatch -->\r\nEach',
    },
  ];
  it.each(rows)('here, in $form', async ({ languageId, text, comment }) => {
    const uri = await client.open('untitled:1', text, languageId);
    const result = await afterwards(uri, 'customer', 'Disable role-mismatch for this line');
    expect(result.text).toContain(comment);
    expect(result.found).toEqual([]);
  });

  it.each([
    {
      form: 'Markdown',
      languageId: 'markdown',
      text: `${CLEAR}`,
      begins: '<!-- distinguo-disable-file role-mismatch -->\n\nEach',
    },
    {
      form: 'front matter',
      languageId: 'markdown',
      text: `---\ntitle: Guide\n---\n\n${CLEAR}`,
      begins: '---\ntitle: Guide\n---\n<!-- distinguo-disable-file role-mismatch -->\n\n',
    },
    {
      form: 'MDX',
      languageId: 'mdx',
      text: `import X from './x.js'\n\n${CLEAR}`,
      begins: '{/* distinguo-disable-file role-mismatch */}\n\nimport',
    },
    {
      form: 'HTML',
      languageId: 'html',
      text: `<!doctype html>\n<p>${CLEAR.trim()}</p>\n`,
      begins: '<!doctype html>\n<!-- distinguo-disable-file role-mismatch -->\n<p>',
    },
    {
      form: 'XML',
      languageId: 'html',
      text: `<?xml version="1.0"?>\n<html><p>${CLEAR.trim()}</p></html>\n`,
      begins: '<?xml version="1.0"?>\n<!-- distinguo-disable-file role-mismatch -->\n<html>',
    },
    {
      form: 'a byte order mark',
      languageId: 'markdown',
      text: `\uFEFF${CLEAR}`,
      begins: '\uFEFF<!-- distinguo-disable-file role-mismatch -->\n\nEach',
    },
    {
      form: 'Gherkin',
      languageId: 'gherkin',
      text: `# language: en\nFeature: Export\n\n  Scenario: Export\n    When the customer clicks the Export button\n`,
      begins: '# language: en\n# distinguo-disable-file role-mismatch\nFeature',
    },
  ])('in the file, with $form', async ({ languageId, text, begins }) => {
    const uri = await client.open('untitled:1', text, languageId);
    const result = await afterwards(uri, 'customer', 'Disable role-mismatch for the entire file');
    expect(result.text.startsWith(begins)).toBe(true);
    expect(result.found).toEqual([]);
  });

  it('is not offered where the format has no comments', async () => {
    const uri = await client.open('untitled:1', CLEAR, 'plaintext');
    expect(
      (await actionsAt(uri, 'customer')).map(({ title }) => title).filter((title) => /disable/i.test(title)),
    ).toEqual([]);
  });

  it.each([
    ['a title that runs over several lines', 'html', `<title>\n  ${CLEAR}</title>\n`],
    ['a folded text of front matter', 'markdown', `---\ntitle: >\n  Look.\n\n  ${CLEAR}---\n\nHello.\n`],
    ['a link that goes on in the next line', 'markdown', `- [${CLEAR.trim()}](\n  a.md)\n`],
    ['the attribute of a component', 'mdx', `<Card\n  title="${CLEAR.trim()}"\n/>\n`],
  ])('is not offered here in %s, where a comment would be text or break something', async (_, languageId, text) => {
    const uri = await client.open('untitled:1', text, languageId);
    const titles = (await actionsAt(uri, 'customer')).map(({ title }) => title);
    expect(titles).toContain('Disable role-mismatch for the entire file');
    expect(titles.filter((title) => title.endsWith('for this line'))).toEqual([]);
  });

  it('is not offered inside a tag that runs over several lines', async () => {
    const uri = await client.open(
      'untitled:1',
      `<img\n  src="a.png"\n  alt="The customer clicks the Export button"\n>\n`,
      'html',
    );
    const titles = (await actionsAt(uri, 'customer')).map(({ title }) => title);
    expect(titles).toContain('Disable role-mismatch for the entire file');
    expect(titles.filter((title) => title.endsWith('for this line'))).toEqual([]);
  });
});

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
    const action = named(await actionsAt(uri, 'user sees'), TWO);
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
      await actionsAt(uri, 'customer'),
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
    const actions = await actionsAt(uri, 'user sees');
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
    const action = named(await actionsAt(uri, 'customer'), RIGHT);
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
    const edit = await client.editOf(named(await actionsAt(uri, 'customer'), RIGHT));
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

  it('makes the file when there is none', async () => {
    const folder = await inFolder({ 'docs/guide.md': CLEAR });
    const uri = await client.open(folder.uriOf('docs/guide.md'), CLEAR);
    const { documentChanges = [] } = await client.editOf(named(await actionsAt(uri, 'customer'), RIGHT));
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
    const edit = await client.editOf(named(await actionsAt(uri, word), /add an exception/));
    const configuration = await client.open(folder.uriOf('distinguo.json'), '{}', 'json');
    const { exceptions } = JSON.parse(client.applied(configuration, onOpened(edit, configuration)));
    const [{ term }] = exceptions;
    expect(exceptions).toEqual([{ files: 'guide.md', term, ...(context !== undefined && { context }) }]);
  });

  it('keeps JSON as JSON', async () => {
    const json = '{\n    "rules": { "mixed-terms": "off" }\n}\n';
    const folder = await inFolder({ 'distinguo.json': json });
    const uri = await client.open(folder.uriOf('guide.md'), CLEAR);
    const edit = await client.editOf(named(await actionsAt(uri, 'customer'), RIGHT));
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
    expect(named(await actionsAt(uri, 'customer'), RIGHT)).toBeUndefined();
    const untitled = await client.open('untitled:1', CLEAR);
    expect(named(await actionsAt(untitled, 'customer'), RIGHT)).toBeUndefined();
  });
});

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

  it('a thousand findings make as few actions as two', async () => {
    const uri = await client.open('untitled:1', 'Each enduser has a badge.\n\n'.repeat(1000));
    const actions = await client.actions(uri, everything(uri), undefined, await client.diagnostics(uri));
    expect(titles(actions)).toEqual([
      'Replace “end user” with “end user” here (1000)',
      'Fix all clear findings of Distinguo in this document (1000)',
    ]);
  });
});

describe('asking why', () => {
  it('leads to a page on what decided and what the words mean', async () => {
    const uri = await client.open('untitled:1', CLEAR);
    const why = named(await actionsAt(uri, 'customer'), /^Why\?/);
    expect(why?.command?.command).toBe('distinguo.showWhy');
    const [, version, id] = why?.command?.arguments ?? [];
    const { markdown } = await client.connection.sendRequest<{ markdown: string }>('distinguo/why', {
      uri,
      version,
      id,
    });
    expect(markdown).toContain('clicks the Export button');
    expect(markdown).toContain('**customer** (the one who buys)');
    expect(await client.connection.sendRequest('distinguo/why', { uri, version: 7, id })).toBeNull();
    const at = (word: string) =>
      client.connection.sendRequest('distinguo/why', { uri, version, position: client.at(uri, word).start });
    expect([await at('customer'), await at('dashboard')]).toEqual([{ markdown }, null]);
  });

  it('is not offered by a client without our commands', async () => {
    await client.stop();
    client = await Client.start();
    const uri = await client.open('untitled:1', CLEAR);
    expect((await actionsAt(uri, 'customer')).filter(({ command }) => command)).toEqual([]);
  });
});

it('speaks German where the client brings the translation', async () => {
  await client.stop();
  client = await Client.start({ options: { l10n: { 'Replace with “{0}”': 'Durch „{0}“ ersetzen' } } });
  const uri = await client.open('untitled:1', CLEAR);
  expect(named(await actionsAt(uri, 'customer'), 'Durch „user“ ersetzen')).toBeDefined();
});
