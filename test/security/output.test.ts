import process from 'node:process';
import { Parser } from 'htmlparser2';
import { describe, expect, it } from 'vitest';
import { xml2js } from 'xml-js';
import { Workspace, wrong } from '../cli/distinguo.js';
import { hasTerminal, Outside, onTerminal } from './hostile.js';

/** Everything that a terminal, a page, a forge or a build server could take for more than words. */
const markup =
  '"><script>alert(1)</script><img src=x onerror=alert(1)>&quot;\' [x](command:y) ![i](https://example.com/i.png)';
const steering = '\u001b[2J\u001b]0;title\u0007\u009b31m\u0085\u202e\u2066\u007f';
const commands = '##[add-mask]x ##vso[task.setvariable variable=x]y ##teamcity[x]';
/** As a document, a name of a file and words of a glossary. */
const hostile = (text: string) => `${text} ${wrong.trim()} ${text}\n`;
const fileName = (text: string) => `${text.replaceAll('/', '∕')}.md`;

const formats = [
  'pretty',
  'compact',
  'json',
  'sarif',
  'github',
  'gitlab',
  'junit',
  'checkstyle',
  'rdjson',
  'markdown',
  'html',
];

const workspaceOf = (text: string) =>
  new Workspace({
    'a.md': hostile(text),
    [fileName(text)]: `${wrong}\n<!-- distinguo-disable ${text.replaceAll('>', '')} -->\n`,
    'distinguo.yml': `overrides: [{ files: ${JSON.stringify(`${text.slice(0, 20).replace(/[\\[\]{}]/g, '')}*`)}, rules: { set-compound: hint }, terms: { merchant: { role: buyer, definition: ${JSON.stringify(text)} } } }]\nallow: [${JSON.stringify(text)}]\nrulez: ${JSON.stringify(text)}\n`,
  });

// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
const steers = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]/;
const obeyed = /^\s*::|##\[|##vso\[|##teamcity\[/m;

describe.skipIf(process.platform === 'win32')('what is printed', () => {
  it.each(formats)('as %s steers neither a terminal nor a build server', async (format) => {
    const workspace = workspaceOf(`${steering}${commands}`);
    const { stdout, stderr } = await workspace.run(['--format', format, '.', `gone${steering}.md`]);
    expect(stdout).toContain('term-variant');
    expect(stdout.replace(/^::(?:error|warning|notice) [^\n]*$/gm, '') + stderr).not.toMatch(obeyed);
    expect(stdout + stderr).not.toMatch(steers);
  });

  it.each([
    ['--print-config', `${fileName(steering)}`],
    ['--print-config', 'a.md'],
    ['doctor', '.'],
    ['--explain', steering],
    ['--rule', steering],
    ['--config', `${steering}.yml`],
    ['--baseline', `${steering}.json`],
  ])('by %s steers no terminal', async (...args) => {
    const { stdout, stderr } = await workspaceOf(steering).run(args);
    expect(stdout + stderr).not.toBe('');
    expect(stdout + stderr).not.toMatch(steers);
  });

  it.skipIf(!hasTerminal)('as a patch is exact for a program, and steers no terminal', async () => {
    const workspace = new Workspace({ 'a.md': `${steering}\r\n${wrong}` });
    for (const args of [['--fix-dry-run'], ['--stdin', '--fix']]) {
      const exact = await workspace.run(args, { input: `${steering}\r\n${wrong}` });
      expect(exact.stdout).toContain(`${steering}\r\n`);
    }
    const { stdout } = await onTerminal(workspace, ['--fix-dry-run']);
    expect(stdout).toContain('+Each end user has a badge.');
    // The terminal itself ends lines with CR LF.
    expect(stdout.replaceAll('\r\n', '\n')).not.toMatch(steers);
  });

  const names = {
    'marks at the beginning': '::stop-commands::x.md',
    'a blank and marks': ' ::error::x.md',
    'a line break and marks': 'a\n::stop-commands::x.md',
    'a carriage return and marks': 'a\r::stop-commands::x.md',
    'line breaks of Unicode and marks': 'a\u2028::stop-commands::\u0085::error::x.md',
    'line breaks and a mark in a folder': '\n\n::group::x\n/a.md',
  };

  it.each(formats.flatMap((format) => Object.entries(names).map(([what, name]) => [format, what, name] as const)))(
    'as %s has no line that begins like a command, with %s in the name of a file',
    async (format, _, name) => {
      const text = `\n::stop-commands::x ${wrong.trim()}\n::error::y\n\n<!-- distinguo-disable\n::error:: -->\n`;
      const { stdout, stderr } = await new Workspace({ [name]: text }).run(['--format', format, '.', `no ${name}`]);
      expect(stdout).toContain(format === 'markdown' ? 'enduser' : 'term-variant');
      // The commands that are meant name a level and what they are about.
      const unmeant = stdout.replace(/^::(?:error|warning|notice) title=Distinguo[^\n]*$/gm, '');
      expect(unmeant + stderr).not.toMatch(obeyed);
    },
  );

  it('by doctor has no line that begins like a command', async () => {
    const all = Object.values(names).map((name) => [name, wrong]);
    expect((await new Workspace(Object.fromEntries(all)).run(['doctor'])).stdout).not.toMatch(obeyed);
  });
});

