import { stringify } from 'yaml';
import {
  type Configuration,
  type ConfigurationPart,
  type ConfigurationScope,
  normalTerm,
  roleNames,
  termFault,
} from '../configuration/index.js';
import { nearest } from '../engine/index.js';
import type { GlossaryEntry, GlossaryFormat, GlossaryProblem, ReadOptions } from './entry.js';

/** In UTF-16 code units. */
const longest = 256_000_000;
/** Whoever has more mistakes than this mends these first. */
const mostProblems = 100;

/** A glossary that was read from another format. */
export interface Imported {
  /** None while there are problems: a glossary is taken over whole or not at all. */
  readonly entries: readonly GlossaryEntry[];
  readonly problems: readonly GlossaryProblem[];
  /** What the file says beside, and is left behind. */
  readonly left: readonly string[];
  /** What is taken over and may not be whole. */
  readonly doubts: readonly GlossaryProblem[];
}

/** Reads a glossary, and holds it against what a configuration can say. Never throws because of what it holds. */
export async function importGlossary(
  contents: string | Uint8Array,
  format: GlossaryFormat,
  options: ReadOptions,
): Promise<Imported> {
  if (contents.length > longest) {
    const message = `The file is larger than ${longest / 1_000_000} MB and was not read: split it.`;
    return { entries: [], problems: [{ line: 1, message }], left: [], doubts: [] };
  }
  const { entries, problems, left, doubts = [] } = await readBy(format, contents, options);
  const faults = faultsOf(entries);
  const kept = options.isPartial === true ? partOf(entries, faults) : [];
  // What is broken as a whole has given no entries.
  if (options.isPartial === true && kept.length > 0) {
    const told = [...problems, ...[...faults.values()].flat()].sort((a, b) => a.line - b.line);
    return { entries: kept, problems: [], left: [...left, ...told.map(leftBy)], doubts };
  }
  const all = [...problems, ...[...faults.values()].flat()].sort((a, b) => a.line - b.line);
  return { entries: all.length > 0 ? [] : entries, problems: all.slice(0, mostProblems), left, doubts };
}

/** The entries without the words that a configuration cannot say; those that are left with nothing are left out. */
function partOf(entries: readonly GlossaryEntry[], faults: ReturnType<typeof faultsOf>): readonly GlossaryEntry[] {
  const part = entries.flatMap((entry): readonly GlossaryEntry[] => {
    if (!faults.has(entry)) return [entry];
    const { written, use, roles } = entry;
    if ([written, use ?? written].some((word) => termFault(word) !== undefined)) return [];
    if (roles?.some((role) => !roleNames.includes(role))) return [];
    const lists = wordLists.flatMap((field) => {
      const words = entry[field]?.filter((word) => termFault(word) === undefined);
      return words === undefined ? [] : [[field, words.length === 0 ? undefined : words] as const];
    });
    const said = Object.entries({ ...entry, ...Object.fromEntries(lists) });
    return [Object.fromEntries(said.filter(([, value]) => value !== undefined)) as GlossaryEntry];
  });
  const seen = new Set<string>();
  return part.filter(({ written }) => {
    const isFirst = !seen.has(normalTerm(written));
    seen.add(normalTerm(written));
    return isFirst;
  });
}

function readBy(format: GlossaryFormat, contents: string | Uint8Array, options: ReadOptions) {
  if (format.isBinary) return format.read(contents as Uint8Array, options);
  return format.read(contents as string, options);
}

const leftBy = ({ line, message }: GlossaryProblem): string =>
  `what stands on line ${line} (${message.replace(/\.$/, '')})`;

/** What of a glossary a configuration cannot say, by entry. */
function faultsOf(entries: readonly GlossaryEntry[]): ReadonlyMap<GlossaryEntry, readonly GlossaryProblem[]> {
  const lines = new Map<string, number>();
  const faults = new Map<GlossaryEntry, readonly GlossaryProblem[]>();
  for (const entry of entries) {
    const { written, line = 1, roles = [] } = entry;
    const key = normalTerm(written);
    const before = lines.get(key);
    if (before === undefined) lines.set(key, line);
    const messages = [
      ...wordsIn(entry).flatMap((word) => wordFault(word) ?? []),
      ...(before === undefined ? [] : [`“${written}” stands on line ${before}, too: make one of the two.`]),
      ...roles.flatMap((role) =>
        roleNames.includes(role) ? [] : [`“${role}” is no role: write ${roleNames.join(', ')}, or nothing.`],
      ),
    ];
    if (messages.length > 0)
      faults.set(
        entry,
        messages.map((message) => ({ line, message })),
      );
  }
  return faults;
}

