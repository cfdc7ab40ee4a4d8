import fs from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import { Client as ModelClient } from '@modelcontextprotocol/sdk/client/index.js';
import { StdioClientTransport } from '@modelcontextprotocol/sdk/client/stdio.js';
import { describe, expect, inject, it } from 'vitest';
import { cli, Workspace, wrong } from '../cli/distinguo.js';
import { Client } from '../server/client.js';
import { Outside, trap, witness } from './hostile.js';

/** Whatever another program would run when it comes by: configurations, plugins, manifests, hooks of editors. */
function boobyTrapped(module: string): Readonly<Record<string, string>> {
  const manifest = JSON.stringify({
    main: 'index.js',
    exports: './index.js',
    distinguo: './index.js',
    type: 'commonjs',
  });
  const packages = ['evil', '@evil/words', 'distinguo', 'distinguo-plugin-evil', '@distinguo/plugin', 'yaml', 'ignore'];
  return {
    'a.md': wrong,
    'package.json': manifest,
    ...Object.fromEntries(
      [
        'distinguo.js',
        'distinguo.cjs',
        'distinguo.mjs',
        'distinguo.config.js',
        '.distinguorc.js',
        'index.js',
        'node.exe.js',
      ].map((name) => [name, module]),
    ),
    ...Object.fromEntries(
      packages.flatMap((name) => [
        [`node_modules/${name}/package.json`, manifest],
        [`node_modules/${name}/index.js`, module],
      ]),
    ),
    'node_modules/.hooks/install': module,
  };
}

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

describe('the command line', () => {
  it('runs nothing that lies in a workspace', async () => {
    const { module, ran } = trap();
    const trapped = boobyTrapped(module);
    const workspace = new Workspace(trapped);
    const extended = ['evil', '@evil/words', './index.js', './package.json', 'evil/index.js', 'distinguo-plugin-evil'];
    for (const [at, name] of extended.entries()) {
      for (const [file, contents] of Object.entries(trapped)) workspace.write(`${at}/${file}`, contents);
      workspace.write(`${at}/distinguo.yml`, `extends: '${name}'\nplugins: [evil]\nparser: ./index.js\n`);
    }
    const { code, stderr } = await workspace.spawn(extended.map((_, at) => String(at)));
    expect(code).toBe(2);
    for (const [at, name] of extended.entries())
      expect(stderr, name).toMatch(new RegExp(`\\b${at}/(?:distinguo\\.yml:1:10: |package\\.json:1:)`));
    expect((await workspace.spawn(['--no-config', 'a.md'])).code).toBe(1);
    expect(ran()).toBe(false);
    // It would have been seen: anybody who loads the package runs it.
    await import(path.join(workspace.folder, 'node_modules/evil/index.js'));
    expect(ran()).toBe(true);
  }, 120_000);

  it('starts no program and asks no network, whatever it is asked to do', async () => {
    const { env, seen } = witness();
    const workspace = new Workspace({
      'a.md': `See https://example.com/a.png.\n\n![x](https://example.com/b.png)\n\n${wrong}`,
    });
    const reports = formats.flatMap((format) => ['--format', `${format}=out/${format}`]);
    const runs = [
      ['--cache', ...reports],
      ['--fix-dry-run'],
      ['--baseline', 'b.json', '--update-baseline'],
      ['--print-config', 'a.md'],
      ['--explain', 'role-mismatch'],
      ['completion', 'bash'],
      ['--fix'],
    ];
    for (const args of runs) expect((await workspace.spawn(args, { env })).code, args.join(' ')).toBeLessThan(2);
    expect(fs.readdirSync(workspace.path('out')).sort()).toEqual([...formats].sort());
    expect(seen()).toEqual([]);
  }, 120_000);

  it('starts Git, and nothing else, where it is asked what is new', async () => {
    const { env, seen } = witness();
    const workspace = new Workspace({ 'a.md': wrong });
    await workspace.spawn(['--staged'], { env });
    await workspace.spawn(['doctor'], { env });
    fs.mkdirSync(workspace.path('.git'));
    await workspace.spawn(['--since', 'main'], { env });
    expect(seen().length).toBeGreaterThan(0);
    expect(seen().filter((line) => !/^process \/\S*\/git(?:\.exe)? /.test(line))).toEqual([]);
  });
});

describe('the language server', () => {
  it('starts no program and asks no network, compiled anew or from what was kept of it', async () => {
    const { env, seen } = witness();
    const { module, ran } = trap();
    const cache = new Outside();
    const workspace = new Workspace({ ...boobyTrapped(module), 'distinguo.yml': 'extends: evil\n' });
    const program = path.join(inject('bundle'), 'lsp.cjs');
    const surroundings = Object.entries({ ...env, XDG_CACHE_HOME: cache.folder });
    const work = async () => {
      const client = await Client.start({ folders: [`file://${encodeURI(workspace.folder)}`] }, [
        'env',
        ...['CI', 'NODE_COMPILE_CACHE', 'NODE_DISABLE_COMPILE_CACHE'].flatMap((name) => ['-u', name]),
        ...surroundings.map(([name, value]) => `${name}=${value}`),
        process.execPath,
        program,
        '--stdio',
      ]);
      const uri = await client.open(
        `file://${encodeURI(workspace.path('a.md'))}`,
        'The customer clicks “Save”. https://example.com\n',
      );
      const range = client.at(uri, 'customer');
      expect(await client.diagnostics(uri)).toHaveLength(1);
      await client.request('textDocument/hover', uri, range.start);
      for (const action of await client.actions(uri, range)) await client.resolve(action);
      await client.connection.sendRequest('distinguo/lintWorkspace');
      expect(await client.stop()).toBe(0);
    };
    await work();
    if (process.platform !== 'win32') expect(fs.readdirSync(cache.path('distinguo')).join()).toMatch(/server\.cjs$/);
    await work();
    expect(seen()).toEqual([]);
    expect(ran()).toBe(false);
  });
});

describe('the server for language models', () => {
  it('reads no file, starts no program and asks no network, whatever path it is told', async () => {
    const { env, seen } = witness();
    const workspace = new Workspace({ 'secret.md': wrong, 'secret.yml': 'rules: { term-variant: off }\n' });
    const client = new ModelClient({ name: 'test', version: '1' });
    const inherited = Object.fromEntries(Object.entries(process.env).filter(([, value]) => value !== undefined));
    await client.connect(
      new StdioClientTransport({
        command: process.execPath,
        args: [cli, 'mcp'],
        cwd: workspace.folder,
        env: { ...(inherited as Record<string, string>), ...env },
      }),
    );
    const call = async (name: string, input: Record<string, unknown>) => {
      const { content } = await client.callTool({ name, arguments: input });
      return (content as { text: string }[])[0]?.text ?? '';
    };
    const about = await call('lint_text', { text: 'Nothing.', path: workspace.path('secret.md') });
    expect(JSON.parse(about)).toMatchObject({ findings: [], problems: [] });
    for (const name of [
      './secret.yml',
      '../secret.yml',
      workspace.path('secret.yml'),
      'secret/secret.yml',
      'file:///etc/passwd',
    ]) {
      expect(await call('lint_text', { text: wrong, configuration: `extends: '${name}'` }), name).toMatch(
        /^distinguo\.yml:1:10: /,
      );
    }
    await client.close();
    expect(seen()).toEqual([]);
  });
});
