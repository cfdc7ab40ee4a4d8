import { afterEach, describe, expect, it } from 'vitest';
import type { AnsweredProposal, ProposalAnswers } from '../../server/protocol.js';
import { Client } from './client.js';
import { type Folder, folderWith } from './folder.js';
import { mixed, proposalOf } from './proposals.js';

let client: Client;
afterEach(() => client.stop());

async function start(folder: Folder): Promise<void> {
  client = await Client.start({ folders: [folder.uri] });
}

const propose = (folder: Folder) => proposalOf(client, folder);

const nothing: Omit<ProposalAnswers, 'uri'> = { cast: null, meanings: [], instead: [], apart: [], undecided: [] };

const answer = ({ uri }: Folder, answers: Partial<ProposalAnswers>) =>
  client.connection.sendRequest<AnsweredProposal>('distinguo/answerProposal', { ...nothing, ...answers, uri });

describe('what is answered', () => {
  it('becomes the first configuration of a folder, the same as that of the command line', async () => {
    const folder = folderWith({ 'a.md': mixed });
    await start(folder);
    const { edit, configuration, lines } = await answer(folder, {
      cast: [
        { word: 'customer', does: ['buys', 'operates'] },
        { word: 'user', does: ['operates'] },
      ],
      instead: [['user', 'customer']],
    });
    expect(configuration).toBe(folder.uriOf('distinguo.yml'));
    expect(edit?.documentChanges).toMatchObject([{ kind: 'create', uri: configuration }, { edits: [{}] }]);
    const text = lines.map((line) => line.text).join('');
    expect(text).toContain('extends: distinguo:recommended\n');
    // Who is written as somebody else is no person of their own.
    expect(text).toContain('\ncast:\n  customer:\n    does:\n      - buys\n      - operates\n');
    expect(text).not.toContain('  user:\n');
    expect(text).toContain('\nterms:\n  user: customer\n');
  });

  const standing = `# Ours.
terms:
  whitelist: allowlist # since May

cast:
  # Who runs the studio.
  potter: { does: [operates] }

  user:
    does: operates
  guest: {}
rules: {}
`;

  async function changedTo(text: string, answers: Partial<ProposalAnswers>): Promise<string> {
    const folder = folderWith({ 'a.md': mixed, 'distinguo.yml': text });
    await start(folder);
    const uri = await client.open(folder.uriOf('distinguo.yml'), text, 'yaml');
    const { edit } = await answer(folder, answers);
    return edit === undefined ? text : client.applied(uri, edit);
  }

  it('changes of a configuration that is there the lines that must, and no other', async () => {
    const cast = [
      { word: 'potter', does: ['operates'] },
      { word: 'user', does: ['operates', 'buys'] },
      { word: 'shopper', does: ['buys'], of: 'potter' },
    ];
    expect(await changedTo(standing, { cast, instead: [['client', 'user']], apart: [['customer', 'user']] })).toBe(
      `# Ours.
terms:
  whitelist: allowlist # since May
  client:
    use: user

cast:
  # Who runs the studio.
  potter: { does: [operates] }

  user:
    does: [operates, buys]
  shopper:
    does: [buys]
    of: potter
rules: {}
decisions:
  - words: [customer, user]
    are: two actors
`.replace('client:\n    use: user', 'client: user'),
    );
  });

  const commented = `cast: # our people
  # Who sells.
  Merchant: { does: buys } # pays us

  # Who buys from merchants.
  customer:
    does: [buys] # by card
    # never their staff
    of: merchant
  # Who reads.
  # reviewer: { does: [operates] }
  visitor: { does: [operates] } # without an account
  # the last word

# How loud.
rules: {}
`;
  const merchant = { word: 'merchant', does: ['buys'] };
  const customer = { word: 'customer', does: ['buys'], of: 'merchant' };
  const visitor = { word: 'visitor', does: ['operates'] };

  it.each([
    ['nobody', [visitor, merchant, customer], commented],
    [
      'the first',
      [{ ...merchant, does: ['buys', 'operates'] }, customer, visitor],
      commented.replace('{ does: buys } # pays us', '# pays us\n    does: [buys, operates]'),
    ],
    [
      'one in lines',
      [merchant, { ...customer, does: ['buys', 'operates'] }, visitor],
      commented.replace('[buys] # by card', '[buys, operates] # by card'),
    ],
    [
      'one who is gone',
      [merchant, visitor],
      commented.replace(/\n {2}# Who buys[\s\S]*?of: merchant\n(?= {2}# Who reads)/, '\n'),
    ],
    [
      'the last, who is gone, and one who is new',
      [merchant, customer, { word: 'guest', does: ['operates'] }],
      commented.replace(/ {2}# Who reads[\s\S]*?account\n/, '  guest:\n    does: [operates]\n'),
    ],
  ])('keeps the comments of all the others when %s changes', async (_, cast, expected) => {
    expect(await changedTo(commented, { cast })).toBe(expected);
    await client.stop();
    const windows = (text: string) => text.replaceAll('\n', '\r\n');
    expect(await changedTo(windows(commented), { cast })).toBe(windows(expected));
  });

  it('keeps the comment beside a cast that is named', async () => {
    expect(await changedTo('cast: b2b # our kind\nrules: {}\n', { cast: [merchant] })).toBe(
      'cast: # our kind\n  merchant:\n    does: [buys]\nrules: {}\n',
    );
    await client.stop();
    expect(await changedTo(commented, { cast: 'b2b' })).toMatch(/^cast: b2b # our people\n/);
  });

  it('leaves the cast alone that was not changed, and writes no line for it', async () => {
    expect(await changedTo(standing, { cast: 'standing' })).toBe(standing);
  });

  it.each([
    ['a cast in one line', 'cast: direct\nrules: {}\n', 'cast:\n  member:\n    does: [buys]\nrules: {}\n'],
    ['Windows line ends', 'rules: {}\r\n', 'rules: {}\r\ncast:\r\n  member:\r\n    does: [buys]\r\n'],
    ['nothing but a comment', '# Ours.\n', '# Ours.\n\ncast:\n  member:\n    does: [buys]\n'],
  ])('goes into %s', async (_, text, expected) => {
    expect(await changedTo(text, { cast: [{ word: 'member', does: ['buys'] }] })).toBe(expected);
  });

  it('has what documents say that its people are, where the glossary says nothing yet', async () => {
    const text = '**Tenant**: A company that pays for a floor and signs in to book rooms.\n';
    const folder = folderWith({ 'people.md': text });
    await start(folder);
    const { meanings, casts } = await propose(folder);
    const definition = 'A company that pays for a floor and signs in to book rooms';
    expect(meanings).toEqual([{ word: 'tenant', text: definition, path: 'people.md' }]);
    const cast = casts.find(({ name }) => name === 'documents')?.members ?? [];
    const { lines } = await answer(folder, { cast, meanings });
    expect(lines.map((line) => line.text).join('')).toContain(`\n  tenant:\n    definition: ${definition}\n`);
    await client.stop();
    const known = 'terms:\n  tenant: { definition: Who rents a floor. }\n';
    expect(await changedTo(known, { cast, meanings })).toBe(`${known}cast:\n  tenant:\n    does: [buys, operates]\n`);
  });

  it('takes a cast that ships by its name', async () => {
    expect(await changedTo('cast:\n  member: {}\nrules: {}\n', { cast: 'marketplace' })).toBe(
      'cast: marketplace\nrules: {}\n',
    );
  });

  it('goes into JSON as well', async () => {
    const folder = folderWith({ 'a.md': mixed, 'distinguo.json': '{\n  "cast": "direct",\n  "rules": {}\n}\n' });
    await start(folder);
    const uri = await client.open(folder.uriOf('distinguo.json'), '{\n  "cast": "direct",\n  "rules": {}\n}\n', 'json');
    const { edit } = await answer(folder, { cast: [{ word: 'member', does: ['buys'] }] });
    const text = edit === undefined ? '' : client.applied(uri, edit);
    expect(JSON.parse(text)).toEqual({ cast: { member: { does: ['buys'] } }, rules: {} });
  });

  it('is refused with a sentence where it cannot be written', async () => {
    const folder = folderWith({ 'a.md': mixed, 'distinguo.yml': 'terms:\n  user: { role: operator }\n' });
    await start(folder);
    await expect(answer(folder, { instead: [['user', 'customer']] })).rejects.toThrow(
      '“user” stands in the terms of distinguo.yml already: change it there.',
    );
    await expect(answer(folder, { cast: [{ word: 'user', does: ['sleeps'] }] })).rejects.toThrow('“sleeps”');
  });

  it.each([
    [
      'cast:\n  merchant: &both { does: [buys, operates] }\n  guest: *both\n',
      'The cast of distinguo.yml says one thing in several places (“&”, “*”): change “cast:” there, or write it out first.',
    ],
    [
      '{ cast: { # ours\n  merchant: { does: [buys] } } }\n',
      'The cast of distinguo.yml stands in “{ }” with comments, which would be lost: change “cast:” there.',
    ],
  ])('is refused with what to do where something else would be lost: %j', async (text, message) => {
    const folder = folderWith({ 'a.md': mixed, 'distinguo.yml': text });
    await start(folder);
    await expect(answer(folder, { cast: [{ word: 'merchant', does: ['operates'] }] })).rejects.toThrow(message);
  });

  it('is not written into a configuration with mistakes, and that is known before', async () => {
    const folder = folderWith({ 'a.md': mixed, 'distinguo.yml': 'terms: [\n' });
    await start(folder);
    expect((await propose(folder)).file).toBeUndefined();
    await expect(answer(folder, { cast: 'direct' })).rejects.toThrow('mend its configuration first');
  });
});
