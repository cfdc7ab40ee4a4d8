import type { LanguageId, Settings } from '../engine/index.js';
import type { ReviewForRun } from './engine.js';
import { ReviewMemory } from './review-memory.js';
import { Workers } from './workers.js';

/** In UTF-16 code units: what is judged before anybody has waited. */
const short = 100_000;

/** Remembers what was found, and has long texts judged in a thread beside this one, which goes on hearing Ctrl-C. */
export class BackgroundReviews extends ReviewMemory {
  readonly #workers = new Workers(1, 0);

  /** @param signal ends the thread, and what waits for it */
  constructor(signal: AbortSignal) {
    super();
    signal.addEventListener('abort', () => this.#workers.prune());
  }

  /** Resolves when {@link remember} knows a text, if it is long, or when that is given up. */
  async judged(text: string, languageId: LanguageId, settings: Settings): Promise<void> {
    if (text.length < short || this.knows(text, languageId, settings)) return;
    await this.#workers.ask(text, languageId, settings);
  }

  override remember(
    text: string,
    languageId: LanguageId,
    settings: Settings,
    review: () => ReviewForRun,
  ): ReviewForRun {
    return super.remember(text, languageId, settings, () => this.#workers.remember(text, languageId, settings, review));
  }

  override prune(): void {
    super.prune();
    this.#workers.prune();
  }
}
