/** Long work beside short: no document keeps the answers of another waiting. */
import type { Steps } from '../engine/index.js';

/** So long work may go on before others have their turn, in milliseconds. What is done sooner is done at once. */
const TURN = 12;

/** Work that has not come to its end at once, and goes on in turns. */
interface Long {
  /** Goes on for a turn; false when nothing is left to do. */
  go(): boolean;
}

/** Does work in turns: between two of them messages are read and answered, and other work goes on. */
export class Turns {
  readonly #waiting: Long[] = [];
  #isGoing = false;

  /**
   * Does work, as much of it at once as fits into a turn.
   *
   * @param isWanted asked before each further turn: work that nobody wants any more is left
   * @returns undefined for work that was left
   */
  do<Result>(steps: Steps<Result>, isWanted: () => boolean): Promise<Result | undefined> {
    return new Promise((resolve, reject) => {
      const go = (): boolean => {
        try {
          const until = performance.now() + TURN;
          do {
            const step = steps.next();
            if (step.done) {
              resolve(step.value);
              return false;
            }
          } while (performance.now() < until);
          return true;
        } catch (error) {
          reject(error);
          return false;
        }
      };
      const further = (): boolean => {
        if (isWanted()) return go();
        resolve(undefined);
        return false;
      };
      if (go()) this.#later({ go: further });
    });
  }

  #later(long: Long): void {
    this.#waiting.push(long);
    if (this.#isGoing) return;
    this.#isGoing = true;
    void this.#goOn();
  }

  /** One turn each, one after the other, and a rest behind each turn. */
  async #goOn(): Promise<void> {
    for (let next = this.#waiting.shift(); next !== undefined; next = this.#waiting.shift()) {
      await rest();
      if (next.go()) this.#waiting.push(next);
    }
    this.#isGoing = false;
  }
}

/** Messages come one by one, and each is read in a round of the loop of its own: a change, and the question behind it. */
const ROUNDS = 4;

async function rest(): Promise<void> {
  for (let round = 0; round < ROUNDS; round++) await new Promise<void>(nextRound);
}

/** A channel as workers of browsers have it; the types here are those of Node. */
interface Channel {
  readonly port1: { onmessage(): void };
  readonly port2: { postMessage(message: undefined): void };
}

/**
 * The next round in a worker of a browser. A message to oneself comes as soon as others have come; clocks that set one
 * another are held to four milliseconds each.
 */
function byMessage(): (then: () => void) => void {
  const { port1, port2 } = new MessageChannel() as unknown as Channel;
  const waiting: (() => void)[] = [];
  port1.onmessage = () => waiting.shift()?.();
  return (then) => {
    waiting.push(then);
    port2.postMessage(undefined);
  };
}

const nextRound: (then: () => void) => unknown = typeof setImmediate === 'function' ? setImmediate : byMessage();
