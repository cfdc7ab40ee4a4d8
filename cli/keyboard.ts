import process from 'node:process';

/** Keys that end or confirm an entry instead of being part of it. */
export const enterKey = '\r';
export const escapeKey = '\u001b';
/** Ctrl-C, or the end of the input. */
export const interruptKey = '\u0003';
/** Ctrl-D, which ends the input where lines are read. */
export const endOfInputKey = '\u0004';
const erase = ['\u007f', '\b'];

/** The keyboard, key by key. While it is open the terminal shows nothing by itself. */
export class Keyboard {
  readonly #waiting: string[] = [];
  #wake: (() => void) | undefined;
  #ended = false;
  readonly #take = (chunk: Buffer) => {
    const text = chunk.toString('utf8');
    // An arrow or a function key comes as one piece, and means nothing here.
    if (text === escapeKey || !text.startsWith(escapeKey)) this.#waiting.push(...text.replaceAll('\n', enterKey));
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
      if (this.#ended) return interruptKey;
      await new Promise<void>((resolve) => {
        this.#wake = resolve;
      });
    }
  }

  /**
   * A line with what is typed shown, up to Enter.
   *
   * @returns `escapeKey` or `interruptKey` when the line was given up by them
   */
  async line(
    show: (text: string) => void,
  ): Promise<{ readonly text: string } | typeof escapeKey | typeof interruptKey> {
    let text = '';
    for (;;) {
      const key = await this.next();
      if (key === enterKey) return { text: text.trim() };
      if (key === escapeKey || key === interruptKey) return key;
      if (key === endOfInputKey) return interruptKey;
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
