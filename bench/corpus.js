// The Markdown that is read for measuring: what a pinned set of packages ships, the same everywhere.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const here = path.join(path.dirname(fileURLToPath(import.meta.url)), 'corpus');

/** Above, documents are generated more often than written. Bytes. */
const largest = 64 * 1024;
const notWritten = /(^|\/)(changelog|changes|history|licen[cs]e)[^/]*$/i;

/**
 * Reads the corpus, and installs its packages before when they are not there.
 *
 * @returns {{ name: string, text: string }[]} the documents in the order of their names, which start with the package;
 *   texts that several packages ship come once
 */
export function corpus() {
  const { dependencies } = JSON.parse(fs.readFileSync(path.join(here, 'package.json'), 'utf8'));
  install(here);
  const seen = new Set();
  const documents = [];
  for (const name of Object.keys(dependencies).sort()) {
    for (const document of documentsBelow(path.join(here, 'node_modules', name), name)) {
      const hash = createHash('sha256').update(document.text).digest('hex');
      if (seen.has(hash)) continue;
      seen.add(hash);
      documents.push(document);
    }
  }
  return documents;
}

/** Writes documents below a folder, as often as asked, each time below a folder of its own. */
export function lay(documents, folder, copies = 1) {
  for (let copy = 1; copy <= copies; copy++) {
    for (const { name, text } of documents) {
      const file = path.join(folder, String(copy), name);
      fs.mkdirSync(path.dirname(file), { recursive: true });
      fs.writeFileSync(file, text);
    }
  }
}

/**
 * What is in the documents, as Distinguo's own reader sees it.
 *
 * @returns {{ files: number, bytes: number, filesWithMentions: number, mentions: number, hits: number }} mentions stand
 *   in prose; hits are all places with such a word, code and addresses included
 */
export async function figuresOf(documents) {
  const { review, recommendedSettings } = await import('../dist/library/index.js');
  const figures = { files: documents.length, bytes: 0, filesWithMentions: 0, mentions: 0, hits: 0 };
  for (const { text } of documents) {
    const { mentions } = review({ text, languageId: 'markdown' }, recommendedSettings);
    figures.bytes += Buffer.byteLength(text);
    figures.hits += text.match(/\b(?:customer|user|consumer|client)/gi)?.length ?? 0;
    figures.mentions += mentions.length;
    if (mentions.length > 0) figures.filesWithMentions++;
  }
  return figures;
}

/**
 * Installs what the lock file of a folder names, unless that is there already. Scripts of packages do not run.
 *
 * @throws {Error} when npm cannot
 */
export function install(folder) {
  const lock = fs.readFileSync(path.join(folder, 'package-lock.json'));
  const stamp = path.join(folder, 'node_modules', '.distinguo-bench');
  const wanted = createHash('sha256').update(lock).digest('hex');
  if (fs.existsSync(stamp) && fs.readFileSync(stamp, 'utf8') === wanted) return;
  console.error(`npm ci in ${folder}`);
  const { status } = spawnSync('npm', ['ci', '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error'], {
    cwd: folder,
    stdio: 'inherit',
    shell: process.platform === 'win32',
  });
  if (status !== 0) throw new Error(`npm ci in ${folder} failed; it needs the registry that npm is set up for.`);
  fs.writeFileSync(stamp, wanted);
}

function documentsBelow(folder, named) {
  return fs
    .readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /\.md$/i.test(entry.name))
    .map((entry) => path.join(entry.parentPath, entry.name))
    .filter((file) => !/(^|\/)(node_modules\/|\.)|\/\./.test(path.relative(folder, file)) && !notWritten.test(file))
    .filter((file) => fs.statSync(file).size > 0 && fs.statSync(file).size <= largest)
    .map((file) => ({ name: path.join(named, path.relative(folder, file)), text: fs.readFileSync(file, 'utf8') }))
    .sort((a, b) => (a.name < b.name ? -1 : 1));
}
