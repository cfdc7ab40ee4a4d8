import type { Mention, Witness } from '../model.js';

/** How decisive it is that firms are told apart, in log-odds. */
const TOLD = 2.5;

/**
 * “Users may withdraw by law; companies may not”: where the law leaves out those who act in the course of a business, it is
 * private persons who are meant.
 *
 * @param around the prose offsets of the sentence of the mention, and of the next one where there is one
 */
export function privateCue(
  { prose: { text }, start, end }: Pick<Mention, 'prose' | 'start' | 'end'>,
  around: { readonly start: number; readonly end: number },
): readonly Witness[] {
  let from = Math.max(around.start, start - NEAR);
  const said = text.slice(from, Math.min(around.end, end + NEAR));
  if (!FIRMS.test(said) || !LAW.test(said)) return [];
  if (OF_FIRMS.test(text.slice(Math.max(0, start - 20), start))) return [];
  for (const clause of said.split(/(?<=[,;:.!?])\s/)) {
    const firm = FIRMS.exec(clause);
    const isOwn = from <= start && end <= from + clause.length;
    if (firm !== null && (isOwn ? EXCLUSIVE : EXCLUDED).test(clause)) {
      const at = from + firm.index;
      return [
        {
          kind: 'relation',
          role: 'consumer',
          weight: TOLD,
          start: at,
          end: at + firm[0].length,
          because: `the law leaves out “${firm[0]}” here, and means private persons`,
          cue: 'private',
        },
      ];
    }
    from += clause.length + 1;
  }
  return [];
}

/** A sentence may have no end: so much of it is looked at, in UTF-16 code units. */
const NEAR = 300;

/** Those who act in the course of a business. */
const FIRMS = /\b(?:compan(?:y|ies)|business(?:es)?|firms?|traders?|undertakings?|employers?)\b/i;

const OF_FIRMS = /\b(?:business|trade|commercial|corporate)\s+$/i;

/** What gives rights to private persons. */
const LAW =
  /\b(?:by law|the law|laws?|legal|statut(?:e|ory)|directive|withdraw|withdrawal|guarantee|entitle[sd]?|VAT|consumer)\b/i;

/** Of firms something is denied. */
const EXCLUDED = /\b(?:not|no|none|never|cannot|without|except|nor)\b|n['’]t\b/i;

/** … or in the clause of the mention itself, these alone are meant. */
const EXCLUSIVE = /\b(?:only|alone|unlike|but not|rather than|not (?:for|to|of))\b/i;
