import fs from 'node:fs';
import path from 'node:path';
import { type ConfigurationProblem, type FileSettings, recommendedSettings, ruleIds } from '../configuration/index.js';
import { didYouMean, type RuleId, type Settings, wordScanOf } from '../engine/index.js';
import { diskHost, slashed, systemPath } from '../workspace/disk/index.js';
import { ConfigurationStore, type LoadedConfiguration } from '../workspace/index.js';
import { type Options, UsageError } from './options.js';

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

/** Finds and loads configurations, each once. */
export class Configurations {
  readonly #rules: readonly RuleId[];
  readonly #store = new ConfigurationStore(diskHost);
  #hasMistakes = false;
  readonly #applied = new Map<Settings, Pick<Applied, 'settings' | 'mayMatter'>>();

  /**
   * @param tell is told of each problem in a configuration, once
   * @throws UsageError for an unknown rule or a missing `--config` file
   */
  constructor(
    readonly options: Pick<Options, 'config' | 'noConfig' | 'rules'>,
    readonly cwd: string,
    tell: (problem: ConfigurationProblem) => void,
  ) {
    this.#rules = options.rules.map(knownRule);
    this.#store.onLoaded(({ configuration: { problems } }) => {
      this.#hasMistakes ||= problems.some(({ severity }) => severity === 'error');
      problems.forEach(tell);
    });
    if (options.config === undefined) return;
    if (!fs.existsSync(path.resolve(cwd, options.config)))
      throw new UsageError(`--config ${options.config} does not exist.`);
  }

  /** Whether a configuration that was read so far says something that cannot be followed: nothing may be written then. */
  get hasMistakes(): boolean {
    return this.#hasMistakes;
  }

  /**
   * @param file the document, absolute
   * @param root the folder in which its configuration is looked for
   */
  async of(file: string, root: string): Promise<Applied> {
    const loaded = await this.#loadedFor(slashed(path.dirname(file)), slashed(root));
    if (loaded === undefined) return { origins: unchanged, ...this.#appliedOf(recommendedSettings) };
    const { configuration, settingsOf } = loaded;
    const { settings, ...rest } = settingsOf(slashed(path.relative(systemPath(configuration.folder), file)));
    const found = configuration.file === undefined ? {} : { file: configuration.file };
    return { ...rest, ...found, ...this.#appliedOf(settings) };
  }

  async #loadedFor(folder: string, root: string): Promise<LoadedConfiguration | undefined> {
    const { config, noConfig } = this.options;
    if (noConfig) return undefined;
    if (config === undefined) return this.#store.inFolder(folder, root);
    return this.#store.load(slashed(path.resolve(this.cwd, config)), root, slashed(this.cwd));
  }

  #appliedOf(settings: Settings) {
    const known = this.#applied.get(settings) ?? applied(settings, this.#rules);
    this.#applied.set(settings, known);
    return known;
  }
}

function knownRule(name: string): RuleId {
  const rule = ruleIds.find((known) => known === name);
  if (rule !== undefined) return rule;
  throw new UsageError(`there is no rule “${name}”.${didYouMean(name, ruleIds)} Rules: ${ruleIds.join(', ')}.`);
}

/** Where settings come from that no configuration has changed. */
const unchanged: FileSettings['origins'] = { rules: new Map(), terms: new Map(), preferred: new Map() };

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
