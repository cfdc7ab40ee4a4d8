import { rewrite } from '../rewrite.js';
import { BAR, type Judged } from '../verdict.js';
import type { Claim, Rule, RuleContext } from './rule.js';

/** A word that the rest of the document does not use for this. */
export const minorityTerm: Rule = {
  id: 'minority-term',
  summary: 'A word differs from what the rest of the document says in such places.',
  rationale: 'A document that says *user* twelve times and *consumer* once, in the same kind of sentence, has probably slipped. The rest of a document is a soft witness: it knows habits, not roles. The rule therefore only informs, and it is silent where the sentence itself speaks for the written word.',
  flags: ['The user opens the board and edits a card.\n\nThe user opens the settings and edits the profile.\n\nUsers share boards with other users, and each user sees the comments of the others.\n\nThe user opens the board, and the «consumer→user» edits a card.'],
  passes: ['The user opens the board. The user edits a card. Consumer protection law applies.'],
  check: (context) => context.blocks.flatMap(({ mentions }) => mentions.flatMap((judged) => claimOf(judged, context))),
};

/** A word that stands in more than this share of the places of the other is no minority. */
const MINORITY = 0.2;

function claimOf(judged: Judged, context: RuleContext): readonly Claim[] {
  const { suspicion, judgement, mention, promised, tally } = judged;
  if (suspicion === undefined || judgement.kind !== 'open' || suspicion.total < BAR.minority || suspicion.margin < BAR.margin) return [];
  if ([...promised].some((role) => role !== 'program' && tally[role] >= 0.9)) return [];
  const word = context.model.wordFor(suspicion.role);
  const count = word === undefined ? 0 : (context.model.usage.get(word) ?? 0);
  const own = context.model.usage.get(mention.term) ?? 0;
  if (word === undefined || word === mention.term || count < 2 || own > Math.max(2, MINORITY * count) || context.model.definitions.has(mention.term)) return [];
  const fix = rewrite(context.source, { mention }, word, context.glossary);
  return [
    {
      rule: 'minority-term',
      certainty: 'likely',
      confidence: 0.75,
      mention,
      span: mention.span,
      role: suspicion.role,
      term: mention.term,
      message: `“${mention.surface}” differs from the rest of the document, which says “${word}” (${count} times), also in such places.`,
      witnesses: [],
      fixes: fix ? [fix] : [],
    },
  ];
}
