import fs from 'node:fs';
import path from 'node:path';
import {
  type ConfigurationProblem,
  type FileSettings,
  isInFolder,
  recommendedSettings,
  ruleIds,
  ruleSettings,
} from '../configuration/index.js';
import {
  didYouMean,
  holdsMore,
  type LanguageId,
  languages,
  openedAs,
  type RuleId,
  type Settings,
  wordScanOf,
} from '../engine/index.js';
import { diskHost, slashed, systemPath } from '../workspace/disk/index.js';
import { ConfigurationStore, type LoadedConfiguration, type SetFormats, setFormatsOf } from '../workspace/index.js';
import { type Options, UsageError } from './options.js';
import { mostWords } from './source-file.js';
import { UnusedEntries } from './unused-entries.js';

/** What applies to one document. */
export interface Applied {
  readonly settings: Settings;
  /** What it is read as; undefined when it is not. */
  readonly languageId: LanguageId | undefined;
  /** Whether a source may hold a word of the glossary or a directive. */
  readonly mayMatter: (bytes: Buffer) => boolean;
  /** Whether the prose of a source holds more words of the glossary than there is memory to judge. */
  readonly isCrowded: (bytes: Buffer, languageId: LanguageId | undefined) => boolean;
  /** The configuration file or preset that says the document is not to be read. */
  readonly ignoredBy?: string;
  /** The configuration file, absolute; undefined when none was found. */
  readonly file?: string;
  /** The folder of the configuration, absolute, with forward slashes. */
  readonly folder?: string;
  readonly origins?: FileSettings['origins'];
}

/** What follows from settings alone. */
type Ways = Pick<Applied, 'settings' | 'mayMatter' | 'isCrowded'>;

/** Finds and loads configurations, each once. */
export class RunConfigurations {
  readonly #rules: readonly RuleId[];
  readonly #severities: Settings['rules'];
  readonly #store = new ConfigurationStore(diskHost);
  readonly #unused = new UnusedEntries();
  readonly #files = new Set<string>();
  #hasMistakes = false;
  readonly #applied = new Map<Settings, Ways>();

