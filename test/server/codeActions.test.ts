import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { CodeAction } from 'vscode-languageserver-protocol/node';
import { actionsAt, afterwards, CLEAR, named } from './actions.js';
import { Client, listening, modern } from './client.js';
import { folderWith } from './folder.js';

const STORY =
  'As a customer, I want to browse the bouquets.\n\n- The user can filter bouquets by colour.\n- The user can add a bouquet to the cart.\n- The user sees the price with delivery.\n';

let client: Client;
beforeEach(async () => {
  client = await Client.start({ options: { commands: true } });
});
afterEach(() => client.stop());

describe('the quick fix', () => {
  it('puts the right word in, keeping number, case and possessive', async () => {
    const uri = await client.open(
      'untitled:1',
      `Intro.\n\nCUSTOMERS CLICK SAVE. The customers click Save to store their report.\n`,
    );
    expect((await afterwards(client, uri, 'customers click', 'Replace with “users”')).text).toContain(
      'The users click Save',
    );
  });

  it('is made in all places of one decision, in either direction', async () => {
    const uri = await client.open('untitled:1', STORY);
    const there = await afterwards(client, uri, 'user can filter', 'Write “customer” for this person everywhere');
    expect(there).toEqual({ text: STORY.replaceAll('user', 'customer'), found: [] });
    await client.rewrite(uri, STORY);
    const back = await afterwards(client, uri, 'user can filter', 'Write “user” for this person everywhere');
    expect(back).toEqual({ text: STORY.replaceAll('customer', 'user'), found: [] });
  });

  it('is preferred when the sentence is clear', async () => {
    const uri = await client.open('untitled:1', CLEAR);
    const actions = await actionsAt(client, uri, 'customer');
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
    const { text, found } = await afterwards(
      client,
      uri,
      'customer',
      'Replace “customer” with “user” in this document (2)',
    );
    expect(text).toBe(
      'Each user opens the dashboard and clicks the Export button.\n\nThe users click Save.\n\nThe customer pays the invoice.\n',
    );
    expect(found).toEqual([]);
  });

  it('is refused when the document has changed since it was offered', async () => {
    const uri = await client.open('untitled:1', CLEAR);
    const action = named(await actionsAt(client, uri, 'customer'), 'Replace with “user”');
    expect(action?.edit).toBeUndefined();
    // Even where the word still stands in its place: its sentence may say something else now.
    await client.edit(uri, { range: client.at(uri, 'button.'), text: 'link.' });
    await expect(client.resolve(action as CodeAction)).rejects.toThrow('The document has changed.');
    const start = { line: 0, character: 0 };
    await client.edit(uri, { range: { start, end: start }, text: 'Now: ' });
    await expect(client.resolve(action as CodeAction)).rejects.toThrow('The document has changed.');
  });

  it('carries what finds it again where its edit comes later, and nothing of that where there is no edit', async () => {
    const uri = await client.open('untitled:1', CLEAR);
    const actions = await actionsAt(client, uri, 'customer');
    const fix = named(actions, 'Replace with “user”') as CodeAction;
    const why = named(actions, /^Why/) as CodeAction;
    expect([fix, why].map((action) => ['edit' in action, 'data' in action, 'command' in action])).toEqual([
      [false, true, false],
      [false, false, true],
    ]);
    // Each belongs to the finding that it is about.
    expect([fix, why, named(actions, /^Disable/)].map((each) => each?.diagnostics?.length)).toEqual([1, 1, 1]);
    expect((await client.resolve(fix)).edit).toBeDefined();
    for (const offer of ['replace 7', 'why'])
      await expect(client.resolve({ ...fix, data: { ...fix.data, offer } })).rejects.toThrow(
        'The document has changed.',
      );
  });

  it('names the version that it is for when it comes with its edit', async () => {
    await client.stop();
    client = await Client.start({
      capabilities: { ...modern, textDocument: { ...modern.textDocument, codeAction: {} } },
    });
    const uri = await client.open('untitled:1', CLEAR);
    await client.edit(uri, { range: client.at(uri, 'Each'), text: 'Every' });
    const action = named(await actionsAt(client, uri, 'customer'), 'Replace with “user”');
    expect(action?.edit?.documentChanges).toMatchObject([{ textDocument: { uri, version: 2 } }]);
    expect(action).not.toHaveProperty('data');
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

  it('leaves what is merely likely, and what can be written in several ways', async () => {
    const text = 'An enduser waits for the user who pays the invoice.\n';
    const uri = await client.open('untitled:1', text);
    expect(await client.found(uri)).toEqual(['enduser: term-variant', 'user: role-mismatch']);
    const [action] = await client.actions(uri, client.at(uri, 'waits'), ['source.fixAll']);
    expect(action?.title).toBe('Fix all clear findings of Distinguo in this document (1)');
    expect(client.applied(uri, await client.editOf(action))).toBe(text.replace('enduser', 'end user'));
    // It belongs to no finding.
    expect(action).not.toHaveProperty('diagnostics');
    const likely = await actionsAt(client, uri, 'user who');
    expect(named(likely, 'Replace with “customer”')).not.toHaveProperty('isPreferred');
    const mixed = await client.open('untitled:2', STORY);
    const people = await actionsAt(client, mixed, 'user can filter');
    expect(named(people, /^Fix all/)).toBeUndefined();
  });

  it('is offered beside quick fixes, when one of several kinds is asked for', async () => {
    const uri = await client.open('untitled:1', CLEAR);
    const kinds = async (only: string[]) =>
      (await client.actions(uri, client.at(uri, 'customer'), only)).map(({ kind }) => kind);
    expect(new Set(await kinds(['refactor', 'quickfix']))).toEqual(new Set(['quickfix']));
    expect(await kinds(['refactor', 'source'])).toEqual([FIX_ALL]);
    expect(await kinds([FIX_ALL])).toEqual([FIX_ALL]);
    expect(await kinds(['source.fixAll.other', 'source.fix'])).toEqual([]);
    expect(new Set(await kinds(['quickfix', FIX_ALL]))).toEqual(new Set(['quickfix', FIX_ALL]));
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
      'Feature: Signing in\n\n  Scenario: An enduser waits\n    Given an enduser\n    When an enduser signs in\n\n  Scenario: An enduser leaves\n    Given nothing\n',
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
    const other = await client.actions(uri, client.at(uri, 'enduser'));
    const every = named(other, 'Replace “enduser” with “end user” in this document (2)');
    expect(client.applied(uri, await client.editOf(every))).toMatch(/Given an enduser\n +When an enduser/);
  });

  it('leaves them among several that are selected, too, unless only steps are', async () => {
    const uri = await client.open(
      'untitled:a.feature',
      'Feature: Signing in\n\n  Scenario: An enduser waits\n    Given an enduser\n    When an enduser signs in\n',
      'feature',
    );
    const over = async (start: number, end: number) => {
      const range = { start: { line: start, character: 0 }, end: { line: end, character: 0 } };
      const [action] = (await client.actions(uri, range)).filter(({ title }) => / here \(/.test(title));
      return [action?.title, client.applied(uri, await client.editOf(action)).match(/enduser/g)?.length];
    };
    expect(await over(0, 5)).toEqual(['Replace “enduser” with “end user” here (1)', 2]);
    expect(await over(3, 5)).toEqual(['Replace “enduser” with “end user” here (2)', 1]);
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

describe('asking why', () => {
  it('leads to a page on what decided and what the words mean', async () => {
    const uri = await client.open('untitled:1', CLEAR);
    const why = named(await actionsAt(client, uri, 'customer'), /^Why\?/);
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
    expect((await actionsAt(client, uri, 'customer')).filter(({ command }) => command)).toEqual([]);
  });
});

it('speaks German where the client brings the translation', async () => {
  await client.stop();
  client = await Client.start({ options: { l10n: { 'Replace with “{0}”': 'Durch „{0}“ ersetzen' } } });
  const uri = await client.open('untitled:1', CLEAR);
  expect(named(await actionsAt(client, uri, 'customer'), 'Durch „user“ ersetzen')).toBeDefined();
});
