import { expect } from 'vitest';
import { recommendedSettings } from '../../configuration/index.js';
import type { Finding, LanguageId, Settings } from '../../engine/index.js';
import { review } from '../../rules/index.js';

/** A place that an example marks; offsets of the source. */
export interface Mark {
  readonly start: number;
  readonly written: string;
  /** What the first fix writes, or undefined where no fix is safe. */
  readonly fixed?: string;
}

/** An example without its marks. */
export interface Example {
  readonly source: string;
  /** The source with every marked fix applied. */
  readonly fixed: string;
  readonly marks: readonly Mark[];
}

/** Reads `«written→fixed»` and `«written»`: a finding with that first fix, and one without. */
export function exampleOf(marked: string): Example {
  const marks: Mark[] = [];
  let source = '';
  let at = 0;
  for (const match of marked.matchAll(/«([^«»→]+)(?:→([^«»→]*))?»/g)) {
    const [whole, written = '', fixed] = match;
    source += marked.slice(at, match.index);
    marks.push({ start: source.length, written, ...(fixed === undefined ? {} : { fixed }) });
    source += written;
    at = match.index + whole.length;
  }
  source += marked.slice(at);
  if (/[«»→]/.test(source)) throw new Error(`A mark is not closed: ${marked}`);
  return { source, fixed: rewritten(source, marks), marks };
}

/** Checks that a marked text has the marked findings, of that rule, and nothing else; and that fixing leaves nothing. */
export function check(
  marked: string,
  rule: string,
  languageId: LanguageId = 'markdown',
  settings: Settings = recommendedSettings,
): void {
  const { source, fixed, marks } = exampleOf(marked);
  const found = findingsIn(source, languageId, settings);
  const places = found
    .flatMap((finding) => placesOf(finding, source).map((place) => ({ rule: finding.rule, place })))
    .sort((a, b) => a.place.start - b.place.start);
  expect(places.map((each) => `${each.rule} ${textOf(each.place)}`)).toEqual(
    marks.map((mark) => `${rule} ${textOf(mark)}`),
  );
  expect(places.map(({ place }) => place.start)).toEqual(marks.map(({ start }) => start));
  expect(applied(source, found)).toBe(fixed);
  const unfixable = marks.filter((mark) => mark.fixed === undefined).map((mark) => `${rule} ${textOf(mark)}`);
  expect(findingsIn(fixed, languageId, settings).map((finding) => shown(finding, fixed))).toEqual(unfixable);
}

/** The findings of a source, as the recommended configuration has them when no other is given. */
export function findingsIn(
  source: string,
  languageId: LanguageId = 'markdown',
  settings: Settings = recommendedSettings,
): readonly Finding[] {
  return review({ text: source, languageId }, settings).findings;
}

/** A source with the first fix of each finding applied. */
export function applied(source: string, findings: readonly Finding[]): string {
  const edits = findings.flatMap(({ fixes: [fix] }) => (fix === undefined ? [] : [fix, ...(fix.others ?? [])]));
  return rewritten(
    source,
    edits.map(({ span, text }) => ({ start: span.start, written: source.slice(span.start, span.end), fixed: text })),
  );
}

/** A finding as `rule «written→fixed»`, with the article before it where the fix repairs that. */
export function shown(finding: Finding, source: string): string {
  const [start, end] = rangeOf(finding);
  const fixed = finding.fixes[0]?.text;
  return `${finding.rule} ${textOf({ start, written: source.slice(start, end), ...(fixed === undefined ? {} : { fixed }) })}`;
}

/** Every place of a finding, with what its first fix writes there. */
function placesOf({ span, places = [], fixes: [fix] }: Finding, source: string): readonly Mark[] {
  const edits = fix === undefined ? [] : [fix, ...(fix.others ?? [])];
  return [span, ...places].map((place) => {
    const edit = edits.find((each) => each.span.start <= place.start && each.span.end >= place.end);
    const { start, end } = edit?.span ?? place;
    return { start, written: source.slice(start, end), ...(edit === undefined ? {} : { fixed: edit.text }) };
  });
}

/** What a finding would change or, failing that, points at. */
function rangeOf({ span, fixes: [fix] }: Finding): readonly [number, number] {
  return [Math.min(span.start, fix?.span.start ?? span.start), Math.max(span.end, fix?.span.end ?? span.end)];
}

const textOf = ({ written, fixed }: Mark): string => (fixed === undefined ? `«${written}»` : `«${written}→${fixed}»`);

function rewritten(source: string, marks: readonly Mark[]): string {
  return [...marks]
    .sort((a, b) => b.start - a.start)
    .reduce(
      (text, { start, written, fixed }) =>
        text.slice(0, start) + (fixed ?? written) + text.slice(start + written.length),
      source,
    );
}
