/** Behind a string in code that begins at an offset. */
export function stringEnd(source: string, from: number): number {
  for (let at = from + 1; at < source.length; at++) {
    if (source[at] === '\\') at++;
    else if (source[at] === '"') return at + 1;
  }
  return source.length;
}

/** Behind raw text that begins at an offset with backticks. */
export function rawEnd(source: string, from: number): number {
  let length = 1;
  while (source[from + length] === '`') length++;
  if (length === 2) return from + 2;
  const end = source.indexOf('`'.repeat(length), from + length);
  return end < 0 ? source.length : end + length;
}

/** Behind a formula that begins at an offset. */
export function mathEnd(source: string, from: number): number {
  for (let at = from + 1; at < source.length; at++) {
    if (source[at] === '\\') at++;
    else if (source[at] === '$') return at + 1;
  }
  return source.length;
}

/** Behind a comment between marks that begins at an offset; others may stand in it. */
export function commentEnd(source: string, from: number): number {
  const marks = /\/\*|\*\//g;
  marks.lastIndex = from + 2;
  let depth = 1;
  for (let mark = marks.exec(source); mark !== null; mark = marks.exec(source)) {
    depth += mark[0] === '/*' ? 1 : -1;
    if (depth === 0) return mark.index + 2;
  }
  return source.length;
}

/** What an expression matches at an offset; it is sticky. */
export function matched(pattern: RegExp, source: string, at: number): string {
  pattern.lastIndex = at;
  return pattern.exec(source)?.[0] ?? '';
}
