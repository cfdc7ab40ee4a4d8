import fs from 'node:fs';
import path from 'node:path';
import { describe, expect, inject, it } from 'vitest';
import { parse } from 'yaml';

/** A program that ships, with all its parts. */
function bundle(...names: readonly RegExp[]): string {
  const folder = inject('bundle');
  const files = fs
    .readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map((file) => file.split(path.sep).join('/'));
  return files
    .filter((file) => names.some((name) => name.test(file)))
    .map((file) => fs.readFileSync(path.join(folder, file), 'utf8'))
    .join('\n');
}

const programs = {
  'the command line': { text: () => bundle(/^cli(?:-[\w.-]+)?\.c?js$/), sockets: false },
  'the server': { text: () => bundle(/^server\.cjs$/), sockets: true },
  'the extension': { text: () => bundle(/^client\.cjs$/), sockets: true },
  'the extension in the browser': { text: () => bundle(/^browser\/client\.js$/), sockets: false },
  'the library': { text: () => bundle(/^library\//), sockets: false },
};

describe.each(Object.entries(programs))('%s', (_, { text, sockets }) => {
  it('has nothing to ask a network with', () => {
    const modules = new Set(
      [...text().matchAll(/(?:from|require\(|import\()\s*["'](?:node:)?([\w/]+)["']/g)].map(([, name = '']) => name),
    );
    const networks = [
      'http',
      'https',
      'http2',
      'tls',
      'dns',
      'dns/promises',
      'dgram',
      'inspector',
      'cluster',
      'undici',
      'repl',
    ];
    expect([...modules].filter((name) => networks.includes(name))).toEqual([]);
    // Editors can speak with a server over a local socket; nothing else needs one.
    if (!sockets) expect([...modules]).not.toContain('net');
    expect(text()).not.toMatch(/(?<![.\w])fetch\(|new XMLHttpRequest|new WebSocket|new EventSource|sendBeacon\(/);
  });
});

describe('the command line and the library', () => {
  it('load no code but their own', () => {
    const text = `${programs['the command line'].text()}\n${programs['the library'].text()}`;
    const imported = [...text.matchAll(/(?<![.\w$])(?:import|require)\(([^)]{0,80})\)/g)].map(([, what = '']) => what);
    // A schema that is compiled would name parts of its compiler; none ever is ("execution").
    const own = /^"(?:\.\/(?:cli|server)[\w.-]*\.c?js|(?:node:)?[a-z_]+(?:\/promises)?|ajv[\w/-]+)"$/;
    expect(imported.filter((what) => what.startsWith('"./')).length).toBeGreaterThan(20);
    expect(imported.filter((what) => !own.test(what))).toEqual([]);
  });
});

interface Locked {
  readonly version?: string;
  readonly resolved?: string;
  readonly integrity?: string;
  readonly link?: boolean;
  readonly inBundle?: boolean;
  readonly hasInstallScript?: boolean;
}

describe('what the project is built with', () => {
  const { packages } = JSON.parse(fs.readFileSync('package-lock.json', 'utf8')) as { packages: Record<string, Locked> };
  const manifest = JSON.parse(fs.readFileSync('package.json', 'utf8'));
  const installed = Object.entries(packages).filter(([name]) => name !== '');

  it('is pinned by version and hash', () => {
    const loose = installed.filter(
      ([, { version, integrity, link, inBundle }]) =>
        link || !version || !(integrity?.startsWith('sha512-') || inBundle),
    );
    expect(installed.length).toBeGreaterThan(100);
    expect(loose.map(([name]) => name)).toEqual([]);
    for (const [name, range] of Object.entries(manifest.devDependencies)) expect(range, name).toMatch(/^[\^~]?\d/);
  });

  it('is nothing that the programs need when they run', () => {
    expect([manifest.dependencies, manifest.optionalDependencies, manifest.peerDependencies]).toEqual([
      undefined,
      undefined,
      undefined,
    ]);
  });

  it('runs scripts of its own when it is installed only where that is known', () => {
    const scripts = installed
      .filter(([, { hasInstallScript }]) => hasInstallScript)
      .map(([name]) => name.replace(/^.*node_modules\//, ''));
    expect([...new Set(scripts)].sort()).toEqual(['@vscode/vsce-sign', 'esbuild', 'keytar']);
    // None is needed, so none runs, and npm has nothing to warn of.
    expect(manifest.allowScripts).toEqual(Object.fromEntries(scripts.map((name) => [name, false])));
  });
});

describe('the GitHub Action', () => {
  const { runs } = parse(fs.readFileSync('action.yml', 'utf8')) as {
    runs: { steps: { run?: string; uses?: string }[] };
  };

  it('puts no input into a script, and installs nothing', () => {
    const scripts = runs.steps.flatMap(({ run = [] }) => run);
    expect(scripts.filter((script) => script.includes('${{'))).toEqual([]);
    expect(scripts.join('\n')).not.toMatch(/\bnpm\b|npx|curl|wget|\beval\b/);
  });

  it('uses actions of GitHub alone, each by its commit', () => {
    const uses = runs.steps.flatMap(({ uses = [] }) => uses);
    expect(uses.filter((name) => !/^(?:actions|github)\/[\w/-]+@[0-9a-f]{40}$/.test(name))).toEqual([]);
  });
});

describe('the workflows', () => {
  const files = fs.readdirSync('.github/workflows').map((name) => path.join('.github/workflows', name));

  it.each(files)('%s may do nothing but what its jobs say, and uses nothing that can change', (file) => {
    const { permissions, jobs } = parse(fs.readFileSync(file, 'utf8')) as {
      permissions: object;
      jobs: Record<string, { permissions?: object; steps: { uses?: string; run?: string }[] }>;
    };
    expect(permissions).toEqual({});
    for (const { permissions: allowed, steps } of Object.values(jobs)) {
      expect(allowed).toBeDefined();
      for (const { uses = `actions/x@${'0'.repeat(40)}`, run = '' } of steps) {
        expect(uses).toMatch(/^(?:\.\/[\w/]+|actions\/[\w-]+@[0-9a-f]{40})$/);
        expect(run).not.toContain('${{');
      }
    }
  });
});
