import type { Terminal } from './terminal.js';

/** In milliseconds: how long a run may be silent, and how often the count moves. */
const patience = 700;
const pace = 120;

/** Says how far a long run has come, on a terminal; nothing anywhere else. */
export class Progress {
  readonly #began = Date.now();
  #shownAt = 0;
  #visible = false;

  constructor(readonly terminal: Terminal) {
    terminal.beforePrint = () => this.clear();
  }

  /** Shows the count, and lets what was printed reach the terminal. */
  async count(documents: number): Promise<void> {
    if ((documents & 15) !== 0) return;
    const now = Date.now();
    if (now - this.#began < patience || now - this.#shownAt < pace || !this.terminal.isInteractive) return;
    this.#shownAt = now;
    await this.terminal.flush();
    this.#visible = true;
    this.terminal.writeStatus(`\r\x1b[KReading… ${documents} documents`);
  }

  clear(): void {
    if (this.#visible) this.terminal.writeStatus('\r\x1b[K');
    this.#visible = false;
  }
}
