import { parseArgs } from 'node:util';
import { didYouMean } from '../rules/index.js';

/** What the command line asks for. */
export interface Options {
  readonly paths: readonly string[];
  readonly format: FormatName;
  /** Which findings `--fix` rewrites: those warned of, or all. */
  readonly fix: 'none' | 'warned' | 'all';
  /** Show the fixes as a diff instead of writing them. */
  readonly dryRun: boolean;
  readonly stdin: boolean;
  readonly stdinFilename?: string;
  /** A configuration file for the whole run. */
  readonly config?: string;
  readonly noConfig: boolean;
  /** These rules alone; all when empty. */
  readonly rules: readonly string[];
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

export const formatNames = ['pretty', 'json'] as const;
export type FormatName = (typeof formatNames)[number];

/** A command line that cannot be followed; the message says what to write instead. */
export class UsageError extends Error {}

interface OptionEntry {
  readonly kind: 'flag' | 'value' | 'optional';
  readonly short?: string;
  /** The value, as help shows it. */
  readonly value?: string;
  readonly help: string;
}

/** Every option, in the order of the help. */
export const optionTable = {
  format: { kind: 'value', value: formatNames.join('|'), help: 'how to print the findings (default: pretty)' },
  fix: { kind: 'optional', value: 'all', help: 'rewrite what is warned of; =all: what is merely likely, too' },
  'fix-dry-run': { kind: 'optional', value: 'all', help: 'show what --fix would change as a diff, and change nothing' },
  stdin: { kind: 'flag', help: 'read one document from standard input; with --fix, print it fixed' },
  'stdin-filename': { kind: 'value', value: 'PATH', help: 'the name that the document on standard input goes by' },
  config: { kind: 'value', value: 'FILE', help: 'use this configuration, whatever lies beside the documents' },
  'no-config': { kind: 'flag', help: 'use the built-in configuration alone' },
  rule: { kind: 'value', value: 'RULE', help: 'run this rule alone (repeat it, or list several with commas)' },
  quiet: { kind: 'flag', short: 'q', help: 'report warnings and errors alone' },
  'max-warnings': { kind: 'value', value: 'N', help: 'how many warnings to accept (default: 0; -1: any number)' },
  'max-file-size': { kind: 'value', value: 'MB', help: 'refuse documents larger than this (default: 10)' },
  explain: { kind: 'value', value: 'RULE', help: 'say what a rule looks for, with examples' },
  init: { kind: 'flag', help: 'write a first distinguo.yml into this folder' },
  'print-config': { kind: 'value', value: 'FILE', help: 'show what applies to a file, and why' },
  version: { kind: 'flag', short: 'v', help: 'print the version' },
  help: { kind: 'flag', short: 'h', help: 'print this help' },
} as const satisfies Record<string, OptionEntry>;

type OptionName = keyof typeof optionTable;

/**
 * Reads the arguments after the program's name.
 *
 * @throws UsageError for what is unknown, lacks its value, or does not go together
 */
export function parseOptions(args: readonly string[]): Options {
  const { given, paths } = readArguments(args);
  const last = (name: OptionName) => given.get(name)?.at(-1);
  const config = last('config');
  const stdinFilename = last('stdin-filename');
  const explain = last('explain');
  const printConfig = last('print-config');
  const options: Options = {
    paths,
    format: formatFrom(last('format')),
    fix: fixFrom(given.has('fix-dry-run') ? 'fix-dry-run' : 'fix', given),
    dryRun: given.has('fix-dry-run'),
    stdin: given.has('stdin') || stdinFilename !== undefined,
    ...(stdinFilename !== undefined && { stdinFilename }),
    ...(config !== undefined && { config }),
    noConfig: given.has('no-config'),
    rules: (given.get('rule') ?? []).flatMap((list) => list.split(/[\s,]+/).filter(Boolean)),
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

function readArguments(args: readonly string[]): { given: Map<OptionName, string[]>; paths: string[] } {
  const { tokens } = parseArgs({ args: [...args], options: parserTable(), strict: false, tokens: true });
  const given = new Map<OptionName, string[]>();
  const paths: string[] = [];
  for (const token of tokens) {
    if (token.kind === 'positional') paths.push(token.value);
    if (token.kind !== 'option') continue;
    const { name, rawName, value, inlineValue } = token;
    if (!isOptionName(name))
      throw new UsageError(`unknown option ${rawName}.${suggestion(name)} See distinguo --help.`);
    const text = valueFrom(rawName, optionTable[name], value, inlineValue === true);
    given.set(name, [...(given.get(name) ?? []), text]);
  }
  return { given, paths };
}

function parserTable() {
  return Object.fromEntries(
    Object.entries<OptionEntry>(optionTable).map(([name, { kind, short }]) => [
      name,
      { type: kind === 'value' ? ('string' as const) : ('boolean' as const), ...(short !== undefined && { short }) },
    ]),
  );
}

function isOptionName(name: string): name is OptionName {
  return Object.hasOwn(optionTable, name);
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

function formatFrom(text = 'pretty'): FormatName {
  const name = formatNames.find((known) => known === text);
  if (name !== undefined) return name;
  throw new UsageError(`unknown format “${text}”.${didYouMean(text, formatNames)} Formats: ${formatNames.join(', ')}.`);
}

function fixFrom(name: 'fix' | 'fix-dry-run', given: ReadonlyMap<OptionName, readonly string[]>): Options['fix'] {
  const values = [...(given.get(name) ?? []), ...(name === 'fix-dry-run' ? (given.get('fix') ?? []) : [])];
  const wrong = values.find((value) => value !== '' && value !== 'all');
  if (wrong !== undefined) throw new UsageError(`--${name}=${wrong} is unknown; write --${name} or --${name}=all.`);
  if (values.length === 0) return 'none';
  return values.includes('all') ? 'all' : 'warned';
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

function refuseContradictions({ config, noConfig, stdin, paths, fix, dryRun, format }: Options): void {
  if (noConfig && config !== undefined) throw new UsageError('--config and --no-config contradict each other.');
  if (stdin && paths.length > 0)
    throw new UsageError('--stdin reads one document from standard input and takes no paths.');
  if (dryRun && format === 'json')
    throw new UsageError('--fix-dry-run prints a diff; it does not go with --format json.');
  if (stdin && fix !== 'none' && format === 'json') {
    throw new UsageError('--stdin --fix prints the fixed document; it does not go with --format json.');
  }
}
