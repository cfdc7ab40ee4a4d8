// The licences of the packages that are bundled, from what the bundler says it took. Used by the build.
import fs from 'node:fs';
import path from 'node:path';

const LICENCE_FILE = /^(?:licen[cs]e|copying|notice)(?:[-.].*)?$/i;

/**
 * The packages whose code is in bundles, each once, in the order of their names.
 *
 * @param {readonly import('esbuild').Metafile[]} metafiles
 * @returns {{ folder: string, name: string, version: string, license: string }[]}
 */
export function bundledPackages(metafiles) {
  const folders = new Set();
  for (const { outputs } of metafiles) {
    for (const { inputs } of Object.values(outputs)) {
      for (const [file, { bytesInOutput }] of Object.entries(inputs)) {
        if (bytesInOutput > 0 && file.includes('node_modules/')) folders.add(packageOf(file));
      }
    }
  }
  const packages = [...folders].map((folder) => {
    const { name, version, license } = JSON.parse(fs.readFileSync(path.join(folder, 'package.json'), 'utf8'));
    return { folder, name, version, license };
  });
  const byName = new Map(packages.map((each) => [`${each.name}@${each.version}`, each]));
  return [...byName.values()].sort((a, b) => (`${a.name}@${a.version}` < `${b.name}@${b.version}` ? -1 : 1));
}

/**
 * The text of THIRD-PARTY-NOTICES.txt.
 *
 * @param {ReturnType<typeof bundledPackages>} packages
 * @throws {Error} for a package that says nothing of its licence: it must not ship
 */
export function noticesOf(packages) {
  const head = `Distinguo contains code of the ${packages.length} packages below, under their own licences.\n`;
  return [head, ...packages.map(noticeOf)].join(`\n${'-'.repeat(80)}\n\n`);
}

function noticeOf({ folder, name, version, license }) {
  if (typeof license !== 'string') throw new Error(`${name}@${version} names no licence in its package.json.`);
  const files = fs.readdirSync(folder).filter((file) => LICENCE_FILE.test(file));
  const texts = files.sort().map((file) => fs.readFileSync(path.join(folder, file), 'utf8').trim());
  if (texts.length === 0) throw new Error(`${name}@${version} (${license}) ships no text of its licence.`);
  return `${name} ${version} (${license})\n\n${texts.join('\n\n').replaceAll('\r\n', '\n')}\n`;
}

/** The folder of the package that a file belongs to, also where packages lie in packages. */
function packageOf(file) {
  const at = file.lastIndexOf('node_modules/') + 'node_modules/'.length;
  const [scope = '', name = ''] = file.slice(at).split('/');
  return file.slice(0, at) + (scope.startsWith('@') ? `${scope}/${name}` : scope);
}
