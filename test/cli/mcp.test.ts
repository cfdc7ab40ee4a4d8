import { spawn } from 'node:child_process';
import { once } from 'node:events';
import fs from 'node:fs';
import process from 'node:process';
import { Client } from '@modelcontextprotocol/sdk/client/index.js';
import { StdioClientTransport } from '@modelcontextprotocol/sdk/client/stdio.js';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { cli, right, Workspace, wrong } from './distinguo.js';

const client = new Client({ name: 'test', version: '1' });

beforeAll(async () => {
  await client.connect(new StdioClientTransport({ command: process.execPath, args: [cli, 'mcp'] }));
});
afterAll(() => client.close());

/** What the tools answer, as far as tests look at it. */
interface Answer {
  readonly differences: readonly unknown[];
  readonly facts: readonly { readonly fact: string; readonly lines: readonly number[] }[];
  readonly why: string;
  readonly configuration: string;
  readonly questions: readonly {
    readonly id: string;
    readonly answers: readonly { readonly answer: string }[];
  }[];
  readonly findings: readonly unknown[];
  readonly fixed?: string;
  readonly leftOut?: string;
  readonly flags: readonly string[];
  readonly preferred: Readonly<Record<string, string>>;
}

async function call(
  name: string,
  input: Record<string, unknown>,
): Promise<{ failed: boolean; text: string; json: () => Answer }> {
  const result = await client.callTool({ name, arguments: input });
  const [content] = result.content as { text: string }[];
  const text = content?.text ?? '';
  return { failed: result.isError === true, text, json: () => JSON.parse(text) };
}

