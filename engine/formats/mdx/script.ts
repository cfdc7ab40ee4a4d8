/** How far an expression is followed; one that is longer is taken for text. */
const LONGEST = 100_000;

/**
 * Leads over a JavaScript expression in braces: strings, template literals
 * and comments are understood, JSX text inside is tolerated.
 *
 * @param from where `{` stands
 * @returns the offset behind the closing brace, or -1 when there is none
 */
export function expressionEnd(text: string, from: number): number {
  return balancedEnd(text, from, (_at, depth) => depth === 0);
}

/**
 * Where the import or export statements end that start at `from`: at the first blank line that stands
 * outside all brackets. When the brackets do not match, the first blank line will do.
 */
export function statementsEnd(text: string, from: number): number {
  const end = balancedEnd(text, from, (at, depth) => depth <= 0 && BLANK.test(text.slice(at, at + 200)));
  if (end >= 0) return end;
  const blank = text.slice(from).search(/\n[ \t]*(?:\n|$)/);
  return blank < 0 ? text.length : from + blank;
}

const BLANK = /^\n[ \t]*(?:\n|$)/;

/** Walks over code until `ends` says so of a closing brace or a line end. */
function balancedEnd(text: string, from: number, ends: (at: number, depth: number) => boolean): number {
  const limit = Math.min(text.length, from + LONGEST);
  const stack: ('{' | '`')[] = [];
  // no comment ends any more: it is not looked for again
  const ended = { comments: true };
  for (let at = from; at < limit; at++) {
    const found = text[at] as string;
    if (stack.at(-1) === '`') {
      at = insideTemplate(text, at, stack);
      continue;
    }
    if (found === '{') stack.push('{');
    else if (found === '`') stack.push('`');
    else if (found === '}') {
      stack.pop();
      if (ends(at, stack.length) && text[from] === '{') return at + 1;
    } else if (found === '\n') {
      if (text[from] !== '{' && ends(at, stack.length)) return at;
    } else at = skipped(text, at, limit, ended);
  }
  return text[from] !== '{' && limit === text.length && stack.length === 0 ? limit : -1;
}

/** One step inside a template literal; returns the offset of what was read last. */
function insideTemplate(text: string, at: number, stack: ('{' | '`')[]): number {
  const found = text[at];
  if (found === '\\') return at + 1;
  if (found === '`') stack.pop();
  if (found !== '$' || text[at + 1] !== '{') return at;
  stack.push('{');
  return at + 1;
}

/** Leads over a string or a comment; returns the offset of its last character, or `at` when there is none. */
function skipped(text: string, at: number, limit: number, ended: { comments: boolean }): number {
  const found = text[at] as string;
  if (found === '/' && text[at + 1] === '*') {
    const end = ended.comments ? text.indexOf('*/', at + 2) : -1;
    ended.comments = end >= 0 && end < limit;
    return ended.comments ? end + 1 : at;
  }
  if (found === '/' && text[at + 1] === '/' && text[at - 1] !== ':') {
    const end = text.indexOf('\n', at);
    return end < 0 ? at : end - 1;
  }
  // An apostrophe inside a word is JSX text: “don't”.
  const quote = found === '"' || (found === "'" && !/\w/.test(text[at - 1] ?? ''));
  return quote ? stringEnd(text, at, limit) : at;
}

function stringEnd(text: string, from: number, limit: number): number {
  const quote = text[from];
  for (let at = from + 1; at < limit; at++) {
    if (text[at] === '\\') at++;
    else if (text[at] === quote) return at;
    else if (text[at] === '\n') break;
  }
  return from;
}
