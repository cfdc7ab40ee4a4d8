import fs from 'node:fs';
import { openPlain, readPlainFile } from '../workspace/disk/index.js';
import { ownMark } from '../workspace/index.js';
import { readPage } from './questions/page.js';

/** How the reports of each format begin; colours are left out. */
const HEADS: readonly RegExp[] = [
  new RegExp(ownMark),
  /^\{"(?:files|documents|questions)":\[/,
  /^\{"\$schema":"[^"]*\bsarif\b/,
  /^::(?:error|warning|notice) title=Distinguo/,
  /^\[\n(?:\]|\{"description":)/,
  /<testsuites name="Distinguo"/,
  /<checkstyle /,
  /^\{"source":\{"name":"distinguo"/,
  /^[^\n]+:\d+:\d+:? (?:error|warning|information|hint)\b/,
  /^(?:\d+ fixed\. )?No (?:findings|document|new findings)\b/,
];

/** In bytes: the head of a report, also where the first path is long. */
const HEAD = 4096;

/**
 * Whether nobody misses a file when a report takes its place: it is empty, or a report that was written before. Questions
 * that somebody has begun to answer are theirs.
 *
 * @throws an error that `explainSystemError` explains
 */
export function isEarlierReport(file: string): boolean {
  const head = headOf(file).replaceAll(COLOURS, '');
  if (head.trim() === '') return true;
  if (!HEADS.some((pattern) => pattern.test(head))) return false;
  return head.startsWith('{"questions":[') || head.includes('# Who is meant?')
    ? !isAnswered(readPlainFile(file))
    : true;
}

// biome-ignore lint/suspicious/noControlCharactersInRegex: colours begin with one
const COLOURS = /\x1b\[[\d;]*m/g;

function headOf(file: string): string {
  const handle = openPlain(file, fs.constants.O_RDONLY);
  try {
    const bytes = Buffer.alloc(HEAD);
    return bytes.toString('utf8', 0, fs.readSync(handle, bytes, 0, HEAD, 0));
  } finally {
    fs.closeSync(handle);
  }
}

function isAnswered(text: string): boolean {
  if (!text.startsWith('{'))
    return readPage(text).some(({ ticked, reason }) => ticked.length > 0 || reason !== undefined);
  try {
    const { questions } = JSON.parse(text) as { questions: readonly { readonly answer?: unknown }[] };
    return questions.some(({ answer }) => answer !== null && answer !== undefined && answer !== '');
  } catch {
    return true; // Somebody has changed it by hand.
  }
}
