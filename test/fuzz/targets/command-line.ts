import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { Baseline } from '../../../cli/baseline.js';
import { Cache } from '../../../cli/cache.js';
import { openFormat } from '../../../cli/format/index.js';
import { globOf } from '../../../cli/globs.js';
import { formatNames } from '../../../cli/option-table.js';
import { parseOptions, UsageError } from '../../../cli/options.js';
import { SummaryCounter, usesOf } from '../../../cli/report.js';
import { recommendedSettings } from '../../../configuration/index.js';
import { review } from '../../../rules/index.js';
import { diskHost, slashed } from '../../../workspace/disk/index.js';
import { IgnoreFiles } from '../../../workspace/index.js';
import { Unsound } from '../../support/soundness.js';
import { textOf } from './text.js';

const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'distinguo-fuzz-'));
process.on('exit', removeFolder);

/** Takes away what was written; a thread that is ended does not get to it by itself. */
export function removeFolder(): void {
  fs.rmSync(folder, { recursive: true, force: true });
}

const document = 'The user pays the invoice, and each customer/user signs in.\n';
const readers = [readsCache, readsBaseline, readsIgnoreFile, readsArguments, printsFormats];

/** What the command line reads beside documents, and what it prints: the first byte says which. */
export async function commandLine(data: Uint8Array): Promise<void> {
  const reader = readers[((data[0] ?? 0) + 2) % readers.length] as (typeof readers)[number];
  await reader(data.subarray(1));
}

/** What lies in the cache is either used and can be printed, or found anew. */
async function readsCache(data: Uint8Array): Promise<void> {
  const shelf = path.join(folder, 'cache');
  const cache = new Cache(shelf, folder, folder, () => {});
  const { findings, problems, mentions } = review({ text: document, languageId: 'markdown' }, recommendedSettings);
  const fresh = { findings, problems, uses: usesOf(mentions, recommendedSettings.glossary) };
  const ask = () => cache.remember(document, 'markdown', recommendedSettings, () => fresh);
  ask();
  const entries = fs.readdirSync(shelf, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.json'));
  for (const entry of entries) fs.writeFileSync(path.join(shelf, entry), data);
  await print({ ...ask(), text: document });
}

function readsBaseline(data: Uint8Array): void {
  const file = path.join(folder, 'baseline.json');
  fs.writeFileSync(file, data);
  const { findings } = review({ text: document, languageId: 'markdown' }, recommendedSettings);
  const remarks = findings.map(({ rule, span }) => ({ code: rule, span }));
  for (const updates of [false, true]) {
    try {
      const baseline = new Baseline('baseline.json', folder, folder, [], updates);
      const earlier = baseline.of(path.join(folder, 'guide.md'));
      earlier.newAmong(document, remarks);
      earlier.record(document, remarks);
      baseline.finish();
      if (
        updates &&
        new Baseline('baseline.json', folder, folder, [], false)
          .of(path.join(folder, 'guide.md'))
          .newAmong(document, remarks).length > 0
      )
        throw new Unsound('What was accepted is new again.');
    } catch (error) {
      if (!(error instanceof UsageError)) throw error;
    }
  }
}

async function readsIgnoreFile(data: Uint8Array): Promise<void> {
  const inside = path.join(folder, 'ignoring');
  fs.mkdirSync(inside, { recursive: true });
  fs.writeFileSync(path.join(inside, '.gitignore'), data);
  const ignoreFiles = new IgnoreFiles(diskHost, slashed(inside));
  for (const name of ['a.md', 'docs/guide.md', `docs/${'a/'.repeat(20)}b.md`, `${'a'.repeat(60)}.md`])
    await ignoreFiles.leavesOut(slashed(path.join(inside, name)));
}

function readsArguments(data: Uint8Array): void {
  const args = textOf(data).split('\n');
  try {
    const { paths } = parseOptions(args);
    for (const written of paths.filter((arg) => arg.length < 300)) {
      const { matches } = globOf(written, folder);
      for (const name of ['a.md', `docs/${'a/'.repeat(10)}b.md`, `${'a'.repeat(40)}.md`])
        matches(path.join(folder, name));
    }
  } catch (error) {
    if (!(error instanceof UsageError)) throw error;
    if (error.message === '' || /\n\s+at /.test(error.message)) throw new Unsound(`A message is “${error.message}”.`);
  }
}

async function printsFormats(data: Uint8Array): Promise<void> {
  const text = textOf(data);
  const { findings, problems, mentions } = review({ text, languageId: 'markdown' }, recommendedSettings);
  await print({ text, findings, problems, uses: usesOf(mentions, recommendedSettings.glossary) });
}

type Printed = Pick<Parameters<SummaryCounter['add']>[0], 'text' | 'findings' | 'problems' | 'uses'>;

async function print(printed: Printed): Promise<void> {
  for (const name of formatNames) {
    const format = await openFormat(name, { color: true, width: 60, place: { cwd: folder, root: folder } });
    const tally = new SummaryCounter();
    const report = { ...printed, path: 'docs/guide.md', fixed: 0, known: 0 };
    tally.add(report);
    const whole = format.begin() + format.file(report) + format.end(tally.summary, []);
    if (['json', 'sarif', 'gitlab'].includes(name)) JSON.parse(whole);
  }
}
