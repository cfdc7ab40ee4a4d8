import { describe, expect, it } from 'vitest';
import { Workspace } from './distinguo.js';
import { fixed, written } from './underTerms.js';

describe('a term for some files', () => {
  it('holds there alone', async () => {
    const configuration = 'terms: { whitelist: { use: allowlist, files: docs/** } }\n';
    expect(await written(configuration, 'The whitelist is long.\n', 'docs/a.md')).toBe('The allowlist is long.\n');
    expect(await written(configuration, 'The whitelist is long.\n', 'b.md')).toBe('The whitelist is long.\n');
  });
});

describe('a word for people that a team calls otherwise', () => {
  it('stays in set compounds and names', async () => {
    const text = 'The user interface is new, and user agents differ. The root user owns it. A user name is needed.\n';
    expect(await written('terms: { member: { deprecated: [user] } }\n', text)).toBe(text);
    expect(await written('terms: { member: { deprecated: [user] } }\n', 'Each user has a badge.\n')).toBe(
      'Each member has a badge.\n',
    );
  });

  it('stays where a program is meant', async () => {
    const configuration = 'terms: { tenant: { role: buyer, deprecated: [client] } }\n';
    const text = 'The HTTP client retries when the server returns 503.\n';
    expect(await written(configuration, text)).toBe(text);
    expect(await written(configuration, 'Each client has its own projects.\n')).toBe(
      'Each tenant has its own projects.\n',
    );
  });

  it('is asked for a person where it is said to name programs', async () => {
    const configuration = 'terms: { customer: { deprecated: [client] }, client: program }\n';
    const before = 'Our clients pay each month. The client sends a request and retries.\n';
    expect(await written(configuration, before)).toBe(
      'Our customers pay each month. The client sends a request and retries.\n',
    );
  });
});

describe('a word for people that is given up', () => {
  const configuration = 'terms: { member: { role: operator, deprecated: [user] } }\n';

  it('gives way to the word for what the sentence says', async () => {
    expect(await written(configuration, 'The user signs in. The user pays the invoice each month.\n')).toBe(
      'The member signs in. The customer pays the invoice each month.\n',
    );
  });

  it.each(['client', 'consumer'])('gives way to its own word where its person buys, too: %s', async (word) => {
    const text = `The ${word} pays the invoice each month. Each ${word} gets a receipt.\n`;
    expect(await written(`terms: { ${word}: tenant }\n`, text)).toBe(text.replaceAll(word, 'tenant'));
    expect(await written(`terms: { tenant: { deprecated: [${word}] } }\n`, text)).toBe(text.replaceAll(word, 'tenant'));
  });

  it('stays where an account of a system or a program of a network is meant', async () => {
    const text = 'A non-root user runs it, and a database user reads it.\n';
    expect(await written(configuration, text)).toBe(text);
    const program = 'The client connects to the server on port 80.\n';
    expect(await written('terms: { tenant: { role: buyer, deprecated: [client] } }\n', program)).toBe(program);
  });
});

describe('terms without a role', () => {
  it('leave the judgement of other words as it is', async () => {
    const configuration = 'terms: { sign in: log in, press: click, invoice: { definition: A bill. } }\n';
    const { text } = await fixed(configuration, 'The customer clicks **Save** and types the password.\n');
    expect(text).toBe('The user clicks **Save** and types the password.\n');
  });

  it('are told from roles that were misspelt', async () => {
    const { stderr } = await new Workspace({ 'distinguo.yml': 'terms: { member: operater }\n', 'a.md': '' }).run();
    expect(stderr).toContain('distinguo.yml:1:18');
    expect(stderr).toContain('Did you mean “operator”? For the word “operater”, write { use: operater }.');
  });

  it('are shown by --print-config as they can be taken over', async () => {
    const configuration = 'terms: { LedgerLy: Ledgerly, whitelist: { use: allowlist, message: "No: colours" } }\n';
    const workspace = new Workspace({ 'distinguo.yml': configuration, 'a.md': 'LedgerLy has a whitelist.\n' });
    const { stdout } = await workspace.run(['--print-config', 'a.md']);
    workspace.write('distinguo.yml', stdout);
    await workspace.run(['--fix', 'a.md']);
    expect(workspace.read('a.md')).toBe('Ledgerly has an allowlist.\n');
  });
});

describe('the cast', () => {
  const configuration = `cast:
  organiser: { does: [buys, operates], where: [back office] }
  guest: { does: [buys], of: organiser, where: [box office] }
`;

  it('says who acts where', async () => {
    const before = 'The guest opens the back office. Organisers pay at the box office. The guest has a ticket.\n';
    expect(await written(configuration, before)).toBe(
      'The organiser opens the back office. Guests pay at the box office. The guest has a ticket.\n',
    );
  });

  it('gives the word for what our people do', async () => {
    expect(await written(configuration, 'The menu opens when the customer clicks **More**.\n')).toBe(
      'The menu opens when the organiser clicks **More**.\n',
    );
  });

  it('leaves alone whose people the sentence names', async () => {
    const agency = 'cast: agency\nterms: { client: { deprecated: [customer] } }\n';
    const text = "The client's customers read it. We write for your customers.\n";
    expect(await written(agency, text)).toBe(text);
    expect(await written(agency, 'We call each customer once a week.\n')).toBe('We call each client once a week.\n');
  });

  it('is refused where it is none', async () => {
    const { stderr } = await new Workspace({ 'distinguo.yml': 'cast: markteplace\n', 'a.md': '' }).run();
    expect(stderr).toContain('distinguo.yml:1:7: “markteplace” is not known here. Did you mean “marketplace”?');
  });
});

describe('a word with a sense of its own', () => {
  it('is rewritten where the sentence does not speak of that', async () => {
    const configuration = 'terms: { user: { deprecated: [customer] }, customer: buyer }\n';
    const before =
      'Customers want a plugin. The customer pays the invoice within ten days. Customer support can help.\n';
    expect(await written(configuration, before)).toBe(
      'Users want a plugin. The customer pays the invoice within ten days. Customer support can help.\n',
    );
  });
});