describe('distinguo mcp', () => {
  it('offers its tools, which only read', async () => {
    const { tools } = await client.listTools();
    expect(tools.map(({ name }) => name)).toEqual([
      'lint_text',
      'explain_term',
      'list_glossary',
      'tell_cast',
      'explain_pair',
      'open_questions',
      'decide',
    ]);
    for (const { annotations, description } of tools) {
      expect(annotations?.readOnlyHint).toBe(true);
      expect(description).toBeTruthy();
    }
    const { version } = JSON.parse(fs.readFileSync('package.json', 'utf8'));
    expect(client.getServerVersion()).toMatchObject({ name: 'distinguo', version });
  });

  it('reads a text as the configuration says of its path', async () => {
    const configuration = 'formats:\n  "*.story": plaintext\n  "*.txt": false\n';
    const asText = await call('lint_text', { text: `    ${wrong}`, path: 'a/b.story', configuration });
    expect(asText.json().findings).toHaveLength(1);
    expect((await call('lint_text', { text: `    ${wrong}`, path: 'a/b.story' })).json().findings).toEqual([]);
    const { failed, text } = await call('lint_text', { text: wrong, path: 'b.txt', configuration });
    expect([failed, text]).toEqual([
      true,
      '“formats” in the configuration says that b.txt is not read: say its language to have it read.',
    ]);
  });

  it('finds in a text what the command line finds in the file', async () => {
    const text = `# A\n\n${wrong}`;
    const { files } = await new Workspace({ 'a.md': text }).report();
    const { findings } = (await call('lint_text', { text })).json();
    expect(findings).toEqual(files[0]?.findings);
  });

  it('knows kinds of documents, configurations, and how to write it right', async () => {
    expect((await call('lint_text', { text: '`enduser`', language: 'plaintext' })).json().findings).toHaveLength(1);
    expect((await call('lint_text', { text: '`enduser`', path: 'a.md' })).json().findings).toEqual([]);
    const configuration = 'rules: { term-variant: off }\n';
    expect((await call('lint_text', { text: wrong, configuration })).json().findings).toEqual([]);
    expect((await call('lint_text', { text: wrong, fix: true })).json().fixed).toBe(right);
  });

  it('explains words and rules, and lists the glossary of a team', async () => {
    expect((await call('explain_term', { name: 'Customers' })).json()).toMatchObject({
      term: 'customer',
      preferredFor: ['buyer'],
    });
    expect((await call('explain_term', { name: 'role-mismatch' })).json().flags.length).toBeGreaterThan(0);
    const configuration = 'terms: { merchant: { role: buyer, preferred: true } }\n';
    expect((await call('list_glossary', { configuration })).json().preferred.buyer).toBe('merchant');
  });

  it('lists a bounded number of findings, and says how many more there are', async () => {
    const answer = (await call('lint_text', { text: `${wrong}\n`.repeat(510) })).json();
    expect(answer.findings).toHaveLength(500);
    expect(answer.leftOut).toBe('10 more: hand over less text.');
  });

  it('says what is wrong with what it is given', async () => {
    expect(await call('explain_term', { name: 'costumer' })).toMatchObject({
      failed: true,
      text: expect.stringContaining('Did you mean “customer”?'),
    });
    expect(await call('lint_text', { text: '', configuration: 'rulez: {}' })).toMatchObject({
      failed: true,
      text: expect.stringContaining('distinguo.yml:1:1: “rulez”'),
    });
    expect(await call('lint_text', { text: '', configuration: 'extends: ../../etc/passwd' })).toMatchObject({
      failed: true,
    });
    expect(await call('lint_text', {})).toMatchObject({ failed: true });
  });

  it('asks what only a reader can tell, and is certain once it is answered', async () => {
    const text = `# Lamp shop

The customer opens the page of a lamp and picks a shade.

- The customer adds the lamp to the cart.
- The user changes the colour of the cable.
- The user pays for the lamp.
`;
    const documents = [{ path: 'docs/lamp.md', text }];
    const { questions } = (await call('open_questions', { documents })).json();
    expect(questions).toHaveLength(1);
    const [{ id, answers } = { id: '', answers: [] }] = questions;
    expect(answers.map(({ answer }) => answer)).toContain('write customer');
    const before = 'rules:\n  term-variant: off # for now\n';
    const given = { answers: [{ id, answer: 'write customer' }], documents, configuration: before };
    const { configuration } = (await call('decide', given)).json();
    expect(configuration).toBe(
      `${before}decisions:\n  - words: [customer, user]\n    are: one actor\n    write: customer\n    files: [docs/lamp.md]\n`,
    );
    const lint = { text, path: 'docs/lamp.md', configuration };
    expect((await call('lint_text', lint)).json().findings).toMatchObject([
      { rule: 'mixed-terms', severity: 'warning', replacements: ['customer'] },
    ]);
    expect((await call('open_questions', { documents, configuration })).json().questions).toEqual([]);
    const other = await call('decide', { ...given, answers: [{ id, answer: 'perhaps' }] });
    expect([other.failed, other.text]).toEqual([true, expect.stringMatching(/^answer 1: “perhaps” is no answer here/)]);
    const gone = await call('decide', { ...given, documents: [] });
    expect([gone.failed, gone.text]).toEqual([
      true,
      'answer 1: docs/lamp.md is not among the documents: hand it over as well.',
    ]);
  });

  it('tells who the people of documents are, and explains two of their words', async () => {
    const documents = [
      { path: 'checkout.md', text: 'The shopper fills the cart. The shopper enters an address.\n' },
      { path: 'orders.md', text: 'The customer fills the cart. The customer enters an address.\n' },
    ];
    const { differences } = (await call('tell_cast', { documents })).json();
    expect(differences).toMatchObject([
      { documents: { customer: [{ path: 'orders.md' }], shopper: [{ path: 'checkout.md' }] } },
    ]);
    const text = 'The user creates a customer.\n\nThe customer waits.\n';
    const explained = (await call('explain_pair', { text, words: ['Users', 'customer'] })).json();
    expect(explained.facts[0]).toMatchObject({ lines: [1], settles: true });
    expect(explained.why).toContain('the document itself settles');
    const refused = await call('explain_pair', { text, words: ['guest', 'customer'] });
    expect([refused.failed, refused.text]).toEqual([
      true,
      'The document does not name a person by “guest”. Its words for people: customer, user.',
    ]);
  });
});

it('ends without a word when whoever asked has gone', async () => {
  const server = spawn(process.execPath, [cli, 'mcp']);
  let said = '';
  server.stderr.on('data', (data) => {
    said += data;
  });
  server.stdin.on('error', () => undefined); // It may be gone before it has read all of it.
  server.stdout.destroy();
  const clientInfo = { name: 'test', version: '1' };
  const params = { protocolVersion: '2025-03-26', capabilities: {}, clientInfo };
  for (const id of [1, 2, 3])
    server.stdin.write(`${JSON.stringify({ jsonrpc: '2.0', id, method: 'initialize', params })}\n`);
  const [code] = await once(server, 'close');
  expect([code, said]).toEqual([0, '']);
});
