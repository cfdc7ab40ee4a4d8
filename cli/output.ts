import { once } from 'node:events';
import type { Writable } from 'node:stream';

const chunkSize = 1 << 16;

/**
 * Writes to a stream in large pieces and waits for a slow reader. When the
 * reader goes away, the rest is dropped and {@link broken} says so: what else
 * a run does (writing fixes) goes on.
 */
export class Output {
  #pending = '';
  #broken = false;

  constructor(readonly stream: Writable) {
    stream.on('error', () => {
      this.#broken = true;
    });
  }

  get broken(): boolean {
    return this.#broken;
  }

  async write(text: string): Promise<void> {
    this.#pending += text;
    if (this.#pending.length >= chunkSize) await this.#send();
  }

  /** Returns when all that was written has left the process, or cannot. */
  async end(): Promise<void> {
    await this.#send();
    if (!this.#broken) await new Promise<void>((resolve) => this.stream.write('', () => resolve()));
  }

  async #send(): Promise<void> {
    const text = this.#pending;
    this.#pending = '';
    if (text === '' || this.#broken) return;
    if (!this.stream.write(text))
      await Promise.race([once(this.stream, 'drain'), once(this.stream, 'close')]).catch(() => undefined);
  }
}
