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

  /**
   * Shows the count, and lets what was printed reach the terminal.
   *
   * @param total how many there are, when that is known: then a bar shows how far it is
   */
  async count(documents: number, total?: number): Promise<void> {
    if ((documents & 15) !== 0) return;
    const now = Date.now();
    if (now - this.#began < patience || now - this.#shownAt < pace || !this.terminal.isInteractive) return;
    this.#shownAt = now;
    await this.terminal.flush();
    this.#visible = true;
    const told =
      total === undefined ? `${documents} documents` : `${barOf(documents, total)} ${documents} of ${total} documents`;
    this.terminal.writeStatus(`\r\x1b[KReading… ${told}`);
  }

  clear(): void {
    if (this.#visible) this.terminal.writeStatus('\r\x1b[K');
    this.#visible = false;
  }
}

const BAR = 24;

/** `[######··················]` */
function barOf(done: number, total: number): string {
  const filled = Math.floor((BAR * done) / Math.max(1, total));
  return `[${'#'.repeat(filled)}${'·'.repeat(BAR - filled)}]`;
}

/** In milliseconds: how long a signal may wait, as far as documents allow. */
const longestStretch = 50;

/** Lets signals through now and then: everything else is there at once, and nothing would ever wait. */
export function pauses(): () => Promise<void> {
  let last = Date.now();
  return async () => {
    if (Date.now() - last < longestStretch) return;
    await new Promise(setImmediate);
    last = Date.now();
  };
}
