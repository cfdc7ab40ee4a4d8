// The program of a worker thread: judges texts in the order in which they are sent.
import { parentPort } from 'node:worker_threads';
import type { LanguageId, Settings } from '../engine/index.js';
import type { ReviewForRun } from './engine.js';
import { HoldsLittle } from './hold-little.js';
import { reviewerIn } from './judge.js';

/** What is sent to a worker. Settings are sent once, and go by their number then. */
export type WorkerMessage =
  | { readonly settings: Settings; readonly number: number }
  | { readonly id: number; readonly text: string; readonly languageId: LanguageId; readonly number: number };

/** What it sends back. */
export interface WorkerAnswer {
  readonly id: number;
  readonly reviewed: ReviewForRun;
}

const settings = new Map<number, Settings>();
const holds = new HoldsLittle(true);
let documents = 0;

parentPort?.on('message', (task: WorkerMessage) => {
  if ('settings' in task) settings.set(task.number, task.settings);
  else {
    const reviewed = reviewerIn(task.languageId, settings.get(task.number) as Settings)(task.text);
    parentPort?.postMessage({ id: task.id, reviewed } satisfies WorkerAnswer);
    documents += 1;
    holds.after(documents);
  }
});
