import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type {
  CompletionList,
  DocumentHighlight,
  Hover,
  InlayHint,
  MarkupContent,
} from 'vscode-languageserver-protocol/node';
import { Client, listening, modern } from './client.js';
import { folderWith } from './folder.js';

const CLEAR = 'Each customer opens the dashboard and clicks the Export button.\n';
const URI = 'untitled:Untitled-1';

let client: Client;
beforeEach(async () => {
  client = await Client.start();
});
afterEach(() => client.stop());

/** The text of the hover in the middle of a word. */
async function hover(word: string, nth = 1, uri = URI): Promise<string> {
  const { start, end } = client.at(uri, word, nth);
  const position = { line: start.line, character: Math.floor((start.character + end.character) / 2) };
  const answer = await client.request<Hover | null>('textDocument/hover', uri, position);
  return answer === null ? '' : (answer.contents as MarkupContent).value;
}

describe('hover', () => {
  it('on a wrong word defines it and the word that should stand there, and says what decides, each thing once', async () => {
    await client.open(URI, CLEAR);
    const lines = (await hover('customer')).split('\n\n');
    expect(lines).toEqual([
      '**customer** (the one who buys): The person or organisation that decides, contracts and pays, seen from the seller.',
      '**user** (the one who uses the product): The person who works with the product and lives with how it behaves, whoever bought it.',
      'What decides: “clicks the Export button” and “opens the dashboard”.',
      '[Red Hat supplementary style guide, “customer”](https://redhat-documentation.github.io/supplementary-style-guide/) · [ISO 9241-11:2018, “user”](https://www.iso.org/standard/63500.html)',
    ]);
  });

  it('leaves out what the message says where the client shows it beside the hover', async () => {
    await client.stop();
    client = await Client.start({ options: { messagesInHover: true } });
    await client.open(URI, CLEAR);
    const text = await hover('customer');
    expect(text).toMatch(/^\*\*customer\*\*.*\n\n\*\*user\*\*/);
    expect(text).not.toContain('clicks the Export button');
  });

  it('on a right word defines it first, and then says that it is right', async () => {
    await client.open(URI, 'Each user opens the dashboard and clicks the Export button.\n');
    expect(await hover('user')).toMatch(
      /^\*\*user\*\* \(the one who uses the product\): .*Often somebody employed by the customer\. \(\[ISO.*\n\nHere, probably: \*\*the one who uses the product\*\*\. What decides: .* “user” is what the glossary calls that role\.$/,
    );
  });

  it('names the word that the fix writes, also where the document has one of its own', async () => {
    await client.open(
      URI,
      [
        '# Notes of our agency',
        'The agency bills a retainer. Our clients sign the pitch; the agency keeps a client informed.',
        'Every user pays the invoice of the agency by bank transfer and renews the contract.',
      ].join('\n\n'),
    );
    const [diagnostic] = await client.diagnostics(URI);
    expect(diagnostic?.message).toContain('the word for that is “client”');
    expect(await hover('user')).toContain('**client** (the one who engages a professional)');
  });

  it('on a word that nothing decides says so', async () => {
    await client.open(URI, 'Think of the customer.\n');
    expect(await hover('customer')).toMatch(/Here: (?:nothing says clearly|not judged)/);
  });

  it('is silent on other words, and in code', async () => {
    await client.open(URI, `${CLEAR}\n\`the customer clicks\`\n`);
    expect(await hover('dashboard')).toBe('');
    expect(await hover('customer', 2)).toBe('');
  });

  it('shows the definitions of the team', async () => {
    const folder = folderWith({
      '.git/HEAD': '',
      'distinguo.yml':
        'terms:\n  merchant:\n    role: buyer\n    definition: Whoever runs a shop with us.\n    source: Handbook\n',
    });
    const uri = await client.open(folder.uriOf('guide.md'), 'Each merchant pays the invoice.\n');
    expect(await hover('merchant', 1, uri)).toMatch(
      /^\*\*merchant\*\* \(the one who buys\): Whoever runs a shop with us\. \(Handbook\)\n\n/,
    );
  });

  it('makes links of addresses of the web at the end of a source, and of no others', async () => {
    const source = async (text: string) => {
      const folder = folderWith({
        '.git/HEAD': '',
        'distinguo.yml': `terms:\n  merchant:\n    role: buyer\n    definition: Runs a shop.\n    source: ${JSON.stringify(text)}\n`,
      });
      const uri = await client.open(folder.uriOf('guide.md'), 'Each merchant pays the invoice.\n');
      return /Runs a shop\. \((.*)\)\n/.exec(await hover('merchant', 1, uri))?.[1];
    };
    expect(await source('Handbook, https://example.com/a_(b)?c=d')).toBe(
      '[Handbook](https://example.com/a_%28b%29?c=d)',
    );
    expect(await source('https://example.com/')).toBe('[https:\u200b//example.com/](https://example.com/)');
    expect(await source('command:x')).toBe('command:x');
    expect(await source('https://example.com/ [x](command:y)')).toBe('https:\u200b//example.com/ \\[x\\](command:y)');
  });

  it('lets neither a document nor a glossary put in links, commands, images or HTML', async () => {
    const evil =
      '[x](command:evil) ![i](https://evil.example/i.png) <img src=x> https://evil.example www.evil.example `a` _b_';
    const folder = folderWith({
      '.git/HEAD': '',
      'distinguo.yml': `terms:\n  merchant:\n    role: buyer\n    definition: ${JSON.stringify(evil)}\n`,
    });
    const uri = await client.open(
      folder.uriOf('guide.md'),
      'Each merchant pays the *[invoice](command:evil)* https://evil.example.\n',
    );
    const text = await hover('merchant', 1, uri);
    expect(text).toContain('\\[x\\](command:evil)');
    expect(text).not.toMatch(/(?<!\\)[[<`]|https:\/\/|www\./);
  });

  it('escapes nothing that is no mark: an editor that draws no Markdown shows each backslash', async () => {
    const folder = folderWith({
      '.git/HEAD': '',
      'distinguo.yml': `terms:\n  merchant:\n    role: buyer\n    definition: ${JSON.stringify('Runs a shop (or two) — see merchant_id, 5 < 6 & “x”; C:\\shop.')}\n`,
    });
    const uri = await client.open(folder.uriOf('guide.md'), 'Each merchant pays the invoice.\n');
    expect(await hover('merchant', 1, uri)).toContain('Runs a shop (or two) — see merchant_id, 5 < 6 & “x”; C:\\shop.');
  });

  it.each([
    ['shows no Markdown', listening],
    [
      'prefers plain text',
      { ...modern, textDocument: { ...modern.textDocument, hover: { contentFormat: ['plaintext', 'markdown'] } } },
    ],
  ] as [string, typeof modern][])('is plain text for a client that %s', async (_, capabilities) => {
    await client.stop();
    client = await Client.start({ capabilities });
    await client.open(URI, CLEAR);
    const text = await hover('customer');
    expect(text).toContain('customer (the one who buys): ');
    expect(text).toContain('ISO 9241-11:2018, “user”: https://www.iso.org/standard/63500.html');
    expect(text).not.toMatch(/[\\*_]|---/);
  });
});

describe('document highlights', () => {
  it('mark the same actor under every name', async () => {
    const text =
      'The user clicks Save. Then the customer clicks the Export button.\n\nThe customer pays the invoice.\n';
    await client.open(URI, text);
    const marks = await client.request<DocumentHighlight[]>(
      'textDocument/documentHighlight',
      URI,
      client.at(URI, 'user').end,
    );
    expect(marks.map(({ range }) => range)).toEqual([client.at(URI, 'user'), client.at(URI, 'customer')]);
  });

  it('leave other words to the editor', async () => {
    await client.open(URI, CLEAR);
    expect(await client.request('textDocument/documentHighlight', URI, client.at(URI, 'dashboard').start)).toBeNull();
  });
});

describe('inlay hints', () => {
  const hints = (uri: string) =>
    client.connection.sendRequest<InlayHint[]>('textDocument/inlayHint', {
      textDocument: { uri },
      range: { start: { line: 0, character: 0 }, end: { line: 9, character: 0 } },
    });

  it('are off until somebody wants them', async () => {
    await client.open(URI, CLEAR);
    expect(await hints(URI)).toEqual([]);
  });

  it('then say which word is right, behind the wrong one and its possessive, and nothing behind a right one', async () => {
    await client.stop();
    client = await Client.start({ settings: () => ({ inlayHints: { enable: true } }) });
    await client.open(URI, `${CLEAR}\nThe customer’s password has expired.\n\nThe customer pays the invoice.\n`);
    const [first, second, ...more] = await hints(URI);
    expect(first).toMatchObject({
      position: client.at(URI, 'customer').end,
      label: '→ user',
      tooltip: 'The sentence speaks of the one who uses the product: “user”',
    });
    expect(second).toMatchObject({ position: client.at(URI, 'customer’s').end, label: '→ user?' });
    expect(more).toEqual([]);
  });
});

describe('completion', () => {
  /** What is offered behind a text. */
  const offered = async (text: string, languageId = 'markdown') => {
    await client.open(URI, text.replace('|', ''), languageId);
    const place = text.indexOf('|');
    const list = await client.request<CompletionList>(
      'textDocument/completion',
      URI,
      client.document(URI).positionAt(place),
    );
    const items = list.items.map(({ label, documentation }) => ({
      label,
      text: (documentation as MarkupContent).value,
    }));
    await client.close(URI);
    return items;
  };
  const labels = async (text: string, languageId?: string) =>
    (await offered(text, languageId)).map(({ label }) => label);

  it('offers the terms of the glossary after a few letters, with their definitions', async () => {
    const items = await offered('# Guide\n\nEach cus| opens the page.\n');
    expect(items.map(({ label }) => label)).toEqual(['customer']);
    expect(items[0]?.text).toContain('**customer** (the one who buys)');
  });

  it('keeps the capital letter', async () => {
    expect(await labels('Con| rights are protected by law in the union.\n')).toEqual(['Consumer']);
  });

  it('offers nothing after two letters, in code, or in front of other words', async () => {
    expect(await labels('Each cu| opens the page.\n')).toEqual([]);
    expect(await labels('See `cus|` in the code.\n')).toEqual([]);
    expect(await labels('```js\nlet cus| = 1;\n```\n')).toEqual([]);
    expect(await labels('{cus|}\n', 'mdx')).toEqual([]);
    expect(await labels('Each accus| opens the page.\n')).toEqual([]);
  });
});
