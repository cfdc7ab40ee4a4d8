import { parseArgs } from 'node:util';
import { didYouMean } from '../engine/index.js';
import {
  type FormatName,
  formatNames,
  isOptionName,
  type OptionEntry,
  type OptionName,
  optionTable,
} from './option-table.js';

/** A report to be made: how, and where to. */
export interface ReportRequest {
  readonly format: FormatName;
  /** The file to write; standard output when absent. */
  readonly file?: string;
}

/** What the command line asks for. */
export interface Options {
  readonly paths: readonly string[];
  /** At least one, at most one of them to standard output. */
  readonly reports: readonly ReportRequest[];
  /** Which findings `--fix` rewrites: none, those warned of, those that are clear, or all. */
  readonly fix: 'none' | 'warned' | 'clear' | 'all';
  /** Show the fixes as a diff instead of writing them. */
  readonly dryRun: boolean;
  /** Go through the findings one by one in the terminal. */
  readonly review: boolean;
  readonly stdin: boolean;
  readonly stdinFilename?: string;
  /** The file with the findings that are accepted for now. */
  readonly baseline?: string;
  readonly updateBaseline: boolean;
  /** Report only what is new since this branch, tag or commit. */
  readonly since?: string;
  /** Judge what is staged for the next commit, and report only what is new in it. */
  readonly staged: boolean;
  /** The folder that holds what earlier runs found. */
  readonly cache?: string;
  /** A configuration file for the whole run. */
  readonly config?: string;
  readonly noConfig: boolean;
  /** Read what ignore files and configurations leave out. */
  readonly noIgnore: boolean;
  /** A glob that matches nothing is no failure. */
  readonly allowEmpty: boolean;
  /** These rules alone; all when empty. */
  readonly rules: readonly string[];
  /** Let a report take the place of a document. */
  readonly force: boolean;
  readonly quiet: boolean;
  /** How many warnings are accepted; any number when negative. */
  readonly maxWarnings: number;
  /** In bytes. */
  readonly maxFileSize: number;
  readonly explain?: string;
  readonly printConfig?: string;
  readonly init: boolean;
  readonly version: boolean;
  readonly help: boolean;
}

/** A command line that cannot be followed; the message says what to write instead. */
export class UsageError extends Error {}

/**
 * Reads the arguments after the program's name.
 *
 * @throws UsageError for what is unknown, lacks its value, or does not go together
 */
export function parseOptions(args: readonly string[]): Options {
  const { given, paths, reports } = readArguments(args);
  const last = (name: OptionName) => given.get(name)?.at(-1);
  const config = last('config');
  const stdinFilename = last('stdin-filename');
  const baseline = last('baseline');
  const since = last('since');
  const explain = last('explain');
  const printConfig = last('print-config');
  const options: Options = {
    paths,
    reports: reports.length > 0 ? reports : [{ format: 'pretty' }],
    fix: fixFrom(given.has('fix-dry-run') ? 'fix-dry-run' : 'fix', given),
    dryRun: given.has('fix-dry-run'),
    review: given.has('review'),
    stdin: given.has('stdin') || stdinFilename !== undefined,
    ...(stdinFilename !== undefined && { stdinFilename }),
    ...(config !== undefined && { config }),
    ...(baseline !== undefined && { baseline }),
    updateBaseline: given.has('update-baseline'),
    ...(since !== undefined && { since }),
    staged: given.has('staged'),
    ...(given.has('cache') && { cache: last('cache') || '.distinguocache' }),
    noConfig: given.has('no-config'),
    noIgnore: given.has('no-ignore'),
    allowEmpty: given.has('allow-empty'),
    rules: (given.get('rule') ?? []).flatMap((list) => list.split(/[\s,]+/).filter(Boolean)),
    force: given.has('force'),
    quiet: given.has('quiet'),
    maxWarnings: wholeNumberFrom('max-warnings', last('max-warnings') ?? '0'),
    maxFileSize: megabytesFrom(last('max-file-size') ?? '10'),
    ...(explain !== undefined && { explain }),
    ...(printConfig !== undefined && { printConfig }),
    init: given.has('init'),
    version: given.has('version'),
    help: given.has('help'),
  };
  refuseContradictions(options);
  return options;
}

