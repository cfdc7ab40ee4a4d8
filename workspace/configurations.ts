import {
  type Configuration,
  type ConfigurationHost,
  type ConfigurationProblem,
  configurationNames,
  type FileSettings,
  findConfiguration,
  folderOf,
  isInFolder,
} from '../configuration/index.js';
import type { LanguageId } from '../engine/index.js';

/** A configuration as it was read. */
export interface LoadedConfiguration {
  readonly configuration: Configuration;
  /** The text of each file that was read, by its path. */
  readonly texts: ReadonlyMap<string, string>;
  /** What applies to a file, by its path from the folder of the configuration. */
  readonly settingsOf: (path: string) => FileSettings;
  /** What a file is set to be read as, by its path from the folder of the configuration; undefined when nothing is said of any. */
  readonly formatOf: ((path: string) => LanguageId | false | undefined) | undefined;
}

/** What the configuration that holds in a folder says a file is read as (`false`: it is not); by absolute path. */
export type SetFormats = (path: string) => LanguageId | false | undefined;

/** What a configuration says of formats, by absolute paths; undefined when it says nothing. */
export function setFormatsOf(loaded: LoadedConfiguration | undefined): SetFormats | undefined {
  const formatOf = loaded?.formatOf;
  if (loaded === undefined || formatOf === undefined) return undefined;
  const { folder } = loaded.configuration;
  const length = folder.endsWith('/') ? folder.length : folder.length + 1;
  return (path) => (isInFolder(path, folder) ? formatOf(path.slice(length)) : undefined);
}

/** Finds and loads configurations, each once. A failure is not kept. */
export class ConfigurationStore {
  readonly #listeners: ((loaded: LoadedConfiguration) => void)[] = [];
  readonly #read = new Set<string>();
  #found = new Map<string, Promise<LoadedConfiguration | undefined>>();
  #loaded = new Map<string, Promise<LoadedConfiguration>>();

  constructor(readonly host: ConfigurationHost) {}

  /**
   * The configuration that holds in a folder; undefined when there is none.
   *
   * @param root the search ends there
   */
  inFolder(folder: string, root: string): Promise<LoadedConfiguration | undefined> {
    return once(this.#found, `${root}\0${folder}`, async () => {
      const { file, beside } = await findConfiguration(this.host, folder, root);
      return file === undefined ? undefined : this.load(file, root, folderOf(file), beside);
    });
  }

  /**
   * Reads one configuration file.
   *
   * @param folder what its globs are relative to; its own when absent
   * @param beside configurations that are not read because of it; that is told
   */
  load(
    file: string,
    root: string,
    folder: string = folderOf(file),
    beside: readonly string[] = [],
  ): Promise<LoadedConfiguration> {
    return once(this.#loaded, `${file}\0${folder}`, async () => {
      const loaded = withPassedOver(await loadWith(this.host, file, root, folder), file, beside);
      for (const name of loaded.configuration.files) this.#read.add(name);
      for (const listener of this.#listeners) listener(loaded);
      return loaded;
    });
  }

  /** Whether a file is one that configurations are, or have been, read from. */
  governs(file: string): boolean {
    return isConfigurationName(file.slice(file.lastIndexOf('/') + 1)) || this.#read.has(file);
  }

  /** Forgets everything: it is read again when it is asked for. */
  forget(): void {
    this.#found = new Map();
    this.#loaded = new Map();
  }

  /** Calls back with each configuration that is read. */
  onLoaded(listener: (loaded: LoadedConfiguration) => void): void {
    this.#listeners.push(listener);
  }
}

/** A configuration with a word on each that lies beside it and says nothing. */
function withPassedOver(
  { configuration, ...loaded }: LoadedConfiguration,
  file: string,
  beside: readonly string[],
): LoadedConfiguration {
  const told = beside.map((other): ConfigurationProblem => {
    const message = `This file is not read, because ${file.slice(file.lastIndexOf('/') + 1)} beside it comes first: keep one of the two.`;
    return {
      code: 'passed-over',
      severity: 'warning',
      file: other,
      line: 1,
      column: 1,
      span: { start: 0, end: 0 },
      message,
    };
  });
  const { problems, files } = configuration;
  return {
    ...loaded,
    configuration: { ...configuration, problems: [...problems, ...told], files: [...files, ...beside] },
  };
}

/** Whether files of this name are configurations. */
export function isConfigurationName(name: string): boolean {
  return configurationNames.some((known) => known === name);
}

/** What is asked for twice is made once. A failure is not kept. */
export function once<T>(kept: Map<string, Promise<T>>, key: string, make: () => Promise<T>): Promise<T> {
  const known = kept.get(key);
  if (known !== undefined) return known;
  const made = make();
  kept.set(key, made);
  made.catch(() => kept.delete(key));
  return made;
}

async function loadWith(
  host: ConfigurationHost,
  file: string,
  root: string,
  folder: string,
): Promise<LoadedConfiguration> {
  const { formatResolver, loadConfiguration, settingsResolver } = await import('./configured.js');
  const texts = new Map<string, string>();
  const { realPath } = host;
  const reader: ConfigurationHost = {
    readFile: async (path) => {
      const text = await host.readFile(path);
      if (text !== undefined) texts.set(path, text);
      return text;
    },
    ...(realPath === undefined ? {} : { realPath: (path) => realPath.call(host, path) }),
  };
  const configuration = await loadConfiguration(reader, file, root, folder);
  return { configuration, texts, settingsOf: settingsResolver(configuration), formatOf: formatResolver(configuration) };
}
