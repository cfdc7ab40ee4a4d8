/** A line of the source, without its line break. Source offsets. */
export interface SourceLine {
  readonly from: number;
  readonly to: number;
  readonly text: string;
}

/** The lines of a source in order; the mark at its start and carriage returns are not part of them. */
export function* sourceLines(source: string): Generator<SourceLine> {
  let from = source.charCodeAt(0) === 0xfeff ? 1 : 0;
  while (from <= source.length) {
    const newline = source.indexOf('\n', from);
    const end = newline < 0 ? source.length : newline;
    const to = end > from && source.charCodeAt(end - 1) === 13 ? end - 1 : end;
    yield { from, to, text: source.slice(from, to) };
    from = end + 1;
  }
}

/** A part of a line. */
export function cut({ from, text }: SourceLine, begin: number, end = text.length): SourceLine {
  return { from: from + begin, to: from + end, text: text.slice(begin, end) };
}
