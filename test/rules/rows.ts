import fs from 'node:fs';
import path from 'node:path';
import { type Analysed, analyse, type ParsedSentence } from '../../engine/document/analysis.js';
import { read } from '../../engine/formats/index.js';
import { recommendedGlossary } from '../../engine/index.js';
import { scannerOf } from '../../engine/termbase/mention.js';

const folder = path.join('engine', 'lexicon');
const scanner = scannerOf(recommendedGlossary);

/** A row of a table of words, and where it stands. */
export interface Row {
  readonly place: string;
  readonly columns: readonly string[];
}

/** The tables of words, without those that have a format of their own. */
export const tables = fs
  .readdirSync(folder)
  .filter((name) => name.endsWith('.tsv') && name !== 'set-compounds.tsv')
  .sort();

/** The rows of a table. */
export function rowsOf(name: string): readonly Row[] {
  return fs
    .readFileSync(path.join(folder, name), 'utf8')
    .split('\n')
    .map((line, index) => ({ line, place: `${name}:${index + 1}` }))
    .filter(({ line }) => line !== '' && !line.startsWith('#'))
    .map(({ line, place }) => ({ place, columns: line.split('\t') }));
}

/** A mention that an example sets in brackets, with its sentence. */
export interface Bracketed {
  readonly mention: Analysed;
  readonly sentence: ParsedSentence;
}

/** Reads an example with its [mention] in brackets; before `>` stands the heading above it. */
export function bracketedIn(example: string): Bracketed | undefined {
  const [, heading, marked = example] = /^(.+) > (.*)$/.exec(example) ?? [];
  const plain = marked.replace('[', '').replace(']', '');
  const text = heading === undefined ? plain : `# ${heading}\n\n${plain}`;
  const start = text.length - plain.length + marked.indexOf('[');
  const end = text.length - plain.length + marked.indexOf(']') - 1;
  for (const prose of read({ text, languageId: 'markdown' }, scanner.wanted).proses) {
    const { mentions, sentences } = analyse(prose, scanner.mentions(prose));
    const mention = mentions.find(({ mention: { span } }) => span.start >= start && span.end <= end);
    const sentence = mention && sentences[mention.sentence];
    if (mention && sentence) return { mention, sentence };
  }
  return undefined;
}
