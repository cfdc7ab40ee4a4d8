import type { Range, WorkspaceFolder } from 'vscode-languageserver';
import type { ConfigurationProblem } from '../configuration/index.js';
import { builtInConfiguration, settingsResolver } from '../configuration/index.js';
import type { LanguageId, Settings } from '../engine/index.js';
import type { LoadedConfiguration, SetFormats } from '../workspace/index.js';
import { ConfigurationStore, IgnoreFiles, once, rootOf, setFormatsOf } from '../workspace/index.js';
import type { ClientSettings, SettingsSource } from './clientSettings.js';
import type { Host } from './host.js';
import { workspaceHost } from './host.js';
import { fileNameOf, joined, keyOf, parentOf, pathOf, pathWithin, uriOf } from './uris.js';

/** All that holds for one document. The same object as long as nothing has changed. */
export interface ResourceSettings extends Omit<ClientSettings, 'config'> {
  /** The document is left out on purpose. */
  readonly ignored: boolean;
  readonly rules: Settings;
  /** What the configuration has the document read as, or `false` when it is not; undefined where its name decides. */
  readonly format?: LanguageId | false;
  /** URI of the configuration that holds, when there is one. */
  readonly configuration?: string;
  /** The first mistake of the configuration, when there is one. */
  readonly broken?: Mistake;
}

/** A mistake in a configuration. */
export interface Mistake {
  readonly uri: string;
  readonly range: Range;
  readonly message: string;
}

/** Which configuration holds where. Everything is kept until something changes. */
export interface ServerConfigurations {
  of(uri: string): Promise<ResourceSettings>;
  /** The configuration that holds for a file, with all that it extends; that which is built in where there is none. */
  loaded(uri: string): Promise<LoadedConfiguration>;
  /** The configuration that holds for a file, and the folder in which a new one would belong. */
  place(uri: string): Promise<{ readonly uri?: string; readonly folder?: string }>;
  /** What the configuration that holds in a folder says of formats, by paths. */
  formatsIn(folder: string): Promise<SetFormats | undefined>;
  /** Reads one configuration file, to see whether it is right. */
  load(uri: string): Promise<LoadedConfiguration>;
  /** Forgets everything: it is read again when it is asked for. */
  changed(): void;
  /** Forgets what holds for one document, which is not open any more. */
  forget(uri: string): void;
  /** Whether a file is one that configurations are, or have been, read from. */
  governs(uri: string): boolean;
  /** Calls back with each configuration that is read. */
  onLoaded(listener: (loaded: LoadedConfiguration) => void): void;
}

/** What configurations are found with. */
export interface ConfigurationWorld {
  readonly host: Host;
  readonly folders: readonly WorkspaceFolder[];
  readonly client: SettingsSource;
  /** The file that a document belongs to. */
  fileOf(uri: string): string;
}

