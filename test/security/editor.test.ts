import fs from 'node:fs';
import process from 'node:process';
import { pathToFileURL } from 'node:url';
import { describe, expect, it } from 'vitest';
import type { Hover } from 'vscode-languageserver-protocol';
import { Workspace, wrong } from '../cli/distinguo.js';
import { Client } from '../server/client.js';
import { sourcesOf } from '../support/sources.js';
import { link, Outside } from './hostile.js';

/** What an editor could take for a link to a command, an image, HTML, or an icon. */
const hostile =
  '[run](command:workbench.action.quit) ![i](https://example.com/i.png) <img src=x onerror=alert(1)> $(zap) https://example.com <https://example.com> www.example.com `x` **x** | # x';

/** A glossary out of somebody else’s hands. */
const glossary = `extends: words\nexceptions: [{ files: nothing.md, reason: ${JSON.stringify(hostile)} }]\n`;
const words = `terms:\n  customer:\n    definition: ${JSON.stringify(hostile)}\n    source: ${JSON.stringify(hostile)}\n`;
const sentence = `The customer clicks “${hostile}” and the customer opens ${hostile} settings.\n`;

async function serve(files: Readonly<Record<string, string>>, options: object = { commands: true, status: true }) {
  const workspace = new Workspace(files);
  const client = await Client.start({ folders: [pathToFileURL(workspace.folder).href], options });
  return { workspace, client, uriOf: (name: string) => pathToFileURL(workspace.path(name)).href };
}

/** What Markdown makes of a text: the kinds of its parts, and its links. */
async function partsOf(markdown: string) {
  const { fromMarkdown } = await import('mdast-util-from-markdown');
  const { gfm } = await import('micromark-extension-gfm');
  const { gfmFromMarkdown } = await import('mdast-util-gfm');
  const kinds = new Set<string>();
  const links: string[] = [];
  const visit = (node: { type: string; url?: string; children?: object[] }) => {
    kinds.add(node.type);
    if (node.url !== undefined) links.push(node.url);
    for (const child of node.children ?? []) visit(child as { type: string });
  };
  visit(fromMarkdown(markdown, { extensions: [gfm()], mdastExtensions: [gfmFromMarkdown()] }) as { type: string });
  return { kinds: [...kinds], links };
}

