import type { LexiconEntry } from '../lexicon/lexicon.js';
import { lexicon } from '../lexicon/lexicon.js';
import type { Witness } from '../model.js';
import type { Relation, Slot } from '../syntax/relation.js';

/** What a weight of the lexicon is worth in log-odds: leans, clear, decisive. */
const WORTH = [0, 0.9, 2, 3.2] as const;

/**
 * Where else to look when the lexicon does not know a relation, and what such
 * an answer is still worth. “The user pays” and “paid by the user” are one
 * fact; “user password” and “the user's password” nearly are.
 */
const ALSO: Readonly<Partial<Record<Slot, readonly (readonly [Slot, number])[]>>> = {
  subj: [['by', 1]],
  by: [['subj', 1]],
  obj: [['psubj', 0.9]],
  psubj: [['obj', 0.9]],
  poss: [['comp', 0.75]],
  comp: [['poss', 0.75]],
};

/** Verbs that are about other people's things as often as about one's own: their object decides nothing. */
const DEALING: ReadonlySet<string> = new Set([
  'manage',
  'view',
  'see',
  'list',
  'show',
  'export',
  'process',
  'store',
  'delete',
  'track',
  'collect',
  'share',
  'open',
  // sellers do these with their invoices
  'write',
  'issue',
  'draft',
  'raise',
  'prepare',
  'send',
  'provide',
  'require',
  'include',
  'create',
  'support',
  // organisations do these with what their people then operate
  'need',
  'want',
  'use',
  'build',
  'configure',
  'enable',
  'implement',
  'deploy',
  'develop',
  'customize',
  'customise',
  'generate',
  'discover',
  'adopt',
]);

/** Evidence of the relations in which a mention stands. */
export function relationCue(relations: readonly Relation[], text: string): readonly Witness[] {
  return relations.flatMap((relation) => {
    const found = lookUp(relation);
    if (found === undefined) return [];
    const words = text.slice(relation.start, relation.end).replace(/\s+/g, ' ');
    return [
      {
        kind: 'relation' as const,
        role: found.entry.role,
        weight: (WORTH[found.entry.weight] ?? 0) * found.factor,
        start: relation.start,
        end: relation.end,
        because: found.entry.because.replace('{words}', shorten(words)),
        cue: found.entry.family,
      },
    ];
  });
}

function lookUp({ slot, lemma }: Relation): { entry: LexiconEntry; factor: number } | undefined {
  const direct = lexicon.entry(slot, lemma);
  if (direct !== undefined) return { entry: direct, factor: 1 };
  for (const [other, factor] of ALSO[slot] ?? []) {
    const entry = lexicon.entry(other, lemma);
    if (entry !== undefined) return { entry, factor };
  }
  if (slot === 'svo') return dealtWith(lemma);
  if (slot === 'poss' || slot === 'comp') {
    const entry = lexicon.entry('thing', lemma);
    if (entry !== undefined) return { entry, factor: 0.9 };
  }
  if (slot === 'post') {
    const entry = lexicon.entry('thing', lemma.replace(/^(?:with|on|in)_/, ''));
    if (entry !== undefined) return { entry, factor: 0.7 };
  }
  if (slot === 'oposs') {
    const entry = lexicon.entry('obj', lemma) ?? lexicon.entry('psubj', lemma);
    if (entry !== undefined && entry.weight > 1) return { entry, factor: 0.7 };
  }
  if (slot === 'nprep' && /_(?:by|from|of)$/.test(lemma)) {
    const entry = lexicon.entry('comp', lemma.slice(0, lemma.indexOf('_')));
    if (entry !== undefined) return { entry, factor: 0.75 };
  }
  return undefined;
}

/** “gets one invoice”, “accepts a subscription”: what somebody deals with is nearly what is theirs. */
function dealtWith(lemma: string): { entry: LexiconEntry; factor: number } | undefined {
  const cut = lemma.indexOf('_');
  const verb = lemma.slice(0, cut);
  const noun = lemma.slice(cut + 1);
  if (cut < 0 || DEALING.has(verb)) return undefined;
  const thing = lexicon.entry('thing', noun);
  if (thing !== undefined) return { entry: thing, factor: 0.8 };
  const entry = lexicon.entry('poss', noun);
  if (entry === undefined) return undefined;
  return verb === 'have' ? { entry, factor: 0.8 } : entry.weight > 1 ? { entry, factor: 0.5 } : undefined;
}

/** Long stretches are quoted by their ends. */
function shorten(words: string): string {
  if (words.length <= 40) return words;
  const parts = words.split(' ');
  return `${parts[0]} … ${parts.at(-1)}`;
}
