import type { RunConfigurations } from './configurations.js';
import type { Options } from './options.js';
import { readSourceFile } from './source-file.js';
import type { TargetDocument } from './targets.js';
import { Workers } from './workers.js';

/** How many documents each thread may be ahead. */
const mostAhead = 8;

/** How many documents are looked at before any is judged, to learn whether they are worth threads. */
const mostLookedAt = 1000;

/** Documents that worker threads judge before their turn comes, in their order. */
export class Ahead {
  readonly workers: Workers;

  constructor(
    readonly options: Options,
    readonly configurations: RunConfigurations,
  ) {
    this.workers = new Workers(options.jobs - 1);
  }

  /**
   * The same documents, each when it has been judged as far as that is done ahead. Of up to {@link mostLookedAt}, threads
   * judge all or none: where one has loaded the engine, this thread shall not hold it a second time. It does where more
   * documents become worth threads only later, where two have the same text, which is told once, and where a thread ends.
   */
  async *of(targets: AsyncIterable<TargetDocument> | Iterable<TargetDocument>): AsyncGenerator<TargetDocument> {
    const waiting: Asked[] = [];
    for await (const target of targets) {
      // Read here, while nobody reads another: what is read lies in one place.
      waiting.push(await this.#ask(target));
      if (waiting.length >= mostLookedAt) this.workers.settle();
      while (waiting.length >= mostAhead * this.options.jobs && this.#canTell(waiting)) yield await turnOf(waiting);
    }
    this.workers.settle();
    while (waiting.length > 0) yield await turnOf(waiting);
  }

  /** Whether the first can be told of without knowing what follows. */
  #canTell([first]: readonly Asked[]): boolean {
    return this.workers.isSettled || first?.judged === undefined;
  }

  /** What cannot be read, or is not to be, is told when its turn comes. */
  async #ask(target: TargetDocument): Promise<Asked> {
    const { path, root } = target;
    const applied = await this.configurations.of(path, root);
    const { ignoredBy, mayMatter, isCrowded, languageId = 'plaintext', settings } = applied;
    if (ignoredBy !== undefined && !this.options.noIgnore) return { target };
    const source = readSourceFile(path, this.options.maxFileSize);
    if ('refused' in source || !mayMatter(source.bytes) || isCrowded(source.bytes, languageId)) return { target };
    return { target, judged: this.workers.ask(source.bytes.toString('utf8'), languageId, settings) };
  }
}

/** A document, and when it has been judged. */
interface Asked {
  readonly target: TargetDocument;
  readonly judged?: Promise<void>;
}

async function turnOf(waiting: Asked[]): Promise<TargetDocument> {
  const [{ target, judged }] = waiting.splice(0, 1) as [Asked];
  await judged;
  return target;
}
