import { describe, expect, it } from 'vitest';
import { stories } from './asked.js';
import { Workspace } from './distinguo.js';

describe('decisions in a configuration', () => {
  it('hold for words that no glossary has, and where a later one speaks, that one', async () => {
    const text = 'The barista opens the till. The regular opens the door. The barista is glad. The regular is glad.\n';
    const decision = '  - { words: [barista, regular], are: one actor, write: regular }\n';
    const workspace = new Workspace({ 'a.md': text, 'b.md': text, 'distinguo.yml': `decisions:\n${decision}` });
    const { files } = await workspace.report();
    expect(files.map(({ findings }) => findings.map(({ replacements }) => replacements[0]))).toEqual([
      ['regular'],
      ['regular'],
    ]);
    workspace.write(
      'distinguo.yml',
      `decisions:\n${decision}  - { words: [regular, barista], are: two actors, files: b.md }\n`,
    );
    expect((await workspace.report()).files.map(({ findings }) => findings.length)).toEqual([1, 0]);
  });

  it.each([
    [
      'mixed-terms',
      '1. The user takes the crate.\n2. The user counts the jars.\n3. The customer puts the crate back.\n4. The user is done.\n',
    ],
    ['conflated-terms', 'Each customer/user has a lamp. A customer/user may have two.\n'],
  ])('settle the pair for every rule that would take the two for one: %s', async (rule, text) => {
    const workspace = new Workspace({ 'a.md': text });
    const rulesIn = async () => (await workspace.report()).files[0]?.findings.map((finding) => finding.rule);
    expect(await rulesIn()).toContain(rule);
    workspace.write('distinguo.yml', 'decisions: [{ words: [user, customer], are: two actors }]\n');
    expect(await rulesIn()).not.toContain(rule);
  });

  it('keep a word from being found in the role of the other, unless the two are told apart', async () => {
    const text = 'The user signs the contract and pays the invoice every month.\n\nThe customer waits.\n';
    const workspace = new Workspace({ 'a.md': text });
    const rulesIn = async () => (await workspace.report()).files[0]?.findings.map(({ rule }) => rule);
    expect(await rulesIn()).toEqual(['role-mismatch']);
    workspace.write('distinguo.yml', 'decisions: [{ words: [customer, user], are: one covers the other }]\n');
    expect(await rulesIn()).toEqual([]);
    workspace.write('distinguo.yml', 'decisions: [{ words: [customer, user], are: two actors }]\n');
    expect(await rulesIn()).toEqual(['role-mismatch']);
  });

  it.each([
    ['{ words: [customer], are: two actors }', 'Here must stand 2 items, not 1.'],
    ['{ words: [customer, Customer], are: two actors }', '“customer” stands here twice: name two words.'],
    ['{ words: [customer, user], are: two actors, write: user }', 'Only one actor has one word'],
    ['{ words: [customer, user], are: one actor, write: guest }', '“write” must be “customer” or “user”.'],
    ['{ words: [customer, user] }', 'Say how the two stand to each other: are: one actor, or'],
    ['{ words: [customer, user], are: one person }', '“one person” is not known here'],
    ['{ words: [customer, "!"], are: two actors }', '“!” is not a word'],
  ])('are refused where they mean nothing: %s', async (decision, message) => {
    const workspace = new Workspace({ 'a.md': stories, 'distinguo.yml': `decisions: [${decision}]\n` });
    const { code, stderr } = await workspace.run();
    expect([code, stderr]).toEqual([2, expect.stringContaining(message)]);
  });

  it('are named when no document says any of their words', async () => {
    const decisions =
      'decisions:\n  - { words: [customer, user], are: two actors }\n  - { words: [guest, member], are: two actors }\n';
    const { stderr } = await new Workspace({ 'a.md': stories, 'distinguo.yml': decisions }).run();
    expect(stderr).toBe(
      'distinguo: note: distinguo.yml:3:15: No document that was read says one of these words: remove this.\n',
    );
  });
});
