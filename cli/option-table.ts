export const formatNames = [
  'pretty',
  'compact',
  'json',
  'sarif',
  'github',
  'gitlab',
  'junit',
  'checkstyle',
  'rdjson',
  'markdown',
  'html',
] as const;
export type FormatName = (typeof formatNames)[number];

/** How loud a finding must be to fail a run. */
export const failLevels = ['error', 'warning', 'information', 'hint'] as const;
export type FailLevel = (typeof failLevels)[number];

/** An option as help, completion and parser need it. */
export interface OptionEntry {
  readonly kind: 'flag' | 'value' | 'optional';
  readonly short?: string;
  /** The value, as help shows it. */
  readonly value?: string;
  /** What the value is, for completion. */
  readonly completes?: 'file' | 'folder' | 'rule' | readonly string[];
  readonly help: string;
}

/** Every option, in the order of the help. */
export const optionTable = {
  format: {
    kind: 'value',
    value: 'NAME[=FILE]',
    completes: formatNames,
    help: `how to report: ${formatNames.slice(0, 6).join(', ')},\n${formatNames.slice(6).join(', ')}; repeat it for several`,
  },
  output: {
    kind: 'value',
    short: 'o',
    value: 'FILE',
    completes: 'file',
    help: 'write the report of the --format before it to this file',
  },
  force: { kind: 'flag', help: 'let a report take the place of a file that is none' },
  fix: {
    kind: 'optional',
    value: 'clear|all',
    completes: ['clear', 'all'],
    help: 'rewrite what is warned of; =clear: what is certain; =all: what is merely likely, too',
  },
  'fix-dry-run': {
    kind: 'optional',
    value: 'clear|all',
    completes: ['clear', 'all'],
    help: 'show what --fix would change as a diff, and change nothing',
  },
  steps: {
    kind: 'flag',
    help: 'let --fix rewrite what programs look for, too: steps of Gherkin, keys of gettext and XLIFF;\nstep definitions and sources must follow',
  },
  review: { kind: 'flag', help: 'decide on each finding in the terminal: write, reject, ignore; ? explains' },
  jobs: {
    kind: 'value',
    short: 'j',
    value: 'N',
    help: 'judge with so many threads (default: 1); pays above some megabytes of documents',
  },
  shard: {
    kind: 'value',
    value: 'PART/PARTS',
    help: 'read one of several parts of the documents: 2/5; merge-reports joins what they report',
  },
  watch: { kind: 'flag', short: 'w', help: 'run again whenever a document or a configuration changes; Ctrl-C ends' },
  stdin: { kind: 'flag', help: 'read one document from standard input, as “-” does; with --fix, print it fixed' },
  'stdin-filename': {
    kind: 'value',
    value: 'PATH',
    completes: 'file',
    help: 'the name that the document on standard input goes by',
  },
  baseline: { kind: 'value', value: 'FILE', completes: 'file', help: 'report only what this file does not list' },
  'update-baseline': { kind: 'flag', help: 'write the findings of today to the file of --baseline' },
  since: {
    kind: 'value',
    value: 'REF',
    help: 'report only what is new since the branch, tag or commit (its merge base)',
  },
  staged: { kind: 'flag', help: 'read what is staged for the next commit, and report only what is new in it' },
  cache: {
    kind: 'optional',
    value: 'FOLDER',
    completes: 'folder',
    help: 'remember what was found, and read only what has changed (default: .distinguocache)',
  },
  config: {
    kind: 'value',
    value: 'FILE',
    completes: 'file',
    help: 'use this configuration, whatever lies beside the documents',
  },
  'no-config': { kind: 'flag', help: 'use the built-in configuration alone' },
  'no-ignore': { kind: 'flag', help: 'read what .gitignore, .distinguoignore and “ignore” leave out' },
  'allow-empty': { kind: 'flag', help: 'accept a glob that no document matches' },
  rule: {
    kind: 'value',
    value: 'RULE',
    completes: 'rule',
    help: 'run this rule alone (repeat it, or list several with commas)',
  },
  exclude: {
    kind: 'value',
    value: 'GLOB',
    help: 'leave out these documents (repeat it); the same as an argument !GLOB',
  },
  severity: {
    kind: 'value',
    value: 'RULE=LEVEL',
    help: 'how loud a rule is, whatever configurations say: off, hint, information,\nwarning, error or default (repeat it, or list several with commas)',
  },
  'fail-on': {
    kind: 'value',
    value: 'LEVEL',
    completes: failLevels,
    help: 'the quietest finding that ends the run with code 1 (default: warning)',
  },
  'exit-zero': { kind: 'flag', help: 'end with code 0 whatever is found; what cannot be done still ends with 2' },
  stats: { kind: 'flag', help: 'count the findings by rule and by word, on standard error' },
  timing: { kind: 'flag', help: 'say what took how long, on standard error' },
  color: { kind: 'flag', help: 'use colours, also where no terminal listens' },
  'no-color': { kind: 'flag', help: 'use no colours' },
  quiet: { kind: 'flag', short: 'q', help: 'report warnings and errors alone' },
  'max-warnings': { kind: 'value', value: 'N', help: 'how many warnings to accept (default: 0; -1: any number)' },
  'max-file-size': { kind: 'value', value: 'MB', help: 'refuse documents larger than this (default: 10)' },
  cast: {
    kind: 'flag',
    help: 'tell the words for people, which name one actor, and where documents differ (--format json, too)',
  },
  explain: {
    kind: 'value',
    value: 'RULE',
    completes: 'rule',
    help: 'say what a rule looks for, with examples; FILE:customer,user: how two words\nof a document stand to each other, and why',
  },
  init: { kind: 'flag', help: 'the same as “distinguo init --yes”' },
  'print-config': { kind: 'value', value: 'FILE', completes: 'file', help: 'show what applies to a file, and why' },
  'list-formats': {
    kind: 'optional',
    value: 'json',
    completes: ['json'],
    help: 'list the formats that are read, the endings of their files and their comments',
  },
  version: { kind: 'flag', short: 'v', help: 'print the version' },
  help: { kind: 'flag', short: 'h', help: 'print this help' },
} as const satisfies Record<string, OptionEntry>;

export type OptionName = keyof typeof optionTable;

export function isOptionName(name: string): name is OptionName {
  return Object.hasOwn(optionTable, name);
}
