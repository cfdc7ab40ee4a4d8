/** The headers of a mail or of a part of one. */
export interface Headers {
  /** Source offset behind the blank line. */
  readonly end: number;
  /** The value of a header, unfolded; empty where there is none. */
  value(name: string): string;
  /** Where the value of a header stands in the source; its lines are folded there. */
  span(name: string): { readonly start: number; readonly end: number } | undefined;
}

const FIELD = /^([!-9;-~]{1,80})[ \t]*:[ \t]*/;

/** Reads headers up to the first blank line. */
export function headersAt(source: string, start: number, end: number): Headers {
  const fields = new Map<string, { start: number; end: number }>();
  let last: { start: number; end: number } | undefined;
  let at = start;
  while (at < end) {
    const newline = source.indexOf('\n', at);
    const next = newline < 0 || newline >= end ? end : newline + 1;
    const line = source.slice(at, next).replace(/\r?\n$/, '');
    if (line.trim() === '') {
      at = next;
      break;
    }
    const field = FIELD.exec(line);
    if (/^[ \t]/.test(line)) {
      if (last) last.end = at + line.length;
    } else if (field) {
      last = { start: at + field[0].length, end: at + line.length };
      const name = (field[1] as string).toLowerCase();
      if (!fields.has(name)) fields.set(name, last);
    } else last = undefined;
    at = next;
  }
  const span = (name: string) => fields.get(name);
  const value = (name: string): string => {
    const found = span(name);
    return found === undefined
      ? ''
      : source
          .slice(found.start, found.end)
          .replace(/\r?\n[ \t]+/g, ' ')
          .trim();
  };
  return { end: at, value, span };
}

/** The value of a parameter: `charset` of `text/plain; charset="utf-8"`. */
export function parameterOf(value: string, name: string): string {
  for (const part of value.split(';').slice(1)) {
    const [key = '', ...rest] = part.split('=');
    if (key.trim().toLowerCase() === name)
      return rest
        .join('=')
        .trim()
        .replace(/^"(.*)"$/, '$1');
  }
  return '';
}
