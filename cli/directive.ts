import type { Finding, LanguageId } from '../engine/index.js';
import type { Reviewer } from './engine.js';

/**
 * Writes a comment that silences a finding, in the form of the document and
 * where it changes nothing of what readers see.
 *
 * @returns the text with the comment, or undefined when the document has no place for one
 */
export function withDirective(
  text: string,
  finding: Finding,
  reason: string,
  languageId: LanguageId,
  review: Reviewer,
): string | undefined {
  const before = review(text);
  return candidates(text, finding, plain(reason), languageId).find((candidate) => {
    const after = review(candidate);
    // The comment must do its work and be understood as one; and it must not bring up anything.
    return after.findings.length < before.findings.length && after.problems.length <= before.problems.length;
  });
}

function candidates(text: string, { span, rule }: Finding, reason: string, languageId: LanguageId): readonly string[] {
  const [open, close] = delimiters[languageId] ?? [];
  if (open === undefined) return [];
  const comment = (name: string) =>
    `${open} distinguo-disable-${name} ${rule}${reason === '' ? '' : ` -- ${reason}`}${close}`;
  const lineStart = Math.max(text.lastIndexOf('\n', span.start - 1), text.lastIndexOf('\r', span.start - 1)) + 1;
  const line = /^[^\r\n]*/.exec(text.slice(lineStart))?.[0] ?? '';
  const ending = /\r\n|\n|\r/.exec(text)?.[0] ?? '\n';
  const indent = /^\s*/.exec(line)?.[0] ?? '';
  // Before the bar that closes a row of a table, and before blanks that break a line.
  const tail = line.trimEnd().replace(/\|$/, '').trimEnd().length;
  const atEnd = `${text.slice(0, lineStart + tail)} ${comment('line')}${text.slice(lineStart + tail)}`;
  const above = `${text.slice(0, lineStart)}${indent}${comment('next-line')}${ending}${text.slice(lineStart)}`;
  return languageId === 'gherkin' ? [above] : [atEnd, above];
}

/** What a comment begins and ends with; plain text has none. */
const delimiters: Readonly<Partial<Record<LanguageId, readonly [string, string]>>> = {
  markdown: ['<!--', ' -->'],
  html: ['<!--', ' -->'],
  mdx: ['{/*', ' */}'],
  gherkin: ['#', ''],
};

/** A reason that does not end the comment it stands in. */
function plain(reason: string): string {
  return reason.replace(/\s+/g, ' ').replace(/--+/g, '–').replaceAll('*/', '* /').replaceAll('>', '›').trim();
}
