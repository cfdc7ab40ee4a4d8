import fs from 'node:fs';
import path from 'node:path';
import { isInFolder } from '../configuration/index.js';
import { namedAstray, slashed, writeWhole } from '../workspace/disk/index.js';
import { type Accepted, type AcceptedFindings, baselineText, longestWords, readBaseline } from './baseline-file.js';
import type { Earlier } from './earlier.js';
import { fingerprintOf, type Remark } from './fingerprint.js';
import { UsageError } from './options.js';
import type { Notice } from './report.js';

const mostNamed = 5;

/**
 * The findings that a team accepts for now, in a file of its own. Each counts:
 * one that is listed once is accepted once, so that the second is new. What was
 * listed for a document that is gone may stand in another.
 */
export class Baseline {
  readonly #file: string;
  readonly #folder: string;
  readonly #listed: AcceptedFindings;
  /** How many findings of each fingerprint were listed for documents that are gone, and have not been seen in another yet. */
  readonly #moved = new Map<string, number>();
  readonly #read = new Map<string, readonly Accepted[]>();
  #gone = 0;
  readonly #goneIn = new Map<string, number>();

  /**
   * @param root the folder that must hold it when links are followed
   * @param rules the rules that run, or none for all: nothing is said of findings by others
   * @throws UsageError when the file cannot be read, or does not exist and is not to be written
   */
  constructor(
    readonly named: string,
    cwd: string,
    readonly root: string,
    readonly rules: readonly string[],
    readonly updates: boolean,
  ) {
    this.#file = path.resolve(cwd, named);
    this.#folder = path.dirname(this.#file);
    const astray = namedAstray(this.#file, root);
    if (astray !== undefined) throw new UsageError(`--baseline ${named} ${astray}; remove the link.`);
    this.#listed = listedIn(this.#file, named, updates);
    for (const [document, entries] of this.#listed) {
      if (this.#exists(document)) continue;
      for (const { fingerprint, count } of this.#ours(entries)) {
        this.#moved.set(fingerprint, (this.#moved.get(fingerprint) ?? 0) + count);
      }
    }
  }

  /** @param file the document, absolute */
  of(file: string): Earlier {
    const name = path.relative(this.#folder, file).split(path.sep).join('/');
    const listed = this.#ours(this.#listed.get(name) ?? []);
    const countsOf = () => new Map(listed.map(({ fingerprint, count }) => [fingerprint, count]));
    return {
      newAmong: (text, remarks) => {
        if (this.updates) return [];
        const own = countsOf();
        const moved = new Map(this.#moved);
        return remarks.filter((remark) => {
          const print = fingerprintOf(text, remark);
          return !take(own, print) && !take(moved, print);
        });
      },
      record: (text, remarks) => {
        const own = countsOf();
        for (const remark of remarks) {
          const print = fingerprintOf(text, remark);
          if (!take(own, print)) take(this.#moved, print);
        }
        this.#countGone(name, own);
        if (this.updates) this.#read.set(name, acceptedIn(text, remarks));
      },
    };
  }

  /** Ends the run: writes the file where that was asked for, and says what is gone. */
  finish(): readonly Notice[] {
    this.#countGone('documents that are gone', this.#moved);
    if (this.updates) return [this.#write()];
    if (this.#gone === 0) return [];
    const places = [...this.#goneIn].slice(0, mostNamed).map(([name, count]) => `${name}: ${count}`);
    const more = this.#goneIn.size > mostNamed ? ', …' : '';
    const message = `${findings(this.#gone)} of ${this.named} ${this.#gone === 1 ? 'is' : 'are'} gone (${places.join(', ')}${more}); --update-baseline takes them out.`;
    return [{ kind: 'note', message }];
  }

  #countGone(name: string, left: ReadonlyMap<string, number>): void {
    const gone = [...left.values()].reduce((sum, count) => sum + count, 0);
    if (gone === 0) return;
    this.#gone += gone;
    this.#goneIn.set(name, gone);
  }

  #write(): Notice {
    const documents = new Map<string, readonly Accepted[]>();
    for (const [name, entries] of this.#listed) {
      const kept = !this.#exists(name)
        ? []
        : this.#read.has(name)
          ? entries.filter((entry) => !this.#isOurs(entry))
          : entries;
      if (kept.length > 0) documents.set(name, kept);
    }
    for (const [name, entries] of this.#read) {
      const all = [...(documents.get(name) ?? []), ...entries];
      if (all.length > 0) documents.set(name, all);
    }
    const refused = writeWhole(this.#file, baselineText(documents));
    if (refused !== undefined) return { kind: 'failure', message: `${this.named} ${refused}.` };
    const total = sumOf(documents);
    const added = total - (sumOf(this.#listed) - this.#gone);
    return {
      kind: 'note',
      message: `${this.named} lists ${findings(total)} in ${documents.size} document${documents.size === 1 ? '' : 's'} now (${added} new, ${this.#gone} gone).`,
    };
  }

  /** Whether a document is there. What lies outside of the workspace is not looked for: anybody may have named it. */
  #exists(name: string): boolean {
    const file = path.resolve(this.#folder, name);
    return !isInFolder(slashed(file), slashed(this.root)) || fs.existsSync(file);
  }

  #ours(entries: readonly Accepted[]): readonly Accepted[] {
    return entries.filter((entry) => this.#isOurs(entry));
  }

  #isOurs({ rule }: Accepted): boolean {
    return this.rules.length === 0 || this.rules.includes(rule);
  }
}

/** Counts a fingerprint down by one; false when none is left. */
function take(counts: Map<string, number>, print: string): boolean {
  const left = counts.get(print) ?? 0;
  if (left > 0) counts.set(print, left - 1);
  return left > 0;
}

function acceptedIn(text: string, remarks: readonly Remark[]): readonly Accepted[] {
  const accepted = new Map<string, Accepted>();
  for (const remark of remarks) {
    const fingerprint = fingerprintOf(text, remark);
    const words = text.slice(remark.span.start, remark.span.end).replace(/\s+/g, ' ').slice(0, longestWords);
    const count = (accepted.get(fingerprint)?.count ?? 0) + 1;
    accepted.set(fingerprint, { rule: remark.code, words, fingerprint, count });
  }
  return [...accepted.values()];
}

function listedIn(file: string, named: string, updates: boolean): AcceptedFindings {
  let listed: AcceptedFindings | undefined;
  try {
    listed = readBaseline(file);
  } catch (error) {
    throw new UsageError(`--baseline ${named} ${error instanceof Error ? error.message : error}.`);
  }
  if (listed !== undefined) return listed;
  if (updates) return new Map();
  throw new UsageError(`--baseline ${named} does not exist; --update-baseline writes it.`);
}

function sumOf(documents: AcceptedFindings): number {
  return [...documents.values()].flat().reduce((sum, { count }) => sum + count, 0);
}

function findings(count: number): string {
  return `${count} finding${count === 1 ? '' : 's'}`;
}
