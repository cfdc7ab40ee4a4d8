import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readProse } from '../../engine/formats/index.js';
import { scanOf } from '../../engine/prose/matches.js';
import { toSource } from '../../engine/prose/offset.js';
import { ask } from './oracle.js';

/** Words that documentation is full of; their number is what makes the comparison worth something. */
const WORD = /(?<![A-Za-z0-9])(?:user|client|customer|consumer|server|value|code|object|function|file)/i;
const EVERY = new RegExp(WORD, 'gi');

/** Every n-th file is read, so that the comparison takes some seconds. `PROSE_ALL=1` compares all. */
const SIZE = process.env.PROSE_ALL ? Number.POSITIVE_INFINITY : 900_000;
const LONGEST = 300_000;

const sample = sampled();

describe.each(['markdown', 'mdx'] as const)('what is prose in %s, compared with mdast', (dialect) => {
  it('is the same in the documents of the installed packages', { timeout: 600_000 }, () => {
    let files = 0;
    let mentions = 0;
    const differences: string[] = [];
    for (const { path, text } of sample) {
      const oracle = ask(text, dialect, WORD);
      if (!oracle) continue;
      files++;
      const ours = new Set(wordsIn(text, dialect));
      for (const offset of new Set([...ours, ...oracle.words])) {
        if (oracle.differs(offset)) continue;
        mentions++;
        if (ours.has(offset) === oracle.words.has(offset)) continue;
        const what = ours.has(offset) ? 'extra' : 'missed';
        differences.push(
          `${what} ${path}:${offset} ${JSON.stringify(text.slice(Math.max(0, offset - 40), offset + 30))}`,
        );
      }
    }
    process.stdout.write(`compared ${mentions} words in ${files} ${dialect} files with mdast\n`);
    expect(differences.slice(0, 20)).toEqual([]);
    expect(files).toBeGreaterThan(dialect === 'mdx' ? 20 : 60);
    expect(mentions).toBeGreaterThan(dialect === 'mdx' ? 100 : 500);
  });
});

/** Source offsets of the words that stand in prose; descriptions of images and the like are no text for mdast. */
function* wordsIn(text: string, languageId: 'markdown' | 'mdx'): Generator<number> {
  for (const prose of readProse({ text, languageId }, scanOf(WORD)).proses) {
    if (prose.context.attribute !== undefined) continue;
    for (const { 0: word, index } of prose.text.matchAll(EVERY))
      yield toSource(prose, index, index + word.length).start;
  }
}

function sampled(): readonly { readonly path: string; readonly text: string }[] {
  const all = [...markdownBelow('node_modules')].sort().map((path) => ({ path, text: readFileSync(path, 'utf8') }));
  const files = all.filter(({ text }) => text.length <= LONGEST);
  const size = files.reduce((sum, { text }) => sum + text.length, 0);
  const step = Math.max(1, Math.ceil(size / SIZE));
  return files.filter((_file, i) => i % step === 0);
}

function* markdownBelow(folder: string): Generator<string> {
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) yield* markdownBelow(path);
    else if (/\.(?:md|markdown)$/i.test(entry.name)) yield path;
  }
}
