import { createHash } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import { languageOf, packagedLanguageOf } from '../engine/index.js';
import type { Earlier } from './earlier.js';
import type { Remark } from './fingerprint.js';
import { Repository, type TrackedFile } from './git.js';
import { matchEarlier } from './match-earlier.js';
import { UsageError } from './options.js';

/** A new document counts as a renamed one when at least this share of its three-word phrases stands in a document that is gone. */
const alike = 0.5;

/** The remarks on a text, by the settings that hold for the document now. */
export type Remarks = (text: string) => readonly Remark[];

/** A document as it is to be judged. */
export interface GitChange {
  /** The staged contents; undefined where the work tree counts. */
  readonly bytes?: Buffer;
  readonly earlier: (remarks: Remarks) => Promise<Earlier>;
}

/** What has changed in a repository: since the merge base with a branch, or from the last commit to what is staged. */
export class GitChanges {
  readonly #repository: Repository;
  readonly #before: ReadonlyMap<string, TrackedFile>;
  readonly #staged: ReadonlyMap<string, TrackedFile> | undefined;
  #vanished: Map<string, Promise<ReadonlySet<string>>> | undefined;

  /** @throws UsageError when there is no repository, no Git, or no such commit */
  constructor(
    readonly options: { readonly since?: string; readonly staged: boolean; readonly maxFileSize: number },
    cwd: string,
    root: string,
  ) {
    const top = fs.realpathSync.native(root);
    const name = options.staged ? '--staged' : '--since';
    if (!fs.existsSync(path.join(top, '.git')))
      throw new UsageError(`${name} needs a Git repository; ${cwd} lies in none.`);
    this.#repository = new Repository(top);
    this.#before = this.#repository.filesOf(
      options.since === undefined ? 'HEAD' : this.#repository.mergeBase(options.since),
    );
    this.#staged = options.staged ? this.#repository.stagedFiles() : undefined;
  }

  /**
   * How a document has changed; undefined when it has not, or when it is not staged.
   *
   * @param file absolute
   */
  async changeOf(file: string, read: () => Buffer | undefined): Promise<GitChange | undefined> {
    const name = this.#nameOf(file);
    if (this.#staged !== undefined) return this.#stagedChange(name);
    const bytes = read();
    const before = this.#before.get(name);
    // A file that cannot be read counts as changed; the run then says why.
    if (bytes !== undefined && before?.oid === blobHash(bytes, before?.oid)) return undefined;
    return { earlier: (remarks) => this.#earlier(name, bytes ?? Buffer.alloc(0), remarks) };
  }

  close(): void {
    this.#repository.close();
  }

  async #stagedChange(name: string): Promise<GitChange | undefined> {
    const staged = this.#staged?.get(name);
    if (staged === undefined || staged.oid === this.#before.get(name)?.oid) return undefined;
    const bytes = await this.#repository.contents(staged);
    if (bytes === undefined) throw new UsageError(`Git does not hold the staged contents of ${name}.`);
    return { bytes, earlier: (remarks) => this.#earlier(name, bytes, remarks) };
  }

  async #earlier(name: string, bytes: Buffer, remarks: Remarks): Promise<Earlier> {
    const origin = this.#before.has(name) ? name : await this.#oldNameOf(name, bytes);
    const text = origin === undefined ? '' : await this.#textOf(origin);
    const before = { text, remarks: text === '' ? [] : remarks(text) };
    return { newAmong: (after, found) => matchEarlier(before, after, found), record: () => {} };
  }

  /** The old name of a document that was renamed; undefined for one that is new. */
  async #oldNameOf(name: string, bytes: Buffer): Promise<string | undefined> {
    this.#vanished ??= new Map(
      [...this.#before.keys()]
        .filter((name) => isDocument(name) && this.#isGone(name))
        .map((name) => [name, this.#textOf(name).then(phrasesOf)]),
    );
    const phrases = phrasesOf(await this.#read(name, bytes));
    let best: { name: string; share: number } | undefined;
    for (const [old, then] of this.#vanished) {
      const share = likeness(phrases, await then);
      if (share >= alike && share > (best?.share ?? 0)) best = { name: old, share };
    }
    // Each old name is given once: a second document like it is a copy, and its findings are new.
    if (best !== undefined) this.#vanished.delete(best.name);
    return best?.name;
  }

  #isGone(name: string): boolean {
    if (this.#staged !== undefined) return !this.#staged.has(name);
    return !fs.existsSync(path.join(this.#repository.top, name));
  }

  async #textOf(name: string): Promise<string> {
    const tracked = this.#before.get(name);
    const contents = tracked && (await this.#repository.contents(tracked));
    return contents === undefined ? '' : this.#read(name, contents);
  }

  /** The text of a document; of a package, what is read of it, or nothing where it cannot be opened. */
  async #read(name: string, contents: Buffer): Promise<string> {
    if (packagedLanguageOf(name) === undefined) return contents.toString('utf8');
    const { openPackage } = await import('./opened-package.js');
    const source = await openPackage(name, contents, this.options.maxFileSize);
    return 'bytes' in source ? source.bytes.toString('utf8') : '';
  }

  #nameOf(file: string): string {
    const real = fs.existsSync(file) ? fs.realpathSync.native(file) : file;
    return path.relative(this.#repository.top, real).split(path.sep).join('/');
  }
}

function isDocument(name: string): boolean {
  return languageOf(name) !== undefined || packagedLanguageOf(name) !== undefined;
}

/** The name that Git gives to contents, by the kind of hash that the repository uses. */
function blobHash(bytes: Buffer, like = ''): string {
  return createHash(like.length === 64 ? 'sha256' : 'sha1')
    .update(`blob ${bytes.length}\0`)
    .update(bytes)
    .digest('hex');
}

function phrasesOf(text: string): ReadonlySet<string> {
  const words = text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
  if (words.length < 3) return new Set([words.join(' ')]);
  return new Set(words.slice(2).map((word, index) => `${words[index]} ${words[index + 1]} ${word}`));
}

function likeness(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  const shared = [...a].filter((phrase) => b.has(phrase)).length;
  return shared / Math.max(a.size, b.size, 1);
}