/** Lists in tables are often written with commas. */
function wordFault(word: string): string | undefined {
  const fault = termFault(word);
  return fault === undefined || !word.includes(',')
    ? fault
    : `${fault} Of several words, write semicolons between them.`;
}

const wordLists = ['admitted', 'deprecated', 'forbidden', 'broader', 'related'] as const;

const wordsIn = (entry: GlossaryEntry): readonly string[] => [
  entry.written,
  ...[entry.use, entry.plural, entry.past, entry.gerund].filter((word) => word !== undefined),
  ...wordLists.flatMap((field) => entry[field] ?? []),
];

/** A glossary as a configuration says it, as YAML. */
export function glossaryConfiguration(entries: readonly GlossaryEntry[]): string {
  const terms = new Map(entries.map(({ written, line: _, ...entry }) => [written, shortOf(entry)]));
  return stringify({ ...scopesOf(entries), terms }, { lineWidth: 0 });
}

/** The audiences and languages that terms are bound to; which files are theirs, a glossary does not know. */
function scopesOf(entries: readonly GlossaryEntry[]): Readonly<Record<string, unknown>> {
  const named = (kind: 'audience' | 'language') => [...new Set(entries.flatMap((entry) => entry[kind] ?? []))];
  const said = (['audience', 'language'] as const).flatMap((kind) => {
    const names = named(kind);
    return names.length === 0 ? [] : [[`${kind}s`, Object.fromEntries(names.map((name) => [name, []]))] as const];
  });
  return Object.fromEntries(said);
}

/** `whitelist: allowlist`, where there is nothing else to say. */
function shortOf({ use, ...rest }: Omit<GlossaryEntry, 'written'>): unknown {
  const isBare = Object.keys(rest).length === 0;
  // What is a role, or nearly one (“consider”), would be taken for it.
  if (use !== undefined && isBare && nearest(use, roleNames) === undefined) return use;
  return { ...(use !== undefined && { use }), ...rest };
}

/** What the files of a configuration say of its terms, and what a glossary has no place for. */
export interface OwnTerms {
  readonly entries: readonly GlossaryEntry[];
  /** What is left behind, as in {@link Imported}. */
  readonly left: readonly string[];
}

/** The terms that the files of a configuration say, the later instead of the earlier; presets are left out. */
export function ownTermsOf({ layers }: Configuration): OwnTerms {
  const entries = new Map<string, GlossaryEntry>();
  let overridden = 0;
  let people = 0;
  let written = 0;
  for (const { origin, data } of layers) {
    if (origin.startsWith('distinguo:')) continue;
    for (const part of [data, ...(data.overrides ?? [])]) {
      // The people of a product are terms with their roles.
      for (const { term, roles, of, where } of part.cast ?? []) {
        entries.set(term, { written: term, ...entries.get(term), ...(roles.length > 0 && { roles }) });
        if (of !== undefined || where.length > 0) people += 1;
      }
      written += part.roles?.size ?? 0;
      const scope = scopeIn(part);
      for (const [term, change] of part.terms ?? []) {
        const known = entries.get(term);
        // What holds for some files has no place beside what holds for all.
        if (scope !== undefined && known !== undefined) overridden += 1;
        else if (change === false) entries.delete(term);
        else entries.set(term, { ...known, ...change, ...scope, written: change.written ?? term });
      }
    }
  }
  const left = [
    ...(overridden === 0
      ? []
      : [`what ${counted(overridden, 'term')} ${overridden === 1 ? 'is' : 'are'} in some files alone`]),
    ...(written === 0 ? [] : [`which word is written for ${counted(written, 'role')}`]),
    ...(people === 0 ? [] : [`whose people ${counted(people, 'word')} of the cast name, and where they act`]),
  ];
  return { entries: [...entries.values()], left };
}

/** The terms that the files of a configuration say. */
export const entriesIn = (configuration: Configuration): readonly GlossaryEntry[] => ownTermsOf(configuration).entries;

/** The files for which a part holds; undefined for all. */
function scopeIn(part: ConfigurationPart & Partial<ConfigurationScope>): Partial<ConfigurationScope> | undefined {
  const { files, audience, language } = part;
  if (files === undefined) return undefined;
  return {
    ...(files.join() !== '**' && { files }),
    ...(audience && { audience }),
    ...(language && { language }),
  };
}

const counted = (count: number, noun: string): string => `${count} ${count === 1 ? noun : `${noun}s`}`;
