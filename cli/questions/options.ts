import { didYouMean } from '../../engine/index.js';
import { type Options, parseOptions } from '../options.js';
import { UsageError } from '../usage-error.js';

/** In which forms questions can be had. */
const forms = ['markdown', 'json'] as const;

/** What `distinguo questions` is asked. */
export interface QuestionOptions {
  readonly options: Options;
  readonly form: (typeof forms)[number];
  /** The file to write; standard output when absent. */
  readonly file?: string;
  /** So many questions a document, at most. */
  readonly most: number;
}

/** So many questions a document somebody has patience for. */
const USUAL = 3;

/**
 * Reads the arguments behind `questions`: those that say what is read, as for any run, and what is made of it.
 *
 * @throws UsageError for what is unknown
 */
export function questionOptions(args: readonly string[]): QuestionOptions {
  const { most, rest } = takeMost(args);
  const options = parseOptions(rest);
  const [report, second] = options.reports;
  if (second !== undefined)
    throw new UsageError('questions are written in one form: --format markdown or --format json.');
  const { format = 'pretty', file } = report ?? {};
  const form = format === 'pretty' ? 'markdown' : forms.find((known) => known === format);
  if (form === undefined) throw new UsageError(`questions have no format “${format}”. Formats: ${forms.join(', ')}.`);
  const wrong = (['stdin', 'review', 'updateBaseline', 'staged'] as const).find((name) => options[name]);
  if (wrong !== undefined || options.fix !== 'none')
    throw new UsageError('questions are about documents as they are: name files or folders alone.');
  return { options, form, most, ...(file !== undefined && { file }) };
}

function takeMost(args: readonly string[]): { readonly most: number; readonly rest: readonly string[] } {
  const at = args.findIndex((arg) => arg === '--most' || arg.startsWith('--most='));
  if (at < 0) return { most: USUAL, rest: args };
  const [name = '', inline] = (args[at] as string).split('=');
  const written = inline ?? args[at + 1] ?? '';
  const most = Number(written);
  if (!Number.isInteger(most) || most < 1 || written === '')
    throw new UsageError(`${name} needs a whole number from 1: ${name} ${USUAL}.`);
  return { most, rest: [...args.slice(0, at), ...args.slice(at + (inline === undefined ? 2 : 1))] };
}

/** What `distinguo decide` is asked. */
export interface DecideOptions {
  /** The file with the answers; standard input when absent. */
  readonly file?: string;
  readonly skipsChanged: boolean;
  readonly dryRun: boolean;
}

const flags = ['--skip-changed', '--dry-run'] as const;

/**
 * Reads the arguments behind `decide`.
 *
 * @throws UsageError for what is unknown
 */
export function decideOptions(args: readonly string[]): DecideOptions {
  const unknown = args.find((arg) => arg.startsWith('-') && arg !== '-' && !(flags as readonly string[]).includes(arg));
  if (unknown !== undefined)
    throw new UsageError(`unknown option ${unknown}.${didYouMean(unknown, flags)} Options: ${flags.join(', ')}.`);
  const [file, ...others] = args.filter((arg) => !arg.startsWith('--'));
  if (others.length > 0) throw new UsageError('write distinguo decide FILE, or “-” for standard input.');
  return {
    ...(file !== undefined && file !== '-' && { file }),
    skipsChanged: args.includes('--skip-changed'),
    dryRun: args.includes('--dry-run'),
  };
}
