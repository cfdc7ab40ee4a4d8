import type { LanguageId, Settings } from '../engine/index.js';
import type { Remembers, Reviewed } from './engine.js';

/** Remembers what was found, for runs of one process: what neither this run nor the last has asked for is forgotten. */
export class Memory implements Remembers {
  #now = new Map<string, Map<string, Reviewed>>();
  #before = this.#now;

  remember(text: string, languageId: LanguageId, settings: Settings, review: () => Reviewed): Reviewed {
    const key = `${languageId} ${JSON.stringify(settings)}`;
    const found = this.#now.get(key)?.get(text) ?? this.#before.get(key)?.get(text) ?? review();
    const shelf = this.#now.get(key) ?? new Map<string, Reviewed>();
    this.#now.set(key, shelf.set(text, found));
    return found;
  }

  prune(): void {
    this.#before = this.#now;
    this.#now = new Map();
  }
}
