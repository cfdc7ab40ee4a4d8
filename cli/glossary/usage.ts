import path from 'node:path';
import { type Configuration, type ConfigurationProblem, wordsOf } from '../../configuration/index.js';
import type { GlossaryEntry } from '../../glossary/index.js';
import { slashed } from '../../workspace/disk/index.js';
import { isOwnReport } from '../format/format.js';
import { parseOptions } from '../options.js';
import { Progress, pauses } from '../progress.js';
import { readSource } from '../source-file.js';
import { openConfigurations, surveyed } from '../survey.js';
import type { Terminal } from '../terminal.js';

/** What the documents of a configuration make of it. */
export interface GlossaryUsage {
  /** How many there are. */
  readonly documents: number;
  /** Terms of which no document has any word. */
  readonly unused: readonly GlossaryEntry[];
  /** Exceptions, allowed phrases and ignored paths that match nothing. */
  readonly problems: readonly ConfigurationProblem[];
}

/** Reads the documents to which a configuration applies; those that cannot be read are left out. */
export async function usageOf(
  { file }: Configuration,
  entries: readonly GlossaryEntry[],
  terminal: Terminal,
): Promise<GlossaryUsage> {
  const folder = path.dirname(path.resolve(terminal.cwd, file ?? '.'));
  const options = parseOptions(['--', folder]);
  const configurations = openConfigurations(options, terminal);
  const survey = await surveyed(options, configurations, terminal);
  const progress = new Progress(terminal);
  const pause = pauses();
  const left = new Set(entries);
  let documents = 0;
  for await (const target of survey?.targets ?? []) {
    const applied = await configurations.of(target.path, target.root);
    if (file === undefined || applied.file !== slashed(path.resolve(terminal.cwd, file))) continue;
    const source = applied.ignoredBy === undefined ? await readSource(target.path, options.maxFileSize) : undefined;
    const isRead = source !== undefined && 'bytes' in source && (target.named || !isOwnReport(source.bytes));
    const text = isRead ? source.bytes.toString('utf8') : undefined;
    configurations.see(applied, target.path, () => text);
    if (text === undefined) continue;
    documents += 1;
    await progress.count(documents);
    dropUsed(left, text);
    await pause();
  }
  progress.clear();
  return { documents, unused: [...left], problems: documents === 0 ? [] : configurations.unused };
}

/** Takes out the terms of which a text has a word. */
function dropUsed(left: Set<GlossaryEntry>, text: string): void {
  const words = wordsOf(text).trim().split(' ').map(stemsOf);
  const said = new Set(words.flat());
  const pairs = new Set(words.flatMap((stems, at) => (at === 0 ? [] : pairsOf(words[at - 1] ?? [], stems))));
  for (const entry of left) if (wordsIn(entry).some((word) => isSaid(word, said, pairs))) left.delete(entry);
}

const pairsOf = (before: readonly string[], after: readonly string[]): readonly string[] =>
  before.flatMap((one) => after.map((other) => `${one} ${other}`));

const wordsIn = ({
  written,
  plural,
  past,
  gerund,
  admitted,
  deprecated,
  forbidden,
}: GlossaryEntry): readonly string[] =>
  [written, plural, past, gerund, ...(admitted ?? []), ...(deprecated ?? []), ...(forbidden ?? [])].filter(
    (word) => word !== undefined,
  );

/** Whether every two words that stand side by side in a term do so in the text. */
function isSaid(word: string, said: ReadonlySet<string>, pairs: ReadonlySet<string>): boolean {
  const [first = [], ...others] = wordsOf(word).trim().split(' ').map(stemsOf);
  if (others.length === 0) return first.some((stem) => said.has(stem));
  return others.every((stems, at) =>
    pairsOf(at === 0 ? first : (others[at - 1] ?? []), stems).some((pair) => pairs.has(pair)),
  );
}

/** What a word may be a form of: “policies” of “policy”, “retired” of “retire”, “logging” of “log”. */
function stemsOf(word: string): readonly string[] {
  const bare = ['s', 'es', 'd', 'ed', 'ing']
    .filter((ending) => word.endsWith(ending))
    .map((ending) => word.slice(0, -ending.length));
  return [
    word,
    ...bare,
    ...bare.filter((stem) => /(\p{L})\1$/u.test(stem)).map((stem) => stem.slice(0, -1)),
    ...(word.endsWith('ies') ? [`${word.slice(0, -3)}y`] : []),
    ...(word.endsWith('ing') ? [`${word.slice(0, -3)}e`] : []),
  ];
}
