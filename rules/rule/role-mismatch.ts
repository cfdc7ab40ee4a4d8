import type { Judged } from '../verdict.js';
import { rewrite } from '../rewrite.js';
import type { Claim, Rule, RuleContext } from './rule.js';
import { reasons, roleName } from './wording.js';

/** The words name one role and the context another. */
export const roleMismatch: Rule = {
  id: 'role-mismatch',
  summary: 'A word names someone in another role than the sentence does.',
  rationale: 'Whoever signs the contract is rarely the one who clicks. When the verbs, possessions and frames around a word describe another role than the word promises, readers design, price and decide for the wrong person. The rule speaks only when the context decides; neutral verbs (want, need, see, choose) decide nothing.',
  flags: [
    'Each «user→customer» pays the invoice within thirty days.',
    'The dialog closes when the «customer→user» clicks **Cancel**.',
    "The «user's→customer's» invoice is overdue.",
    '«Consumers→Users» must reset their password after the update.',
  ],
  passes: ['Each user opens the report.', 'Customers want a simpler start.', 'The customer pays for the seats that its users take.'],
  check: (context) => context.blocks.flatMap(({ mentions }) => mentions.flatMap((judged) => claimOf(judged, context))),
};

function claimOf(judged: Judged, context: RuleContext): readonly Claim[] {
  const { judgement, mention, promised } = judged;
  if ((judgement.kind !== 'clear' && judgement.kind !== 'likely') || promised.has(judgement.role) || judgement.role === 'program') return [];
  const word = context.model.wordFor(judgement.role);
  if (word === undefined || word === mention.term) return [];
  const fix = rewrite(context.source, { mention }, word, context.glossary);
  return [
    {
      rule: 'role-mismatch',
      certainty: judgement.kind,
      confidence: judgement.confidence,
      mention,
      span: mention.span,
      role: judgement.role,
      term: mention.term,
      message: `“${mention.surface}” is ${roleName(judgement.role)} here (${reasons(judgement.witnesses, judgement.role)}); the word for that is “${word}”.`,
      witnesses: judgement.witnesses,
      fixes: fix ? [fix] : [],
    },
  ];
}
