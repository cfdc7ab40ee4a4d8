/** What a field shows: text that is read, or what a program puts there. */
interface Field {
  instruction: string;
  showsResult: boolean;
}

/** The fields that are open, from the outermost. A complex field goes over runs and paragraphs. */
export class Fields {
  readonly #open: Field[] = [];

  /** A mark of a complex field (`w:fldChar`). */
  mark(type: string | undefined): void {
    const field = this.#open.at(-1);
    if (type === 'begin') this.#open.push({ instruction: '', showsResult: false });
    else if (type === 'separate' && field !== undefined) field.showsResult = true;
    else if (type === 'end') this.#open.pop();
  }

  /** Begins a field of one element (`w:fldSimple`). */
  begin(instruction: string): void {
    this.#open.push({ instruction, showsResult: true });
  }

  end(): void {
    this.#open.pop();
  }

  instruct(text: string): void {
    const field = this.#open.at(-1);
    if (field !== undefined) field.instruction += text;
  }

  /** Whether what stands here is an instruction, which nobody sees. */
  get isCode(): boolean {
    return this.#open.some(({ showsResult }) => !showsResult);
  }

  /** Whether a program writes what stands here: a table of contents, a reference, a merge field. Of a link, people write it. */
  get isMade(): boolean {
    return this.#open.some(({ instruction }) => !/^\s*HYPERLINK\b/i.test(instruction));
  }

  get isLink(): boolean {
    return this.#open.some(({ instruction }) => /^\s*HYPERLINK\b/i.test(instruction));
  }
}
