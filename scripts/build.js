// Bundles what ships into dist/. Run by “npm run build”.

import { createHash } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import { build } from 'esbuild';
import { writeCommonJs } from './common-js.js';
import { bundledPackages, noticesOf } from './notices.js';
import { withoutCopies } from './without-copies.js';
import { withoutExamples } from './without-examples.js';
import { writeTypes } from './write-types.js';

const { version, homepage } = JSON.parse(fs.readFileSync('package.json', 'utf8'));

/**
 * Rooms enter one another through one door each, their index.ts. A bundler takes
 * the door with all that is behind it, and nothing could be loaded later than the
 * rest: so the bundle goes straight to the module that each name comes from.
 *
 * @type {import('esbuild').Plugin}
 */
const throughTheDoors = {
  name: 'through-the-doors',
  setup(bundler) {
    const doors = new Map(
      ['engine', 'rules', 'configuration', 'glossary', 'workspace', 'workspace/disk'].map((room) => [
        room,
        new Map(
          [...fs.readFileSync(`${room}/index.ts`, 'utf8').matchAll(/export \{([^}]*)\} from '\.\/([^']+)'/g)].flatMap(
            ([, names = '', file = '']) => names.split(',').map((name) => [name.trim(), file]),
          ),
        ),
      ]),
    );
    bundler.onLoad({ filter: /[\\/](?:cli|workspace|office)[\\/].*\.ts$/ }, ({ path: file }) => {
      const text = fs.readFileSync(file, 'utf8');
      const direct = text.replace(
        /(import|export) \{([^}]*)\} from '([./]*)(engine|rules|configuration|glossary|workspace\/disk|workspace)\/index\.js'/g,
        (_, verb, names, up, room) =>
          names
            .split(',')
            .map((name) => name.trim())
            // A type is gone from the bundle; to import its module for it would load all of that.
            .filter((name) => !name.startsWith('type '))
            .map((name) => ({ name, file: doors.get(room).get(name.replace(/ as .*/, '')) }))
            // What is no export with code is a type.
            .filter(({ file }) => file !== undefined)
            .map(({ name, file }) => `${verb} { ${name} } from '${up}${room}/${file}'`)
            .join(';'),
      );
      return { contents: direct, loader: 'ts' };
    });
  },
};

/** The formats that most runs meet; the readers of all others are loaded, together, with the first document of one. */
const usual = new Set(['markdown', 'mdx', 'html', 'plaintext']);

/** @type {import('esbuild').Plugin} */
const otherFormatsWhenMet = {
  name: 'other-formats-when-met',
  setup(bundler) {
    const folder = path.resolve('engine/formats');
    const formats = [
      ...fs
        .readFileSync(`${folder}/formats.generated.ts`, 'utf8')
        .matchAll(/^import \{ format as (\w+) \} from '([^']+)';$/gm),
    ].map(([statement, id]) => ({ statement, id, isUsual: usual.has(id) }));
    const others = formats.filter(({ isUsual }) => !isUsual);
    const listed = (which, part) => which.map(part).join('\n');
    bundler.onLoad({ filter: /[\\/]engine[\\/]formats[\\/]formats\.generated\.ts$/ }, () => ({
      contents: `${listed(formats, ({ statement, isUsual }) => (isUsual ? statement : ''))}
        const others = () => WHEN_MET(import('other-formats')).formats;
        export const formats = {
          ${listed(formats, ({ id, isUsual }) => (isUsual ? `${id},` : `get ${id}() { return others().${id}; },`))}
        };`,
      loader: 'ts',
    }));
    bundler.onResolve({ filter: /^other-formats$/ }, ({ path: name }) => ({ path: name, namespace: 'formats' }));
    bundler.onLoad({ filter: /./, namespace: 'formats' }, () => ({
      contents: `${listed(others, ({ statement }) => statement)}
        export const formats = { ${others.map(({ id }) => id).join(', ')} };`,
      resolveDir: folder,
      loader: 'ts',
    }));
  },
};

/**
 * What “jsonld” is in browsers: in Node it brings a client for HTTP, and nothing is fetched.
 *
 * @type {import('esbuild').Plugin}
 */
const withoutHttp = {
  name: 'without-http',
  setup(bundler) {
    bundler.onResolve({ filter: /^\.\/platform(?:\.js)?$/ }, ({ resolveDir }) =>
      /[\\/]jsonld[\\/]lib$/.test(resolveDir) ? { path: path.join(resolveDir, 'platform-browser.js') } : undefined,
    );
  },
};

/** @type {import('esbuild').BuildOptions} */
const shared = {
  bundle: true,
  minify: true,
  // What they would say stands in THIRD-PARTY-NOTICES.txt.
  legalComments: 'none',
  metafile: true,
  logLevel: 'warning',
  define: {
    'process.env.DISTINGUO_VERSION': JSON.stringify(version),
    'process.env.DISTINGUO_HOMEPAGE': JSON.stringify(homepage),
    'process.env.DISTINGUO_ENGINE': JSON.stringify(engineHash()),
  },
};

/**
 * Every program that ships: one row each. Rows whose entry does not exist are left out.
 *
 * @type {(import('esbuild').BuildOptions & { entryPoints: { in: string, out: string }[] })[]}
 */
