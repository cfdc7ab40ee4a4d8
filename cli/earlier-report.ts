import fs from 'node:fs';
import { ruleIds } from '../configuration/index.js';
import { openPlain, readPlainFile } from '../workspace/disk/index.js';
import { ownMark } from '../workspace/index.js';
import { readPage } from './questions/page.js';

const levels = 'error|warning|information|hint';
const codes = [...ruleIds, 'unused-directive', 'malformed-directive'].join('|');
/** A place as it is told to people: in lines, in a notebook, in an office document. */
const place = String.raw`[^\n]+(?::\d+:\d+(?: \(cell \d+, line \d+\))?|, paragraph \d+[^\n]*?)`;

/**
 * How the reports of each format begin, and no document: more of each than a sentence, or the report of another tool,
 * may begin with. Colours are left out here.
 */
const HEADS: readonly RegExp[] = [
  new RegExp(`^(?:<!doctype html>\n)?${ownMark}\n`),
  /^\{"(?:files|documents)":\[\n(?:\{"path":|\])/,
  /^\{"questions":\[\n(?:\{"id":|\])/,
  /^\{"\$schema":"[^"]*","version":"2\.1\.0","runs":\[\{"tool":\{"driver":\{"name":"Distinguo"/,
  /^::(?:error|warning|notice) title=Distinguo/,
  new RegExp(`^\\[\\n(?:\\]|\\{"description":"(?:[^"\\\\]|\\\\.)*","check_name":"(?:${codes})")`),
  /^<\?xml [^\n]*\?>\n<testsuites name="Distinguo">\n/,
  // Files without findings say nothing of who wrote them; the first error does.
  /^<\?xml [^\n]*\?>\n<checkstyle version="4\.3">\n(?: {2}<file name="[^\n]*">\n {2}<\/file>\n)*(?:<\/checkstyle>| {2}<file name="[^\n]*">\n {4}<error [^\n]*source="distinguo\.)/,
  /^\{"source":\{"name":"distinguo"/,
  new RegExp(`^${place} (?:${levels}) (?:${codes})\n`),
  new RegExp(`^${place}: (?:${levels}): [^\n]* \\[(?:${codes})\\]\n`),
  /^(?:\d+ fixed\. )?(?:No findings|Nothing new) in \d+ documents?\./,
  /^No document was read\.\n/,
  /^Words for people in \d+ documents?:\n/,
  /^No document names people\.\n/,
];

/** How those begin whose head ends before they tell who wrote them: a long message, or many files without a finding. */
const CUT_HEADS: readonly RegExp[] = [
  new RegExp(`^${place}: (?:${levels}): [^\n]*$`),
  /^<\?xml [^\n]*\?>\n<checkstyle version="4\.3">\n(?: {2}<file name="[^\n]*">\n {2}<\/file>\n)*[^\n]*(?:\n[^\n]*)?$/,
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
  const { text, isCut } = headOf(file);
  const head = text.replaceAll(COLOURS, '');
  if (head.trim() === '') return true;
  const patterns = isCut ? [...HEADS, ...CUT_HEADS] : HEADS;
  if (!patterns.some((pattern) => pattern.test(head))) return false;
  return head.startsWith('{"questions":[') || head.includes('# Who is meant?')
    ? !isAnswered(readPlainFile(file))
    : true;
}

// biome-ignore lint/suspicious/noControlCharactersInRegex: colours begin with one
const COLOURS = /\x1b\[[\d;]*m/g;

function headOf(file: string): { readonly text: string; readonly isCut: boolean } {
  const handle = openPlain(file, fs.constants.O_RDONLY);
  try {
    const bytes = Buffer.alloc(HEAD);
    const length = fs.readSync(handle, bytes, 0, HEAD, 0);
    return { text: bytes.toString('utf8', 0, length), isCut: length === HEAD };
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
