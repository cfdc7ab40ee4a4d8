import type { Literal, SearchMemory } from './syntax.js';

/** A text between two equal marks that ends on its line; a backslash takes what follows with it, unless it is `raw`. */
export function quoted(mark: string, raw = false): Literal {
  return (source, at, memory) => {
    if (source[at] !== mark || at < (memory.unclosed.get(mark) ?? -1)) return -1;
    for (let end = at + 1; end < source.length; end++) {
      const found = source[end];
      if (found === mark) return end + 1;
      if (found === '\n') break;
      if (found === '\\' && !raw) end++;
    }
    const newline = source.indexOf('\n', at);
    memory.unclosed.set(mark, newline < 0 ? source.length : newline);
    return -1;
  };
}

/** A text over several lines; a backslash takes what follows with it where there are `escapes`. */
export function over(open: string, close: string, escapes: boolean): Literal {
  return (source, at, memory) => {
    if (!source.startsWith(open, at)) return -1;
    let end = memory.indexOf(close, at + open.length);
    while (escapes && end > 0 && isEscaped(source, end, at + open.length)) end = memory.indexOf(close, end + 1);
    return end < 0 ? -1 : end + close.length;
  };
}

/** What an expression matches where it may begin; it is sticky. */
export function matching(pattern: RegExp): Literal {
  return (source, at) => {
    pattern.lastIndex = at;
    const found = pattern.exec(source);
    return found === null ? -1 : at + found[0].length;
  };
}

const LOOK_BACK = 60;

/** A text whose end depends on what stands before its quotation mark, as `R"x(…)x"` and `r#"…"#` have it. */
export function raw(before: RegExp, close: (marks: string) => string): Literal {
  return (source, at, memory) => {
    if (source[at] !== '"') return -1;
    const found = before.exec(source.slice(Math.max(0, at - LOOK_BACK), at));
    if (found === null) return -1;
    const end = closing(at + 1, close(found[1] ?? ''), memory);
    return end < 0 ? -1 : end;
  };
}

/** `@"…"` of C#, in which a quotation mark is doubled. */
export const verbatimString: Literal = (source, at, memory) => {
  if (source[at] !== '"' || !/@\$?$|\$@$/.test(source.slice(Math.max(0, at - 2), at))) return -1;
  for (let end = memory.indexOf('"', at + 1); end >= 0; end = memory.indexOf('"', end + 2))
    if (source[end + 1] !== '"') return end + 1;
  return -1;
};

/** `R"x(…)x"` of C++. */
export const rawWithName: Literal = (source, at, memory) => {
  if (source[at] !== '"' || !/(?:^|\W)(?:u8|[uUL])?R$/.test(source.slice(Math.max(0, at - 5), at))) return -1;
  const name = /^"([^\s()\\"]{0,16})\(/.exec(source.slice(at, at + 20))?.[1];
  return name === undefined ? -1 : closing(at + 1, `)${name}"`, memory);
};

function closing(from: number, close: string, memory: SearchMemory): number {
  const end = memory.indexOfNamed(close, from);
  return end < 0 ? -1 : end + close.length;
}

function isEscaped(source: string, at: number, lowest: number): boolean {
  let from = at;
  while (from > lowest && source[from - 1] === '\\') from--;
  return (at - from) % 2 === 1;
}

const KEYWORDS = new Set(
  'return typeof case in of delete void throw new else do instanceof yield await if unless while when and or not then puts'.split(
    ' ',
  ),
);

/** A regular expression between slashes, where no value stands before it that it could divide. */
export const regularExpression: Literal = (source, at, memory) => {
  if (!isSlash(source, at)) return -1;
  const behind = codeEnd(source, at, memory);
  const before = textBefore(source, behind);
  if (!mayBegin(before) || isValue(before, source[at + 1] === '=' || behind < at)) return -1;
  return source[at + 1] === '>' && closesElement(source, behind) ? -1 : slashed(source, at);
};

/** The same in a language whose statements end with their line: nothing is divided by what a line begins with. */
export const regularExpressionOfLines: Literal = (source, at, memory) => {
  if (!isSlash(source, at)) return -1;
  const begins = beginsLine(source, at) || mayBegin(textBefore(source, codeEnd(source, at, memory)));
  return begins ? slashed(source, at) : -1;
};

