import { afterEach, describe, expect, it } from 'vitest';
import type { CompletionItem, CompletionList, Hover, MarkupContent } from 'vscode-languageserver-protocol/node';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { Client, modern } from './client.js';
import { type Folder, folderWith } from './folder.js';

let client: Client;
afterEach(() => client.stop());

/** Opens a configuration in which `|` is the cursor. */
async function opened(written: string, name = 'distinguo.yml', others: Record<string, string> = {}) {
  const at = written.indexOf('|');
  const text = written.slice(0, at) + written.slice(at + 1);
  const folder: Folder = folderWith({ ...others, [name]: text });
  client = await Client.start({ folders: [folder.uri] });
  const uri = await client.open(folder.uriOf(name), text, name.endsWith('.json') ? 'json' : 'yaml');
  return { uri, position: TextDocument.create(uri, '', 0, text).positionAt(at) };
}

async function completed(written: string, name?: string, others?: Record<string, string>): Promise<CompletionItem[]> {
  const { uri, position } = await opened(written, name, others);
  return (await client.request<CompletionList>('textDocument/completion', uri, position)).items;
}

const labels = (items: CompletionItem[]) => items.map(({ label }) => label);

/** The text after an item was taken. */
async function taken(written: string, label: string, name?: string): Promise<string> {
  const { uri, position } = await opened(written, name);
  const { items } = await client.request<CompletionList>('textDocument/completion', uri, position);
  const edit = items.find((item) => item.label === label)?.textEdit;
  if (edit === undefined || !('range' in edit)) throw new Error(`no “${label}” among ${labels(items)}`);
  return TextDocument.applyEdits(client.document(uri), [edit]);
}

async function hover(written: string, name?: string): Promise<string> {
  const { uri, position } = await opened(written, name);
  const answer = await client.request<Hover | null>('textDocument/hover', uri, position);
  return answer === null ? '' : (answer.contents as MarkupContent).value;
}