interface Arguments {
  readonly given: Map<OptionName, string[]>;
  readonly paths: string[];
  readonly reports: ReportRequest[];
}

function readArguments(args: readonly string[]): Arguments {
  const { tokens } = parseArgs({ args: [...args], options: parserTable(), strict: false, tokens: true });
  const given = new Map<OptionName, string[]>();
  const paths: string[] = [];
  const reports: ReportRequest[] = [];
  for (const token of tokens) {
    if (token.kind === 'positional') paths.push(token.value);
    if (token.kind !== 'option') continue;
    const { name, rawName, value, inlineValue } = token;
    if (!isOptionName(name))
      throw new UsageError(`unknown option ${rawName}.${suggestion(name)} See distinguo --help.`);
    const text = valueFrom(rawName, optionTable[name], value, inlineValue === true);
    given.set(name, [...(given.get(name) ?? []), text]);
    if (name === 'format') reports.push(reportFrom(text));
    if (name === 'output') reports.push(sentTo(text, reports.pop()));
  }
  return { given, paths, reports };
}

/** `sarif`, or `sarif=out.sarif`. */
function reportFrom(text: string): ReportRequest {
  const [, name = '', file] = /^([^=]*)(?:=(.*))?$/s.exec(text) ?? [];
  const format = formatNames.find((known) => known === name);
  if (format === undefined) {
    throw new UsageError(
      `unknown format “${name}”.${didYouMean(name, formatNames)} Formats: ${formatNames.join(', ')}.`,
    );
  }
  if (file === '') throw new UsageError(`--format ${format}= needs the name of a file: --format ${format}=FILE.`);
  return { format, ...(file !== undefined && { file }) };
}

/** `--output` belongs to the `--format` before it. */
function sentTo(file: string, report: ReportRequest | undefined): ReportRequest {
  if (report === undefined)
    throw new UsageError('--output follows the --format that it is for: --format sarif --output FILE.');
  if (report.file !== undefined) {
    throw new UsageError(
      `--format ${report.format} goes to ${report.file} already; name another --format before --output ${file}.`,
    );
  }
  return { ...report, file };
}

function parserTable() {
  return Object.fromEntries(
    Object.entries<OptionEntry>(optionTable).map(([name, { kind, short }]) => [
      name,
      { type: kind === 'value' ? ('string' as const) : ('boolean' as const), ...(short !== undefined && { short }) },
    ]),
  );
}

function suggestion(name: string): string {
  return didYouMean(
    `--${name}`,
    Object.keys(optionTable).map((known) => `--${known}`),
  );
}

function valueFrom(
  rawName: string,
  { kind, value: shape }: OptionEntry,
  value: string | undefined,
  inline: boolean,
): string {
  if (kind === 'flag' && inline) throw new UsageError(`${rawName} takes no value.`);
  // “--config --quiet” forgot the value; “--max-warnings -1” did not.
  const missing = value === undefined || value === '' || (!inline && /^-./.test(value) && !/^-\d/.test(value));
  if (kind === 'value' && missing) throw new UsageError(`${rawName} needs a value: ${rawName} ${shape}.`);
  return value ?? '';
}

function fixFrom(name: 'fix' | 'fix-dry-run', given: ReadonlyMap<OptionName, readonly string[]>): Options['fix'] {
  const values = [...(given.get(name) ?? []), ...(name === 'fix-dry-run' ? (given.get('fix') ?? []) : [])];
  const wrong = values.find((value) => value !== '' && value !== 'all' && value !== 'clear');
  if (wrong !== undefined)
    throw new UsageError(`--${name}=${wrong} is unknown; write --${name}, --${name}=clear or --${name}=all.`);
  if (values.length === 0) return 'none';
  if (values.includes('all')) return 'all';
  return values.includes('clear') ? 'clear' : 'warned';
}

