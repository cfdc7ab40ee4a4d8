// Writes everything that lists the formats, from their records in engine/formats/. Run by “npm run docs”.
import fs from 'node:fs';
import path from 'node:path';
import { fault } from './fault.js';
import { importTypeScript } from './import-typescript.js';

const folder = 'engine/formats';
/** What is no record of a format, though it is no folder. */
const others = ['among.ts', 'format.ts', 'index.ts', 'languages.ts'];
/** The folder of what the readers of programming languages share. */
const shared = 'code';

const modules = recordModules();
writeList();
const { formats } = await importTypeScript(`${folder}/formats.generated.ts`);
const records = modules.map(checked);
/** The formats all of whose files are read, those that a configuration asks for, and those of which only some are. */
const whole = records.filter(({ among, optIn }) => among === undefined && !optIn);
const asked = records.filter(({ optIn }) => optIn);
const picked = records.filter(({ among }) => among !== undefined);
writeLanguages();
writeClientLanguages();
writeManifest();
writeHooks();
writeStagedPattern();
fillPage('README.md', 'formats', listInWords(), '');
fillPage('docs/configuration.md', 'formats', table(), '\n');
if (picked.length > 0) fillPage('docs/catalogues.md', 'among', amongTable(), '\n');

/** A module for each format: a file, or the index.ts of a folder. */
function recordModules() {
  return fs
    .readdirSync(folder, { withFileTypes: true })
    .filter(({ name }) => name !== shared)
    .filter((entry) => entry.isDirectory() || !(others.includes(entry.name) || entry.name.endsWith('.generated.ts')))
    .map((entry) => ({
      id: entry.name.replace(/\.ts$/, ''),
      file: `${folder}/${entry.name}${entry.isDirectory() ? '/index.ts' : ''}`,
    }))
    .sort((a, b) => (a.id < b.id ? -1 : 1));
}

function writeList() {
  for (const { id, file } of modules) {
    if (!/^[a-z][a-z0-9]*$/.test(id)) fault(`${file}: name a format with lower-case letters and digits alone.`);
    if (!/^export const format\b/m.test(fs.readFileSync(file, 'utf8'))) fault(`${file} exports no “format”.`);
  }
  const lines = [
    "import type { LanguageId } from '../model.js';",
    "import type { Format } from './format.js';",
    ...modules.map(({ id, file }) => `import { format as ${id} } from '.${file.slice(folder.length, -2)}js';`),
    '',
    '/** Every format, with its reader. */',
    `export const formats: Readonly<Record<LanguageId, Format>> = { ${modules.map(({ id }) => id).join(', ')} };`,
  ];
  write(`${folder}/formats.generated.ts`, lines);
}

function writeLanguages() {
  const rows = records.map((record) => {
    const { id, name, extensions, packages, cells, optIn, encodes, editorIds, comments, among } = record;
    const written = comments === undefined ? {} : { comment: commentText(comments) };
    return `  ${id}: ${JSON.stringify({ name, extensions, packages, cells, optIn, encodes, editorIds, ...written, among })},`;
  });
  write('engine/languages.generated.ts', [
    '/** The kinds of document that can be read. */',
    `export type LanguageId = ${records.map(({ id }) => quoted(id)).join(' | ')};`,
  ]);
  write(`${folder}/languages.generated.ts`, [
    "import type { LanguageId } from '../model.js';",
    "import type { Among } from './format.js';",
    '',
    '/** What is known of a kind of document without its reader. */',
    'export interface Language {',
    '  readonly name: string;',
    '  readonly extensions: readonly string[];',
    '  /** How files end that hold it in a package; undefined where files are texts. */',
    '  readonly packages?: readonly string[];',
    '  /** Editors hand over its cells: the command line alone reads the files. */',
    '  readonly cells?: true;',
    '  /** Its files are read only where a configuration says so. */',
    '  readonly optIn?: true;',
    '  /** No word of its texts need stand in the source. */',
    '  readonly encodes?: true;',
    '  readonly editorIds: readonly string[];',
    '  /** How a comment looks; undefined where there are none. */',
    '  readonly comment?: string;',
    '  /** Which files are meant; undefined where all are. */',
    '  readonly among?: Among;',
    '}',
    '',
    '/** What is known of each without its reader. */',
    'export const languages: Readonly<Record<LanguageId, Language>> = {',
    ...rows,
    '};',
  ]);
}

/** The client takes no code from other rooms. */
function writeClientLanguages() {
  write('client/languages.generated.ts', [
    '/** What editors call the documents that are read. */',
    `export const languages: readonly string[] = [${editorIds().map(quoted).join(', ')}];`,
    '',
    '/** Globs of further files that may be read; the server knows which of them are. */',
    `export const patterns: readonly string[] = [${picked.flatMap(globsOf).map(quoted).join(', ')}];`,
  ]);
}

/** Globs that match at least the files that are meant. */
function globsOf({ extensions, among: { folders, names } }) {
  const endings = extensions.length === 1 ? extensions[0] : `{${extensions}}`;
  if (folders === undefined && names === undefined) return [`**/*.${endings}`];
  return [
    ...(folders === undefined ? [] : [`**/{${folders}}/**/*.${endings}`]),
    ...(names === undefined ? [] : [`**/*{${names}}*.${endings}`]),
  ];
}

