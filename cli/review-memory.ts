import type { LanguageId, Settings } from '../engine/index.js';
import type { Remembers, ReviewForRun } from './engine.js';

/** Remembers what was found, for runs of one process: what neither this run nor the last has asked for is forgotten. */
export class ReviewMemory implements Remembers {
  #now = new Map<string, Map<string, ReviewForRun>>();
  #before = this.#now;

  remember(text: string, languageId: LanguageId, settings: Settings, review: () => ReviewForRun): ReviewForRun {
    const key = keyOf(languageId, settings);
    const found = this.#found(text, key) ?? review();
    const shelf = this.#now.get(key) ?? new Map<string, ReviewForRun>();
    this.#now.set(key, shelf.set(text, found));
    return found;
  }

  /** Whether nothing has to be judged for it. */
  knows(text: string, languageId: LanguageId, settings: Settings): boolean {
    return this.#found(text, keyOf(languageId, settings)) !== undefined;
  }

  #found(text: string, key: string): ReviewForRun | undefined {
    return this.#now.get(key)?.get(text) ?? this.#before.get(key)?.get(text);
  }

  prune(): void {
    this.#before = this.#now;
    this.#now = new Map();
  }
}

const keyOf = (languageId: LanguageId, settings: Settings): string => `${languageId} ${JSON.stringify(settings)}`;
