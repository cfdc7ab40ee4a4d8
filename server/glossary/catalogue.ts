import type { CancellationToken } from 'vscode-languageserver';
import { LSPErrorCodes, ResponseError } from 'vscode-languageserver';
import { type WrittenWords, writtenWords } from '../../configuration/index.js';
import type { Compiled, Settings } from '../../engine/index.js';
import { compile } from '../../rules/index.js';
import type { LoadedConfiguration } from '../../workspace/index.js';
import type { Session } from '../session.js';
import { joined, keyOf, uriOf } from '../uris.js';
import { outermostFolders, workspaceDocumentsIn } from '../workspaceFiles.js';

/** A configuration file that was read, and the words in it. */
export interface GlossaryFile extends WrittenWords {
  readonly path: string;
  /** As the client spells it, where it has the file open. */
  readonly uri: string;
  readonly text: string;
}

/** The glossaries of the workspace. What has not changed is not read again. */
export class Catalogue {
  #all: Promise<readonly LoadedConfiguration[]> | undefined;
  #words = new Map<string, { readonly text: string; readonly words: WrittenWords }>();
  readonly #compiled = new WeakMap<Settings, Compiled>();

  constructor(readonly session: Session) {}

  /** A configuration or the list of documents may be different now. */
  forget(): void {
    this.#all = undefined;
  }

  /** Every configuration that holds for a document of the workspace, or lies in one of its folders. */
  all(token: CancellationToken): Promise<readonly LoadedConfiguration[]> {
    if (this.#all === undefined) {
      const all = this.#search(token);
      this.#all = all;
      all.catch(() => {
        if (this.#all === all) this.#all = undefined;
      });
    }
    return this.#all;
  }

  /** The files of a configuration, the one that counts most first. */
  filesOf({ configuration, texts }: LoadedConfiguration): readonly GlossaryFile[] {
    const { documents } = this.session;
    const paths = [...new Set(configuration.layers.map(({ origin }) => origin).reverse())];
    return paths.flatMap((path): GlossaryFile[] => {
      const text = texts.get(path);
      if (text === undefined) return [];
      const uri = uriOf(path);
      const open = documents.all().find((document) => keyOf(document.uri) === keyOf(uri));
      return [{ path, uri: open?.uri ?? uri, text, ...this.wordsIn(path, text) }];
    });
  }

  /** The words of a configuration file. */
  wordsIn(path: string, text: string): WrittenWords {
    const known = this.#words.get(path);
    if (known?.text === text) return known.words;
    const words = writtenWords(path, text);
    this.#words.set(path, { text, words });
    return words;
  }

  /** Settings, ready to look for words by them. */
  compiled(settings: Settings): Compiled {
    const known = this.#compiled.get(settings);
    if (known !== undefined) return known;
    const made = compile(settings);
    this.#compiled.set(settings, made);
    return made;
  }

  async #search(token: CancellationToken): Promise<readonly LoadedConfiguration[]> {
    const { configurations } = this.session;
    const found = new Map<string | undefined, LoadedConfiguration>();
    const add = async (uri: string) => {
      const loaded = await configurations.loaded(uri);
      found.set(loaded.configuration.file, loaded);
    };
    for (const folder of outermostFolders(this.session)) {
      await add(joined(folder, 'any.md'));
      let count = 0;
      for await (const { uri } of workspaceDocumentsIn(this.session, folder)) {
        await paused(++count, token);
        await add(uri);
      }
    }
    return [...found.values()];
  }
}

/**
 * Lets what the writer types come first, now and then in a long walk.
 *
 * @throws ResponseError when nobody waits for the walk any more
 */
export async function paused(count: number, token: CancellationToken): Promise<void> {
  if (count % 20 === 0) await new Promise((resolve) => setTimeout(resolve, 0));
  if (token.isCancellationRequested) throw new ResponseError(LSPErrorCodes.RequestCancelled, 'Cancelled.');
}
