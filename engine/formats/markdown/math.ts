import type { Absent } from '../../prose/search.js';

const LONGEST = 200;
/** Two words in a row: prose between two prices, not a formula. */
const WORDS = /(?<![\\A-Za-z{])[A-Za-z]{3,} +[A-Za-z]{3,}/;
/** What formulas are made of, beside single letters and digits. */
const FORMULA = /[\\^_{}=+<>|/*-]/;

/** Where the formula ends that starts with the dollar sign at `from`, or -1. “$5 and $6” is none. */
export function mathEnd(text: string, from: number, absent: Absent): number {
  if (text.charCodeAt(from + 1) === 36) {
    const end = absent.indexOf(text, '$$', from + 2);
    return end > from + 2 ? end + 2 : -1;
  }
  const before = text[from - 1];
  const first = text[from + 1];
  if ((before !== undefined && /[\w$]/.test(before)) || first === undefined || /\s/.test(first)) return -1;
  const end = text.slice(from + 1, from + LONGEST).search(/(?<![\s\\])\$(?![\w$])/) + from + 1;
  if (end <= from + 1) return -1;
  const content = text.slice(from + 1, end);
  if (content.includes('\n\n') || content.includes('`') || WORDS.test(content)) return -1;
  const short = !/\s/.test(content) && content.length <= 3;
  return short || FORMULA.test(content) ? end + 1 : -1;
}
