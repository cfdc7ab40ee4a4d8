import { normalTerm } from '../../configuration/index.js';
import type { GlossaryEntry } from '../entry.js';

const SHOWN = 5;

/**
 * One concept for each term, the first. Termbases may have several of one name; a configuration has one.
 *
 * @returns what was left behind in words, beside the entries
 */
export function withoutHomonyms(entries: readonly GlossaryEntry[]): {
  readonly entries: readonly GlossaryEntry[];
  readonly left: readonly string[];
} {
  const seen = new Set<string>();
  const more: GlossaryEntry[] = [];
  const kept = entries.filter((entry) => {
    const key = normalTerm(entry.written);
    const isFirst = !seen.has(key);
    if (isFirst) seen.add(key);
    else more.push(entry);
    return isFirst;
  });
  if (more.length === 0) return { entries, left: [] };
  const names = [...new Set(more.map(({ written }) => `“${written}”`))];
  const shown = names.slice(0, SHOWN).join(', ') + (names.length > SHOWN ? ', …' : '');
  const concepts = more.length === 1 ? '1 further concept' : `${more.length} further concepts`;
  return { entries: kept, left: [`${concepts} of a name that stands before (${shown})`] };
}
