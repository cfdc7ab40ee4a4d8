import path from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Rule, Severity, Span } from '../../engine/index.js';
import { rules } from '../../rules/index.js';
import type { Notice, ParagraphPlace } from '../report.js';
import type { TextLines } from '../text-lines.js';
import { type ReportEntry, reportEntries } from './entries.js';
import type { FormatOptions, ReportFormat } from './format.js';
import { homepage, rulePageOf } from './pages.js';
import { paragraphText, placedMessage } from './paragraph.js';
import { fromRoot, type RunPlace } from './run-place.js';
import { sarifReport } from './sarif-report.js';

const levels: Readonly<Record<Severity, string>> = {
  error: 'error',
  warning: 'warning',
  information: 'note',
  hint: 'note',
};

/** What is said of directives, beside the rules. */
const problemCodes: Readonly<Record<string, string>> = {
  'unused-directive': 'A comment silences nothing any more.',
  'malformed-directive': 'A comment looks like a directive but is none.',
};

/** In the order in which the driver lists them. */
const ruleIds: readonly string[] = [...rules.map(({ id }) => id), ...Object.keys(problemCodes)];

/** SARIF 2.1.0: one run, written as the findings come. */
export function sarifFormat({ place }: FormatOptions): ReportFormat {
  let first = true;
  return {
    begin: () => sarifReport.begin({ driver: driver() }, baseIds(place)),
    file(report) {
      const { entries, lines } = reportEntries(report);
      return entries
        .map((entry) => {
          const text = sarifReport.result(result(entry, fromRoot(report.path, place), lines), first);
          first = false;
          return text;
        })
        .join('');
    },
    end: (_, notices) => sarifReport.end(invocation(notices)),
  };
}

function driver() {
  return {
    name: 'Distinguo',
    semanticVersion: process.env.DISTINGUO_VERSION,
    informationUri: homepage(),
    rules: [
      ...rules.map(described),
      ...Object.entries(problemCodes).map(([id, text]) => ({ id, shortDescription: { text } })),
    ],
  };
}

function described({ id, summary, rationale, flags, passes }: Rule) {
  const listed = (examples: readonly string[]) =>
    examples.map((example) => `- ${example.replace(/\s+/g, ' ')}`).join('\n');
  const help = `${rationale}\n\nFlagged («written→right»):\n\n${listed(flags)}\n\nLeft alone:\n\n${listed(passes)}`;
  return {
    id,
    shortDescription: { text: summary },
    fullDescription: { text: rationale },
    help: { text: help, markdown: help },
    helpUri: rulePageOf(id),
    defaultConfiguration: { level: 'warning' },
    properties: { tags: ['terminology'], precision: 'high' },
  };
}

function result(entry: ReportEntry, file: string, lines: TextLines) {
  const { code, severity, message, fingerprint, span, finding, place } = entry;
  const artifactLocation = locationOf(file);
  return {
    ruleId: code,
    ruleIndex: ruleIds.indexOf(code),
    level: levels[severity],
    message: messageOf(place === undefined ? message : placedMessage(message, place)),
    locations: [
      {
        physicalLocation: {
          artifactLocation,
          // A package has no lines: a viewer that looked for them would find bytes.
          ...(place === undefined && {
            region: { ...region(span, lines), snippet: { text: lines.text.slice(span.start, span.end) } },
          }),
        },
        ...(place !== undefined && { logicalLocations: [logicalLocation(place)] }),
      },
    ],
    partialFingerprints: { 'distinguoFinding/v1': fingerprint },
    ...(finding !== undefined && {
      ...(place === undefined && {
        relatedLocations: [
          ...finding.evidence.map(({ span, because }) => ({ span, told: because })),
          ...(finding.places ?? []).map((place) => ({ span: place, told: 'The same decision holds here.' })),
        ].map((each, index) => related(each, index, artifactLocation, lines)),
        fixes: fixes(entry, artifactLocation, lines),
      }),
      properties: {
        certainty: finding.certainty,
        confidence: Math.round(finding.confidence * 1000) / 1000,
        term: finding.term,
        ...(finding.role !== undefined && { role: finding.role }),
      },
    }),
  };
}

/** The paragraph, below the headings that it stands under. */
function logicalLocation(place: ParagraphPlace) {
  const name = paragraphText(place);
  return { name, fullyQualifiedName: [...place.headings, name].join('/'), kind: 'paragraph' };
}

function related(
  { span, told }: { readonly span: Span; readonly told: string },
  index: number,
  artifactLocation: object,
  lines: TextLines,
) {
  return {
    id: index + 1,
    message: messageOf(told),
    physicalLocation: { artifactLocation, region: region(span, lines) },
  };
}

function fixes({ fixes: { span, replacements } }: ReportEntry, artifactLocation: object, lines: TextLines) {
  return replacements.map((text) => ({
    description: { text: `Replace with “${text}”` },
    artifactChanges: [
      { artifactLocation, replacements: [{ deletedRegion: region(span, lines), insertedContent: { text } }] },
    ],
  }));
}

function region(span: Span, lines: TextLines) {
  const start = lines.positionOf(span.start);
  const end = lines.positionOf(span.end);
  return {
    startLine: start.line,
    startColumn: start.column,
    endLine: end.line,
    endColumn: end.column,
    charOffset: start.offset,
    charLength: end.offset - start.offset,
  };
}

/** In a message of SARIF, `[words](address)` is a link. */
function messageOf(text: string) {
  return { text: text.replace(/[\\[\]]/g, '\\$&') };
}

function locationOf(file: string) {
  if (path.isAbsolute(file)) return { uri: pathToFileURL(file).href };
  return { uri: file.split('/').map(encodeURIComponent).join('/'), uriBaseId: '%SRCROOT%' };
}

/** What paths are relative to: the repository, or the working folder where there is none. */
function baseIds({ root }: RunPlace) {
  return { '%SRCROOT%': { uri: pathToFileURL(`${root}${path.sep}`).href } };
}

function invocation(notices: readonly Notice[]) {
  return {
    executionSuccessful: notices.every(({ kind }) => kind !== 'failure'),
    toolExecutionNotifications: notices.map(({ kind, message }) => ({
      level: kind === 'failure' ? 'error' : 'note',
      message: messageOf(message),
    })),
  };
}
