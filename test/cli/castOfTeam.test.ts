import { describe, expect, it } from 'vitest';
import { Workspace } from './distinguo.js';

/** Who the words name, nothing says but the cast: there are orders, and two words for whoever places them. */
const orders = `# Orders of the workshop

The customer places an order, and the manager confirms it.

- Every customer has a list of orders.
- A user can read a note of the driver.
- The customer gets a message from the driver.
- The user can write to the seller.
- An admin can see the note.
`;

const told = async (configuration: string, text = orders): Promise<string> => {
  const workspace = new Workspace({ 'distinguo.yml': configuration, 'a.md': text });
  const { code, stdout, stderr } = await workspace.run(['--format', 'compact', 'a.md']);
  expect([stderr, code === 0 || code === 1]).toEqual(['', true]);
  return stdout;
};

describe('a cast that the team gives', () => {
  it('makes of a word that is not in it a slip for the only one who does such things', async () => {
    expect(await told('{}\n')).not.toContain('mixed-terms');
    const found = await told('cast:\n  customer: { does: [buys, operates] }\n');
    expect(found).toContain('the cast of the configuration has “customer”, and no “user”');
    expect(found).toContain('a.md:6:5');
    expect(await told('cast:\n  user: { does: [buys, operates] }\n')).toContain('has “user”, and no “customer”');
  });

  it('leaves the general word alone where several of its people do such things', async () => {
    const several = 'cast:\n  customer: { does: [buys, operates] }\n  clerk: { does: operates }\n';
    expect(await told(several)).not.toContain('mixed-terms');
  });

  it('that says only who buys makes no buyer of the user', async () => {
    expect(await told('cast:\n  customer: { does: buys }\n')).not.toContain('mixed-terms');
  });

  it('with both words in it keeps them apart, whatever the document looks like', async () => {
    const story = `# Flowers

As a customer, I want to see what is fresh, so that I can choose.

- The user sees the bouquets of the week.
- The user can filter them by colour.
- The user adds one to the cart.
`;
    expect(await told('{}\n', story)).toContain('mixed-terms');
    expect(await told('cast:\n  customer: { does: buys }\n  user: { does: operates }\n', story)).not.toContain('mixed');
    // One actor, and the team's word for him stays.
    expect(await told('cast:\n  user: { does: [buys, operates] }\n', story)).toContain(
      '“customer” (1 time) and “user” (3)',
    );
  });

  it.each(['buys', '[buys, operates]'])('keeps its word where two are joined for one actor (%s)', async (does) => {
    const cast = `cast:\n  customer: { does: ${does} }\n  cook: { does: operates }\n`;
    const found = await told(cast, '- Order a lunch with customer/client ID or a customer card\n');
    expect(found).toMatch(/^a\.md:1:22: .*\(write “customer”\) \[conflated-terms\]\n$/);
  });

  it('may have members who engage a professional, by whatever word a document defines them', async () => {
    const terms = 'A client is a person who engages a lawyer.\n\nThe client pays at the desk. Each client pays once.\n';
    expect(await told('cast:\n  client: { does: [buys, operates] }\n', terms)).not.toContain('definition-drift');
  });
});
