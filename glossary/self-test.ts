import { type Configuration, settingsInScope, type TermTest } from '../configuration/index.js';
import type { Compiled, Finding, Settings } from '../engine/index.js';
import { compile } from '../rules/index.js';

/** A test that did not hold, and what was seen instead. */
export interface FailedTest extends TermTest {
  /** A sentence. */
  readonly message: string;
}

/** Holds the sentences of a configuration against its glossary; returns those that fail. */
export function testGlossary(configuration: Configuration): readonly FailedTest[] {
  const ready = new Map<TermTest['scope'], Compiled>();
  return configuration.tests.flatMap((test) => {
    const compiled = ready.get(test.scope) ?? compile(everything(settingsInScope(configuration, test.scope)));
    ready.set(test.scope, compiled);
    const message = faultOf(test, compiled);
    return message === undefined ? [] : [{ ...test, message }];
  });
}

/** A rule that is off can be tested all the same. */
const everything = (settings: Settings): Settings => ({
  ...settings,
  rules: Object.fromEntries(
    Object.entries(settings.rules).map(([rule, setting]) => [rule, setting === 'off' ? 'default' : setting]),
  ),
});

function faultOf({ kind, sentence }: TermTest, compiled: Compiled): string | undefined {
  const { source, marks } = marked(sentence);
  const { findings } = compiled.review({ text: source, languageId: 'markdown' });
  if (kind === 'passes') return findings.length === 0 ? undefined : `${seen(findings, source)}.`;
  if (marks.length === 0) return findings.length > 0 ? undefined : 'nothing is found.';
  const expected = marks.map(({ start, written, fixed }) => `${start} ${shown(written, fixed)}`);
  const found = findings.map((finding) => `${finding.span.start} ${written(finding, source)}`);
  return expected.join() === found.join() ? undefined : `${seen(findings, source)}.`;
}

interface Mark {
  readonly start: number;
  readonly written: string;
  readonly fixed?: string;
}

/** Reads `«written→fixed»` and `«written»`. */
function marked(sentence: string): { readonly source: string; readonly marks: readonly Mark[] } {
  const marks: Mark[] = [];
  let source = '';
  let at = 0;
  for (const match of sentence.matchAll(/«([^«»→]+)(?:→([^«»→]*))?»/g)) {
    const [whole, written = '', fixed] = match;
    source += sentence.slice(at, match.index);
    marks.push({ start: source.length, written, ...(fixed !== undefined && { fixed }) });
    source += written;
    at = match.index + whole.length;
  }
  return { source: source + sentence.slice(at), marks };
}

const shown = (written: string, fixed: string | undefined): string =>
  fixed === undefined ? `“${written}”` : `“${written}” → “${fixed}”`;

/** A finding as a mark would say it; what a fix takes in besides is left out. */
function written({ span, fixes: [fix] }: Finding, source: string): string {
  const text = source.slice(span.start, span.end);
  if (fix === undefined) return shown(text, undefined);
  const before = source.slice(fix.span.start, span.start);
  const behind = fix.expected.slice(before.length + text.length);
  const kept = fix.text.slice(0, fix.text.length - behind.length);
  return shown(text, kept.startsWith(before) ? kept.slice(before.length) : kept.replace(/^\S+\s+/, ''));
}

const seen = (findings: readonly Finding[], source: string): string =>
  findings.length === 0
    ? 'nothing is found'
    : `found: ${findings.map((finding) => written(finding, source)).join(', ')}`;
