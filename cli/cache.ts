import { createHash } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import type { LanguageId, Settings } from '../engine/index.js';
import { namedAstray, readPlainFile, writeWhole } from '../workspace/disk/index.js';
import { isReviewOf } from './cache-entry.js';
import type { Remembers, ReviewForRun } from './engine.js';
import type { Notice } from './report.js';

/** Entries that no run has asked for in this time are removed, in milliseconds. */
const lifetime = 30 * 24 * 60 * 60 * 1000;
const entryName = /^[0-9a-f]{64}\.json$/;

/**
 * What earlier runs found, one file for each document and configuration, named
 * by the hash of all that decides: the text, its kind, the settings, and the
 * engine. Nothing is ever changed, only added and taken away, so that runs at
 * the same time do not disturb one another; an entry that cannot be read is computed again.
 */
export class Cache implements Remembers {
  readonly #folder: string;
  readonly #settings = new Map<Settings, string>();
  readonly #usable: boolean;
  readonly #shelves = new Map<string, boolean>();

  constructor(folder: string, cwd: string, root: string, tell: (notice: Notice) => void) {
    this.#folder = path.resolve(cwd, folder);
    this.#usable = namedAstray(this.#folder, root) === undefined && this.#isFolder();
    if (!this.#usable)
      tell({
        kind: 'note',
        message: `${folder} is no folder that the cache could be kept in; reading everything anew.`,
      });
  }

  /** What was found in the text before, or what `review` finds now. */
  remember(text: string, languageId: LanguageId, settings: Settings, review: () => ReviewForRun): ReviewForRun {
    if (!this.#usable) return review();
    const file = this.#fileOf(text, languageId, settings);
    if (!this.#isOwn(path.dirname(file))) return review();
    const known = entryIn(file, text);
    if (known !== undefined) return known;
    const { findings, problems, uses } = review();
    const reviewed = { findings, problems, uses };
    // A cache that cannot be written to only makes the next run slower.
    writeWhole(file, JSON.stringify(reviewed));
    return reviewed;
  }

  /** Takes out what nobody has asked for in a long time. Looks only at files that are named as ours. */
  prune(now = Date.now()): void {
    if (!this.#usable) return;
    for (const shelf of fs.readdirSync(this.#folder, { withFileTypes: true })) {
      if (!shelf.isDirectory() || !/^[0-9a-f]{2}$/.test(shelf.name)) continue;
      const folder = path.join(this.#folder, shelf.name);
      for (const name of fs.readdirSync(folder).filter((entry) => entryName.test(entry))) {
        const file = path.join(folder, name);
        const stat = fs.lstatSync(file, { throwIfNoEntry: false });
        if (stat !== undefined && now - stat.mtimeMs > lifetime) fs.rmSync(file, { force: true });
      }
    }
  }

  /** Whether the cache has a folder, be it made now; a link is none. */
  #isFolder(): boolean {
    try {
      const stat = fs.lstatSync(this.#folder, { throwIfNoEntry: false });
      if (stat !== undefined) return stat.isDirectory();
      fs.mkdirSync(this.#folder, { recursive: true });
      writeWhole(path.join(this.#folder, '.gitignore'), '*\n');
      return true;
    } catch {
      return false;
    }
  }

  /** Whether a folder of the cache is a folder, or not there yet; a link, which anybody may have put there, is not followed. */
  #isOwn(shelf: string): boolean {
    const known = this.#shelves.get(shelf) ?? fs.lstatSync(shelf, { throwIfNoEntry: false })?.isDirectory() !== false;
    this.#shelves.set(shelf, known);
    return known;
  }

  #fileOf(text: string, languageId: LanguageId, settings: Settings): string {
    const known = this.#settings.get(settings) ?? JSON.stringify(settings);
    this.#settings.set(settings, known);
    const hash = createHash('sha256');
    for (const part of [process.env.DISTINGUO_ENGINE ?? '', languageId, known, text])
      hash.update(`${part.length}\n${part}`);
    const name = hash.digest('hex');
    return path.join(this.#folder, name.slice(0, 2), `${name}.json`);
  }
}

/** An entry, marked as still of use; undefined when there is none that this program can have written. */
function entryIn(file: string, text: string): ReviewForRun | undefined {
  try {
    const stat = fs.lstatSync(file, { throwIfNoEntry: false });
    if (stat?.isFile() !== true) return undefined;
    const reviewed: unknown = JSON.parse(readPlainFile(file));
    if (!isReviewOf(text, reviewed)) return undefined;
    const now = Date.now();
    if (now - stat.mtimeMs > lifetime / 10) fs.utimesSync(file, new Date(now), new Date(now));
    const { findings, problems, uses } = reviewed;
    return { findings, problems, uses };
  } catch {
    return undefined;
  }
}
