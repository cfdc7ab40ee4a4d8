import fs from 'node:fs';
import path from 'node:path';
import { Worker } from 'node:worker_threads';
import type { LanguageId, Settings } from '../engine/index.js';
import type { Remembers, ReviewForRun } from './engine.js';
import type { WorkerAnswer, WorkerMessage } from './worker.js';

/** In UTF-16 code units: less is judged by this thread before another would be ready. */
const worthWorkers = 1_000_000;

/** A worker thread, and what it has been asked. */
interface Thread {
  readonly worker: Worker;
  readonly sent: Set<Settings>;
  readonly waiting: Map<number, (reviewed: ReviewForRun | undefined) => void>;
}

/**
 * Judges texts ahead in worker threads. What comes too late, or never, because a
 * worker has ended, is judged by whoever asks for it: that is slower, and the
 * same.
 */
export class Workers implements Remembers {
  readonly #threads: Thread[] = [];
  readonly #numbers = new Map<Settings, number>();
  readonly #known = new Map<string, ReviewForRun>();
  /** Those that wait to hear whether threads are started. */
  readonly #early: (() => void)[] = [];
  #isSettled = false;
  #asked = 0;
  #seen = 0;

  /**
   * @param count how many threads judge beside this one
   * @param worth how much text is asked about before one is started, in UTF-16 code units
   */
  constructor(
    readonly count: number,
    readonly worth = worthWorkers,
  ) {}

  /** Whether it is known that threads are started, or that what was asked so far is not worth one. */
  get isSettled(): boolean {
    return this.#isSettled;
  }

  /** Whether threads judge beside this one: they do from the first text on that is asked for when all are worth one. */
  get areAtWork(): boolean {
    return this.#threads.length > 0;
  }

  /** Has a text judged; resolves when {@link remember} knows it, or never will. */
  async ask(text: string, languageId: LanguageId, settings: Settings): Promise<void> {
    this.#seen += text.length;
    if (!this.#isSettled) {
      const settled = new Promise<void>((resolve) => this.#early.push(resolve));
      if (this.#seen >= this.worth) this.settle();
      await settled;
    }
    if (this.#seen < this.worth) return;
    const thread = this.#idlest();
    if (thread === undefined) return;
    const number = this.#numberOf(settings);
    const send = (task: WorkerMessage) => thread.worker.postMessage(task);
    if (!thread.sent.has(settings)) send({ settings, number });
    thread.sent.add(settings);
    this.#asked += 1;
    const id = this.#asked;
    const reviewed = await new Promise<ReviewForRun | undefined>((resolve) => {
      thread.waiting.set(id, resolve);
      send({ id, text, languageId, number });
    });
    if (reviewed !== undefined) this.#known.set(this.#keyOf(text, languageId, settings), reviewed);
  }

  /** Lets those go that wait for more to be asked: unless that was worth a thread, they are judged by whoever needs them. */
  settle(): void {
    this.#isSettled = true;
    for (const go of this.#early.splice(0)) go();
  }

  remember(text: string, languageId: LanguageId, settings: Settings, review: () => ReviewForRun): ReviewForRun {
    return this.known(text, languageId, settings) ?? review();
  }

  /** Told once: each text is needed once. */
  known(text: string, languageId: LanguageId, settings: Settings): ReviewForRun | undefined {
    const key = this.#keyOf(text, languageId, settings);
    const known = this.#known.get(key);
    this.#known.delete(key);
    return known;
  }

  /** Ends the threads. */
  prune(): void {
    for (const thread of this.#threads.splice(0)) void thread.worker.terminate();
  }

  #idlest(): Thread | undefined {
    while (this.#threads.length < this.count) {
      const thread = startThread((gone) => this.#threads.splice(this.#threads.indexOf(gone), 1));
      if (thread === undefined) break;
      this.#threads.push(thread);
    }
    return this.#threads.toSorted((a, b) => a.waiting.size - b.waiting.size)[0];
  }

  #numberOf(settings: Settings): number {
    const number = this.#numbers.get(settings) ?? this.#numbers.size;
    this.#numbers.set(settings, number);
    return number;
  }

  #keyOf(text: string, languageId: LanguageId, settings: Settings): string {
    return `${this.#numberOf(settings)} ${languageId} ${text}`;
  }
}

/** @returns undefined where there is no program for it */
function startThread(ended: (thread: Thread) => void): Thread | undefined {
  const program = path.join(path.dirname(import.meta.url), 'cli-worker.cjs');
  if (!fs.existsSync(program)) return undefined;
  const worker = new Worker(program, { stdin: false });
  const thread: Thread = { worker, sent: new Set(), waiting: new Map() };
  const answer = (id: number, reviewed: ReviewForRun | undefined) => {
    thread.waiting.get(id)?.(reviewed);
    thread.waiting.delete(id);
  };
  worker.on('message', ({ id, reviewed }: WorkerAnswer) => answer(id, reviewed));
  worker.on('error', () => {}); // What it was asked is judged elsewhere, and fails there for everybody to see.
  worker.on('exit', () => {
    ended(thread);
    for (const id of [...thread.waiting.keys()]) answer(id, undefined);
  });
  return thread;
}
