import path from 'node:path';
import { type ConfigurationProblem, wordsOf } from '../configuration/index.js';
import { slashed } from '../workspace/disk/index.js';
import type { LoadedConfiguration } from '../workspace/index.js';

type Entries = LoadedConfiguration['configuration']['entries'];

/** Which entries of the configurations of a run match nothing: exceptions, allowed phrases, ignored paths. */
export class UnusedEntries {
  readonly #left = new Map<string, Set<Entries[number]>>();

  /** Takes up a configuration whose documents are all read. */
  add({ configuration: { folder, entries } }: LoadedConfiguration): void {
    if (entries.length > 0 && !this.#left.has(folder)) this.#left.set(folder, new Set(entries));
  }

  /**
   * Sees one document.
   *
   * @param folder that of the configuration which holds for it
   * @param file absolute
   * @param text gives it; undefined when it is not read
   */
  see(folder: string, file: string, text: () => string | undefined): void {
    const left = this.#left.get(folder);
    if (left === undefined) return;
    const relative = slashed(path.relative(folder, file));
    let known: string | undefined;
    const words = () => {
      const whole = known === undefined ? text() : undefined;
      known ??= whole === undefined ? undefined : wordsOf(whole);
      return known;
    };
    for (const entry of left) if (entry.matches(relative, words)) left.delete(entry);
  }

  get problems(): readonly ConfigurationProblem[] {
    return [...this.#left.values()].flatMap((left) => [...left].map(({ problem }) => problem));
  }
}
