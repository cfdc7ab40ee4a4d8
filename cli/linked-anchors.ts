import { type Led, languageOf, leadingMarks, ledTo, packagedLanguageOf, renamings } from '../engine/index.js';
import { diskHost, slashed, systemPath } from '../workspace/disk/index.js';
import { documentsBelow } from '../workspace/index.js';
import type { Follow } from './fix.js';
import type { DocumentInRun } from './linter.js';
import { readBeside } from './source-file.js';
import type { TargetDocument } from './targets.js';

/** Where documents lead to when there are none. */
export const nowhere: Led = { anchors: new Set(), names: new Set() };

/** In more folders than these nobody waits for what leads to a heading: it stays as it is. */
const mostFolders = 50_000;

/** Where documents lead to in other documents, and by words in themselves; they are read when that is first asked for. */
export class Links {
  readonly #run: Iterable<Pick<TargetDocument, 'path'>>;
  readonly #maxFileSize: number;
  readonly #led = new Map<string, Promise<Led | undefined>>();

  /** @param run the documents of the run */
  constructor(run: Iterable<Pick<TargetDocument, 'path'>>, maxFileSize: number) {
    this.#run = run;
    this.#maxFileSize = maxFileSize;
  }

  /**
   * Where those of the run lead to, and all in the folder that bounds a document. A path may be one of a site, so it does
   * not count which document they name. Undefined where there are too many folders to tell.
   */
  within(root: string): Promise<Led | undefined> {
    const led = this.#led.get(root) ?? this.#ledWithin(root);
    this.#led.set(root, led);
    return led;
  }

  async #ledWithin(root: string): Promise<Led | undefined> {
    const files = new Set([...this.#run].map(({ path }) => path));
    let folders = 0;
    const enters = () => {
      folders += 1;
      if (folders > mostFolders) throw new TooManyFolders();
    };
    try {
      for await (const { path } of documentsBelow(diskHost, slashed(root), { root: slashed(root), enters }))
        files.add(systemPath(path));
    } catch (error) {
      if (error instanceof TooManyFolders) return undefined;
      throw error;
    }
    const anchors = new Set<string>();
    const names = new Set<string>();
    for (const file of files) {
      const led = this.#ledFrom(file);
      for (const anchor of led?.anchors ?? []) anchors.add(anchor);
      for (const name of led?.names ?? []) names.add(name);
    }
    return { anchors, names };
  }

  #ledFrom(file: string): Led | undefined {
    if (packagedLanguageOf(file) !== undefined) return undefined;
    const read = readBeside(file, this.#maxFileSize);
    if (!('bytes' in read) || !leadingMarks.some((mark) => read.bytes.includes(mark))) return undefined;
    return ledTo({ text: read.bytes.toString('utf8'), languageId: languageOf(file) ?? 'plaintext' });
  }
}

/** Ends a walk of which nobody knows how long it would take. */
class TooManyFolders extends Error {}

/**
 * Links to a heading are rewritten with it; a heading that other documents link to stays as it is, and so does one that
 * is found by its words.
 *
 * @param led where other documents lead to; asked where a heading would be called otherwise, which stays as it is when
 * that is not known
 */
export function following(
  { applied: { languageId = 'plaintext' } }: DocumentInRun,
  led: () => Led | undefined,
): Follow {
  let known: { readonly text: string; readonly renamed: ReturnType<typeof renamings>; own?: Led } | undefined;
  return (text, after) => {
    if (known?.text !== text) known = { text, renamed: renamings({ text, languageId }) };
    const { anchors, names, links } = known.renamed(after);
    if (anchors.size + names.size === 0) return [];
    const others = led();
    if (others === undefined) return undefined;
    const own = known.own ?? ledTo({ text, languageId });
    known.own = own;
    const isLed =
      [...anchors.keys()].some((anchor) => others.anchors.has(anchor)) ||
      [...names].some((name) => others.names.has(name) || own.names.has(name));
    return isLed ? undefined : links;
  };
}
