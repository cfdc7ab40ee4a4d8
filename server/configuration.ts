import type { Range, WorkspaceFolder } from 'vscode-languageserver';
import type { Configuration, ConfigurationProblem, FileSettings } from '../configuration/index.js';
import {
  builtInConfiguration,
  configurationNames,
  findConfiguration,
  loadConfiguration,
  settingsResolver,
} from '../configuration/index.js';
import type { Settings } from '../engine/index.js';
import type { ClientSettings, SettingsSource } from './clientSettings.js';
import type { Host } from './host.js';
import { joined, keyOf, nameOf, parentOf, pathOf, pathWithin, uriOf } from './uris.js';
import { isLeftOut } from './workspaceFiles.js';

/** All that holds for one document. The same object as long as nothing has changed. */
export interface ResourceSettings extends Omit<ClientSettings, 'config'> {
  /** The document is left out on purpose. */
  readonly ignored: boolean;
  readonly rules: Settings;
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

/** A configuration as it was read. */
export interface LoadedConfiguration {
  readonly configuration: Configuration;
  /** The text of each file that was read, by its path. */
  readonly texts: ReadonlyMap<string, string>;
  settingsOf(path: string): FileSettings;
}

/** Which configuration holds where. Everything is kept until something changes. */
export interface Configurations {
  of(uri: string): Promise<ResourceSettings>;
  /** The configuration that holds for a file, and the folder in which a new one would belong. */
  place(uri: string): Promise<{ readonly uri?: string; readonly folder?: string }>;
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
}

/** Finds and keeps configurations. */
export function configurationsFor(world: ConfigurationWorld): Configurations {
  const listeners: ((loaded: LoadedConfiguration) => void)[] = [];
  const read = new Set<string>();
  let kept = emptyCache();

  const load = (path: string, root: string, folder?: string) =>
    once(kept.loaded, `${path} for ${folder ?? 'its own folder'}`, async () => {
      const loaded = await loadWith(world.host, path, root, folder);
      for (const file of loaded.configuration.files) read.add(file);
      for (const listener of listeners) listener(loaded);
      return loaded;
    });

  const find = (uri: string, settings: ClientSettings, root: string) => {
    const folder = parentOf(uri) ?? root;
    const workspace = folderOf(world.folders, uri)?.uri;
    if (settings.config !== '' && workspace !== undefined) {
      return once(kept.found, `setting ${workspace}`, () =>
        load(chosen(workspace, settings.config), pathOf(root), pathOf(workspace)),
      );
    }
    return once(kept.found, folder, async () => {
      const { file } = await findConfiguration(fileReader(world.host), pathOf(folder), pathOf(root));
      return file === undefined ? undefined : load(file, pathOf(root));
    });
  };

  const of = (uri: string) =>
    once(kept.settings, uri, async (): Promise<ResourceSettings> => {
      const workspace = folderOf(world.folders, uri);
      const own = await once(kept.client, workspace?.uri ?? '', () => world.client.of(uri));
      const root = await once(kept.roots, parentOf(uri) ?? '', () => rootFor(world, uri));
      const loaded = root === undefined ? undefined : await find(uri, own, root);
      const leftOut = workspace !== undefined && (await isLeftOut(world.host, workspace.uri, uri));
      return resourceSettings(uri, own, loaded ?? builtIn, leftOut);
    });

  return {
    of,
    place: async (uri) => {
      const { configuration } = await of(uri);
      const folder = folderOf(world.folders, uri)?.uri ?? parentOf(uri);
      return {
        ...(configuration === undefined ? {} : { uri: configuration }),
        ...(folder === undefined ? {} : { folder }),
      };
    },
    load: async (uri) => load(pathOf(uri), pathOf((await rootFor(world, uri)) ?? uri)),
    changed: () => {
      kept = emptyCache();
    },
    forget: (uri) => void kept.settings.delete(uri),
    governs: (uri) => isConfigurationName(nameOf(uri)) || read.has(pathOf(uri)),
    onLoaded: (listener) => void listeners.push(listener),
  };
}

/** Whether files of this name are configurations. */
export function isConfigurationName(name: string): boolean {
  return configurationNames.some((known) => known === name);
}

/** The innermost workspace folder that holds a file. */
export function folderOf(folders: readonly WorkspaceFolder[], uri: string): WorkspaceFolder | undefined {
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
};

function emptyCache() {
  return {
    client: new Map<string, Promise<ClientSettings>>(),
    roots: new Map<string, Promise<string | undefined>>(),
    found: new Map<string, Promise<LoadedConfiguration | undefined>>(),
    loaded: new Map<string, Promise<LoadedConfiguration>>(),
    settings: new Map<string, Promise<ResourceSettings>>(),
  };
}

/** What is asked for twice is made once. A failure is not kept. */
function once<T>(kept: Map<string, Promise<T>>, key: string, make: () => Promise<T>): Promise<T> {
  const known = kept.get(key);
  if (known !== undefined) return known;
  const made = make();
  kept.set(key, made);
  made.catch(() => kept.delete(key));
  return made;
}

async function loadWith(
  host: Host,
  path: string,
  root: string,
  folder: string | undefined,
): Promise<LoadedConfiguration> {
  const texts = new Map<string, string>();
  const reader = fileReader(host, texts);
  const configuration = await loadConfiguration(reader, path, root, ...(folder === undefined ? [] : [folder]));
  return { configuration, texts, settingsOf: settingsResolver(configuration) };
}

function fileReader(host: Host, texts?: Map<string, string>) {
  const { realPath } = host;
  return {
    readFile: async (path: string) => {
      const text = await host.readFile(uriOf(path));
      if (text !== undefined) texts?.set(path, text);
      return text;
    },
    ...(realPath === undefined
      ? {}
      : {
          realPath: async (path: string) =>
            realPath(uriOf(path)).then((real) => (real === undefined ? undefined : pathOf(real))),
        }),
  };
}

function resourceSettings(
  uri: string,
  { config: _, ...own }: ClientSettings,
  { configuration, settingsOf }: LoadedConfiguration,
  leftOut: boolean,
): ResourceSettings {
  const path = pathWithin(uriOf(configuration.folder), uri) ?? nameOf(uri);
  const { settings, ignoredBy } = settingsOf(path);
  const mistake = configuration.problems.find(({ severity }) => severity === 'error');
  return {
    ...own,
    ignored: leftOut || ignoredBy !== undefined,
    rules: settings,
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

/**
 * The folder that bounds the search for a configuration: the repository that
 * holds the file, else its workspace folder, else its own folder. Undefined for
 * a document that is in no folder.
 */
async function rootFor({ host, folders }: ConfigurationWorld, uri: string): Promise<string | undefined> {
  const own = parentOf(uri);
  for (let at = own; at !== undefined; at = parentOf(at)) {
    const [head, link] = await Promise.all([host.readFile(`${at}/.git/HEAD`), host.readFile(`${at}/.git`)]);
    if (head !== undefined || link !== undefined) return at;
  }
  return folderOf(folders, uri)?.uri ?? own;
}

/** Whether two URIs name the same file. */
export function isSame(a: string, b: string): boolean {
  return keyOf(a) === keyOf(b);
}
