import type {
  Decision,
  Exception,
  LanguageId,
  ReadingSettings,
  Role,
  RuleId,
  Settings,
  Term,
  WordDecision,
} from '../engine/model.js';
import {
  type Configuration,
  type ConfigurationOverride,
  type ConfigurationPart,
  type ConfigurationScope,
  isOfOneWord,
} from './configuration.js';
import { globMatcher } from './glob.js';
import { SettingsBuilder } from './settings-builder.js';

/** Where each setting of a file comes from: the name of a preset or file, and the override in it. */
export interface Origins {
  readonly rules: ReadonlyMap<RuleId, string>;
  readonly terms: ReadonlyMap<Term, string>;
  readonly preferred: ReadonlyMap<Role, string>;
}

/** What applies to one file, and why. */
export interface FileSettings {
  readonly settings: Settings;
  readonly origins: Origins;
  /** What the file is read as, or `false` when it is not; undefined where its name decides. */
  readonly format?: LanguageId | false;
  /** The layer whose `ignore` names the file; undefined when it is to be read. */
  readonly ignoredBy?: string;
}

/** What applies to one file. A pure short form of {@link settingsResolver}, for a single question. */
export function settingsFor(configuration: Configuration, path: string): Settings {
  return settingsResolver(configuration)(path).settings;
}

/** What applies to files to which no override does, but for one that is named. */
export function settingsInScope(configuration: Configuration, scope?: ConfigurationOverride): Settings {
  const parts = partsOf(configuration).filter(({ isScoped, part }) => !isScoped || part === scope);
  return build(drafted(parts), { exceptions: [], decisions: [] }).settings;
}

/**
 * Answers for many files of one configuration. Files to which the same parts
 * apply get the same object, so that what is derived from it can be kept.
 *
 * @returns a function from a path, relative to the folder of the configuration and with forward slashes
 */
export function settingsResolver(configuration: Configuration): (path: string) => FileSettings {
  const parts = partsOf(configuration);
  const exceptions: readonly Conditional<Exception>[] = configuration.layers
    .flatMap(({ data }) => data.exceptions ?? [])
    .map(conditional);
  const decisions: readonly Conditional<Decision | WordDecision>[] = configuration.layers
    .flatMap(({ data }) => data.decisions ?? [])
    .map(conditional);
  const ignores = configuration.layers.flatMap(({ origin, data: { ignore = [] } }) =>
    ignore.length > 0 ? [{ origin, applies: globMatcher(ignore) }] : [],
  );
  const formatOf = formatResolver(configuration);
  const readingOf = readingResolver(configuration);
  const known = new Map<string, FileSettings>();
  const drafts = new Map<string, Drafted>();
  return (path) => {
    const applied = parts.filter(({ applies }) => applies(path));
    const excepted = exceptions.filter(({ applies }) => applies(path));
    const decided = decisions.filter(({ applies }) => applies(path));
    const ignoredBy = ignores.find(({ applies }) => applies(path))?.origin;
    const ids = (of: readonly { readonly id: string }[]): string => of.map(({ id }) => id).join();
    const key = `${ids(applied)}|${ids(excepted)}|${ids(decided)}|${ignoredBy ?? ''}|${readingOf.keyOf(path)}`;
    const format = formatOf?.(path);
    // Files that differ in decisions alone share a glossary: it may be large, and there may be thousands of them.
    const draft = drafts.get(ids(applied)) ?? drafted(applied);
    drafts.set(ids(applied), draft);
    const settings = known.get(key) ?? {
      ...build(draft, {
        exceptions: excepted.map(({ entry }) => entry),
        decisions: decided.map(({ entry }) => entry),
        reading: readingOf.read(path),
      }),
      ...(ignoredBy !== undefined && { ignoredBy }),
    };
    known.set(key, settings);
    return format === undefined ? settings : { ...settings, format };
  };
}

/**
 * What a configuration says of the formats of files.
 *
 * @returns a function from a path, relative to the folder of the configuration, to the format that it is set to (`false`:
 * it is not read); undefined when nothing is said of any
 */
export function formatResolver({
  layers,
}: Configuration): ((path: string) => LanguageId | false | undefined) | undefined {
  const set = layers.flatMap(({ data: { formats } }) => [...(formats ?? [])]);
  // a table of which columns are named is read as one, unless its format is set
  const tables = globMatcher(layers.flatMap(({ data: { columns } }) => [...(columns?.keys() ?? [])]));
  const isTable = (path: string): boolean => /\.[ct]sv$/i.test(path) && tables(path);
  const rows = [
    { applies: isTable, format: 'csv' as const },
    ...set.map(([glob, format]) => ({ applies: globMatcher([glob]), format })),
  ].reverse();
  return set.length === 0 && layers.every(({ data }) => data.columns === undefined)
    ? undefined
    : (path) => rows.find(({ applies }) => applies(path))?.format;
}

