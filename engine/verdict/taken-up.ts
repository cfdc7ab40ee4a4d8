import { isPage } from '../document/document.js';
import type { Role } from '../model.js';
import type { Decide, JudgedDocument, MayHold } from './judged-document.js';
import { isSupported } from './minority.js';
import { isDoubted, isPerhapsProgram, type Stranger } from './stranger.js';
import type { Judgement } from './verdict.js';

/**
 * Somebody who was brought in by one word and is taken up by another: “a user opens a draft …, and the customer can read it”.
 * Whoever is “the customer” there has not been spoken of, unless it is the user. A text of a few sentences does not show
 * whom it takes as known. Of 850 words in planted drafts nine more are found so, with one false alarm; 1,100 real documents
 * and 159 sets of edited ones hold none.
 */
export const takenUp = (document: JudgedDocument): readonly Stranger[] =>
  isPage(document.model) ? document.inBlocks(takenUpIn, mayHoldTakenUp) : [];

const mayHoldTakenUp: MayHold = ({ judgements }) =>
  judgements.length > 1 && judgements.some(isBroughtIn) && judgements.some(isTakenUp);

const takenUpIn: Decide<Stranger> = ({ judgements }) => {
  const main = judgements[0]?.mention.term;
  // The first other word: whoever it is has not been spoken of.
  const at = judgements.findIndex(({ mention }) => mention.term !== main);
  const judgement = judgements[at];
  const first = judgements.slice(0, Math.max(0, at)).findLast(isBroughtIn);
  const [role] = first?.scored.promised ?? [];
  if (judgement === undefined || first === undefined || role === undefined) return [];
  return isFor(role, judgement) && isNear(first, judgement) ? [{ judgement, main: first.mention.term, role }] : [];
};

/** Whether somebody is taken up of whom nothing speaks against the role of who was brought in. */
const isFor = (role: Role, judgement: Judgement): boolean =>
  isTakenUp(judgement) &&
  !isSpokenFor(judgement) &&
  !judgement.scored.promised.has(role) &&
  judgement.scored.score?.role === role &&
  judgement.scored.score.local >= LEAST;

const isNear = (first: Judgement, { mention }: Judgement): boolean =>
  mention.sentence - first.mention.sentence <= REACH && !isDoubted(first);

/** Its word is in doubt anyway, speaks for itself, or may be that of a program. */
const isSpokenFor = (one: Judgement): boolean => isDoubted(one) || isSupported(one) || isPerhapsProgram(one);

/** So many sentences behind the one that brought them in. */
const REACH = 1;

/** In log-odds. */
const LEAST = 0;

/** “A user who …”, “each customer …”, as the subject. */
const isBroughtIn = (one: Judgement): boolean =>
  isOne(one) && /\b(?:an?|any|each|every)\s+(?:new\s+)?$/i.test(beforeOf(one));

/** “The customer …”, as the subject. */
const isTakenUp = (one: Judgement): boolean => isOne(one) && /\bthe\s+$/i.test(beforeOf(one));

const isOne = ({ mention: { acquittal, plural, possessive, relations } }: Judgement): boolean =>
  acquittal === undefined &&
  !plural &&
  possessive === undefined &&
  relations.some(({ slot }) => slot === 'subj' || slot === 'psubj');

const beforeOf = ({ mention: { prose, start } }: Judgement): string => prose.text.slice(Math.max(0, start - 12), start);
