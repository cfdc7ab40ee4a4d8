import {
  type Configuration,
  type ConfigurationHost,
  configurationNames,
  type FileSettings,
  findConfiguration,
  folderOf,
} from '../configuration/index.js';

/** A configuration as it was read. */
export interface LoadedConfiguration {
  readonly configuration: Configuration;
  /** The text of each file that was read, by its path. */
  readonly texts: ReadonlyMap<string, string>;
  /** What applies to a file, by its path from the folder of the configuration. */
  readonly settingsOf: (path: string) => FileSettings;
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
      const { file } = await findConfiguration(this.host, folder, root);
      return file === undefined ? undefined : this.load(file, root);
    });
  }

  /**
   * Reads one configuration file.
   *
   * @param folder what its globs are relative to; its own when absent
   */
  load(file: string, root: string, folder: string = folderOf(file)): Promise<LoadedConfiguration> {
    return once(this.#loaded, `${file}\0${folder}`, async () => {
      const loaded = await loadWith(this.host, file, root, folder);
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
  const { loadConfiguration, settingsResolver } = await import('./configured.js');
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
  return { configuration, texts, settingsOf: settingsResolver(configuration) };
}
