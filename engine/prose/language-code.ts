/** Whether a language code (`en`, `en-GB`, `en_US`) names English. */
export function namesEnglish(code: string): boolean {
  return /^en(?:[-_]|$)/i.test(code.trim());
}

/** Languages that documents are written in; `language: go` names none of them. */
const CODES = new Set(
  `de fr es it pt nl pl sv da nb nn no fi cs sk sl hr sr hu ro bg ru uk be el tr ar he fa hi bn ta te th vi
  id ms zh ja ko ca gl eu et lv lt is ga cy ka hy kk mk sq`.split(/\s+/),
);

/** Whether a value is the code of a language that is not English. */
export function namesForeign(value: string): boolean {
  const code = value.trim().toLowerCase();
  return /^[a-z]{2}(?:[-_][a-z0-9]{2,8})*$/.test(code) && CODES.has(code.slice(0, 2));
}