/** Finds and keeps configurations. */
export function configurationsFor({ host, folders, client, fileOf }: ConfigurationWorld): ServerConfigurations {
  const files = workspaceHost(host);
  const store = new ConfigurationStore(files);
  let kept = emptyCache();

  /** The folder that bounds the search for a configuration; undefined for a document that is in no folder. */
  const rootFor = async (uri: string): Promise<string | undefined> => {
    const own = parentOf(uri);
    if (own === undefined) return undefined;
    const workspaces = folders.map((folder) => pathOf(folder.uri));
    return once(kept.roots, own, () => rootOf(files, pathOf(own), workspaces));
  };

  const find = (uri: string, { config }: ClientSettings, root: string) => {
    const workspace = workspaceFolderOf(folders, uri)?.uri;
    if (config === '' || workspace === undefined) return store.inFolder(pathOf(parentOf(uri) ?? uri), root);
    return store.load(chosen(workspace, config), root, pathOf(workspace));
  };

  const isLeftOut = async (uri: string) => {
    const workspace = workspaceFolderOf(folders, uri);
    // An open document was asked for, so `.gitignore` has no say.
    return (
      workspace !== undefined &&
      (await new IgnoreFiles(files, pathOf(workspace.uri), ['.distinguoignore']).leavesOut(pathOf(uri)))
    );
  };

  const setFor = (uri: string) => {
    const workspace = workspaceFolderOf(folders, uri)?.uri ?? '';
    return once(kept.client, workspace, () => client.of(uri));
  };

  const loaded = async (document: string): Promise<LoadedConfiguration> => {
    const uri = fileOf(document);
    const root = await rootFor(uri);
    const found = root === undefined ? undefined : await find(uri, await setFor(uri), root);
    return found ?? builtIn;
  };

  const of = (document: string) =>
    once(kept.settings, document, async (): Promise<ResourceSettings> => {
      const uri = fileOf(document);
      return resourceSettings(uri, await setFor(uri), await loaded(document), await isLeftOut(uri));
    });

  return {
    of,
    loaded,
    place: async (document) => {
      const { configuration } = await of(document);
      const uri = fileOf(document);
      const folder = workspaceFolderOf(folders, uri)?.uri ?? parentOf(uri);
      return {
        ...(configuration === undefined ? {} : { uri: configuration }),
        ...(folder === undefined ? {} : { folder }),
      };
    },
    formatsIn: async (folder) => {
      const within = joined(folder, 'a');
      const root = await rootFor(within);
      return root === undefined ? undefined : setFormatsOf(await find(within, await setFor(within), root));
    },
    load: async (uri) => store.load(pathOf(uri), (await rootFor(uri)) ?? pathOf(uri)),
    changed: () => {
      store.forget();
      kept = emptyCache();
    },
    forget: (uri) => void kept.settings.delete(uri),
    governs: (uri) => store.governs(pathOf(uri)),
    onLoaded: (listener) => store.onLoaded(listener),
  };
}

/** The innermost workspace folder that holds a file. */
export function workspaceFolderOf(folders: readonly WorkspaceFolder[], uri: string): WorkspaceFolder | undefined {
  return folders
    .filter((folder) => pathWithin(folder.uri, uri) !== undefined)
    .toSorted((a, b) => b.uri.length - a.uri.length)[0];
}

/** Where a problem of a configuration stands, as the protocol counts lines. */
export function rangeOf({ line, column, span }: ConfigurationProblem): Range {
  const start = { line: line - 1, character: column - 1 };
  return { start, end: { line: line - 1, character: column - 1 + Math.max(1, span.end - span.start) } };
}

const builtIn: LoadedConfiguration = {
  configuration: builtInConfiguration('/'),
  texts: new Map(),
  settingsOf: settingsResolver(builtInConfiguration('/')),
  formatOf: undefined,
};

function emptyCache() {
  return {
    client: new Map<string, Promise<ClientSettings>>(),
    roots: new Map<string, Promise<string>>(),
    settings: new Map<string, Promise<ResourceSettings>>(),
  };
}

function resourceSettings(
  uri: string,
  { config: _, ...own }: ClientSettings,
  { configuration, settingsOf }: LoadedConfiguration,
  leftOut: boolean,
): ResourceSettings {
  const path = pathWithin(uriOf(configuration.folder), uri) ?? fileNameOf(uri);
  const { settings, ignoredBy, format } = settingsOf(path);
  const mistake = configuration.problems.find(({ severity }) => severity === 'error');
  return {
    ...own,
    ignored: leftOut || ignoredBy !== undefined,
    rules: settings,
    ...(format === undefined ? {} : { format }),
    ...(configuration.file === undefined ? {} : { configuration: uriOf(configuration.file) }),
    ...(mistake === undefined
      ? {}
      : { broken: { uri: uriOf(mistake.file), range: rangeOf(mistake), message: mistake.message } }),
  };
}

/** The path of a configuration that the writer has chosen. */
function chosen(workspace: string, config: string): string {
  const slashed = config.replaceAll('\\', '/');
  if (/^(?:[a-z]:)?\//i.test(slashed)) return slashed;
  return pathOf(
    slashed
      .split('/')
      .reduce((at, part) => (part === '..' ? (parentOf(at) ?? at) : part === '.' ? at : joined(at, part)), workspace),
  );
}

/** Whether two URIs name the same file. */
export function isSame(a: string, b: string): boolean {
  return keyOf(a) === keyOf(b);
}
