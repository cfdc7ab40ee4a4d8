import fs from 'node:fs';
import path from 'node:path';
import {
  type ConfigurationHost,
  type ConfigurationProblem,
  type FileSettings,
  findConfiguration,
  recommendedSettings,
  ruleIds,
} from '../configuration/index.js';
import { didYouMean, type RuleId, type Settings, wordScanOf } from '../engine/index.js';
import { type Options, UsageError } from './options.js';
import { explainSystemError } from './system-error.js';

/** What applies to one document. */
export interface Applied {
  readonly settings: Settings;
  /** Whether a source may hold a word of the glossary or a directive. */
  readonly mayMatter: (bytes: Buffer) => boolean;
  /** The configuration file or preset that says the document is not to be read. */
  readonly ignoredBy?: string;
  /** The configuration file, absolute; undefined when none was found. */
  readonly file?: string;
  readonly origins?: FileSettings['origins'];
}

/** More is not even loaded; of what is not much smaller, the engine says so. */
const mostBytes = 4_000_000;

type Resolver = (file: string) => FileSettings & { readonly file?: string };

/** Finds and loads configurations, each once. */
export class Configurations {
  readonly #rules: readonly RuleId[];
  readonly #byFolder = new Map<string, Promise<Resolver>>();
  readonly #byFile = new Map<string, Promise<Resolver>>();
  readonly #applied = new Map<Settings, Pick<Applied, 'settings' | 'mayMatter'>>();
  readonly #readText = new Map<string, string | undefined>();

  /**
   * @param tell is told of each problem in a configuration, once
   * @throws UsageError for an unknown rule or a missing `--config` file
   */
  constructor(
    readonly options: Pick<Options, 'config' | 'noConfig' | 'rules'>,
    readonly cwd: string,
    readonly tell: (problem: ConfigurationProblem) => void,
  ) {
    this.#rules = options.rules.map(knownRule);
    if (options.config === undefined) return;
    const config = path.resolve(cwd, options.config);
    if (!fs.existsSync(config)) throw new UsageError(`--config ${options.config} does not exist.`);
  }

  /**
   * @param file the document, absolute
   * @param root the folder in which its configuration is looked for
   */
  async of(file: string, root: string): Promise<Applied> {
    const folder = path.dirname(file);
    const key = `${root}\0${folder}`;
    const known = this.#byFolder.get(key) ?? this.#resolverOf(folder, root);
    this.#byFolder.set(key, known);
    const { settings, ...rest } = (await known)(file);
    return { ...rest, ...this.#appliedOf(settings) };
  }

  async #resolverOf(folder: string, root: string): Promise<Resolver> {
    if (this.options.noConfig) return builtIn;
    if (this.options.config !== undefined) {
      return this.#load(path.resolve(this.cwd, this.options.config), root, this.cwd);
    }
    const { file } = await findConfiguration(this.#host, slashed(folder), slashed(root));
    return file === undefined ? builtIn : this.#load(file, root, path.posix.dirname(file));
  }

  #load(file: string, root: string, folder: string): Promise<Resolver> {
    const known = this.#byFile.get(file) ?? this.#loadOnce(file, root, folder);
    this.#byFile.set(file, known);
    return known;
  }

  async #loadOnce(file: string, root: string, folder: string): Promise<Resolver> {
    const { loadConfiguration, settingsResolver } = await import('./configured.js');
    const configuration = await loadConfiguration(this.#host, slashed(file), slashed(root), slashed(folder));
    for (const problem of configuration.problems) this.tell(problem);
    const settingsOf = settingsResolver(configuration);
    return (document) => ({ ...settingsOf(slashed(path.relative(folder, document))), file });
  }

  #appliedOf(settings: Settings) {
    const known = this.#applied.get(settings) ?? applied(settings, this.#rules);
    this.#applied.set(settings, known);
    return known;
  }

  readonly #host: ConfigurationHost = {
    readFile: async (file) => {
      if (!this.#readText.has(file)) this.#readText.set(file, textOf(file));
      return this.#readText.get(file);
    },
    realPath: async (file) => (fs.existsSync(file) ? slashed(fs.realpathSync(file)) : undefined),
  };
}

function knownRule(name: string): RuleId {
  const rule = ruleIds.find((known) => known === name);
  if (rule !== undefined) return rule;
  throw new UsageError(`there is no rule “${name}”.${didYouMean(name, ruleIds)} Rules: ${ruleIds.join(', ')}.`);
}

const builtIn: Resolver = () => ({
  settings: recommendedSettings,
  origins: { rules: new Map(), terms: new Map(), preferred: new Map() },
});

/** Settings with the rules of `--rule` alone; a rule that is asked for is not off. */
function applied(settings: Settings, only: readonly RuleId[]) {
  const rules = Object.fromEntries(
    ruleIds.map((id) => [
      id,
      only.includes(id) ? (settings.rules[id] === 'off' ? 'default' : settings.rules[id]) : 'off',
    ]),
  ) as Settings['rules'];
  const scan = wordScanOf(settings.glossary);
  return {
    settings: only.length === 0 ? settings : { ...settings, rules },
    mayMatter: (bytes: Buffer) => {
      const text = bytes.toString(scan.isAscii ? 'latin1' : 'utf8');
      return scan.test(text) || text.includes('distinguo-');
    },
  };
}

function textOf(file: string): string | undefined {
  try {
    const stat = fs.statSync(file, { throwIfNoEntry: false });
    if (stat?.isFile() !== true) return undefined;
    if (stat.size <= mostBytes) return fs.readFileSync(file, 'utf8');
  } catch (error) {
    throw new Error(explainSystemError(error));
  }
  throw new Error('is larger than 1 MB and was not read: make it smaller');
}

function slashed(file: string): string {
  return path.sep === '\\' ? file.replaceAll('\\', '/') : file;
}
