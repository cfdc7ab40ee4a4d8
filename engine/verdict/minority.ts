import { isPage } from '../document/document.js';
import type { Role, Term } from '../model.js';
import { isPerson, recordOf } from '../termbase/role-record.js';
import type { Decide, JudgedDocument } from './judged-document.js';
import { mayBeOutvoted } from './page.js';
import { THRESHOLDS } from './thresholds.js';
import type { Judgement } from './verdict.js';

/** A word that the rest of its document does not use in such places. */
export interface MinorityWord {
  readonly judgement: Judgement;
  readonly role: Role;
  /** The word of the rest of the document, and how often it stands there. */
  readonly word: Term;
  readonly count: number;
}

/** A word that stands in more than this share of the places of the other is no minority. */
const MINORITY = 0.2;

/** The words of a document about which nothing is decided, and which its other places would call otherwise. */
export const minorityWords = (document: JudgedDocument): readonly MinorityWord[] =>
  document.inBlocks(minoritiesIn).filter(({ judgement }) => !isPage(document.model) || !document.isQuiet(judgement));

const minoritiesIn: Decide<MinorityWord> = ({ judgements }, document) =>
  judgements.flatMap((judgement) => minorityOf(judgement, judgements, document) ?? []);

function minorityOf(
  judgement: Judgement,
  block: readonly Judgement[],
  document: JudgedDocument,
): MinorityWord | undefined {
  const { mention, scored } = judgement;
  const { model } = document;
  const { score } = scored;
  if (score === undefined || !isOpen(judgement, model) || isSupported(judgement)) return undefined;
  const word = model.wordFor(score.role);
  const count = word === undefined ? 0 : (model.usage.get(word) ?? 0);
  const own = model.usage.get(mention.term) ?? 0;
  if (
    word === undefined ||
    word === mention.term ||
    count < 2 ||
    own > Math.max(2, MINORITY * count) ||
    model.definitions.has(mention.term) ||
    (isPage(model) && !mayBeOutvoted(scored, score.role, model))
  )
    return undefined;
  // “customers pay for the seats that their users take”: told apart in one sentence
  const isToldApart = block.some((other) => other.mention.sentence === mention.sentence && other.mention.term === word);
  return isToldApart ? undefined : { judgement, role: score.role, word, count };
}

/** Nothing is decided, and the score alone would have sufficed. */
function isOpen(
  { mention: { roles }, scored: { score }, verdict }: Judgement,
  model: JudgedDocument['model'],
): boolean {
  if (score === undefined || verdict.kind !== 'open') return false;
  if (score.edited < THRESHOLDS.likely || score.margin < THRESHOLDS.margin) return false;
  const homonym = roles[0] === undefined ? undefined : recordOf(roles[0]).homonym;
  if (homonym === undefined) return true;
  // “The client retries” among five users: a word that programs bear as well may just mean a program.
  return homonym.local !== undefined && !(model.speaksOf('technical') && score.local < homonym.local);
}

/** The sentence speaks for the written word. */
export const isSupported = ({ scored: { promised, tally } }: Judgement): boolean =>
  [...promised].some((role) => isPerson(role) && tally[role] >= THRESHOLDS.ownSupport);
