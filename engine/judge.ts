import type { Reading } from './document/reading.js';
import type { ScoredMention, Scorer, Scores } from './learned/scorer.js';
import type { Table } from './learned/table.js';
import { earlierIndex } from './reuse.js';
import type { RuleContext } from './rule.js';
import { spoiltCompounds } from './verdict/compound.js';
import { deedsOf } from './verdict/deeds.js';
import { detectDraft } from './verdict/draft.js';
import { joinedWords } from './verdict/joined.js';
import type { JudgedDocument } from './verdict/judged-document.js';
import { isQuiet } from './verdict/quiet.js';
import { deprecatedSpellings } from './verdict/spelling.js';
import { strangers } from './verdict/stranger.js';
import { type Judgement, verdictOf } from './verdict/verdict.js';

/** What was decided of a document, and what of it the next judgement can reuse. */
export interface Judged {
  readonly context: RuleContext;
  readonly scores: Scores;
}

/** What judges: a scorer, and the table that names its reasons. */
export interface Judge {
  readonly scorer: Scorer;
  readonly table: Table;
}

/**
 * Judges a reading: scores its mentions, gives each a verdict, and decides what depends on several.
 *
 * @param previous what was decided of an earlier version of the same document, to reuse what an edit did not touch
 */
export function judgeReading(reading: Reading, { scorer, table }: Judge, previous?: Judged): Judged {
  const scores = scorer(reading, previous?.scores);
  const draft = detectDraft(scores.mentions, reading.mentions);
  const deeds = deedsOf(scores.mentions);
  const { model } = reading;
  const judgements = reading.mentions.map((mention, at): Judgement => {
    const scored = scores.mentions[at] as ScoredMention;
    const isDraft = draft.isDraftFor(scored);
    const quiet = !isDraft && isQuiet(mention, scored, deeds, model);
    const then = previous?.context.judgements[earlierIndex(scores.alignment, at)];
    if (then?.scored === scored && then.isDraft === isDraft && then.isQuiet === quiet)
      return then.mention === mention ? then : { ...then, mention };
    const one = { mention, scored, isDraft, isQuiet: quiet };
    return { ...one, verdict: verdictOf({ ...one, model }, table) };
  });
  return { context: contextOf(reading, judgements), scores };
}

/** What depends on several mentions is decided when a rule asks for it: most rules can be off. */
function contextOf(reading: Reading, judgements: readonly Judgement[]): RuleContext {
  const { document, termbase, model } = reading;
  let next = 0;
  const blocks = reading.blocks.map(({ prose, sentences, mentions }) => {
    const start = next;
    next += mentions.length;
    return { prose, sentences, judgements: judgements.slice(start, next) };
  });
  const judged: JudgedDocument = { source: document.text, termbase, model, blocks };
  return {
    ...judged,
    judgements,
    get joinedWords() {
      return joinedWords(judged);
    },
    get spoiltCompounds() {
      return spoiltCompounds(judged);
    },
    get strangers() {
      return strangers(judged);
    },
    get deprecatedSpellings() {
      return deprecatedSpellings(judged);
    },
  };
}
