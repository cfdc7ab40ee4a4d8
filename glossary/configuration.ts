import { stringify } from 'yaml';
import { type Configuration, normalTerm, roleNames, termFault } from '../configuration/index.js';
import type { GlossaryEntry, GlossaryFormat, GlossaryProblem, ReadOptions } from './entry.js';

/** In UTF-16 code units. */
const longest = 64_000_000;
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
export function importGlossary(text: string, format: GlossaryFormat, options: ReadOptions): Imported {
  if (text.length > longest) {
    const message = `The file is larger than ${longest / 1_000_000} MB and was not read: split it.`;
    return { entries: [], problems: [{ line: 1, message }], left: [] };
  }
  const { entries, problems, left } = format.read(text, options);
  const all = [...problems, ...faultsOf(entries)].sort((a, b) => a.line - b.line);
  return { entries: all.length > 0 ? [] : entries, problems: all.slice(0, mostProblems), left };
}

function faultsOf(entries: readonly GlossaryEntry[]): readonly GlossaryProblem[] {
  const lines = new Map<string, number>();
  return entries.flatMap((entry) => {
    const { written, line = 1, use, admitted = [], deprecated = [], forbidden = [], roles = [] } = entry;
    const key = normalTerm(written);
    const before = lines.get(key);
    lines.set(key, line);
    const messages = [
      ...[written, ...(use === undefined ? [] : [use]), ...admitted, ...deprecated, ...forbidden].flatMap(
        (word) => termFault(word) ?? [],
      ),
      ...(before === undefined ? [] : [`“${written}” stands on line ${before}, too: make one of the two.`]),
      ...roles.flatMap((role) =>
        roleNames.includes(role) ? [] : [`“${role}” is no role: write ${roleNames.join(', ')}, or nothing.`],
      ),
    ];
    return messages.map((message) => ({ line, message }));
  });
}

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
    for (const part of [data, ...(data.overrides ?? [])])
      for (const [term, change] of part.terms ?? []) {
        if (change === false) entries.delete(term);
        else {
          const { preferred: _, written = term, ...rest } = change;
          entries.set(term, { ...entries.get(term), ...rest, written });
        }
      }
  }
  return [...entries.values()];
}