function wholeNumberFrom(name: OptionName, text: string): number {
  if (!/^-?\d+$/.test(text)) throw new UsageError(`--${name} needs a whole number, not “${text}”.`);
  return Number(text);
}

function megabytesFrom(text: string): number {
  const number = Number(text);
  if (!(number > 0)) throw new UsageError(`--max-file-size needs a number of megabytes above 0, not “${text}”.`);
  return number * 1_000_000;
}

function refuseContradictions(options: Options): void {
  const { config, noConfig, stdin, paths, reports, baseline, updateBaseline } = options;
  if (noConfig && config !== undefined) throw new UsageError('--config and --no-config contradict each other.');
  if (stdin && paths.length > 0)
    throw new UsageError('--stdin reads one document from standard input and takes no paths.');
  if (updateBaseline && baseline === undefined)
    throw new UsageError('--update-baseline needs to know which: --baseline FILE --update-baseline.');
  refuseReports(reports);
  refuseForms(options);
  const wrong = incompatible.find((pair) => pair.every((name) => isAsked(name, options)));
  if (wrong !== undefined) throw new UsageError(`--${wrong[0]} and --${wrong[1]} do not go together.`);
}

/** What cannot be had in one run: each works on other texts, or writes where the other does. */
const incompatible: readonly (readonly [OptionName, OptionName])[] = [
  ['since', 'staged'],
  ['since', 'stdin'],
  ['staged', 'stdin'],
  ['staged', 'fix'],
  ['staged', 'review'],
  ['baseline', 'stdin'],
  ['review', 'stdin'],
  ['review', 'fix'],
  ['review', 'fix-dry-run'],
  ['update-baseline', 'since'],
  ['update-baseline', 'staged'],
  ['update-baseline', 'fix'],
  ['update-baseline', 'fix-dry-run'],
  ['update-baseline', 'review'],
];

function isAsked(name: OptionName, options: Options): boolean {
  switch (name) {
    case 'fix':
      return options.fix !== 'none' && !options.dryRun;
    case 'fix-dry-run':
      return options.dryRun;
    case 'update-baseline':
      return options.updateBaseline;
    default:
      return Boolean(options[name as 'since' | 'staged' | 'stdin' | 'baseline' | 'review']);
  }
}

function refuseReports(reports: readonly ReportRequest[]): void {
  const [first, second] = reports.filter(({ file }) => file === undefined);
  if (first !== undefined && second !== undefined) {
    throw new UsageError(
      `--format ${first.format} and --format ${second.format} cannot both go to standard output; send one to a file: --format ${second.format}=FILE.`,
    );
  }
  const files = reports.flatMap(({ file }) => file ?? []);
  const twice = files.find((file, index) => files.indexOf(file) !== index);
  if (twice !== undefined) throw new UsageError(`two reports cannot both be written to ${twice}.`);
}

/** A diff, a document or an interactive review leaves no room for a report on standard output. */
function refuseForms({ reports, stdin, fix, dryRun, review }: Options): void {
  const format = reports.find(({ file }) => file === undefined)?.format ?? 'pretty';
  if (dryRun && (format !== 'pretty' || reports.length > 1 || reports[0]?.file !== undefined))
    throw new UsageError(`--fix-dry-run prints a diff; it does not go with --format ${reports[0]?.format}.`);
  if (stdin && fix !== 'none' && format !== 'pretty') {
    throw new UsageError(`--stdin --fix prints the fixed document; it does not go with --format ${format}.`);
  }
  if (review && format !== 'pretty')
    throw new UsageError(`--review talks with you; send --format ${format} to a file: --format ${format}=FILE.`);
}