  /**
   * @param tell is told of each problem in a configuration, once
   * @throws UsageError for an unknown rule or a missing `--config` file
   */
  constructor(
    readonly options: Options,
    readonly cwd: string,
    tell: (problem: ConfigurationProblem) => void,
  ) {
    this.#rules = options.rules.map(knownRule);
    this.#severities = severitiesFrom(options.severities);
    this.#store.onLoaded(({ configuration: { problems, files } }) => {
      for (const file of files) this.#files.add(systemPath(file));
      this.#hasMistakes ||= problems.some(({ severity }) => severity === 'error');
      problems.forEach(tell);
    });
    if (options.config === undefined) return;
    if (!fs.existsSync(path.resolve(cwd, options.config)))
      throw new UsageError(`--config ${options.config} does not exist.`);
  }

  /** The files that configurations were read from so far, absolute. */
  get files(): ReadonlySet<string> {
    return this.#files;
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
    if (loaded === undefined) {
      const languageId = openedAs(file, undefined);
      return { origins: unchanged, languageId, ...this.#appliedTo(languageId, recommendedSettings) };
    }
    const { configuration, settingsOf } = loaded;
    const { settings, format, ...rest } = settingsOf(slashed(path.relative(systemPath(configuration.folder), file)));
    const languageId = openedAs(file, format);
    if (this.#covers(configuration.folder)) this.#unused.add(loaded);
    const { folder } = configuration;
    const found = configuration.file === undefined ? {} : { file: configuration.file, folder };
    return { ...rest, ...found, languageId, ...this.#appliedTo(languageId, settings) };
  }

  /** What applies to a document; where words may be encoded, any may matter. */
  #appliedTo(languageId: LanguageId | undefined, settings: Settings): Ways {
    const applied = this.#appliedOf(settings);
    const encodes = languageId !== undefined && languages[languageId].encodes === true;
    return encodes ? { ...applied, mayMatter: () => true } : applied;
  }

  /**
   * What the configuration that holds in a folder says of formats, by absolute paths with forward slashes; undefined when
   * it says nothing.
   *
   * @param root the folder in which the configuration is looked for
   */
  async formatsIn(folder: string, root: string): Promise<SetFormats | undefined> {
    return setFormatsOf(await this.#loadedFor(slashed(folder), slashed(root)));
  }

  /**
   * Is told of each document of a run.
   *
   * @param text gives it; undefined when it is not read
   */
  see({ folder }: Applied, file: string, text: () => string | undefined): void {
    if (folder !== undefined) this.#unused.see(folder, file, text);
  }

  /** What of configurations, all of whose documents were read, matches nothing. */
  get unused(): readonly ConfigurationProblem[] {
    return this.#unused.problems;
  }

  /** Whether a run reads all that lies in a folder. */
  #covers(folder: string): boolean {
    const { paths, exclude, since, staged, stdin, shard } = this.options;
    if (stdin || staged || shard !== undefined || since !== undefined || exclude.length > 0) return false;
    const read = paths.length === 0 ? ['.'] : paths;
    return read.some((named) => isInFolder(folder, slashed(path.resolve(this.cwd, named))));
  }

  async #loadedFor(folder: string, root: string): Promise<LoadedConfiguration | undefined> {
    const { config, noConfig } = this.options;
    if (noConfig) return undefined;
    if (config === undefined) return this.#store.inFolder(folder, root);
    return this.#store.load(slashed(path.resolve(this.cwd, config)), root, slashed(this.cwd));
  }

  #appliedOf(settings: Settings) {
    const known = this.#applied.get(settings) ?? applied(settings, this.#rules, this.#severities);
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

/** `rule=level`, as `--severity` has them. */
function severitiesFrom(written: readonly string[]): Settings['rules'] {
  const levels = ruleSettings.join(', ');
  const entries = written.map((text) => {
    const [name = '', level] = text.split(/=(.*)/s);
    if (name === '' || !level)
      throw new UsageError(`--severity ${text} needs a rule and its level: --severity RULE=LEVEL. Levels: ${levels}.`);
    const rule = knownRule(name);
    const setting = ruleSettings.find((known) => known === level);
    if (setting !== undefined) return [rule, setting] as const;
    throw new UsageError(`--severity ${text} is unknown.${didYouMean(level, ruleSettings)} Levels: ${levels}.`);
  });
  return Object.fromEntries(entries);
}

/** Settings with the levels of `--severity`, and the rules of `--rule` alone; a rule that is asked for is not off. */
function applied(settings: Settings, only: readonly RuleId[], severities: Settings['rules']) {
  const levels = { ...settings.rules, ...severities };
  const wanted = (id: RuleId) => (levels[id] === 'off' ? 'default' : (levels[id] ?? 'default'));
  const rules =
    only.length === 0
      ? levels
      : Object.fromEntries(ruleIds.map((id) => [id, only.includes(id) ? wanted(id) : ('off' as const)]));
  const isChanged = ruleIds.some((id) => rules[id] !== settings.rules[id]);
  const scan = wordScanOf(settings.glossary);
  const textOf = (bytes: Buffer) => bytes.toString(scan.isAscii ? 'latin1' : 'utf8');
  return {
    settings: isChanged ? { ...settings, rules } : settings,
    mayMatter: (bytes: Buffer) => {
      const text = textOf(bytes);
      return scan.test(text) || text.includes('distinguo-');
    },
    // Reading costs more than a look at the bytes: only what may hold so many is read for it.
    isCrowded: (bytes: Buffer, languageId: LanguageId = 'plaintext') =>
      bytes.length > mostWords &&
      (languages[languageId].encodes || exceeds(scan.matches(textOf(bytes)), mostWords)) &&
      holdsMore({ text: bytes.toString('utf8'), languageId }, scan, mostWords),
  };
}

function exceeds(matches: Iterable<unknown>, most: number): boolean {
  let count = 0;
  for (const _ of matches) if (++count > most) return true;
  return false;
}
