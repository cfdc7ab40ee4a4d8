import type { OptionName } from './option-table.js';
import type { Options, ReportRequest } from './options.js';
import { UsageError } from './usage-error.js';

/**
 * Refuses options that cannot be had in one run.
 *
 * @throws UsageError for the first two that do not go together
 */
export function refuseContradictions(options: Options): void {
  const { config, noConfig, stdin, paths, reports, baseline, updateBaseline, fix, steps } = options;
  if (noConfig && config !== undefined) throw new UsageError('--config and --no-config contradict each other.');
  if (stdin && paths.length > 0)
    throw new UsageError('--stdin, or “-”, reads one document from standard input and takes no paths.');
  if (updateBaseline && baseline === undefined)
    throw new UsageError('--update-baseline needs to know which: --baseline FILE --update-baseline.');
  if (steps && fix === 'none') throw new UsageError('--steps says what --fix rewrites: --fix --steps.');
  refuseReports(reports);
  if (options.cast) refuseWithCast(options);
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
  ['shard', 'fix'],
  ['shard', 'fix-dry-run'],
  ['shard', 'review'],
  ['shard', 'stdin'],
  ['watch', 'fix'],
  ['watch', 'review'],
  ['watch', 'stdin'],
  ['watch', 'staged'],
  ['watch', 'update-baseline'],
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
      return Boolean(options[name as 'since' | 'staged' | 'stdin' | 'baseline' | 'review' | 'watch' | 'shard']);
  }
}

function refuseReports(reports: readonly ReportRequest[]): void {
  const [first, second] = reports.filter(({ file }) => file === undefined);
  if (first !== undefined && second !== undefined) {
    throw new UsageError(
      `--format ${first.format} and --format ${second.format} cannot both go to standard output; send one to a file: --format ${second.format}=FILE.`,
    );
  }
}

/** The cast of documents as they are, in the place of their findings. */
function refuseWithCast({ reports, stdin, fix, review, baseline, since, staged }: Options): void {
  const [report, second] = reports;
  if (report?.format === 'html')
    throw new UsageError('--format html has the cast of the documents anyway: leave --cast out.');
  if (second !== undefined || (report !== undefined && report.format !== 'pretty' && report.format !== 'json'))
    throw new UsageError('--cast is told in one form: as a text, or with --format json.');
  if (stdin || fix !== 'none' || review || staged || baseline !== undefined || since !== undefined)
    throw new UsageError('--cast tells of documents as they are: name files or folders alone.');
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
