import { ruleIds } from '../configuration/index.js';
import { roles, type Span } from '../engine/index.js';
import type { ReviewForRun } from './engine.js';

const severities: readonly unknown[] = ['error', 'warning', 'information', 'hint'];
const certainties: readonly unknown[] = ['clear', 'likely'];
const roleIds: readonly unknown[] = roles.map(({ id }) => id);
const problemCodes: readonly unknown[] = ['unused-directive', 'malformed-directive'];

/** In UTF-16 code units: a compound with its article and its markup is shorter. */
const longestFix = 200;

/** Words, what may stand between them, and markup for emphasis and quotations; nothing that a document would obey. */
const words = /^[\p{L}\p{M}\p{N}\s'’&./*_>~-]{0,500}$/u;

/**
 * Whether a value that was read from a cache can be what was found in a text.
 * Anybody may have written it: whatever a report prints as it is, or a fix would
 * write, must be of the kind that this program makes.
 */
export function isReviewOf(text: string, value: unknown): value is ReviewForRun {
  const { findings, problems, uses } = fieldsOf(value);
  return (
    isListOf(findings, (finding) => isFinding(finding, text)) &&
    isListOf(problems, (problem) => isProblem(problem, text)) &&
    isListOf(uses, isUse)
  );
}

function isFinding(value: unknown, text: string): boolean {
  const { rule, severity, certainty, confidence, span, places, term, role, message, evidence, fixes } = fieldsOf(value);
  return (
    (ruleIds as readonly unknown[]).includes(rule) &&
    severities.includes(severity) &&
    certainties.includes(certainty) &&
    isNumber(confidence) &&
    isSpan(span, text) &&
    (places === undefined || isListOf(places, (place) => isSpan(place, text))) &&
    isText(term) &&
    (role === undefined || roleIds.includes(role)) &&
    isText(message) &&
    isListOf(evidence, (each) => isEvidence(each, text)) &&
    isListOf(fixes, (each) => isFix(each, span, text))
  );
}

function isEvidence(value: unknown, source: string): boolean {
  const { role, weight, span, text, because, cue } = fieldsOf(value);
  return roleIds.includes(role) && isNumber(weight) && isSpan(span, source) && [text, because, cue].every(isText);
}

/** Of a fix that a report offers: it must be about the words of the finding, and hardly more. */
function isFix(value: unknown, found: Span, source: string): boolean {
  const { title, span, term, bound, others } = fieldsOf(value);
  if (bound !== undefined && bound !== true) return false;
  if (!isSpan(span, source) || !isEdit(value, source)) return false;
  const around = [source.slice(span.start, found.start), source.slice(found.end, span.end)];
  if (around.some((text) => !isArticle(text))) return false;
  return [title, term].every(isText) && (others === undefined || isListOf(others, (each) => isEdit(each, source)));
}

/** Words for words, and few of them. */
function isEdit(value: unknown, source: string): boolean {
  const { span, expected, text } = fieldsOf(value);
  if (!isSpan(span, source) || span.end - span.start > longestFix || typeof text !== 'string') return false;
  return (
    expected === source.slice(span.start, span.end) &&
    [expected, text].every((each) => words.test(each) && /\p{L}/u.test(each))
  );
}

function isProblem(value: unknown, text: string): boolean {
  const { code, severity, span, message } = fieldsOf(value);
  return problemCodes.includes(code) && severities.includes(severity) && isSpan(span, text) && isText(message);
}

function isUse(value: unknown): boolean {
  const { term, role, fits, count } = fieldsOf(value);
  return isText(term) && (role === undefined || roleIds.includes(role)) && typeof fits === 'boolean' && isNumber(count);
}

/** Whether all that stands there is an article, or nothing, with markup and blanks. */
function isArticle(text: string): boolean {
  return /^[^\p{L}\p{N}]*(?:(?:an?|the)[^\p{L}\p{N}]*)?$/iu.test(text);
}

function isSpan(value: unknown, text: string): value is Span {
  const { start, end } = fieldsOf(value);
  if (!Number.isSafeInteger(start) || !Number.isSafeInteger(end)) return false;
  return Number(start) >= 0 && Number(start) <= Number(end) && Number(end) <= text.length;
}

function isListOf(value: unknown, isOne: (each: unknown) => boolean): boolean {
  return Array.isArray(value) && value.every(isOne);
}

function isText(value: unknown): value is string {
  return typeof value === 'string';
}

function isNumber(value: unknown): value is number {
  return typeof value === 'number' && Number.isFinite(value);
}

function fieldsOf(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {};
}
