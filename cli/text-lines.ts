/** A position in a document: lines and columns from 1, the offset from 0; columns and offsets are UTF-16 code units. */
export interface Position {
  readonly line: number;
  readonly column: number;
  readonly offset: number;
}

/** The lines of a text, ended by LF, CRLF or CR. */
export class TextLines {
  #found: readonly number[] | undefined;
  readonly #hidden: number;

  /** @param withoutBom do not count a byte order mark: most programs never show it, and begin behind it */
  constructor(
    readonly text: string,
    withoutBom = false,
  ) {
    this.#hidden = withoutBom && text.startsWith('\ufeff') ? 1 : 0;
  }

  /** Found when a position is first asked for: most documents have no finding. */
  get #starts(): readonly number[] {
    this.#found ??= lineStarts(this.text);
    return this.#found;
  }

  positionOf(offset: number): Position {
    const line = this.#lineIndexOf(offset);
    const hidden = Math.min(offset, this.#hidden);
    return {
      line: line + 1,
      column: offset - this.#startOf(line) + 1 - (line === 0 ? hidden : 0),
      offset: offset - hidden,
    };
  }

  /** Where a line (from 1) begins. */
  startOf(line: number): number {
    return this.#startOf(line - 1);
  }

  /** The text of a line (from 1) without its end, nor that of a paragraph. */
  lineText(line: number): string {
    const end = this.#starts[line] ?? this.text.length;
    return this.text.slice(this.#startOf(line - 1), end).replace(/\u2029?(?:\r\n|\n|\r)?$/, '');
  }

  #startOf(index: number): number {
    return this.#starts[index] ?? this.text.length;
  }

  #lineIndexOf(offset: number): number {
    let low = 0;
    let high = this.#starts.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if (this.#startOf(middle) <= offset) low = middle;
      else high = middle - 1;
    }
    return low;
  }
}

function lineStarts(text: string): readonly number[] {
  const starts = [0];
  for (const match of text.matchAll(/\r\n|\n|\r/g)) starts.push(match.index + match[0].length);
  return starts;
}