describe.skipIf(process.platform === 'win32')('annotations for GitHub', () => {
  it('are one command each, whatever the name of the file and the words', async () => {
    const name = 'a,title=x::b%0A\n::error::c.md';
    const { stdout } = await new Workspace({ [name]: wrong }).run(['--format', 'github']);
    const lines = stdout.trimEnd().split('\n');
    expect(lines).toHaveLength(1);
    const [, properties = ''] = /^::warning (.*?)::/.exec(lines[0] ?? '') ?? [];
    expect(properties.split(',').map((property) => property.split('=')[0])).toEqual([
      'title',
      'file',
      'line',
      'endLine',
      'col',
      'endColumn',
    ]);
    expect(properties).toContain('file=a%2Ctitle=x%3A%3Bb'.replace('%3Bb', '%3Ab%250A%0A%3A%3Aerror%3A%3Ac.md'));
  });
});

describe.skipIf(process.platform === 'win32')('XML for build servers', () => {
  it.each(['junit', 'checkstyle'])('as %s has no element and no entity of a document', async (format) => {
    const { stdout } = await workspaceOf(`${markup}]]>&x;<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]>`).run([
      '--format',
      format,
    ]);
    const names = new Set<string>();
    const visit = (element: { name?: string; elements?: object[] }) => {
      if (element.name !== undefined) names.add(element.name);
      for (const inner of element.elements ?? []) visit(inner);
    };
    visit(xml2js(stdout) as object);
    const own = ['testsuites', 'testsuite', 'testcase', 'failure', 'system-out', 'error', 'checkstyle', 'file'];
    expect([...names].filter((name) => !own.includes(name))).toEqual([]);
    expect(stdout).not.toMatch(/<!(?:DOCTYPE|ENTITY)/);
  });
});

describe.skipIf(process.platform === 'win32')('the HTML report', () => {
  it('has no element, attribute or address of a document, and runs its own script alone', async () => {
    const { stdout } = await workspaceOf(markup).run(['--format', 'html', '.', `gone${markup.replaceAll('/', '')}.md`]);
    const scripts: string[] = [];
    const wrongOnes: string[] = [];
    const parser = new Parser({
      onopentag: (name, attributes) => {
        if (name === 'script') scripts.push(JSON.stringify(attributes));
        if (['img', 'iframe', 'object', 'embed', 'base', 'link'].includes(name)) wrongOnes.push(name);
        for (const [attribute, value] of Object.entries(attributes)) {
          if (/^on|^srcdoc$|^src$|^action$/.test(attribute)) wrongOnes.push(attribute);
          if (attribute === 'href' && !value.startsWith('#')) wrongOnes.push(value);
        }
      },
    });
    parser.end(stdout);
    expect(stdout).toContain('&lt;script&gt;');
    expect(wrongOnes).toEqual([]);
    expect(scripts).toEqual(['{}']);
    expect(stdout).toMatch(
      /Content-Security-Policy" content="default-src 'none'; style-src 'sha256-[^']+'; script-src 'sha256-[^']+'; base-uri 'none'; form-action 'none'"/,
    );
  });
});

describe.skipIf(process.platform === 'win32')('the summary in Markdown', () => {
  it('has no link, image, HTML or mention of a person', async () => {
    const { fromMarkdown } = await import('mdast-util-from-markdown');
    const { gfm } = await import('micromark-extension-gfm');
    const { gfmFromMarkdown } = await import('mdast-util-gfm');
    const text = `${markup} https://example.com www.example.com <b>x</b> @somebody a@example.com`;
    const { stdout } = await workspaceOf(text).run([
      '--format',
      'markdown',
      '.',
      `gone ${text.replaceAll('/', '')}.md`,
    ]);
    const kinds = new Set<string>();
    const visit = (node: { type: string; children?: object[] }) => {
      kinds.add(node.type);
      for (const child of node.children ?? []) visit(child as { type: string });
    };
    const withoutMark = stdout.replace('<!-- Distinguo report -->', '');
    visit(fromMarkdown(withoutMark, { extensions: [gfm()], mdastExtensions: [gfmFromMarkdown()] }) as { type: string });
    expect([...kinds].filter((kind) => /link|image|html|code|definition|footnote/i.test(kind))).toEqual([]);
    expect(stdout).toContain('alert');
    expect(stdout).not.toMatch(/@somebody/);
  });
});

describe.skipIf(process.platform === 'win32')('SARIF', () => {
  it('has no link in a message', async () => {
    const { stdout } = await workspaceOf('[x](https://example.com)').run([
      '--format',
      'sarif',
      '.',
      'gone[x](https:y).md',
    ]);
    const messages = [...stdout.matchAll(/"message":\{"text":("(?:[^"\\]|\\.)*")/g)].map(([, text = '']) =>
      JSON.parse(text),
    );
    expect(messages.length).toBeGreaterThan(1);
    expect(messages.filter((message) => /(?<!\\)[[\]]/.test(message))).toEqual([]);
  });
});

describe('a report in a file', () => {
  it('holds nothing that is not meant for it', async () => {
    const outside = new Outside();
    await new Workspace({ 'a.md': hostile(steering) }).run(['--format', `pretty=${outside.path('report')}`]);
    expect(outside.read('report')).not.toMatch(steers);
  });
});