const programs = [
  {
    // The library: ESM for any place that runs JavaScript.
    entryPoints: [
      { in: 'library/index.ts', out: 'library/index' },
      { in: 'library/retext.ts', out: 'library/retext' },
    ],
    format: 'esm',
    platform: 'neutral',
    target: 'es2022',
    mainFields: ['module', 'main'],
    splitting: true,
    alias: { yaml: './node_modules/yaml/browser/index.js' },
    chunkNames: 'library/chunk-[hash]',
  },
  {
    // The language server, for stdio and IPC in Node and for web workers; in Node another file begins, see below.
    entryPoints: [{ in: 'server/main.ts', out: 'server' }],
    format: 'iife',
    outExtension: { '.js': '.cjs' },
    platform: 'node',
    target: 'node20',
    // Where a package has a build for pages and one for workers, which have no document, the latter.
    conditions: ['worker', 'browser', 'module'],
    alias: { yaml: './node_modules/yaml/browser/index.js' },
    plugins: [withoutExamples, withoutCopies],
  },
  {
    // The extension on the desktop; CommonJS for older editors.
    entryPoints: [{ in: 'client/extension.ts', out: 'client' }],
    format: 'cjs',
    outExtension: { '.js': '.cjs' },
    platform: 'node',
    target: 'node18',
    external: ['vscode'],
  },
  {
    // The extension in the browser.
    entryPoints: [{ in: 'client/browser.ts', out: 'browser/client' }],
    format: 'cjs',
    platform: 'browser',
    target: 'es2022',
    external: ['vscode'],
  },
  {
    // What runs in a page of the extension, and how that looks.
    entryPoints: [
      { in: 'client/page/proposal.js', out: 'page/proposal' },
      { in: 'client/page/proposal.css', out: 'page/proposal' },
    ],
    format: 'iife',
    platform: 'browser',
    target: 'chrome124',
  },
];

/**
 * The command line: a first file that Node reads, what every run needs, the engine, and what is rarely needed in files
 * of their own.
 */
async function buildCommandLine() {
  const options = { ...shared, platform: 'node', target: 'node20.19', outdir };
  const start = { entryPoints: [{ in: 'cli/start.ts', out: 'cli' }], banner: { js: '#!/usr/bin/env node' } };
  const { outputFiles, metafile } = await build({
    ...options,
    entryPoints: [
      { in: 'cli/main.ts', out: 'cli-main' },
      { in: 'cli/worker.ts', out: 'cli-worker' },
    ],
    write: false,
    bundle: true,
    format: 'esm',
    splitting: true,
    plugins: [throughTheDoors, otherFormatsWhenMet, withoutHttp],
    // ES modules of the packages, which can be shaken; for Node these packages name CommonJS.
    // That of jsonc-parser cannot even be bundled: it hides its parts from a bundler.
    alias: {
      'jsonc-parser': './node_modules/jsonc-parser/lib/esm/main.js',
      yaml: './node_modules/yaml/browser/index.js',
      n3: './node_modules/n3/src/index.js',
    },
    // Where a CommonJS file is, as far as its address is asked for.
    define: { ...shared.define, 'import.meta.url': '__filename' },
    chunkNames: 'cli-[name]-[hash]',
  });
  const pieces = new Map(outputFiles.map((file) => [path.basename(file.path), file.text]));
  await writeCommonJs(
    pieces,
    [
      ['cli-run', /^cli-(?:run|json)\b/],
      ['cli-engine', /^cli-judge\b/],
    ],
    options,
  );
  const define = { ...shared.define, 'process.env.DISTINGUO_BUILD': JSON.stringify(hashOf(outdir, /^cli-.*\.cjs$/)) };
  const first = await build({ ...options, ...start, define, format: 'esm' });
  return [first.metafile, metafile];
}

/** What Node reads first of the language server: it loads the rest, which must be there. */
async function buildServerStart() {
  const { metafile } = await build({
    ...shared,
    entryPoints: [{ in: 'server/start.ts', out: 'lsp' }],
    outdir,
    platform: 'node',
    format: 'cjs',
    outExtension: { '.js': '.cjs' },
    // Editors bring an older Node than the command line needs.
    target: 'node18',
    define: { ...shared.define, 'process.env.DISTINGUO_BUILD': JSON.stringify(hashOf(outdir, /^server\.cjs$/)) },
  });
  return metafile;
}

// Built beside and swapped in whole, so that nobody runs half a build.
const outdir = path.join('build', `dist-${process.pid}`);
try {
  const metafiles = [];
  for (const program of programs.filter(({ entryPoints }) => entryPoints.every((entry) => fs.existsSync(entry.in)))) {
    metafiles.push((await build({ ...shared, ...program, outdir })).metafile);
  }
  metafiles.push(...(await buildCommandLine()), await buildServerStart());
  const packages = bundledPackages(metafiles);
  fs.writeFileSync(path.join(outdir, 'THIRD-PARTY-NOTICES.txt'), noticesOf(packages));
  fs.writeFileSync('build/bundled.json', JSON.stringify(packages.map(({ name, version }) => `${name}@${version}`)));
  writeTypes(outdir);
  fs.chmodSync(path.join(outdir, 'cli.js'), 0o755);
  fs.rmSync('dist', { recursive: true, force: true });
  fs.renameSync(outdir, 'dist');
} catch (error) {
  // The bundler has said what is wrong, and where.
  if (!('errors' in error)) console.error(error.message);
  process.exitCode = 1;
} finally {
  fs.rmSync(outdir, { recursive: true, force: true });
}

/** Names the files of a folder by what they hold. */
function hashOf(folder, wanted) {
  const hash = createHash('sha256');
  for (const name of fs.readdirSync(folder).sort()) {
    if (wanted.test(name)) hash.update(name).update(fs.readFileSync(path.join(folder, name)));
  }
  return hash.digest('hex').slice(0, 16);
}

/** Names the engine by all that it is made of: what one engine found is not what another finds. */
function engineHash() {
  const hash = createHash('sha256').update(version);
  for (const room of ['configuration', 'engine', 'rules']) {
    const sources = fs.readdirSync(room, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.ts'));
    for (const name of sources.sort()) hash.update(name).update(fs.readFileSync(path.join(room, name)));
  }
  return hash.digest('hex').slice(0, 16);
}