function writeManifest() {
  const manifest = JSON.parse(fs.readFileSync('package.json', 'utf8'));
  const opened = editorIds().map((id) => `onLanguage:${id}`);
  const others = manifest.activationEvents.filter((event) => !event.startsWith('onLanguage:'));
  manifest.activationEvents = [...opened, ...others];
  // the client says of what is in front whether it is read though its language does not say so
  const clause = `(editorLangId =~ /^(${editorIds().map(escaped).join('|')})$/ || distinguo.isRead)`;
  const written = /\(editorLangId =~ \/.*?\/ \|\| distinguo\.isRead\)|editorLangId =~ \/.*?\/(?= |$)/;
  const ofLanguages = (condition) => condition?.replace(written, () => clause);
  const further = manifest.contributes.configuration.properties['distinguo.languages'];
  further.additionalProperties.enum = ['markdown', 'plaintext', ...asked.map(({ id }) => id)];
  for (const command of manifest.contributes.commands) command.enablement = ofLanguages(command.enablement);
  for (const item of Object.values(manifest.contributes.menus).flat())
    if (item.when) item.when = ofLanguages(item.when);
  fs.writeFileSync('package.json', `${JSON.stringify(manifest, null, 2)}\n`);
}

function writeHooks() {
  const file = '.pre-commit-hooks.yaml';
  const extensions = whole.flatMap((record) => endingsOf(record).map(escaped));
  const hooks = fs.readFileSync(file, 'utf8').replace(/^( +files: ).*$/gm, `$1\\.(${extensions.join('|')})$$`);
  fs.writeFileSync(file, hooks);
}

/** What lint-staged hands over. */
function writeStagedPattern() {
  const page = 'docs/ci.md';
  const extensions = whole.flatMap(endingsOf);
  const text = fs.readFileSync(page, 'utf8');
  fs.writeFileSync(page, text.replace(/"\*\.\{[^}]*\}": "distinguo/, `"*.{${extensions}}": "distinguo`));
}

function listInWords() {
  const unasked = records.filter(({ optIn }) => !optIn);
  const names = unasked.map(({ name, extensions, packages = [] }) => {
    const endings = [...extensions.slice(0, 1), ...packages].map((ending) => `\`.${ending}\``);
    return `${name} (${endings.join(', ')})`;
  });
  return `${names.slice(0, -1).join(', ')} and ${names.at(-1)}`;
}

function table() {
  const rows = records.map(({ name, comments, ...record }) => {
    const endings = endingsOf(record)
      .map((extension) => `\`.${extension}\``)
      .join(', ');
    return `| ${name} | ${endings}${record.optIn ? ', where `formats` says so' : ''} | ${comments === undefined ? 'none: write `exceptions` into the configuration' : commentsIn(comments)} |`;
  });
  return ['| Format | Files | Comments |', '| --- | --- | --- |', ...rows].join('\n');
}

function commentText({ open, close }) {
  return `${open} … ${close}`.trim();
}

function commentsIn({ open, close, stands, inHead }) {
  const form = `\`${commentText({ open, close })}\``;
  const places = {
    'own line': ' on a line of its own',
    'own block': ' on a line of its own, with a blank line behind',
  };
  const where = places[stands] ?? '';
  return `${form}${where}${inHead === undefined ? '' : `; in front matter ${commentsIn(inHead)}`}`;
}

/** Which files are meant of the formats that mean only some. */
function amongTable() {
  const code = (items) => items.map((item) => `\`${item}\``).join(', ');
  const rows = picked.map(({ name, extensions, among: { folders, names, language } }) => {
    const endings = code(extensions.map((extension) => `.${extension}`));
    const places = [
      ...(folders === undefined ? [] : [`in a folder ${code(folders)}`]),
      ...(names === undefined ? [] : [`named ${code(names.map((each) => `…${each}`))}`]),
    ];
    const where = places.length === 0 ? 'anywhere' : places.join('; or ');
    return `| ${name} | ${endings} | ${where} | ${language === 'english' ? 'in English' : 'in no other language'} |`;
  });
  return ['| Format | Files | Where | By their path |', '| --- | --- | --- | --- |', ...rows].join('\n');
}

/** Refuses what the types cannot: a record under another name, and names that two formats have. */
function checked({ id, file }) {
  const record = formats[id];
  if (record.id !== id) fault(`${file} calls itself “${record.id}”: give the file and the format one name.`);
  for (const other of Object.values(formats).filter((format) => format !== record && format.optIn === record.optIn))
    for (const key of ['extensions', 'packages', 'editorIds'])
      for (const name of record[key] ?? [])
        if (other[key]?.includes(name)) fault(`${id} and ${other.id} both have “${name}” among their ${key}.`);
  return record;
}

/** How files end that hold it: as they are, or in a package. */
function endingsOf({ extensions, packages = [] }) {
  return [...extensions, ...packages];
}

function editorIds() {
  return whole.flatMap((record) => record.editorIds);
}

function fillPage(page, name, contents, around) {
  const [open, close] = [`<!-- ${name} -->`, `<!-- /${name} -->`];
  const text = fs.readFileSync(page, 'utf8');
  const start = text.indexOf(open);
  const end = text.indexOf(close);
  if (start < 0 || end < start) throw new Error(`${page} lacks “${open}” … “${close}”.`);
  fs.writeFileSync(page, `${text.slice(0, start + open.length)}${around}${contents}${around}${text.slice(end)}`);
}

function write(file, lines) {
  fs.writeFileSync(
    path.normalize(file),
    `// Generated from engine/formats/ by scripts/write-formats.js. Do not edit.\n${lines.join('\n')}\n`,
  );
}

function quoted(text) {
  return `'${text}'`;
}

function escaped(text) {
  return text.replace(/[.+*?^$()[\]{}|\\/]/g, '\\$&');
}