/** What is read of files beyond what their formats say; files for which the keys are alike are read alike. */
function readingResolver({ layers }: Configuration): {
  keyOf(path: string): string;
  read(path: string): ReadingSettings | undefined;
} {
  const rowsOf = (kind: 'fences' | 'columns') =>
    layers
      .flatMap(({ data }) => [...(data[kind] ?? [])])
      .map(([glob, names]) => ({ applies: globMatcher([glob]), names }))
      .reverse();
  const [fences, columns] = [rowsOf('fences'), rowsOf('columns')];
  const indexIn = (rows: typeof fences, path: string) => rows.findIndex(({ applies }) => applies(path));
  return {
    keyOf: (path) => `${indexIn(fences, path)},${indexIn(columns, path)}`,
    read(path) {
      const found = { fences: fences[indexIn(fences, path)]?.names, columns: columns[indexIn(columns, path)]?.names };
      if (found.fences === undefined && found.columns === undefined) return undefined;
      return { ...(found.fences && { fences: found.fences }), ...(found.columns && { columns: found.columns }) };
    },
  };
}

interface Part {
  readonly id: string;
  readonly origin: string;
  readonly part: ConfigurationPart;
  readonly isScoped: boolean;
  readonly applies: (path: string) => boolean;
}

/** All layers, each followed by its overrides, weakest first. */
function partsOf({ layers }: Configuration): readonly Part[] {
  const named = (kind: 'audiences' | 'languages') => new Map(layers.flatMap(({ data }) => [...(data[kind] ?? [])]));
  const [audiences, languages] = [named('audiences'), named('languages')];
  return layers.flatMap(({ origin, data }, layer) => [
    { id: `${layer}`, origin, part: data, isScoped: false, applies: () => true },
    ...(data.overrides ?? []).map((override, index) => ({
      id: `${layer}.${index}`,
      origin: `${origin}, override for ${scopeInWords(override)}`,
      part: override,
      isScoped: true,
      applies: scopeMatcher(override, audiences, languages),
    })),
  ]);
}

/** The files that one of some names has; none for a name that nobody says the files of. */
type FilesByName = ReadonlyMap<string, readonly string[]>;

function scopeMatcher(
  { files, audience, language }: ConfigurationScope,
  audiences: FilesByName,
  languages: FilesByName,
): (path: string) => boolean {
  const conditions = [
    files,
    ...(audience === undefined ? [] : [audience.flatMap((name) => audiences.get(name) ?? [])]),
    ...(language === undefined ? [] : [language.flatMap((name) => languages.get(name) ?? [])]),
  ].map((globs) => globMatcher(globs));
  return (path) => conditions.every((applies) => applies(path));
}

const scopeInWords = ({ files, audience = [], language = [] }: ConfigurationScope): string =>
  [...(files.join() === '**' ? [] : files), ...audience, ...language].join(', ');

/** An exception or a decision, and the files that it is meant for. */
interface Conditional<Entry> {
  readonly id: string;
  readonly entry: Entry;
  readonly applies: (path: string) => boolean;
}

function conditional<Entry extends object>(
  { files, ...entry }: Entry & { readonly files?: readonly string[] },
  index: number,
): Conditional<Entry> {
  const applies = files === undefined ? () => true : globMatcher(files);
  return { id: String(index), entry: entry as unknown as Entry, applies };
}

/** What a team has decided, as far as it holds for a file. */
interface Decided {
  readonly exceptions: readonly Exception[];
  readonly decisions: readonly (Decision | WordDecision)[];
  /** What else is read of the file. */
  readonly reading?: ReadingSettings | undefined;
}

/** What the parts that apply to some files make. */
type Drafted = Pick<Settings, 'glossary' | 'rules'> & Pick<FileSettings, 'origins'>;

function drafted(parts: readonly Part[]): Drafted {
  const draft = new SettingsBuilder();
  for (const { part, origin } of parts) draft.apply(part, origin);
  return { glossary: draft.glossary, rules: draft.rules, origins: draft.origins };
}

function build(
  { glossary, rules, origins }: Drafted,
  { exceptions, decisions, reading }: Decided,
): Pick<FileSettings, 'settings' | 'origins'> {
  const ofOne = decisions.filter((decision): decision is WordDecision => isOfOneWord(decision));
  const ofTwo = decisions.filter((decision): decision is Decision => !isOfOneWord(decision));
  const decided =
    decisions.length === 0
      ? glossary
      : {
          ...glossary,
          ...(ofTwo.length > 0 && { decisions: ofTwo }),
          ...(ofOne.length > 0 && { wordDecisions: ofOne }),
        };
  return { settings: { glossary: decided, rules, exceptions, ...(reading && { reading }) }, origins };
}
