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

const mayHoldTakenUp: MayHold = ({ judgements }) => pairIn(judgements) !== undefined;

const takenUpIn: Decide<Stranger> = ({ judgements }) => {
  const pair = pairIn(judgements);
  const [role] = pair?.first.scored.promised ?? [];
  if (pair === undefined || role === undefined || isDoubted(pair.first) || !isFor(role, pair.judgement)) return [];
  return [{ judgement: pair.judgement, main: pair.first.mention.term, role }];
};

/** Who is brought in, and who may be the same by another word: by nothing but the mentions of a block. */
interface Pair {
  readonly first: Judgement;
  readonly judgement: Judgement;
}

function pairIn(judgements: readonly Judgement[]): Pair | undefined {
  const main = judgements[0]?.mention.term;
  // The first other word: whoever it is has not been spoken of.
  const at = judgements.findIndex(({ mention }) => mention.term !== main);
  const judgement = judgements[at];
  if (judgement === undefined || !isTakenUp(judgement)) return undefined;
  const first = judgements.slice(0, at).findLast(isBroughtIn);
  const isNear = first !== undefined && judgement.mention.sentence - first.mention.sentence <= REACH;
  return isNear ? { first, judgement } : undefined;
}

/** Whether nothing speaks against it that the role of who was brought in is meant. */
function isFor(role: Role, judgement: Judgement): boolean {
  const { promised, score } = judgement.scored;
  return !isSpokenFor(judgement) && !promised.has(role) && score?.role === role && score.local >= LEAST;
}

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
