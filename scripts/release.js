// Makes and checks all that a release consists of, in build/release/. Run by “npm run release”; docs/releasing.md explains.
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import process from 'node:process';

const out = path.join('build', 'release');
const isFinal = process.argv.includes('--final');
const manifest = JSON.parse(fs.readFileSync('package.json', 'utf8'));
const { version } = manifest;

const faults = [...dirtyFiles(), ...(isFinal ? unfinished() : [])];
if (faults.length > 0) {
  console.error(`${faults.join('\n')}\nNothing was made.`);
  process.exit(1);
}
const { packForNpm } = await import('./package-npm.js');
fs.rmSync(out, { recursive: true, force: true });
fs.mkdirSync(out, { recursive: true });
run('npm', 'run', '--silent', 'build');
run(process.execPath, 'scripts/package.js');
fs.renameSync('distinguo.vsix', path.join(out, `distinguo-${version}.vsix`));
checkArchive(packForNpm(out));
fs.writeFileSync(path.join(out, `distinguo-${version}.cdx.json`), `${JSON.stringify(billOfMaterials(), null, 2)}\n`);
fs.copyFileSync('dist/THIRD-PARTY-NOTICES.txt', path.join(out, 'THIRD-PARTY-NOTICES.txt'));
fs.writeFileSync(path.join(out, 'CHANGES.md'), changes() ?? '');
writeAction();
writeSums();
console.log(`${fs.readdirSync(out).sort().join('\n')}\nlie in ${out}.`);
for (const fault of isFinal ? [] : unfinished()) console.log(`Not to be published yet: ${fault}`);

/** What is not committed would ship and could never be found again. */
function dirtyFiles() {
  const changed = execFileSync('git', ['status', '--porcelain'], { encoding: 'utf8' }).trim();
  return changed === '' ? [] : [`The working tree has changes that are not committed:\n${changed}`];
}

/** What a release must not go out with. */
function unfinished() {
  const made = JSON.stringify(manifest);
  const uses = ['action.yml', ...workflows()].flatMap((file) =>
    [...fs.readFileSync(file, 'utf8').matchAll(/\buses: *(?!\.\/)(\S+)/g)].map(([, what]) => ({ file, what })),
  );
  const loose = uses.filter(({ what }) => !/@[0-9a-f]{40}$/.test(what));
  return [
    ...(manifest.private ? ['package.json says “private”.'] : []),
    ...(made.includes('distinguo.invalid') ? ['package.json has places to fill in: docs/placeholders.md.'] : []),
    ...(changes() === undefined ? [`CHANGELOG.md has no section “## ${version}” with a date.`] : []),
    ...loose.map(({ file, what }) => `${file} uses ${what}, which is not pinned by a commit.`),
  ];
}

function workflows() {
  const folder = path.join('.github', 'workflows');
  return fs.existsSync(folder) ? fs.readdirSync(folder).map((name) => path.join(folder, name)) : [];
}

/** The section of this version, without its title; undefined when there is none with a date. */
function changes() {
  const sections = fs.readFileSync('CHANGELOG.md', 'utf8').split(/^## /m);
  const section = sections.find((each) => each.startsWith(`${version}, `) && /^\S+ \d{4}-\d\d-\d\d\n/.test(each));
  return section?.slice(section.indexOf('\n')).trim();
}

/** The archive is installed as others will, with nothing beside it, and has to work without a warning. */
function checkArchive(archive) {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'distinguo-release-'));
  try {
    fs.writeFileSync(path.join(folder, 'package.json'), '{ "private": true }');
    const install = ['install', '--no-audit', '--no-fund', '--offline', path.resolve(archive)];
    const said = execFileSync('npm', install, { cwd: folder, encoding: 'utf8', stdio: ['ignore', 'pipe', 'inherit'] });
    if (/warn/i.test(said)) throw new Error(`npm warns of the package: ${said}`);
    fs.writeFileSync(path.join(folder, 'a.md'), 'Each enduser has a badge.\n');
    const program = path.join('node_modules', 'distinguo', 'dist', 'cli.js');
    const shown = execFileSync(process.execPath, [program, '--exit-zero', 'a.md'], { cwd: folder, encoding: 'utf8' });
    if (!shown.includes('term-variant')) throw new Error(`The packed program finds nothing: ${shown}`);
  } finally {
    fs.rmSync(folder, { recursive: true, force: true });
  }
}

/** What npm knows of the packages in the bundles, as CycloneDX. */
function billOfMaterials() {
  const args = ['sbom', '--package-lock-only', '--sbom-format', 'cyclonedx', '--sbom-type', 'application'];
  const all = JSON.parse(execFileSync('npm', args, { encoding: 'utf8', maxBuffer: 1 << 27 }));
  const bundled = new Set(JSON.parse(fs.readFileSync('build/bundled.json', 'utf8')));
  const components = all.components.filter(({ name, group, version: of }) =>
    bundled.has(`${group === undefined || group === '' ? name : `${group}/${name}`}@${of}`),
  );
  const refs = new Set([all.metadata.component['bom-ref'], ...components.map((each) => each['bom-ref'])]);
  const dependencies = all.dependencies
    .filter(({ ref }) => refs.has(ref))
    .map(({ ref, dependsOn = [] }) => ({ ref, dependsOn: dependsOn.filter((each) => refs.has(each)) }));
  if (components.length < bundled.size) throw new Error('The lock file does not know all packages that are bundled.');
  const { component, ...metadata } = all.metadata;
  return {
    ...all,
    // npm calls it by the folder, and takes what is bundled for tools of the developers.
    metadata: { ...metadata, component: { ...component, name: manifest.name } },
    components: components.map(({ properties, ...each }) => ({ ...each, scope: 'required' })),
    dependencies,
  };
}

/** The tree that a tag of the GitHub action holds: the program as it is built, and nothing to install. */
function writeAction() {
  const folder = path.join(out, 'action');
  for (const file of ['action.yml', 'LICENSE', 'README.md']) fs.cpSync(file, path.join(folder, file));
  const { type, engines } = manifest;
  fs.writeFileSync(path.join(folder, 'package.json'), `${JSON.stringify({ type, engines: { node: engines.node } })}\n`);
  for (const name of fs.readdirSync('dist').filter((each) => /^(?:cli|THIRD)[\w.-]*$/.test(each)))
    fs.cpSync(path.join('dist', name), path.join(folder, 'dist', name));
  fs.cpSync('docs/rules', path.join(folder, 'docs', 'rules'), { recursive: true });
}

function writeSums() {
  const files = fs.readdirSync(out, { withFileTypes: true }).filter((entry) => entry.isFile());
  const sums = files.map(({ name }) => {
    const sum = createHash('sha256')
      .update(fs.readFileSync(path.join(out, name)))
      .digest('hex');
    return `${sum}  ${name}\n`;
  });
  fs.writeFileSync(path.join(out, 'SHA256SUMS'), sums.join(''));
}

function run(command, ...args) {
  execFileSync(command, args, { stdio: ['ignore', process.stderr, 'inherit'], shell: process.platform === 'win32' });
}
