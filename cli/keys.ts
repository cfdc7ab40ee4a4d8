import process from 'node:process';

/** Keys that a conversation treats in its own way. */
export const enter = '\r';
export const giveUp = '\u001b';
/** Ctrl-C, or the end of the input. */
export const interrupt = '\u0003';
/** Ctrl-D, which ends the input where lines are read. */
export const endOfInput = '\u0004';
const erase = ['\u007f', '\b'];

/** The keyboard, key by key. While it is open the terminal shows nothing by itself. */
export class Keys {
  readonly #waiting: string[] = [];
  #wake: (() => void) | undefined;
  #ended = false;
  readonly #take = (chunk: Buffer) => {
    const text = chunk.toString('utf8');
    // An arrow or a function key comes as one piece, and means nothing here.
    if (text === giveUp || !text.startsWith(giveUp)) this.#waiting.push(...text.replaceAll('\n', enter));
    this.#wake?.();
  };
  readonly #stop = () => {
    this.#ended = true;
    this.#wake?.();
  };

  constructor() {
    process.stdin.setRawMode(true);
    process.stdin.on('data', this.#take).on('end', this.#stop).resume();
  }

  /** The next key as it is typed. */
  async next(): Promise<string> {
    for (;;) {
      const key = this.#waiting.shift();
      if (key !== undefined) return key;
      if (this.#ended) return interrupt;
      await new Promise<void>((resolve) => {
        this.#wake = resolve;
      });
    }
  }

  /**
   * A line with what is typed shown, up to Enter.
   *
   * @returns `giveUp` or `interrupt` when the line was given up by them
   */
  async line(show: (text: string) => void): Promise<{ readonly text: string } | typeof giveUp | typeof interrupt> {
    let text = '';
    for (;;) {
      const key = await this.next();
      if (key === enter) return { text: text.trim() };
      if (key === giveUp || key === interrupt) return key;
      if (key === endOfInput) return interrupt;
      if (erase.includes(key)) {
        if (text !== '') show('\b \b');
        text = [...text].slice(0, -1).join('');
      } else if (key >= ' ') {
        text += key;
        show(key);
      }
    }
  }

  /** Gives the terminal back. */
  close(): void {
    process.stdin.off('data', this.#take).off('end', this.#stop).pause();
    process.stdin.setRawMode(false);
  }
}
