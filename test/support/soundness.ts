import { fixText } from '../../cli/fix.js';
import { recommendedSettings } from '../../configuration/index.js';
import { readProse } from '../../engine/formats/index.js';
import { type LanguageId, type Prose, type Settings, type Span, wordScanOf } from '../../engine/index.js';
import { type Reviewer, reviewer, type Said } from './reviewer.js';
import { neutralFor, structureOf } from './structure.js';

/** What a reviewed document breaks of what always holds. */
export class Unsound extends Error {}

/**
 * Reads, reviews and fixes a document, and holds the outcome to what is true of every document.
 *
 * @param reviewed reviews by these settings; may know texts from elsewhere
 * @throws Unsound when a range lies outside the document or does not hold its text, when a fix touches
 *   what it does not name or changes the structure of the document, or when fixing twice is not fixing once
 */
export function holdSound(
  text: string,
  languageId: LanguageId,
  settings: Settings = recommendedSettings,
  reviewed: Reviewer = reviewer(settings),
): void {
  for (const prose of readProse({ text, languageId }, wordScanOf(settings.glossary)).proses) holdProse(prose, text);
  const said = reviewed(text, languageId);
  holdRanges(said, text);
  if (said.findings.some(({ fixes }) => fixes.length > 0)) holdFixes(text, languageId, settings, reviewed);
}

function holdProse(prose: Prose, text: string): void {
  const { runs, span } = prose;
  holdSpan('block', span, text);
  for (let at = 0; at < runs.length; at += 3) {
    const [from = 0, offset = 0, length = 0] = runs.slice(at, at + 3);
    const written = prose.text.slice(from, runs[at + 3] ?? prose.text.length);
    const start = span.start + offset;
    if (start < 0 || start + length > text.length) throw new Unsound(`A run of ${shown(prose.text)} lies outside.`);
    if (length !== written.length) continue;
    // A run of its own length is verbatim, but that a line may end in a carriage return alone, and a letter be code.
    const source = text.slice(start, start + length).replaceAll('\r', '\n');
    const units = written.replaceAll('\r', '\n').split('');
    if (!units.every((unit, i) => unit === source[i] || unit === '\ufffc'))
      throw new Unsound(`A run is ${shown(written)}, and ${shown(source)} in the source.`);
  }
  for (const { start, end } of prose.marks) holdSpan('mark', { start, end }, prose.text);
}

function holdRanges({ mentions, findings, suppressed, problems }: Said, text: string): void {
  for (const { span, surface, verdict } of mentions) {
    holdSpan('mention', span, text);
    const written = text.slice(span.start, span.end);
    const flat = (words: string) => words.replace(/[\s>]+/g, ' ');
    if (written !== surface && !/\s/.test(surface)) throw new Unsound(`${shown(surface)} is ${shown(written)}.`);
    if (/^[\w -]+$/.test(written) && flat(written) !== flat(surface))
      throw new Unsound(`${shown(surface)} is ${shown(written)}.`);
    for (const evidence of verdict.evidence) holdSpan('evidence', evidence.span, text);
  }
  for (const { span } of problems) holdSpan('problem', span, text);
  for (const { span, evidence, fixes } of [...findings, ...suppressed]) {
    holdSpan('finding', span, text);
    if (span.start === span.end) throw new Unsound('A finding points at nothing.');
    for (const { span: at } of evidence) holdSpan('evidence', at, text);
    for (const fix of fixes) {
      holdSpan('fix', fix.span, text);
      const written = text.slice(fix.span.start, fix.span.end);
      if (written !== fix.expected) throw new Unsound(`A fix expects ${shown(fix.expected)}, not ${shown(written)}.`);
    }
  }
}

function holdFixes(text: string, languageId: LanguageId, settings: Settings, reviewed: Reviewer): void {
  const fix = (source: string) =>
    fixText(source, { scope: 'all', steps: true }, (now) => reviewed(now, languageId)).text;
  const once = fix(text);
  if (fix(once) !== once) throw new Unsound(`Fixing twice is not fixing once: ${shown(once)}.`);
  const [before, after] = [text, once].map((source) => structureOf(source, languageId, neutralFor(settings.glossary)));
  if (before !== after) throw new Unsound(`A fix changed the structure:\n${before}\n${after}`);
}

function holdSpan(what: string, { start, end }: Span, text: string): void {
  if (!Number.isInteger(start) || !Number.isInteger(end) || start < 0 || end < start || end > text.length)
    throw new Unsound(`A ${what} from ${start} to ${end} is outside of the text of ${text.length}.`);
}

function shown(text: string): string {
  return JSON.stringify(text.slice(0, 200));
}
