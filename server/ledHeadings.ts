/** Headings that something else leads to: they keep their words, since what leads to them would lead nowhere. */
import type { CancellationToken } from 'vscode-languageserver';
import type { LanguageId, Led, Renaming, Replacement, SourceDocument } from '../engine/index.js';
import {
  applyEdits,
  headingSpans,
  languageAs,
  languageNamed,
  leadingMarks,
  ledTo,
  renamings,
} from '../engine/index.js';
import type { Document } from './document.js';
import { paused } from './glossary/catalogue.js';
import { isCell } from './notebooks.js';
import type { Session } from './session.js';
import { keyOf } from './uris.js';
import { outermostFolders, type WorkspaceFile, workspaceDocumentsIn } from './workspaceFiles.js';

const NOWHERE: Led = { anchors: new Set(), names: new Set() };

/** Where the documents of a workspace lead to, see {@link Led}. */
export interface LedByDocuments {
  toAnchor(anchor: string): boolean;
  toName(name: string): boolean;
}

/** Where the documents of the workspace lead to: the open ones as they are in the editor, the others read once. */
export class WorkspaceLinks {
  readonly #session: Session;
  /** Whether the client tells what changes on the disk; otherwise nothing that was read can be believed later. */
  readonly #isTold: boolean;
  readonly #closed = new Map<string, Promise<Led>>();
  #files: readonly WorkspaceFile[] | undefined;
  /** Where all that are not open lead to, while these documents are open and nothing changes. */
  #others: { readonly changes: number; readonly open: string; readonly led: Led } | undefined;
  #changes = 0;

  constructor(session: Session) {
    this.#session = session;
    this.#isTold = session.client.workspace?.didChangeWatchedFiles?.dynamicRegistration === true;
  }

  /** These documents may lead elsewhere now, or be gone; all may where none is named. */
  changed(uris?: readonly string[]): void {
    this.#changes += 1;
    if (uris === undefined) this.#closed.clear();
    const known = new Set(this.#files?.map(({ uri }) => keyOf(uri)));
    if (uris === undefined || uris.some((uri) => !known.has(keyOf(uri)))) this.#files = undefined;
    for (const uri of uris ?? []) this.#closed.delete(keyOf(uri));
  }

  /** @throws ResponseError when nobody waits any more; what was read until then is not read again */
  async led(token: CancellationToken): Promise<LedByDocuments> {
    if (!this.#isTold) this.changed();
    const open = this.#session.documents.all();
    const others = await this.#ledFromOthers(new Set(open.map(({ uri }) => keyOf(uri))), token);
    const all = [others, ...open.map((document) => ledFrom(document.getText(), languageOf(document)))];
    return {
      toAnchor: (anchor) => all.some(({ anchors }) => anchors.has(anchor)),
      toName: (name) => all.some(({ names }) => names.has(name)),
    };
  }

  async #ledFromOthers(open: ReadonlySet<string>, token: CancellationToken): Promise<Led> {
    const changes = this.#changes;
    const names = [...open].sort().join('\n');
    if (this.#others?.changes === changes && this.#others.open === names) return this.#others.led;
    const all: Led[] = [];
    let count = 0;
    for (const file of await this.#listed(token)) {
      await paused(++count, token);
      if (!open.has(keyOf(file.uri))) all.push(await this.#ledFrom(file));
    }
    const led = together(all);
    if (changes === this.#changes) this.#others = { changes, open: names, led };
    return led;
  }

  async #listed(token: CancellationToken): Promise<readonly WorkspaceFile[]> {
    if (this.#files !== undefined) return this.#files;
    const changes = this.#changes;
    const files: WorkspaceFile[] = [];
    for (const folder of outermostFolders(this.#session)) {
      for await (const file of workspaceDocumentsIn(this.#session, folder)) {
        await paused(files.push(file), token);
      }
    }
    if (changes === this.#changes) this.#files = files;
    return files;
  }

  #ledFrom({ uri, languageId }: WorkspaceFile): Promise<Led> {
    const known = this.#closed.get(keyOf(uri));
    if (known !== undefined) return known;
    const led = this.#session.host.readFile(uri).then((text) => ledFrom(text ?? '', languageId));
    this.#closed.set(keyOf(uri), led);
    return led;
  }
}

const together = (all: readonly Led[]): Led => ({
  anchors: new Set(all.flatMap(({ anchors }) => [...anchors])),
  names: new Set(all.flatMap(({ names }) => [...names])),
});

/** A cell names headings of its whole notebook; a document that has no file yet is what the editor calls it. */
function languageOf({ uri, languageId }: Document): LanguageId | undefined {
  return isCell(uri) ? 'notebook' : (languageAs(uri, undefined) ?? languageNamed(languageId));
}

function ledFrom(text: string, languageId: LanguageId = 'plaintext'): Led {
  return leadingMarks.some((mark) => text.includes(mark)) ? ledTo({ text, languageId }) : NOWHERE;
}

/** The changes that write in a heading to which something may lead by its words. */
export function inHeadings<T>(
  document: SourceDocument,
  changes: readonly T[],
  editsOf: (change: T) => readonly Replacement[],
): readonly T[] {
  if (changes.length === 0) return [];
  const headings = headingSpans(document);
  const isInHeading = ({ span: { start, end } }: Replacement) =>
    headings.some((heading) => heading.start <= start && end <= heading.end);
  return changes.filter((change) => editsOf(change).some(isInHeading));
}

/**
 * The changes after which something would lead to a heading that is called otherwise.
 *
 * @param editsOf what a change writes; where two overlap, the later one is tried alone
 * @param isLed whether something leads to what a heading is called no more
 */
export function leftBehind<T>(
  document: SourceDocument,
  changes: readonly T[],
  editsOf: (change: T) => readonly Replacement[],
  isLed: (renaming: Renaming) => boolean,
): ReadonlySet<T> {
  const renamed = renamings(document);
  const inOrder = (some: readonly T[]) => some.flatMap(editsOf).toSorted((a, b) => a.span.start - b.span.start);
  const leads = (some: readonly T[]) => some.length > 0 && isLed(renamed(applyEdits(document.text, inOrder(some))));
  const search = (some: readonly T[]): readonly T[] => {
    if (!leads(some)) return [];
    const half = some.length >> 1;
    const found = half === 0 ? [] : [...search(some.slice(0, half)), ...search(some.slice(half))];
    // Two headings of one name: only when both are renamed is the name gone.
    return found.length > 0 ? found : some;
  };
  const taken: Replacement[] = [];
  const isFree = (change: T) => {
    const edits = editsOf(change);
    const free = !taken.some(({ span }) =>
      edits.some((edit) => edit.span.start < span.end && span.start < edit.span.end),
    );
    if (free) taken.push(...edits);
    return free;
  };
  const together = changes.filter(isFree);
  const behind = new Set(changes.filter((change) => !together.includes(change) && leads([change])));
  for (let found = search(together); found.length > 0; found = search(together.filter((change) => !behind.has(change))))
    for (const change of found) behind.add(change);
  return behind;
}
