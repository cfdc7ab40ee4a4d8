import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import process from 'node:process';
import picomatch from 'picomatch';
import { languages } from '../../engine/formats/languages.generated.js';
import { type LanguageId, languageIds, languageOf } from '../../engine/index.js';
import { anchorsOf } from '../support/anchors.js';
import { asRead } from './as-read.js';
import { changedWords, configuration, neutral } from './forced-words.js';

/** Where the documents lie while they are fixed, by their folder and path. */
interface Copied {
  readonly file: string;
  readonly shown: string;
  readonly languageId: LanguageId;
  readonly before: string;
}

/** What came of the documents of one format. */
interface Row {
  documents: number;
  rewritten: number;
  fixes: number;
  /** The reference parser refuses them, before and after. */
  unparsed: number;
  faults: number;
}

const mostShown = 40;

/** Fences of Markdown whose text is prose here. */
const fences = ['', 'text', 'txt', 'plaintext', 'copy', 'email'];

const named = process.argv.slice(2);
const folders = named.filter((each) => !each.includes('='));
if (folders.length === 0) {
  process.stderr.write(
    'Usage: npm run fuzz:fixes -- FOLDER… [GLOB=FORMAT…]\nName folders that hold documents; they are copied.\n',
  );
  process.exit(2);
}
/** Which files are read as what: those that are asked for, and code. */
const asked = [
  ...languageIds.filter((id) => languages[id].optIn).map((id) => [`**/*.{${languages[id].extensions},_}`, id]),
  ['**/*.{tsx,jsx}', 'jsx'],
  ...named.filter((each) => each.includes('=')).map((each) => each.split('=')),
].map(([glob = '', id]) => ({ glob, id: id as LanguageId, matches: picomatch(glob) }));
const work = fs.realpathSync(fs.mkdtempSync(path.join(os.tmpdir(), 'distinguo-fixes-')));
const workspace = path.join(work, 'workspace');
// Others may build while this runs.
fs.cpSync('dist', path.join(work, 'dist'), { recursive: true });
try {
  const documents = folders.flatMap((folder, i) => copied(path.resolve(folder), path.join(workspace, String(i))));
  const formats = asked.map(({ glob, id }) => `  ${JSON.stringify(glob)}: ${id}\n`).join('');
  fs.writeFileSync(
    path.join(workspace, 'distinguo.yml'),
    `${configuration}fences: {"**": ${JSON.stringify(fences)}}\nformats:\n${formats}`,
  );
  fix();
  const once = documents.map(({ file }) => fs.readFileSync(file, 'utf8'));
  fix();
  const faults: string[] = [];
  const rows = new Map<LanguageId, Row>();
  for (const [i, document] of documents.entries()) {
    const row = rows.get(document.languageId) ?? { documents: 0, rewritten: 0, fixes: 0, unparsed: 0, faults: 0 };
    rows.set(document.languageId, row);
    const found = await examine(document, once[i] ?? '', row);
    row.faults += found.length;
    faults.push(...found.map((fault) => `${document.shown}: ${fault}`));
  }
  report(rows, faults);
} finally {
  fs.rmSync(work, { recursive: true, force: true });
}

/** Copies the documents of a folder, and nothing else of it. */
function copied(from: string, to: string): Copied[] {
  return fs.readdirSync(from, { recursive: true, withFileTypes: true }).flatMap((entry) => {
    const source = path.join(entry.parentPath, entry.name);
    const languageId = kindOf(path.relative(from, source));
    if (!entry.isFile() || languageId === undefined || source.includes(`${path.sep}.git${path.sep}`)) return [];
    const bytes = fs.readFileSync(source);
    const before = bytes.toString('utf8');
    if (!Buffer.from(before).equals(bytes)) return [];
    const file = path.join(to, path.relative(from, source));
    fs.mkdirSync(path.dirname(file), { recursive: true });
    fs.writeFileSync(file, bytes);
    return [{ file, shown: source, languageId, before }];
  });
}

/** Globs that come later win, as in the configuration. */
function kindOf(file: string): LanguageId | undefined {
  return asked.findLast(({ matches }) => matches(file))?.id ?? languageOf(file);
}

/** Runs the program as it ships. */
function fix(): void {
  const { status, stderr } = spawnSync(
    process.execPath,
    [
      path.join(work, 'dist', 'cli.js'),
      '--fix=all',
      '--steps',
      '--no-ignore',
      '--exit-zero',
      '--quiet',
      '--format',
      'json=/dev/null',
      workspace,
    ],
    { encoding: 'utf8', maxBuffer: 1e9 },
  );
  if (status !== 0) process.stdout.write(`Exit code ${status}:\n${stderr.slice(0, 2000)}\n`);
}

/** What is wrong with a document that was fixed once, and now twice. */
async function examine({ file, before, languageId }: Copied, once: string, row: Row): Promise<string[]> {
  row.documents += 1;
  const faults: string[] = [];
  if (fs.readFileSync(file, 'utf8') !== once) faults.push('the second run changes it again');
  if (once === before) return faults;
  row.rewritten += 1;
  const words = changedWords(before, once);
  if (typeof words === 'string') faults.push(`more than words was changed: ${words}`);
  else row.fixes += words;
  const [structure, now] = await Promise.all(
    [before, once].map((text) => asRead(text, languageId, neutral, new Set(fences))),
  );
  if (structure === undefined && now === undefined) row.unparsed += 1;
  if (structure !== now) faults.push(`another structure: ${difference(structure ?? '', now ?? '')}`);
  return [...faults, ...deadLinks(before, once, languageId)];
}

/** Links within the document that led to a heading and do not any more. */
function deadLinks(before: string, after: string, languageId: LanguageId): string[] {
  const [old, now] = [before, after].map((text) => anchorsOf(text, languageId));
  if (old === undefined || now === undefined) return [];
  return old.links.flatMap((link, i) => {
    const leads = now.links[i] ?? '';
    return old.anchors.has(link) && !now.anchors.has(leads) ? [`#${link}, now #${leads}, leads nowhere`] : [];
  });
}

function difference(before: string, after: string): string {
  let at = 0;
  while (before[at] === after[at]) at += 1;
  return [before, after].map((text) => `…${text.slice(Math.max(0, at - 60), at + 60)}…`).join(' / ');
}

function report(rows: ReadonlyMap<LanguageId, Row>, faults: readonly string[]): void {
  const sum = [...rows.values()].reduce((total, { fixes }) => total + fixes, 0);
  process.stdout.write('format      documents  rewritten     fixes  refused by the reference parser  faults\n');
  for (const [languageId, { documents, rewritten, fixes, unparsed, faults: count }] of rows) {
    const cells = [languageId.padEnd(10), pad(documents, 10), pad(rewritten, 10), pad(fixes, 9), pad(unparsed, 32)];
    process.stdout.write(`${cells.join(' ')} ${pad(count, 7)}\n`);
  }
  process.stdout.write(`${sum} fixes, ${faults.length} faults\n`);
  for (const fault of faults.slice(0, mostShown)) process.stdout.write(`${fault}\n`);
  if (faults.length > mostShown) process.stdout.write(`… and ${faults.length - mostShown} more\n`);
  if (faults.length > 0) process.exitCode = 1;
}

function pad(number: number, width: number): string {
  return String(number).padStart(width);
}
