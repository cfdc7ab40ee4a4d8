import type { Settings } from './model.js';
import type { Claim } from './rule.js';

/** Whether a team has decided that the words of a claim are right: an allowed phrase covers them, or an exception does. */
export function isExcepted({ mention, term: claimed }: Claim, { glossary: { allow }, exceptions }: Settings): boolean {
  if (allow.length === 0 && exceptions.length === 0) return false;
  const text = mention.prose.text.toLowerCase();
  return (
    allow.some((phrase) => covers(text, phrase.toLowerCase(), mention.start, mention.end)) ||
    exceptions.some(
      ({ term, context }) =>
        (term === undefined || term === claimed) && (context === undefined || text.includes(context.toLowerCase())),
    )
  );
}

/** Whether a phrase stands in the text over a stretch of it. */
function covers(text: string, phrase: string, start: number, end: number): boolean {
  for (let at = text.indexOf(phrase); at >= 0; at = text.indexOf(phrase, at + 1))
    if (at <= start && at + phrase.length >= end) return true;
  return false;
}
