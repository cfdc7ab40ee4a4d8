import type { Analysed } from '../document/analysis.js';
import type { DocumentModel } from '../document/document.js';
import { reading } from '../evidence/learned.js';
import type { Tally, Witness } from '../evidence/witness.js';
import type { Wrongness } from '../learned/table.js';
import type { Role } from '../model.js';
import { isSpoken, type Suspected, type Suspicion } from './score.js';

/** A verdict in the making; {@link Verdict} is the same for the world outside. */
export type Judgement =
  | {
      readonly kind: 'clear' | 'likely';
      readonly role: Role;
      readonly confidence: number;
      readonly witnesses: readonly Witness[];
    }
  | { readonly kind: 'open'; readonly witnesses: readonly Witness[] }
  | { readonly kind: 'acquitted'; readonly why: string; readonly witnesses: readonly Witness[] };

/** A mention with all that is known of it. */
export interface Judged extends Analysed {
  readonly judgement: Judgement;
  readonly tally: Tally;
  /** The roles that the word promises here: the glossary's, or the document's own definition. */
  readonly promised: ReadonlySet<Role>;
  /** What the table says against each role of persons. */
  readonly wrong: Wrongness;
  /** The other role that fits best, by its own sentence and by the document together. */
  readonly suspicion?: Suspicion;
  /** Whether it was judged as in a draft that mixes its words. */
  readonly isDraft: boolean;
}

/**
 * The bars that a suspicion must pass, in log-odds. Chosen on labelled
 * mentions; see docs/judgement.md for the curve.
 */
export const BAR = {
  /** Learned from edited texts: a single wrong word among right ones. */
  clear: 2.1,
  likely: 0.9,
  /** Learned from drafts, and asked in drafts alone. */
  clearDraft: 1.5,
  likelyDraft: -0.1,
  /** The best other role must be so far ahead of the next, or the fix would be a guess. */
  margin: 3.2,
  /** … or both are offered. */
  marginEither: 2,
  likelyEither: 1.3,
  /** Drafts need less: their bars were chosen with the fixes counted. */
  marginDraft: 1,
  /** Where the roles overlap more than this, the lexicon alone must decide before it is warned. */
  slack: 2,
  /** The plain evidence of the lexicon alone. */
  clearPlain: 3.15,
  likelyPlain: 1.8,
  /** With the lexicon on its side, the rest must not speak against it. */
  plain: 0,
  /** … where the word itself is no habit of the document. */
  plainRare: -1.5,
  plainDraft: -0.5,
  /** … unless the sentence is decisive: then even a habit is wrong. */
  decisive: 6,
  /** Where no word stands in a relation to the mention, the sentence as a whole must say so much. */
  unspoken: 1.5,
  /** So much of it is a ground, where the document says little. */
  leaningPlain: 0.4,
  /** A consumer in a technical text is somebody only if the sentence says at least so much. */
  technicalLocal: 1,
} as const;

/**
 * Decides about a mention.
 *
 * @param isDraft whether the other mentions of its document show that words are mixed up there
 */
export function judge(suspected: Suspected, isDraft: boolean, model: DocumentModel): Judged {
  const { judgeable, promised, witnesses, tally, suspicion } = suspected;
  const { analysed } = judgeable;
  const judged = {
    ...analysed,
    witnesses,
    tally,
    promised,
    wrong: judgeable.opinion.wrong,
    isDraft,
    ...(suspicion ? { suspicion } : {}),
  };
  if (analysed.acquittal !== undefined)
    return { ...judged, judgement: { kind: 'acquitted', why: analysed.acquittal.why, witnesses } };
  if (suspicion === undefined) return { ...judged, judgement: { kind: 'open', witnesses } };
  const { role } = suspicion;
  const plain = plainOf(suspected, role, model);
  const own = witnesses.filter((witness) => witness.role === role);
  const learned = reading(judgeable, role, promised).filter(
    ({ start, end }) => !own.some((witness) => witness.start <= start && witness.end >= end),
  );
  const reasons = [...own, ...learned];
  const isShopper = promised.has('buyer') && role === 'operator' && model.domains.has('shop');
  const isPerhapsProgram = model.isTechnical && promised.has('consumer') && suspicion.edited < BAR.likely;
  const mayBeClear = !isShopper && !isPerhapsProgram && tolerance(analysed, role, promised, model) < BAR.slack;
  const certainty = certaintyOf(suspicion, plain, isDraft, mayBeClear);
  const isFounded = isDraft || reasons.some(isSpoken) || suspicion.local >= BAR.unspoken;
  if (
    certainty === undefined ||
    !isFounded ||
    !(isDraft || hasGround(suspicion, plain)) ||
    isProgram(analysed, model, suspicion, plain, isDraft)
  )
    return { ...judged, judgement: supported(suspected) };
  return {
    ...judged,
    judgement: {
      kind: certainty,
      role,
      confidence: confidenceOf(suspicion, plain, isDraft),
      witnesses: [...reasons, ...habit(suspected, role, model)],
    },
  };
}

/** Words that anybody wants, has or waits for say something only beside a habit of the document, or the lexicon. */
const hasGround = ({ elsewhere }: Suspicion, plain: number): boolean => elsewhere >= HABIT || plain >= BAR.leaningPlain;

