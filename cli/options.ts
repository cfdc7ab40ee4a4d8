import { parseArgs } from 'node:util';
import { didYouMean } from '../engine/index.js';
import { refuseContradictions } from './contradictions.js';
import {
  type FailLevel,
  type FormatName,
  failLevels,
  formatNames,
  isOptionName,
  type OptionEntry,
  type OptionName,
  optionTable,
} from './option-table.js';
import { type Shard, shardFrom } from './shard.js';
import { UsageError } from './usage-error.js';

export { UsageError };

/** More threads than these no machine has use for. */
const mostJobs = 64;

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
  /** Let `fix` rewrite steps of Gherkin and their tables, too. */
  readonly steps: boolean;
  /** Go through the findings one by one in the terminal. */
  readonly review: boolean;
  /** How many threads judge. */
  readonly jobs: number;
  /** Read this part of the documents alone. */
  readonly shard?: Shard;
  /** Run again whenever something changes. */
  readonly watch: boolean;
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
  /** Let a report take the place of a file that is none. */
  readonly force: boolean;
  /** Globs of documents to leave out, beside those after `!`. */
  readonly exclude: readonly string[];
  /** How loud rules are, whatever configurations say: `rule=level`, as written. */
  readonly severities: readonly string[];
  /** The quietest finding that fails the run. */
  readonly failOn: FailLevel;
  /** Findings do not fail the run. */
  readonly exitZero: boolean;
  /** Count findings by rule and word. */
  readonly stats: boolean;
  /** Say what took how long. */
  readonly timing: boolean;
  /** Whether to use colours; the terminal and the environment decide when absent. */
  readonly color?: boolean;
  readonly quiet: boolean;
  /** How many warnings are accepted; any number when negative. */
  readonly maxWarnings: number;
  /** In bytes. */
  readonly maxFileSize: number;
  readonly explain?: string;
  /** Tell who the people of the documents are, instead of findings. */
  readonly cast: boolean;
  readonly printConfig?: string;
  readonly init: boolean;
  /** How to list the formats that are read. */
  readonly listFormats?: 'text' | 'json';
  readonly version: boolean;
  readonly help: boolean;
}

/**
 * Reads the arguments after the program's name.
 *
 * @throws UsageError for what is unknown, lacks its value, or does not go together
 */
export function parseOptions(args: readonly string[]): Options {
  const { given, paths, reports, dash } = readArguments(args);
  const last = (name: OptionName) => given.get(name)?.at(-1);
  const config = last('config');
  const stdinFilename = last('stdin-filename');
  const baseline = last('baseline');
  const since = last('since');
  const shard = last('shard');
  const explain = last('explain');
  const printConfig = last('print-config');
  const colors = [...given.keys()].findLast((name) => name === 'color' || name === 'no-color');
  const options: Options = {
    paths,
    reports: reports.length > 0 ? reports : [{ format: 'pretty' }],
    fix: fixFrom(given.has('fix-dry-run') ? 'fix-dry-run' : 'fix', given),
    dryRun: given.has('fix-dry-run'),
    steps: given.has('steps'),
    review: given.has('review'),
    watch: given.has('watch'),
    jobs: jobsFrom(last('jobs') ?? '1'),
    ...(shard !== undefined && { shard: shardFrom(shard) }),
    stdin: given.has('stdin') || dash || stdinFilename !== undefined,
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
    rules: listed('rule', given),
    force: given.has('force'),
    exclude: given.get('exclude') ?? [],
    severities: listed('severity', given),
    failOn: failLevelFrom(last('fail-on') ?? 'warning'),
    exitZero: given.has('exit-zero'),
    stats: given.has('stats'),
    timing: given.has('timing'),
    cast: given.has('cast'),
    ...(colors !== undefined && { color: colors === 'color' }),
    quiet: given.has('quiet'),
    maxWarnings: wholeNumberFrom('max-warnings', last('max-warnings') ?? '0'),
    maxFileSize: megabytesFrom(last('max-file-size') ?? '10'),
    ...(explain !== undefined && { explain }),
    ...(printConfig !== undefined && { printConfig }),
    init: given.has('init'),
    ...(given.has('list-formats') && { listFormats: listingFrom(last('list-formats')) }),
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
  /** Whether `-` stands among the paths; after `--` it would be the name of a file. */
  readonly dash: boolean;
}

function readArguments(args: readonly string[]): Arguments {
  const { tokens } = parseArgs({ args: [...args], options: parserTable(), strict: false, tokens: true });
  const given = new Map<OptionName, string[]>();
  const paths: string[] = [];
  const reports: ReportRequest[] = [];
  const end = tokens.find(({ kind }) => kind === 'option-terminator')?.index ?? tokens.length + args.length;
  let dash = false;
  for (const token of tokens) {
    if (token.kind === 'positional' && token.value === '-' && token.index < end) dash = true;
    else if (token.kind === 'positional') paths.push(token.value);
    if (token.kind !== 'option') continue;
    const { name, rawName, value, inlineValue } = token;
    if (!isOptionName(name))
      throw new UsageError(`unknown option ${rawName}.${suggestion(name)} See distinguo --help.`);
    const text = valueFrom(rawName, optionTable[name], value, inlineValue === true);
    given.set(name, [...(given.get(name) ?? []), text]);
    if (name === 'format') reports.push(reportFrom(text));
    if (name === 'output') reports.push(sentTo(text, reports.pop()));
  }
  return { given, paths, reports, dash };
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

function listingFrom(value = ''): 'text' | 'json' {
  if (value === '' || value === 'json') return value === '' ? 'text' : 'json';
  throw new UsageError(`--list-formats=${value} is unknown; write --list-formats or --list-formats=json.`);
}

/** The values of an option that is repeated, or lists several with commas. */
function listed(name: OptionName, given: ReadonlyMap<OptionName, readonly string[]>): readonly string[] {
  return (given.get(name) ?? []).flatMap((list) => list.split(/[\s,]+/).filter(Boolean));
}

function failLevelFrom(text: string): FailLevel {
  const level = failLevels.find((known) => known === text);
  if (level !== undefined) return level;
  throw new UsageError(`--fail-on ${text} is unknown.${didYouMean(text, failLevels)} Write ${failLevels.join(', ')}.`);
}

function wholeNumberFrom(name: OptionName, text: string): number {
  if (!/^-?\d+$/.test(text)) throw new UsageError(`--${name} needs a whole number, not “${text}”.`);
  return Number(text);
}

function jobsFrom(text: string): number {
  const number = wholeNumberFrom('jobs', text);
  if (number < 1 || number > mostJobs)
    throw new UsageError(`--jobs needs a number from 1 to ${mostJobs}, not “${text}”.`);
  return number;
}

function megabytesFrom(text: string): number {
  const number = Number(text);
  if (!(number > 0)) throw new UsageError(`--max-file-size needs a number of megabytes above 0, not “${text}”.`);
  return number * 1_000_000;
}
