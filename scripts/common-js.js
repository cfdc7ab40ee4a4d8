// Packs the lazy pieces that esbuild makes of the command line into few CommonJS files. Used by build.js.

import path from 'node:path';
import { build } from 'esbuild';

/**
 * Node starts a CommonJS file sooner than ES modules: importing a module of Node's own makes a copy of all its exports,
 * for which streams and network are loaded; and each file of a run costs as much as reading some 50 KB of program.
 *
 * @param {ReadonlyMap<string, string>} modules ES modules by the name of their file, all in one folder
 * @param {readonly (readonly [name: string, piece: RegExp])[]} packs what to pack together, each time with all that it
 *   imports and no earlier pack holds; every other piece becomes a file of its own
 * @param {import('esbuild').BuildOptions} options
 */
export async function writeCommonJs(modules, packs, options) {
  const pieces = new Map([...modules].map(([name, text]) => [name, requiring(text)]));
  const home = homesOf(pieces, packs);
  for (const file of new Set(home.values())) {
    const members = [...home].filter(([, at]) => at === file).map(([piece]) => piece);
    const isPack = packs.some(([name]) => file === `${name}.cjs`);
    await build({
      ...options,
      stdin: { contents: isPack ? doorTo(members) : (pieces.get(members[0]) ?? ''), resolveDir: '.' },
      outfile: path.join(options.outdir ?? '', file),
      outdir: undefined,
      bundle: true,
      format: 'cjs',
      supported: { 'dynamic-import': false },
      plugins: [sharing(pieces, packs, home, file)],
    });
  }
}

/**
 * A default import of a module of Node is the module itself: esbuild would copy it, and load what it loads when asked.
 * `WHEN_MET(import(…))` stands for a piece that is needed at once, but not before.
 */
function requiring(text) {
  return text
    .replace(/import\s*([\w$]+)\s*from\s*("node:[^"]+");?/g, 'const $1=require($2);')
    .replace(/import\s*\{([^}]*)\}\s*from\s*"node:crypto";?/g, (_, names) => names.split(',').map(calledLater).join(''))
    .replace(/WHEN_MET\(import\(("[^"]+")\)\)/g, 'require($1)');
}

/** Cryptography takes Node 4 ms to load, and most runs need none: a function of it is there when it is called. */
function calledLater(imported) {
  const [name, local = name] = imported.trim().split(/\s+as\s+/);
  return `const ${local}=(...given)=>require("node:crypto").${name}(...given);`;
}

/** The file in which each piece ends up. */
function homesOf(pieces, packs) {
  const home = new Map();
  for (const [name, wanted] of packs) {
    const open = [...pieces.keys()].filter((piece) => wanted.test(piece));
    for (let piece = open.pop(); piece !== undefined; piece = open.pop()) {
      if (home.has(piece)) continue;
      home.set(piece, `${name}.cjs`);
      const statically = /(?:from|import)\s*"\.\/([^"]+)"/g;
      open.push(...[...(pieces.get(piece) ?? '').matchAll(statically)].map(([, imported]) => imported));
    }
  }
  for (const piece of pieces.keys()) if (!home.has(piece)) home.set(piece, piece.replace(/js$/, 'cjs'));
  return home;
}

/** What a pack lets others have of its pieces. */
function doorTo(members) {
  return members.map((piece) => `export * as ${nameOf(piece)} from './${piece}';`).join('\n');
}

const nameOf = (piece) => piece.replace(/\W/g, '_');

/** Takes pieces of the same file in, and leaves those of other files where they are. */
function sharing(pieces, packs, home, file) {
  return {
    name: 'sharing',
    setup(bundler) {
      bundler.onResolve({ filter: /^\.\// }, ({ path: wanted }) => {
        const piece = wanted.slice(2);
        const at = home.get(piece);
        if (at === undefined || wanted.endsWith('.cjs')) return { path: wanted, external: true };
        return { path: piece, namespace: at === file ? 'here' : 'there' };
      });
      bundler.onLoad({ filter: /./, namespace: 'here' }, ({ path: piece }) => ({
        contents: pieces.get(piece) ?? '',
        resolveDir: '.',
      }));
      bundler.onLoad({ filter: /./, namespace: 'there' }, ({ path: piece }) => {
        const at = home.get(piece) ?? '';
        const part = packs.some(([name]) => at === `${name}.cjs`) ? `.${nameOf(piece)}` : '';
        return { contents: `module.exports = require('./${at}')${part};`, resolveDir: '.' };
      });
    },
  };
}