/** Where the code before an offset ends: in front of blanks and comments. */
function codeEnd(source: string, at: number, { comments }: SearchMemory): number {
  let end = at;
  for (let last = comments.length - 1; ; last--) {
    while (end > 0 && /\s/.test(source[end - 1] as string)) end--;
    const comment = comments[last];
    if (comment?.end !== end) return end;
    end = comment.start;
  }
}

const textBefore = (source: string, end: number) => source.slice(Math.max(0, end - LOOK_BACK), end);

/** Whether `i++` or `total!` stands before a slash; `if (a)!/b/` is an expression unless it is `sure` that it divides. */
const isValue = (before: string, sure: boolean) =>
  /(?:\+\+|--)$/.test(before) || (sure && /[\w$)\]]!$/.test(before) && !endsWithKeyword(before.slice(0, -1)));

/** Whether the slash of `/>` ends an element: `/>/g` stands behind what asks for a value. */
function closesElement(source: string, end: number): boolean {
  const before = textBefore(source, end);
  if (/\w$/.test(before)) return isInTag(source, end);
  return before !== '' && !/(?:=>|[(,=:[!&|?;{])$/.test(before);
}

/** Whether a word is an attribute, as in `<Badge size={1} new />`: in `return />/` it is none. */
function isInTag(source: string, end: number): boolean {
  let braces = 0;
  for (let at = end - 1; at >= 0 && at > end - LONGEST; at--) {
    const found = source[at] as string;
    if (found === '}') braces++;
    else if (found === '{' && --braces < 0) return false;
    else if (braces > 0) continue;
    else if (found === '<') return /[A-Za-z]/.test(source[at + 1] as string);
    else if (/["']/.test(found)) at = source.lastIndexOf(found, at - 1);
    else if (/[();>&|?]/.test(found)) return false;
  }
  return false;
}

const isSlash = (source: string, at: number) => source[at] === '/' && !/[/*]/.test(source[at + 1] ?? '');

const beginsLine = (source: string, at: number) => /[\r\n][ \t]*$/.test(source.slice(Math.max(0, at - LOOK_BACK), at));

/** Where an expression ends that begins with a slash, on the same line. */
function slashed(source: string, at: number): number {
  let inClass = false;
  for (let end = at + 1; end < source.length; end++) {
    const found = source[end];
    if (found === '\n') return -1;
    if (found === '\\') end++;
    else if (found === '[') inClass = true;
    else if (found === ']') inClass = false;
    else if (found === '/' && !inClass) return end + 1;
    if (end - at > LONGEST) return -1;
  }
  return -1;
}

const LONGEST = 500;

const mayBegin = (before: string) => before === '' || /[^\w$)\]"'`<.]$|<<$/.test(before) || endsWithKeyword(before);

function endsWithKeyword(before: string): boolean {
  const word = /(?:^|[^\w$.])([a-z]{2,10})$/.exec(before)?.[1];
  return word !== undefined && KEYWORDS.has(word);
}

/** Takes a text that begins with the next line: its last group names what ends it. */
export function heredoc(opening: RegExp): Literal {
  return (source, at, memory) => {
    opening.lastIndex = at;
    const found = opening.exec(source);
    const name = found?.at(-1);
    if (found === null || name === undefined || memory.unclosed.has(name)) return -1;
    memory.heredocs.push(name);
    return at + found[0].length;
  };
}

const CLOSERS: Readonly<Record<string, string>> = { '(': ')', '[': ']', '{': '}', '<': '>' };

/** `%q(…)`, `%w[…]` of Ruby, with brackets of the same kind in them. */
export const percent: Literal = (source, at) => {
  const found = /^%(?:[qQwWiIrsx]([^\w\s])|([([{]))/.exec(source.slice(at, at + 3));
  const open = found?.[1] ?? found?.[2];
  if (open === undefined) return -1;
  const close = CLOSERS[open];
  let depth = 0;
  for (let end = at + 1; end < source.length && end < at + LONGEST_LIST; end++) {
    const mark = source[end] as string;
    if (mark === '\\') end++;
    else if (mark === open && (close !== undefined || depth === 0)) depth++;
    else if (mark === (close ?? open) && --depth === 0) return end + 1;
  }
  return -1;
};

const LONGEST_LIST = 2000;
