import { pathToFileURL } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Browser, hasBrowser } from './browser.js';
import { Workspace, wrong } from './distinguo.js';

const files = {
  'docs/"><script>document.title=1</script>.md': `The enduser <script>document.title=2</script> & <img src=x onerror=document.title=3> waits.\n`,
  'billing.md':
    'The customer pays the invoice and renews the subscription. Each customer signs the contract and pays the invoice.\n',
  'app.md':
    'The user pays the invoice and renews the subscription.\n\nEach customer opens the dashboard and clicks the Export button.\n',
};

async function reported(): Promise<Workspace> {
  const workspace = new Workspace(files);
  await workspace.run(['--format', 'html=report.html']);
  return workspace;
}

describe('the HTML report', () => {
  it('is one page that asks for nothing else and lets no document speak', async () => {
    const html = (await reported()).read('report.html');
    expect(html.match(/<script/g)).toHaveLength(1);
    expect(html).not.toMatch(/<img|onerror=document[^&]*>|(?:src|href)="(?!#)/);
    expect(html).toContain("default-src 'none'");
    expect(html).toContain('&lt;script&gt;document.title=2&lt;/script&gt;');
  });

  it('says who is called what, where that drifts, and every finding, before any script runs', async () => {
    const html = (await reported()).read('report.html');
    expect(html).toContain('<title>app.md: buyer is “user” 1 of 1 times</title>');
    expect(html).toMatch(
      />app\.md<\/a> calls the buyer <b class="word">user<\/b> always; the word is <b class="word">customer<\/b>/,
    );
    expect(html).toContain('<mark>enduser</mark>');
    expect(html).toMatch(/<u>[^<]*clicks[^<]*<\/u>/);
  });

  it('lists as drift the wrong word, also where it is the more frequent', async () => {
    const wrongly = 'Each user pays the invoice and signs the contract.\n\n';
    const rightly = 'Each customer pays the invoice and signs the contract.\n';
    const workspace = new Workspace({ 'a.md': wrongly.repeat(3), 'b.md': rightly });
    await workspace.run(['--format', 'html=report.html']);
    const drift = /<ul class="drift">.*?<\/ul>/s.exec(workspace.read('report.html'))?.[0] ?? '';
    expect(drift).toContain(
      '>a.md</a> calls the buyer <b class="word">user</b> always; the word is <b class="word">customer</b>',
    );
    expect(drift).not.toContain('b.md');
  });

  it('shows the line of a document with a long path', async () => {
    const workspace = new Workspace({ [`${'a-folder-with-a-long-name/'.repeat(6)}WWWWWWWWWWWWWWWW.md`]: wrong });
    await workspace.run(['--format', 'html=report.html']);
    const html = workspace.read('report.html');
    // The path is cut at its end, and what follows stands beside it.
    expect(html).toMatch(/<td class="place" title="[^"]+"><div><i>[^<]+<\/i><span>:1<\/span><\/div><\/td>/);
  });

  it('says that there is nothing to say', async () => {
    const workspace = new Workspace({ 'a.md': 'Nobody.\n' });
    await workspace.run(['--format', 'html=report.html']);
    expect(workspace.read('report.html')).toContain('Nothing to say.');
  });

  it('lists a bounded number of findings, and says how many more there are', async () => {
    // A word without a role is found quickly.
    const configuration = 'terms: { gadget: { use: device } }\n';
    const workspace = new Workspace({ 'distinguo.yml': configuration, 'a.md': 'A gadget.\n\n'.repeat(5_100) });
    await workspace.run(['--format', 'html=report.html']);
    const html = workspace.read('report.html');
    expect(html.match(/<tr data-/g)).toHaveLength(5_000);
    expect(html).toContain('… and 100 more.');
  }, 60_000);
});

describe.skipIf(!hasBrowser)('the HTML report in a browser', () => {
  let browser: Browser;
  beforeAll(() => {
    browser = new Browser();
  });
  afterAll(() => browser.close());

  const opened = (workspace: Workspace, address = '', scheme?: 'dark') =>
    browser.open(pathToFileURL(workspace.path('report.html')).href + address, scheme);

  it('is opened by a browser that tells what it is refused', async () => {
    const policy = '<meta http-equiv="Content-Security-Policy" content="img-src \'none\'">';
    const workspace = new Workspace({
      'report.html': `${policy}<img src="a.png"><script>console.log('told'); throw new Error('thrown')</script>`,
    });
    const { said } = await opened(workspace);
    expect(said.join('\n')).toMatch(/told[\s\S]*thrown/);
    expect(said.join('\n')).toContain('Content Security Policy');
  });

  it('offers filters, and shows what the address chooses', async () => {
    const workspace = await reported();
    const all = await opened(workspace);
    expect(all.said).toEqual([]);
    expect(all.html).toContain('<title>Distinguo report</title>');
    expect(all.html).toMatch(/<form>/);
    expect(all.html).toMatch(/<option value="term-variant">term-variant \(1\)/);
    const chosen = (await opened(workspace, '#rule=term-variant')).html;
    const rows = [...chosen.matchAll(/<tr data-severity="\w+" data-rule="([\w-]+)"[^>]*?( hidden="")?>/g)];
    expect(rows.length).toBeGreaterThan(2);
    expect(rows.filter(([, , hidden]) => hidden === undefined).map(([, rule]) => rule)).toEqual(['term-variant']);
  }, 60_000);

  it('counts one finding as one', async () => {
    const workspace = new Workspace({ 'a.md': wrong });
    await workspace.run(['--format', 'html=report.html']);
    expect((await opened(workspace)).html).toContain('<output>1 finding</output>');
    expect((await opened(await reported(), '#rule=term-variant')).html).toMatch(/<output>1 of \d findings<\/output>/);
  }, 60_000);

  it('hides the filters where no script runs', async () => {
    const workspace = await reported();
    workspace.write('report.html', workspace.read('report.html').replace(/<script>[\s\S]*<\/script>/, ''));
    const { html } = await opened(workspace);
    expect(html).toMatch(/<form hidden="">/);
    expect(html).not.toMatch(/<tr [^>]*hidden/);
  }, 60_000);

  it('looks different on dark than on light, and fills the page', async () => {
    const workspace = await reported();
    const [light, dark] = [(await opened(workspace)).image, (await opened(workspace, '', 'dark')).image];
    // A page that stays blank is a few kilobytes.
    expect(Math.min(dark.length, light.length)).toBeGreaterThan(20_000);
    expect(dark.equals(light)).toBe(false);
  }, 60_000);
});
