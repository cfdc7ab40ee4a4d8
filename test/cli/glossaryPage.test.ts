import { pathToFileURL } from 'node:url';
import { parse } from 'parse5';
import { describe, expect, it, onTestFinished } from 'vitest';
import { exportGlossary, formats, type GlossaryFormat } from '../../glossary/index.js';
import { Browser, hasBrowser } from './browser.js';
import { Workspace } from './distinguo.js';

const configuration = `cast:
  merchant: { does: [buys, operates] }
terms:
  merchant:
    definition: Who sells <b>on</b> the platform & pays.
    deprecated: [seller]
    admitted: [shop owner]
    related: [sign in, nobody]
    status: preferred
  sign in: { definition: "</article><script>document.title = 1</script>", domain: '"><img src=x>' }
  whitelist: sign in
  Äpfel: { status: forbidden, message: Say <i>fruit</i>. }
  zone 2: {}
  zone-2: {}
`;

async function exported(...args: string[]): Promise<Workspace> {
  const workspace = new Workspace({ 'distinguo.yml': configuration });
  const run = await workspace.run(['glossary', 'export', '-o', 'words.html', ...args]);
  expect(run).toMatchObject({ code: 0, stderr: '' });
  return workspace;
}

describe('the page of a glossary', () => {
  it('is one file that asks for nothing else, says all, and lets no glossary speak', async () => {
    const page = (await exported('--title', 'Words & more', '--language', 'en-GB')).read('words.html');
    expect(page).toContain('<title>Words &amp; more</title>');
    expect(page).toContain('<html lang="en-gb"');
    expect(page).not.toMatch(/<img|(?:src|href)="(?!#)|\bon\w+="|url\(/);
    expect(page.match(/<script/g)).toHaveLength(1);
    for (const said of [
      'Who sells &lt;b&gt;on&lt;/b&gt;',
      '<del>seller</del>',
      '<dt>Why</dt><dd>Say &lt;i&gt;fruit&lt;/i&gt;.</dd>',
      'shop owner',
      '>operator<',
      '>forbidden<',
    ])
      expect(page).toContain(said);
    // Its markup is whole.
    const errors: string[] = [];
    parse(page, { onParseError: ({ code }) => errors.push(code) });
    expect(errors).toEqual([]);
  });

  it('lets no status speak either, wherever the glossary comes from', async () => {
    const status = '"><img src=x>' as 'proposed';
    const html = formats.find(({ id }) => id === 'html') as GlossaryFormat;
    const { contents } = await exportGlossary([{ written: 'guest', status }], html, { language: 'en', title: 'Words' });
    expect(contents).not.toContain('<img');
  });

  it('has an anchor of its own for each term, and links to those that are on it', async () => {
    const page = (await exported()).read('words.html');
    const ids = [...page.matchAll(/ id="([^"]*)"/g)].map(([, id]) => id);
    expect(new Set(ids).size).toBe(ids.length);
    for (const id of ['merchant', 'sign-in', 'whitelist', 'äpfel', 'zone-2', 'zone-2-2']) expect(ids).toContain(id);
    expect(page).toContain('<a href="#sign-in">sign in</a>, nobody</dd>');
    const targets = [...page.matchAll(/href="#([^"]*)"/g)].map(([, id = '']) => decodeURIComponent(id));
    expect(targets.filter((id) => !ids.includes(id))).toEqual([]);
  });

  it.skipIf(!hasBrowser)('is searched by words, role and status, as its address says', async () => {
    const workspace = await exported();
    const browser = new Browser();
    onTestFinished(() => browser.close());
    const shown = async (address: string): Promise<readonly string[]> => {
      const { html, said } = await browser.open(pathToFileURL(workspace.path('words.html')).href + address);
      expect(said).toEqual([]);
      return [...html.matchAll(/<article id="([^"]*)"([^>]*)>/g)]
        .filter(([, , rest]) => !rest?.includes('hidden'))
        .map(([, id]) => id ?? '');
    };
    expect(await shown('')).toHaveLength(6);
    expect(await shown('?words=SELLER+plat')).toEqual(['merchant']);
    expect(await shown('?role=operator&status=preferred')).toEqual(['merchant']);
    expect(await shown('?status=deprecated')).toEqual(['whitelist']);
    expect(await shown('?words=nothing+here')).toEqual([]);
  });

  it('is only written', async () => {
    const workspace = await exported();
    expect((await workspace.run(['glossary', 'import', 'words.html'])).stderr).toContain(
      'A page of HTML is only written',
    );
  });
});