describe('neither a document nor a glossary can put in a link, a command, an image, HTML or an icon', () => {
  it('on hover, in completions and in explanations', async () => {
    const { client, uriOf } = await serve({ 'distinguo.yml': glossary, 'node_modules/words/distinguo.yml': words });
    const uri = await client.open(uriOf('a.md'), `${sentence}\nA cust`);
    const hover = await client.request<Hover>('textDocument/hover', uri, client.at(uri, 'customer').start);
    const { start } = client.at(uri, 'A cust');
    const list = await client.request<{ items: { documentation: { value: string } }[] }>(
      'textDocument/completion',
      uri,
      {
        line: start.line,
        character: start.character + 6,
      },
    );
    const [finding] = await client.diagnostics(uri);
    const page = await client.connection.sendRequest<{ markdown: string }>('distinguo/why', {
      uri,
      version: 1,
      id: finding?.data,
    });
    const texts = [
      (hover.contents as { value: string }).value,
      list.items[0]?.documentation.value ?? '',
      page.markdown,
    ];
    for (const text of texts) {
      expect(text).toContain('workbench');
      expect(text).not.toMatch(/(?<!\\)\$\(/);
      const { kinds, links } = await partsOf(text);
      expect(kinds.filter((kind) => /image|html|code|table|definition/i.test(kind))).toEqual([]);
      // The page of the rule is ours, and so is where our own definitions come from.
      const ours = /\/docs\/rules\/[\w-]+\.md$|^https:\/\/www\.iso\.org\/standard\//;
      expect(links.filter((link) => !ours.test(link))).toEqual([]);
    }
    await client.stop();
  });

  it('in the status, the progress and the titles of actions', async () => {
    const name = 'zap $(zap) [run](command:quit).md';
    const { client, uriOf } = await serve({ 'distinguo.yml': `"${hostile.replaceAll('"', '')}": 1\n`, [name]: wrong });
    const uri = await client.open(uriOf('a.md'), 'The customer clicks “Save”.\n');
    expect(await client.diagnostics(uri)).toHaveLength(1);
    const actions = await client.actions(uri, client.at(uri, 'customer'));
    expect(actions.length).toBeGreaterThan(2);
    const shown: string[] = actions.map(({ title }) => title);
    client.connection.onUnhandledProgress(({ value }) => void shown.push(JSON.stringify(value)));
    await client.connection.sendRequest('distinguo/lintWorkspace');
    for (const { method, params } of client.notified)
      if (method === 'distinguo/status') shown.push((params as { message: string }).message);
    expect(shown.join()).toContain('zap');
    expect(shown.filter((text) => text.includes('mistakes'))).not.toEqual([]);
    expect(shown.filter((text) => /\$\(|\]\(/.test(text))).toEqual([]);
    await client.stop();
  });

  it('by the client, which trusts no Markdown and has one page, where nothing runs but what is ours', () => {
    const client = sourcesOf('client');
    const start = client.find(({ file }) => file === 'client/start.ts')?.text ?? '';
    expect(start).toContain('markdown: { isTrusted: false, supportHtml: false }');
    const careless =
      /isTrusted: (?!false)|supportHtml: (?!false)|MarkdownString|createWebviewPanel|\.detail = (?!'Distinguo')/;
    const page = client.find(({ file }) => file === 'client/proposal.ts')?.text ?? '';
    expect(page.match(/createWebviewPanel/g)).toHaveLength(1);
    const others = client.filter(({ file }) => file !== 'client/proposal.ts');
    const rest = [...others, { file: 'the page', text: page.replace('createWebviewPanel', '') }];
    expect(rest.filter(({ text }) => careless.test(text)).map(({ file }) => file)).toEqual([]);
    const policy = /`default-src 'none'; ([^`]*)`/.exec(page)?.[1]?.replace(/\$\{ours\}/g, 'OURS');
    expect(policy).toBe("style-src OURS; script-src OURS; form-action 'none'; base-uri 'none'");
    expect(page).toContain('localResourceRoots: [own]');
    expect(page).not.toMatch(/unsafe-|enableCommandUris/);
  });
});

describe.skipIf(process.platform === 'win32')('a configuration that the editor would make', () => {
  it('is not made through a link to nothing', async () => {
    const outside = new Outside();
    const { workspace, client, uriOf } = await serve({ 'a.md': '' });
    link(workspace, 'distinguo.yml', outside.path('profile'));
    const uri = await client.open(uriOf('a.md'), 'The customer clicks “Save”.\n');
    const titles = (await client.actions(uri, client.at(uri, 'customer'))).map(({ title }) => title);
    expect(titles).toContain('Disable role-mismatch for this line');
    expect(titles.filter((title) => title.includes('is right here'))).toEqual([]);
    expect(await client.connection.sendRequest('distinguo/configurationOf', { uri })).not.toHaveProperty('proposed');
    await client.stop();
  });
});

describe('a document that is in no folder of the workspace', () => {
  it('is judged by itself: nothing of its surroundings is shown', async () => {
    const outside = new Outside({ 'secret.md': wrong });
    const { client } = await serve({});
    const uri = await client.open(pathToFileURL(outside.path('a.md')).href, wrong);
    expect(await client.found(uri)).toEqual(['enduser: term-variant']);
    await expect(
      client.request('textDocument/hover', pathToFileURL(outside.path('secret.md')).href, { line: 0, character: 6 }),
    ).rejects.toThrow('is not open');
    expect(await client.connection.sendRequest('distinguo/lintWorkspace')).toMatchObject({ files: 0 });
    await client.stop();
  });
});

describe('a client on the wire', () => {
  it.each([
    'file://example.com/share/a.md',
    'file:///..%2f..%2fetc%2fpasswd.md',
    'file:///%00.md',
    'http://example.com/a.md',
  ])('gets an answer for %s, and nothing is asked of another machine', async (uri) => {
    const { client } = await serve({});
    await client.open(uri, wrong);
    expect(await client.found(uri)).toEqual(['enduser: term-variant']);
    expect(await client.stop()).toBe(0);
  });
});

describe('the manifest of the extension', () => {
  it('starts nothing but its own programs', () => {
    const { main, browser, scripts } = JSON.parse(fs.readFileSync('package.json', 'utf8'));
    expect([main, browser]).toEqual(['./dist/client.cjs', './dist/browser/client.js']);
    expect(Object.keys(scripts).filter((name) => /install|^vscode:/.test(name))).toEqual([]);
  });
});
