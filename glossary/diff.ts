import { normalTerm } from '../configuration/index.js';
import { fields, type GlossaryEntry } from './entry.js';

/** How one glossary differs from another, in words, a line each. */
export function diffGlossaries(before: readonly GlossaryEntry[], after: readonly GlossaryEntry[]): readonly string[] {
  const old = byName(before);
  const now = byName(after);
  return [
    ...[...now].filter(([name]) => !old.has(name)).map(([, { written }]) => `+ “${written}” is new.`),
    ...[...old].filter(([name]) => !now.has(name)).map(([, { written }]) => `- “${written}” is gone.`),
    ...[...now].flatMap(([name, entry]) => changesOf(old.get(name), entry)),
  ];
}

const byName = (entries: readonly GlossaryEntry[]): ReadonlyMap<string, GlossaryEntry> =>
  new Map(entries.map((entry) => [normalTerm(entry.written), entry]));

function changesOf(old: GlossaryEntry | undefined, now: GlossaryEntry): readonly string[] {
  if (old === undefined) return [];
  return fields.flatMap((field) => {
    const [was, is] = [shown(old[field]), shown(now[field])];
    return was === is ? [] : [`~ “${now.written}”: ${field} was ${was ?? 'nothing'}, is ${is ?? 'nothing'}.`];
  });
}

function shown(value: boolean | string | readonly string[] | undefined): string | undefined {
  if (value === undefined) return undefined;
  if (typeof value === 'boolean') return value ? '“yes”' : '“no”';
  if (typeof value === 'string') return value === '' ? undefined : `“${value}”`;
  return value.length === 0 ? undefined : value.map((text) => `“${text}”`).join(', ');
}
