import { type DocumentModel, isPage } from '../document/document.js';
import type { ReadMention } from '../document/read-mention.js';
import { saidOfPrograms } from '../evidence/tally.js';
import type { ScoredMention } from '../learned/scorer.js';
import type { Role } from '../model.js';
import { phraseStart } from '../syntax/phrase.js';
import type { Quiet } from '../termbase/role.js';
import { recordOf } from '../termbase/role-record.js';
import type { Deeds } from './deeds.js';
import { THRESHOLDS } from './thresholds.js';

/** A few mentions show no habit and no kind of document. */
const SPARSE = 6;

/**
 * Whether an edited document is to be left alone, whatever the score of a mention says: nobody else is there who could
 * be meant, the two roles are one person in such a product, or the whole document speaks so.
 */
export function isQuiet(mention: ReadMention, scored: ScoredMention, deeds: Deeds, model: DocumentModel): boolean {
  const { score } = scored;
  const written = scored.written;
  if (score === undefined || written === undefined) return false;
  if (isPage(model) && deeds.mentionsOf(score.role) === 0) return true;
  if (mention.prose.context.attribute === 'description' || saidOfPrograms(scored.told) > scored.told[score.role] / 2)
    return true;
  if (isPage(model) && isHabitOfPrograms(mention, written, model)) return true;
  const others = deeds.mentionsOf(score.role);
  const doubted = { mention, scored, written, meant: score.role, local: score.local };
  const { quiet: rows = [] } = recordOf(written);
  const all = rows.filter(({ meant }) => meant === undefined || meant === score.role);
  if (isPage(model) && all.some(({ needs = 0 }) => others < needs)) return true;
  if (all.some((quiet) => isUndecided(quiet, doubted))) return true;
  if (isPage(model) && all.some((quiet) => quiet.isAtLarge === true && isAtLarge(mention))) return true;
  if (isPage(model) && all.some((quiet) => isHardlySaid(quiet, doubted, model))) return true;
  if (isPage(model) && all.some(({ topics }) => topics.some((topic) => model.speaksOf(topic)))) return true;
  return deeds.mentionsOf(written) + others >= SPARSE && all.some((quiet) => holds(quiet, doubted, deeds, model));
}

/** In a page about software, a word that programs bear as well and that stands there again is the page's own: consumers of events. */
const isHabitOfPrograms = ({ term }: ReadMention, written: Role, model: DocumentModel): boolean =>
  recordOf(written).homonym !== undefined && (model.usage.get(term) ?? 0) > 1 && model.speaksOf('technical');

/** A mention that is compared with what leaves its word alone. */
interface Doubted {
  readonly mention: ReadMention;
  readonly scored: ScoredMention;
  readonly written: Role;
  readonly meant: Role;
  readonly local: number;
}

/** Whether a help desk stands near the mention: whoever it helps is its customer, whatever else is done there. */
const isUndecided = ({ isHelped }: Quiet, { mention: { words, at } }: Doubted): boolean =>
  isHelped === true && words.slice(Math.max(0, at - NEAR), at + NEAR).some(({ lemma }) => HELPERS.test(lemma));

/** A plural without “the”, “your” or the like: “customers export lists” is how sellers speak of companies at work. */
const isAtLarge = ({ words, at, plural, possessive }: ReadMention): boolean =>
  plural &&
  possessive === undefined &&
  !words.slice(phraseStart(words, at), at).some(({ token }) => POINTING.test(token.lower));

const POINTING = /^(?:the|these|those|their|its|his|her|our|your|both|all|no|any)$/;

/** How far from the mention a help desk is looked for, in words: a longer sentence is a list. */
const NEAR = 60;

/** Who looks after people that have bought something, and how. */
const HELPERS = /^(?:agent|helpdesk|omnichannel|ticket|troubleshoot|support)$/;

/**
 * Whether too little is said against a word of an edited page: no clear row of the lexicon, and a calibrator that says less
 * than this role asks for beside a row that leans, or than a warning asks for without one.
 */
function isHardlySaid({ said, unless = [] }: Quiet, { scored, meant }: Doubted, model: DocumentModel): boolean {
  if (said === undefined || unless.some((topic) => model.speaksOf(topic))) return false;
  const told = scored.told[meant];
  return told < CLEAR && (scored.score?.edited ?? 0) < (told >= LEANING ? said : THRESHOLDS.clear);
}

/** What a row of the lexicon that leans is worth, in log-odds. */
const LEANING = 0.85;

/** What one that is clear is worth, which is enough by itself. */
const CLEAR = 1.9;

function holds(quiet: Quiet, doubted: Doubted, deeds: Deeds, model: DocumentModel): boolean {
  const { mention, scored, written, meant, local } = doubted;
  const { others, again, alsoTold, exchanged, doubted: doubts, isOwn, isCell, isOwned } = quiet;
  return (
    quiet.topics.some((topic) => model.speaksOf(topic)) ||
    (others !== undefined && deeds.mentionsOf(written) - 1 > others) ||
    (again !== undefined && deeds.mentionsOf(written) - 1 >= again) ||
    deeds.toldElsewhere(scored, meant) >= alsoTold ||
    (exchanged !== undefined && deeds.told(meant, written) / (deeds.mentionsOf(meant) + 2) > exchanged) ||
    (doubts !== undefined && deeds.doubtElsewhere(scored) > doubts) ||
    (isOwn === true && scored.told[written] > 0) ||
    (isCell === true && mention.prose.kind === 'cell') ||
    (quiet.local !== undefined && local < quiet.local) ||
    (isOwned === true && mention.relations.some(({ slot, lemma }) => slot === 'owner' && lemma === 'your'))
  );
}