describe('completion in a configuration', () => {
  it('offers the keys that are not there yet, each with its documentation', async () => {
    const items = await completed('rules: {}\n|\n');
    expect(labels(items)).toEqual(
      expect.arrayContaining(['terms', 'extends', 'cast', 'exceptions', 'overrides', 'ignore']),
    );
    expect(labels(items)).not.toContain('rules');
    const extended = items.find(({ label }) => label === 'extends')?.documentation as MarkupContent | undefined;
    expect(extended?.value).toContain('What this configuration builds on');
  });

  it.each([
    ['rules of their ids', 'rules:\n  mixed-|\n', 'mixed-terms'],
    ['what a rule can be set to', 'rules:\n  mixed-terms: |\n', 'error'],
    ['roles of a word', 'terms:\n  merchant: bu|\n', 'buyer'],
    ['fields of a term', 'terms:\n  merchant:\n    role: buyer\n    |\n', 'deprecated'],
    ['fields of a term before others', 'terms:\n  merchant:\n    |\n    role: buyer\n', 'definition'],
    ['a status', 'terms:\n  merchant:\n    status: |\n', 'forbidden'],
    ['a part of speech', 'terms:\n  log in: { partOfSpeech: v| }\n', 'verb'],
    ['presets in a list', 'extends:\n  - distinguo:|\n', 'distinguo:b2b-saas'],
    ['presets alone', 'extends: dis|\n', 'distinguo:red-hat'],
    ['presets in brackets', 'extends: [distinguo:direct, |]\n', 'distinguo:marketplace'],
    ['casts that ship', 'cast: |\n', 'marketplace'],
    ['what people do', 'cast:\n  merchant:\n    does: [buys, |]\n', 'operates'],
    ['words of the glossary after “of”', 'terms:\n  merchant: buyer\ncast:\n  shopper:\n    of: |\n', 'merchant'],
    ['words of the glossary in exceptions', 'terms:\n  merchant: buyer\nexceptions:\n  - term: |\n', 'merchant'],
    ['keys of an exception', 'exceptions:\n  - files: docs/**\n    |\n', 'context'],
    ['keys of an entry that is begun', 'exceptions:\n  - |\n', 'term'],
    ['keys in an override', 'overrides:\n  - files: docs/**\n    rules:\n      set-|\n', 'set-compound'],
    ['true and false', 'terms:\n  merchant:\n    preferred: |\n', 'true'],
  ])('offers %s', async (_, written, label) => {
    expect(labels(await completed(written))).toContain(label);
  });

  it('offers nothing that cannot stand there', async () => {
    expect(labels(await completed('terms:\n  merchant:\n    status: |\n'))).toEqual([
      'preferred',
      'admitted',
      'proposed',
      'deprecated',
      'forbidden',
    ]);
    expect(await completed('# rul|\nterms: {}\n')).toEqual([]);
  });

  it('writes a key with what follows it, and a value as it is', async () => {
    expect(await taken('ru|\n', 'rules')).toBe('rules:\n');
    expect(await taken('terms:\n  merchant:\n    ro|\n', 'role')).toBe('terms:\n  merchant:\n    role: \n');
    expect(await taken('rules:\n  mixed|: off\n', 'mixed-terms')).toBe('rules:\n  mixed-terms: off\n');
    expect(await taken('rules:\r\n  mixed-terms: o|\r\n', 'off')).toBe('rules:\r\n  mixed-terms: off\r\n');
  });

  it('works in JSON, with the quotation marks that are there or not', async () => {
    expect(await taken('{ "ru|" }', 'rules', 'distinguo.json')).toBe('{ "rules" }');
    expect(await taken('{ "rules": { "mixed-terms": "|" } }', 'off', 'distinguo.json')).toBe(
      '{ "rules": { "mixed-terms": "off" } }',
    );
    expect(await taken('{ | }', 'rules', 'distinguo.json')).toBe('{ "rules": }');
    expect(await taken('{ "terms": { "merchant": | } }', 'buyer', 'distinguo.json')).toBe(
      '{ "terms": { "merchant": "buyer" } }',
    );
  });

  it('works in an empty file, and in one that is broken elsewhere', async () => {
    expect(labels(await completed('|'))).toContain('terms');
    expect(labels(await completed('rules:\n  mixed-terms: |\nterms: [\n'))).toContain('off');
  });
});

describe('hover in a configuration', () => {
  it('says what a key is, and what may stand there', async () => {
    expect(await hover('ru|les:\n  mixed-terms: off\n')).toMatch(/^\*\*rules\*\*: How loud each rule is/);
    expect(await hover('terms:\n  merchant:\n    sta|tus: preferred\n')).toMatch(
      /What is decided of the word.*\n\nValues: preferred, admitted, proposed, deprecated, forbidden/s,
    );
  });

  it('says what a value means', async () => {
    expect(await hover('extends: distinguo:b2b-|saas\n')).toContain('software that organisations subscribe to');
    expect(await hover('terms:\n  merchant: bu|yer\n')).toMatch(/^\*\*buyer\*\*: /);
  });

  it('is silent where nothing is known', async () => {
    expect(await hover('nonsen|se: 1\n')).toBe('');
    expect(await hover('# a com|ment\n')).toBe('');
  });

  it('works in JSON', async () => {
    expect(await hover('{ "ca|st": "direct" }', 'distinguo.json')).toMatch(/^\*\*cast\*\*: Who the people/);
  });
});

