import { sarifReport } from '../format/sarif-report.js';
import { UsageError } from '../usage-error.js';
import { inWalkOrder, withoutRepeats } from './in-walk-order.js';
import type { Part } from './part.js';

interface SarifResult {
  readonly locations: readonly { readonly physicalLocation: { readonly artifactLocation: { readonly uri: string } } }[];
}

interface SarifRun {
  readonly tool: { readonly driver: { readonly name: string; readonly semanticVersion?: string } };
  readonly originalUriBaseIds: object;
  readonly results: readonly SarifResult[];
  readonly invocations: readonly {
    readonly executionSuccessful: boolean;
    readonly toolExecutionNotifications: readonly object[];
  }[];
}

/** A log as `--format sarif` writes it: with one run. */
interface SarifReport {
  readonly runs: readonly [SarifRun];
}

/** Whether a value is a log of ours. */
export function isSarifReport(value: unknown): value is SarifReport {
  const run = (value as Partial<SarifReport> | null)?.runs?.[0];
  return (
    run?.tool?.driver?.name === 'Distinguo' &&
    typeof run.originalUriBaseIds === 'object' &&
    run.originalUriBaseIds !== null &&
    Array.isArray(run.results) &&
    Array.isArray(run.invocations) &&
    run.results.every((result) => typeof uriOf(result) === 'string') &&
    run.invocations.every((invocation) => Array.isArray(invocation?.toolExecutionNotifications))
  );
}

/**
 * One log with one run that has the results of all, in the order in which one run would have come to their documents.
 *
 * @throws UsageError when another version, with other rules, has written one of them
 */
export function mergeSarifReports(parts: readonly Part<SarifReport>[]): string {
  const runs = parts.map(({ report }) => report.runs[0]);
  const [first] = runs as [SarifRun];
  const other = parts.find(({ report: { runs } }) => JSON.stringify(runs[0].tool) !== JSON.stringify(first.tool));
  if (other !== undefined)
    throw new UsageError(`${parts[0]?.named} and ${other.named} were written by different versions of Distinguo.`);
  const results = runs.flatMap((run) => run.results).sort((a, b) => inWalkOrder(pathOf(a), pathOf(b)));
  const invocations = runs.flatMap((run) => run.invocations);
  const invocation = {
    executionSuccessful: invocations.every(({ executionSuccessful }) => executionSuccessful),
    toolExecutionNotifications: withoutRepeats(invocations.flatMap((each) => each.toolExecutionNotifications)),
  };
  const written = results.map((result, at) => sarifReport.result(result, at === 0));
  return `${sarifReport.begin(first.tool, first.originalUriBaseIds)}${written.join('')}${sarifReport.end(invocation)}`;
}

function uriOf(result: SarifResult): string | undefined {
  return result?.locations?.[0]?.physicalLocation?.artifactLocation?.uri;
}

function pathOf(result: SarifResult): string {
  const uri = uriOf(result) ?? '';
  try {
    return decodeURIComponent(uri);
  } catch {
    return uri;
  }
}
