import fs from 'node:fs';
import { afterEach, describe, expect, it } from 'vitest';
import type { CodeAction } from 'vscode-languageserver-protocol/node';
import type { AddedTerm, DocumentCastSummary, DocumentReview, OpenQuestion } from '../../server/protocol.js';
import { Client } from './client.js';
import { type Folder, folderWith } from './folder.js';

const CLEAR = 'Each customer opens the dashboard and clicks the Export button.\n';

const STORIES = `# Flower box: stories

## Customer picks a bouquet

As a customer, I want to see what is fresh, so that I can choose for Saturday.

- The user sees the bouquets of the week.
- The user filters bouquets by colour.
- The user adds a bouquet to the box.

## Customer skips a week

As a customer, I want to skip a week.

- The user opens the calendar.
- The user skips a week and sees the new date.
`;

let client: Client;
afterEach(() => client.stop());

const start = async (folder: Folder, options: object = {}) => {
  client = await Client.start({ folders: [folder.uri], options });
};
const ask = <T>(method: string, params: object) => client.connection.sendRequest<T>(`distinguo/${method}`, params);

describe('the review for language models', () => {
  it('says where a word is wrong, and what to write instead, in a file that is not open', async () => {
    const folder = folderWith({ 'docs/a.md': `# Guide\n\n${CLEAR}` });
    await start(folder);
    const { findings, leftOut } = await ask<DocumentReview>('review', { uri: folder.uriOf('docs/a.md') });
    expect(findings).toMatchObject([
      {
        line: 3,
        column: 6,
        text: 'customer',
        rule: 'role-mismatch',
        severity: 'warning',
        fix: { replace: 'customer', with: 'user' },
      },
    ]);
    expect(leftOut).toBeUndefined();
  });

  it('reads an open document as it is in the editor', async () => {
    const folder = folderWith({ 'a.md': 'Nothing.\n' });
    await start(folder);
    const uri = await client.open(folder.uriOf('a.md'), CLEAR);
    expect((await ask<DocumentReview>('review', { uri })).findings).toHaveLength(1);
  });

  it('reads nothing outside of the workspace, be it through a link, and nothing that is no document', async () => {
    const outside = folderWith({ 'secret.md': CLEAR });
    const folder = folderWith({ 'a.ts': CLEAR, 'old/b.md': CLEAR, '.distinguoignore': 'old\n' });
    fs.symlinkSync(`${outside.path}/secret.md`, `${folder.path}/link.md`);
    await start(folder);
    const review = (uri: string) => ask('review', { uri });
    await expect(review(outside.uriOf('secret.md'))).rejects.toThrow('does not lie in the workspace');
    await expect(review(folder.uriOf('link.md'))).rejects.toThrow('does not lie in the workspace');
    await expect(review(`${folder.uri}/../${outside.path.split('/').at(-1)}/secret.md`)).rejects.toThrow(
      'does not lie in the workspace',
    );
    await expect(review(folder.uriOf('a.ts'))).rejects.toThrow('is not read');
    await expect(review(folder.uriOf('old/b.md'))).rejects.toThrow('is not read');
    await expect(review(folder.uriOf('none.md'))).rejects.toThrow('is not read');
  });

  it('lists no more than fits, and says how many there are besides', async () => {
    const folder = folderWith({
      'distinguo.yml': 'terms:\n  whitelist: allowlist\n',
      'a.md': 'The whitelist is long.\n\n'.repeat(250),
    });
    await start(folder);
    const { findings, leftOut } = await ask<DocumentReview>('review', { uri: folder.uriOf('a.md') });
    expect([findings.length, leftOut]).toEqual([200, 50]);
  });
});

it('the cast for language models has the words for people, and how each two stand to each other', async () => {
  const folder = folderWith({ 'a.md': STORIES });
  await start(folder);
  const { words, pairs } = await ask<DocumentCastSummary>('cast', { uri: folder.uriOf('a.md') });
  expect(words.map(({ word }) => word).sort()).toEqual(['customer', 'user']);
  expect(pairs).toHaveLength(1);
  expect(pairs[0]?.because.length).toBeGreaterThan(0);
});

describe('an open question', () => {
  it('can be answered from its own text, and its answer is kept as a decision', async () => {
    const folder = folderWith({ 'distinguo.yml': 'rules: {}\n', 'docs/a.md': STORIES });
    await start(folder);
    const uri = folder.uriOf('docs/a.md');
    const question = await ask<OpenQuestion>('question', { uri, word: 'user' });
    expect(question.ask).toBe('Are “customer” and “user” the same party in this document?');
    expect(question.about).toContain('The user sees the bouquets of the week.');
    expect(question.answers.map(({ answer }) => answer)).toContain('write customer');
    const configuration = await client.open(folder.uriOf('distinguo.yml'), 'rules: {}\n', 'yaml');
    const params = { uri, words: question.words, answer: 'two', reason: 'Somebody orders for others.' };
    const decided = await ask<AddedTerm>('decide', params);
    expect(client.applied(configuration, decided.edit)).toBe(
      'rules: {}\ndecisions:\n  - words: [customer, user]\n    are: two actors\n    files: [docs/a.md]\n    reason: Somebody orders for others.\n',
    );
    await expect(ask('decide', { ...params, answer: 'perhaps' })).rejects.toThrow('decides nothing');
    await expect(ask('decide', { ...params, answer: 'unknown' })).rejects.toThrow('decides nothing');
  });

  it('is not asked where nothing is open', async () => {
    const folder = folderWith({ 'a.md': CLEAR });
    await start(folder);
    expect(await ask('question', { uri: folder.uriOf('a.md') })).toBeNull();
  });

  it('is an action at its words where somebody asks for actions, in a client that has models', async () => {
    const folder = folderWith({ 'a.md': STORIES });
    const actions = async (options: object, triggerKind: number) => {
      await start(folder, options);
      const uri = await client.open(folder.uriOf('a.md'), STORIES);
      const all: CodeAction[] = await client.connection.sendRequest('textDocument/codeAction', {
        textDocument: { uri },
        range: client.at(uri, 'Customer skips'),
        context: { diagnostics: [], triggerKind },
      });
      await client.stop();
      return all.filter(({ command }) => command?.command === 'distinguo.askLanguageModel').map(({ title }) => title);
    };
    const asked = ['Ask a language model whether “customer” and “user” are the same here…'];
    expect(await actions({ languageModels: true }, 1)).toEqual(asked);
    expect(await actions({ languageModels: true }, 2)).toEqual([]);
    expect(await actions({}, 1)).toEqual([]);
    await start(folder);
  });
});