describe('the quick fix in a configuration', () => {
  const fixed = async (written: string, name?: string) => {
    const { uri, position } = await opened(written, name);
    const actions = await client.actions(uri, { start: position, end: position });
    const [action] = actions;
    return action === undefined ? undefined : [action.title, client.applied(uri, await client.editOf(action))];
  };

  it.each([
    ['a key', 'ruls|:\n  mixed-terms: off\n', 'rules:\n  mixed-terms: off\n'],
    ['a rule', 'rules:\n  mixed-term|: off\n', 'rules:\n  mixed-terms: off\n'],
    ['a setting', 'rules:\n  mixed-terms: eror|\n', 'rules:\n  mixed-terms: error\n'],
    ['a value that YAML reads as something else', 'rules:\n  mixed-terms: fal|se\n', 'rules:\n  mixed-terms: off\n'],
    ['a role', 'terms:\n  merchant: buier|\n', 'terms:\n  merchant: buyer\n'],
    ['a preset', 'extends: "distinguo:b2b-sas|"\n', 'extends: "distinguo:b2b-saas"\n'],
    ['a term of an exception', 'exceptions:\n  - term: custmer|\n', 'exceptions:\n  - term: customer\n'],
  ])('mends %s', async (_, written, text) => {
    expect((await fixed(written))?.[1]).toBe(text);
  });

  it('names what it changes, and belongs to the problem', async () => {
    const { uri, position } = await opened('terms:\n  merchant:\n    rol|: buyer\n');
    const { diagnostics } = await client.until(
      () => [...client.published.values()].find((each) => each.diagnostics.length > 0),
      'the problem is shown',
    );
    const [action] = await client.actions(uri, { start: position, end: position }, undefined, diagnostics);
    expect(action).toMatchObject({
      title: 'Change “rol” to “role”',
      isPreferred: true,
      diagnostics: [{ code: 'unknown-key' }],
    });
  });

  it('is not offered for what is right, or near to nothing', async () => {
    expect(await fixed('rules:\n  mixed-terms: of|f\n')).toBeUndefined();
    await client.stop();
    expect(await fixed('elephant|: 1\n')).toBeUndefined();
  });
});

it('a glossary file that a configuration names is helped as the configuration is', async () => {
  const { uri, position } = await opened('terms:\n  merchant: |\n', 'words/terms.yml', {
    'distinguo.yml': 'extends: ./words/terms.yml\n',
    'a.md': 'A page.\n',
  });
  // The server knows the file once it has read the configuration that names it.
  await client.open(uri.replace('words/terms.yml', 'a.md'), 'A page.\n');
  await client.found(uri.replace('words/terms.yml', 'a.md'));
  const { items } = await client.request<CompletionList>('textDocument/completion', uri, position);
  expect(labels(items)).toContain('buyer');
});

describe('a glossary file that a configuration names', () => {
  const files = {
    'distinguo.yml': 'extends: "./words/[terms].yml"\n',
    'words/[terms].yml': 'terms: {}\n',
    'a.md': 'A page.\n',
  };

  it('is asked for of a client that can be asked, once', async () => {
    const folder = folderWith(files);
    const synchronization = { dynamicRegistration: true };
    const capabilities = {
      ...modern,
      textDocument: { ...modern.textDocument, synchronization, hover: { dynamicRegistration: true } },
    };
    client = await Client.start({ folders: [folder.uri], capabilities });
    const uri = await client.open(folder.uriOf('a.md'), 'A page.\n');
    await client.found(uri);
    const asked = () =>
      client.registered.filter(({ registerOptions }) => JSON.stringify(registerOptions)?.includes('?terms?'));
    await client.until(() => asked().length > 0, 'the file is asked for');
    expect(asked().map(({ method }) => method)).toEqual([
      'textDocument/didOpen',
      'textDocument/didChange',
      'textDocument/didClose',
      'textDocument/hover',
    ]);
    expect(asked()[0]?.registerOptions).toMatchObject({
      documentSelector: [{ scheme: 'file', pattern: `${folder.path}/words/?terms?.yml` }],
    });
    folder.write('distinguo.yml', `${files['distinguo.yml']}rules: {}\n`);
    await client.connection.sendNotification('workspace/didChangeWatchedFiles', {
      changes: [{ uri: folder.uriOf('distinguo.yml'), type: 2 }],
    });
    await client.until(() => client.refreshes > 0, 'the configuration is read again');
    await client.found(uri);
    expect(asked()).toHaveLength(4);
  });

  it('is not asked for of others', async () => {
    const folder = folderWith(files);
    client = await Client.start({ folders: [folder.uri] });
    await client.found(await client.open(folder.uriOf('a.md'), 'A page.\n'));
    expect(client.registered.filter(({ method }) => method.startsWith('textDocument/'))).toEqual([]);
  });
});
