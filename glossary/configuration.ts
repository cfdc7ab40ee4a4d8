import { stringify } from 'yaml';
import { type Configuration, normalTerm, roleNames, termFault } from '../configuration/index.js';
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
}

/** Reads a glossary, and holds it against what a configuration can say. Never throws because of what it holds. */
export async function importGlossary(
  contents: string | Uint8Array,
  format: GlossaryFormat,
  options: ReadOptions,
): Promise<Imported> {
  if (contents.length > longest) {
    const message = `The file is larger than ${longest / 1_000_000} MB and was not read: split it.`;
    return { entries: [], problems: [{ line: 1, message }], left: [] };
  }
  const { entries, problems, left } = await readBy(format, contents, options);
  const faults = faultsOf(entries);
  const kept = options.isPartial === true ? partOf(entries, faults) : [];
  // What is broken as a whole has given no entries.
  if (options.isPartial === true && kept.length > 0) {
    const told = [...problems, ...[...faults.values()].flat()].sort((a, b) => a.line - b.line);
    return { entries: kept, problems: [], left: [...left, ...told.map(leftBy)] };
  }
  const all = [...problems, ...[...faults.values()].flat()].sort((a, b) => a.line - b.line);
  return { entries: all.length > 0 ? [] : entries, problems: all.slice(0, mostProblems), left };
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
  ...(entry.use === undefined ? [] : [entry.use]),
  ...wordLists.flatMap((field) => entry[field] ?? []),
];

/** A glossary as a configuration says it, as YAML. */
export function configurationOf(entries: readonly GlossaryEntry[]): string {
  const terms = new Map(entries.map(({ written, line: _, ...entry }) => [written, shortOf(entry)]));
  return stringify({ terms }, { lineWidth: 0 });
}

/** `whitelist: allowlist`, where there is nothing else to say. */
function shortOf({ use, ...rest }: Omit<GlossaryEntry, 'written'>): unknown {
  const isBare = Object.keys(rest).length === 0;
  if (use !== undefined && isBare && !(roleNames as readonly string[]).includes(use)) return use;
  return { ...(use !== undefined && { use }), ...rest };
}

/** The terms that the files of a configuration say, the later instead of the earlier; presets are left out. */
export function entriesIn({ layers }: Configuration): readonly GlossaryEntry[] {
  const entries = new Map<string, GlossaryEntry>();
  for (const { origin, data } of layers) {
    if (origin.startsWith('distinguo:')) continue;
    for (const part of [data, ...(data.overrides ?? [])]) {
      // The people of a product are terms with their roles.
      for (const { term, roles } of part.cast ?? [])
        entries.set(term, { written: term, ...entries.get(term), ...(roles.length > 0 && { roles }) });
      for (const [term, change] of part.terms ?? []) {
        if (change === false) entries.delete(term);
        else {
          const { preferred: _, written = term, ...rest } = change;
          entries.set(term, { ...entries.get(term), ...rest, written });
        }
      }
    }
  }
  return [...entries.values()];
}