/** What the lexicon alone says for a role and against the promised ones, less what the two have in common. */
function plainOf({ judgeable, promised, tally }: Suspected, role: Role, model: DocumentModel): number {
  const own = Math.max(0, ...[...promised].map((one) => tally[one]));
  return tally[role] - own - tolerance(judgeable.analysed, role, promised, model);
}

function certaintyOf(
  { edited, draft, local, margin, again }: Suspicion,
  plain: number,
  isDraft: boolean,
  mayBeClear: boolean,
): 'clear' | 'likely' | undefined {
  const isPlain =
    edited >= (again >= HABIT ? BAR.plain : BAR.plainRare) ||
    (isDraft && draft >= BAR.plainDraft) ||
    local >= BAR.decisive;
  const isDecided = margin >= BAR.margin;
  const isDraftDecided = isDraft && margin >= BAR.marginDraft;
  if (
    (isPlain && plain >= BAR.clearPlain) ||
    (mayBeClear && isDecided && edited >= BAR.clear) ||
    (mayBeClear && isDraftDecided && draft >= BAR.clearDraft)
  )
    return 'clear';
  if (
    (isPlain && plain >= BAR.likelyPlain) ||
    (isDecided && edited >= BAR.likely) ||
    (margin >= BAR.marginEither && edited >= BAR.likelyEither) ||
    (isDraftDecided && draft >= BAR.likelyDraft)
  )
    return 'likely';
  return undefined;
}

function confidenceOf({ edited, draft }: Suspicion, plain: number, isDraft: boolean): number {
  return 1 / (1 + Math.exp(-Math.max(edited, plain, isDraft ? draft : 0) - 0.5));
}

/** Without a doubt that is strong enough: whether the sentence speaks for the word itself. */
function supported({ promised, tally, witnesses }: Suspected): Judgement {
  const own = [...promised].find((role) => tally[role] >= SUPPORT);
  if (own === undefined) return { kind: 'open', witnesses };
  return {
    kind: 'likely',
    role: own,
    confidence: 0.9,
    witnesses: witnesses.filter(({ role }) => role === own),
  };
}

/** So much evidence for its own role makes a word right. */
const SUPPORT = 1.6;

/** What the rest of the document says, as evidence; it points at the mention itself. */
function habit({ judgeable }: Suspected, role: Role, model: DocumentModel): readonly Witness[] {
  const { mention } = judgeable.analysed;
  const word = model.wordFor(role);
  const count = word === undefined ? 0 : (model.usage.get(word) ?? 0);
  if (word === undefined || word === mention.term || count < HABIT) return [];
  return [
    {
      role,
      weight: 0.3,
      start: mention.start,
      end: mention.end,
      because: `elsewhere the document says “${word}” (${count} times)`,
      cue: 'habit',
    },
  ];
}

/** Said so often, a word is a habit. */
const HABIT = 3;

/**
 * In a text about software a client is a program, and so is a consumer, unless
 * the sentence plainly says otherwise or somebody owns them (“our clients”).
 */
function isProgram(
  analysed: Analysed,
  model: DocumentModel,
  { role, local, edited, draft }: Suspicion,
  plain: number,
  isDraft: boolean,
): boolean {
  const { term } = analysed.mention;
  if (term === 'client' && !model.domains.has('agency') && role === 'operator') return true;
  if (!model.isTechnical || (term !== 'client' && term !== 'consumer')) return false;
  if (term === 'client' && model.domains.has('agency')) return false;
  const isDoubted = edited >= BAR.likely || (isDraft && draft >= BAR.clearDraft);
  if (term === 'consumer' && local >= BAR.technicalLocal && isDoubted) return false;
  const owned = analysed.relations.some(({ slot, lemma }) => slot === 'owner' && /^(?:our|your|their)$/.test(lemma));
  return plain < (owned ? BAR.likelyPlain : BAR.clearPlain);
}

/**
 * What the plain evidence of the lexicon must overcome where two roles
 * overlap: consumers and clients buy, too, so that paying alone does not make
 * them customers.
 */
function tolerance(analysed: Analysed, role: Role, promised: ReadonlySet<Role>, model: DocumentModel): number {
  if (role === 'program') return 9;
  const own = analysed.relations.some(({ slot, lemma }) => slot === 'coord' && model.usage.has(lemma)) ? TOLD_APART : 0;
  return own + overlap(role, promised, model);
}

/** “our users and customers”: whoever names both tells them apart. */
const TOLD_APART = 2;

function overlap(role: Role, promised: ReadonlySet<Role>, model: DocumentModel): number {
  // a text that never says “customer” has decided to call those who pay its users
  if (role === 'buyer' && promised.has('operator') && !model.usage.has('customer') && !model.usage.has('client'))
    return 2.2;
  if (role === 'buyer' && promised.has('client') && model.hasOwnedClients) return 4;
  if (role === 'buyer' && promised.has('client'))
    return model.domains.has('agency') || !model.usage.has('customer') ? 4 : 1.5;
  if (role === 'buyer' && promised.has('consumer'))
    return model.domains.has('regulation') || !model.usage.has('customer') ? 3 : 1.2;
  if (role === 'operator' && promised.has('buyer') && model.domains.has('shop')) return 1.2;
  if (role === 'consumer') return model.usage.has('consumer') || model.domains.has('regulation') ? 0 : 1.5;
  return 0;
}
