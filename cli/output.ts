import type { Writable } from 'node:stream';

/** In UTF-16 code units. */
const chunkSize = 1 << 16;

/**
 * Writes to a stream in large pieces and waits for a slow reader. When the
 * reader goes away, the rest is dropped and {@link broken} says so: what else
 * a run does (writing fixes) goes on.
 */
export class Output {
  #pending = '';
  #broken = false;

  #opened: Writable | undefined;

  /** @param open gives the stream; called when there is something to write, since opening one loads a part of Node */
  constructor(readonly open: () => Writable) {}

  get stream(): Writable {
    if (this.#opened === undefined) {
      this.#opened = this.open();
      this.#opened.on('error', () => {
        this.#broken = true;
      });
    }
    return this.#opened;
  }

  get #isWatched(): boolean {
    return 'isTTY' in this.stream && this.stream.isTTY === true;
  }

  get broken(): boolean {
    return this.#broken;
  }

  async write(text: string): Promise<void> {
    this.#pending += text;
    // A person wants to see what there is; a pipe wants large pieces.
    if (this.#pending.length >= chunkSize || this.#isWatched) await this.flush();
  }

  /** Returns when the stream has taken all that was written, or cannot. */
  async flush(): Promise<void> {
    const text = this.#pending;
    this.#pending = '';
    if (text === '' || this.#broken) return;
    await new Promise<void>((resolve) => {
      this.stream.write(text, (error) => {
        if (error) this.#broken = true;
        resolve();
      });
    });
  }
}
