import { describe, expect, it } from 'vitest';
import { alone, init, saidIn } from './initialized.js';

describe('what distinguo init proposes', () => {
  it('puts the actors of stories and of lists of roles into the cast, by whatever word', async () => {
    const stories = `# Salon

## Roles

- **Customer**: books a chair and pays for the cut.
- **Stylist**: cuts.

## Stories

As a customer, I want to book a chair, so that I need not wait.

**As a** salon owner **I want** to see the day, so that I can plan it.

As a stylist, I want to see who is next.

As a list of chairs that I want to see.

The customer chooses a chair.
`;
    const { stdout, workspace } = await init({ 'a.md': stories }, ['--yes']);
    expect(stdout).toContain('Proposal:\n  customer: buys, operates\n  salon owner: operates\n  stylist: operates\n');
    expect(saidIn(workspace)).toContain('  salon owner:\n    does:\n      - operates\n');
  });

  it('proposes no general word for its stories: anybody may be meant', async () => {
    const stories = 'As a user, I want to sign in.\n\nAs a user, I want to sign out.\n\nThe user waits.\n';
    const { stdout } = await init({ 'a.md': stories }, ['--yes']);
    expect(stdout).toContain('Proposal: none');
  });

  it.each([
    ['a sentence', 'a.md', 'A member is a person who pays a yearly fee and signs in to vote.\n', 'a person who'],
    ['a list of words', 'a.md', '**Member**: A person who pays a yearly fee and signs in to vote.\n', 'A person who'],
    [
      'a table of words',
      'a.md',
      '| Word | What it means |\n| --- | --- |\n| Member | A person who pays a yearly fee and signs in to vote |\n',
      'A person who',
    ],
    [
      'a definition list',
      'a.html',
      '<p>The words of the club.<dl><dt>Member<dd>A person who pays a yearly fee and signs in to vote</dl>\n',
      'A person who',
    ],
  ])('takes a definition for what it is, in %s, and writes it down with its source', async (_, name, text, begins) => {
    const { stdout, workspace } = await init({ [name]: text }, ['--yes']);
    const definition = `${begins} pays a yearly fee and signs in to vote`;
    expect(stdout).toContain(`${name}: member means “${definition}”\n`);
    expect(saidIn(workspace)).toBe(
      `extends: distinguo:recommended\ncast:\n  member:\n    does:\n      - buys\n      - operates\nterms:\n  member:\n    definition: ${definition}\n    source: ${name}`,
    );
    expect((await workspace.run(['.'])).code).toBe(0);
  });

  it('takes no definition for a deed that it does not tell: who delivers orders orders nothing', async () => {
    const text = `${'| Word | Meaning |\n| --- | --- |\n'}| Rider | Somebody who was hired to deliver orders. |\n| User | A person who signs in. |\n`;
    const { stdout } = await init({ 'a.md': text }, ['--yes']);
    expect(stdout).toContain('a.md: rider means “Somebody who was hired to deliver orders.”');
    expect(stdout).toContain('Proposal: none');
  });

  it('puts the general word beside others whose meaning is said, and not alone', async () => {
    const user = '**User**: A person who signs in and clicks Save.\n';
    expect((await init({ 'a.md': user }, ['--yes'])).stdout).toContain('Proposal: none');
    const both = `${user}\n**Merchant**: A business that runs a shop on our platform, and pays for it.\n`;
    expect((await init({ 'a.md': both }, ['--yes'])).stdout).toContain(
      'Proposal:\n  merchant: buys, operates\n  user: operates\n',
    );
  });

  const stories = `As a customer, I want to order a cake, so that I can rest.

As a customer, I want to see what it costs.
`;

  const listed = 'Users are listed. Users are locked. Each user has a status.\n';

  it.each([
    'There are three user groups: bakers, customers and drivers.',
    'It is for diverse user roles, including **customers** and bakers.',
    'User types (customer, baker) have different pages.',
    'Customer, baker, and driver users see different pages.',
  ])('puts the general word beside those whom it covers: %s', async (kinds) => {
    const files = { 'a.md': `${alone}\n${stories}`, 'b.md': `${kinds}\n\n${listed}` };
    expect((await init(files, ['--yes'])).stdout).toContain('Proposal:\n  customer: buys, operates\n  user\n');
  });

  it.each([
    'There are three user groups, and more will come.',
    'There are two user groups: bakers and drivers.',
    'Bakers, drivers and users are welcome.',
  ])('puts no general word beside somebody whom it is not said to cover: %s', async (kinds) => {
    const files = { 'a.md': `${alone}\n${stories}`, 'b.md': `${kinds}\n\n${listed}` };
    expect((await init(files, ['--yes'])).stdout).toMatch(/Proposal:\n {2}customer: buys, operates\n(?! {2})/);
  });

  it('is done with hyphens without end in time that grows with them', async () => {
    const { code } = await init({ 'a.md': `${alone}\n${stories}\n${'a-'.repeat(300_000)}\n` }, ['--yes']);
    expect(code).toBe(0);
  });
});
