import { castClaims } from '../engine/cast/claims.js';
import { rewrite } from '../engine/edits/rewrite.js';
import type { Role } from '../engine/model.js';
import type { Claim, JudgedBlock, Rule, RuleContext } from '../engine/rule.js';
import type { Judged } from '../engine/verdict/verdict.js';

/** One actor under two names in one procedure or paragraph. */
export const mixedTerms: Rule = {
  id: 'mixed-terms',
  summary: 'One actor has two names in one procedure or paragraph.',
  rationale:
    'A reader takes a new word for a new person. When “the user” of step 1 is “the consumer” in step 3, the procedure has gained somebody. The rule follows the actor through the steps of a list, a scenario or a paragraph and speaks when a second word takes over without a role of its own; it is silent where both words are at work on purpose.',
  flags: [
    'The user opens the draft, and the user adds a title. Then the «customer→user» picks a colour.',
    '1. The customer chooses a plan.\n2. The customer gives a name to the plan.\n3. The «consumer→customer» waits for our answer.',
    '1. The user picks a photo.\n2. The user turns it to the right.\n3. The «customer→user» gives it a name.\n4. The user is done.',
    'The user was told to wait. The user waited; the «customer→user» then had to start again.',
    '- Step one: the user takes the lid off.\n- Done.\n\nThe user fills the tank, and the user puts the lid back. After an hour the «consumer→user» comes back.',
    '> 1. The user finds the note.\n> 2. The user reads the note.\n> 3. The «customer→user» keeps the note.',
    '1. The end user finds the note.\n2. The end user reads the note.\n3. The «consumer→end user» keeps the note.',
    '1. The user opens the box.\n2. The user puts the tag on the table.\n3. The «consumer→user» reads the number on the tag.',
  ],
  passes: [
    '1. The user opens the order.\n2. The user writes to the customer.\n3. The customer pays.',
    'The user opens the box. The end user opens the other one.',
    '1. The user adds a note for the customer.\n2. The user sends the note.\n3. The customer reads the note.',
    'The user adds a line. The user adds a second line. The customer pays the invoice.',
    'The customer wants a quick start. The user wants a quick end.',
    '1. The user opens the page.\n2. The user waits.\n\nThe customer has time.',
    'Users open the page. Users wait. A customer has time.',
    'The user opens the page. The user waits. The user interface stays as it is, and the customer service desk is closed.',
    'The user waits. The user waits again. The word “customer” stands on the wall.',
    'The user and the customer are two people. The user waits for the letter, and the customer pays for it.',
  ],
  check: (context) => {
    const found = context.blocks.flatMap(({ mentions }) => mentions.filter(isFound));
    const cast = castClaims(context, new Set(found.map(({ mention }) => mention.span.start)));
    const spoken = new Set(cast.flatMap(({ span, places = [] }) => [span, ...places].map(({ start }) => start)));
    const procedures = proceduresOf(context.blocks).flatMap((mentions) => claimsOf(mentions, context));
    return [...cast, ...procedures.filter(({ span }) => !spoken.has(span.start))];
  },
};

/** The mentions of each list, scenario and paragraph, in order. */
function proceduresOf(blocks: readonly JudgedBlock[]): readonly (readonly Judged[])[] {
  const procedures = new Map<string, Judged[]>();
  blocks.forEach((block, index) => {
    const { list, step } = block.prose.context;
    const key = step ? `step ${step.scenario}` : list?.ordered ? `list ${list.id}` : `block ${index}`;
    procedures.set(key, [...(procedures.get(key) ?? []), ...block.mentions]);
  });
  return [...procedures.values()].filter((mentions) => mentions.length > 1);
}

/** “the user”, not “a user”, “users” or “user account”: somebody who has been introduced. */
function isActor({ mention, acquittal, relations }: Judged): boolean {
  if (acquittal !== undefined || mention.plural || relations.some(({ slot }) => slot === 'comp')) return false;
  const before = mention.prose.text.slice(Math.max(0, mention.start - 12), mention.start);
  return /\b(?:the|this|that|same)\s+$/i.test(before);
}

function claimsOf(mentions: readonly Judged[], context: RuleContext): readonly Claim[] {
  const actors = mentions.filter(isActor);
  const terms = new Map<string, Judged[]>();
  for (const actor of actors) terms.set(actor.mention.term, [...(terms.get(actor.mention.term) ?? []), actor]);
  if (terms.size !== 2) return [];
  const [[main, mains], [odd, odds]] = [...terms].sort((a, b) => b[1].length - a[1].length || 1) as [
    [string, Judged[]],
    [string, Judged[]],
  ];
  const stranger = odds[0];
  if (odds.length !== 1 || stranger === undefined || mains.length < 2 || areTold(mentions, main, odd)) return [];
  if ([stranger, ...mains].some(isFound) || main === 'client' || odd === 'client') return [];
  if (isSupported(stranger) || context.model.definitions.has(odd) || !isSubject(stranger) || !mains.some(isSubject))
    return [];
  const fix = rewrite(context.source, { mention: stranger.mention }, main, context.glossary);
  const role = [...(mains[0] as Judged).promised][0] as Role;
  return [
    {
      rule: 'mixed-terms',
      certainty: 'likely',
      confidence: 0.85,
      mention: stranger.mention,
      span: stranger.mention.span,
      role,
      term: odd,
      message: `“the ${stranger.mention.surface}” seems to be the same actor as “the ${main}” around it; one actor should keep one name.`,
      witnesses: [],
      fixes: fix ? [fix] : [],
    },
  ];
}

/** Both words stand in one sentence, or the odd one is named elsewhere in the procedure: then they are two people. */
function areTold(mentions: readonly Judged[], main: string, odd: string): boolean {
  return (
    mentions.filter(({ mention }) => mention.term === odd).length > 1 ||
    mentions.some(
      (one) =>
        one.mention.term === main &&
        mentions.some(
          (other) =>
            other.mention.term === odd &&
            other.mention.prose === one.mention.prose &&
            other.sentence === one.sentence &&
            other !== one &&
            !sameClauseActor(one, other),
        ),
    )
  );
}

/** “the user was asked again; the customer then had to type”: two clauses, one actor. */
function sameClauseActor(one: Judged, other: Judged): boolean {
  const between = one.mention.prose.text.slice(
    Math.min(one.mention.end, other.mention.end),
    Math.max(one.mention.start, other.mention.start),
  );
  return between.includes(';');
}

/** Another rule speaks of it: its own word is in doubt. */
const isFound = ({ judgement, promised }: Judged): boolean =>
  (judgement.kind === 'clear' || judgement.kind === 'likely') && !promised.has(judgement.role);

const isSubject = ({ relations }: Judged): boolean => relations.some(({ slot }) => slot === 'subj' || slot === 'psubj');

const isSupported = ({ tally, promised }: Judged): boolean =>
  [...promised].some((role) => role !== 'program' && tally[role] >= 0.9);
