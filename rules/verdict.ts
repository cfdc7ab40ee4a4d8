import type { Analysed } from './analysis.js';
import { NEARBY, reading } from './cue/table.js';
import type { DocumentModel } from './document.js';
import type { Glossary, Role, Term } from './model.js';
import type { Judgeable } from './opinion.js';
import { PERSONS, type Wrongness } from './table.js';
import type { Usage } from './usage.js';
import { type Tally, tally, type Witness } from './witness.js';

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
}

/** How much speaks for another role than the promised one, in log-odds. */
export interface Suspicion {
  readonly role: Role;
  /** By the sentence alone. */
  readonly local: number;
  /** With what the document calls people elsewhere. */
  readonly total: number;
  /** How far the role is ahead of the next best other role. */
  readonly margin: number;
}

/**
 * Weights of the parts of a suspicion, and the bars that it must pass. Fitted
 * by hand on labelled mentions; see docs/judgement.md for the curve.
 */
const PART = { table: 1, rival: 0.5, strong: 0.5, weak: 0.3, usage: 1.2, alike: 1.2 } as const;
/** A word in so rare a role, as alternative and as written, needs more. */
const PRIOR = { buyer: 0, operator: 0, consumer: 0.5, client: 1.5, program: 9 } as const;
const WRITTEN = { buyer: 0, operator: 0, consumer: 1, client: 2, program: 9 } as const;
export const BAR = {
  /** Sentence and document together. */
  clear: 5.6,
  likely: 4,
  minority: 5,
  /** Of it the sentence alone: where the document says the rest, less is enough to warn than where it says little. */
  clearLocal: 0.5,
  likelyLocal: 2.8,
  /** The best other role must be so far ahead of the next, or the fix would be a guess. */
  margin: 3.2,
  /** Reasons that stand in a relation to the mention. */
  clearSpoken: 1.8,
  likelySpoken: 0.5,
  /** Where the roles overlap more than this, the sentence alone must decide. */
  slack: 2,
  /** Consumers buy, too: “customer” must be far ahead to be the word. */
  alsoBuys: 7,
  alsoBuysLocal: 2.2,
  /** A consumer in a technical text is somebody only if the sentence says at least so much. */
  technicalLocal: 1,
  /** Sentence, document and lexicon all lean the same way. */
  leaning: 2.5,
  leaningLocal: 2,
  leaningPlain: 0.4,
  /** The plain evidence of the lexicon alone. */
  clearPlain: 3.15,
  likelyPlain: 1.8,
} as const;

/** Weighs what testifies about a mention, in its block and in its document. */
export function judge(judgeable: Judgeable, usage: Usage, model: DocumentModel, glossary: Glossary): Judged {
  const { analysed } = judgeable;
  const promised = promisedRoles(analysed.mention.term, model, glossary);
  const witnesses = tolerated(analysed, model);
  const sums = tally(witnesses);
  const judged = { ...analysed, witnesses, tally: sums, promised, wrong: judgeable.opinion.wrong };
  if (analysed.acquittal !== undefined)
    return { ...judged, judgement: { kind: 'acquitted', why: analysed.acquittal.why, witnesses } };
  const suspicion = suspect(judgeable, witnesses, usage, promised);
  if (suspicion === undefined) return { ...judged, judgement: { kind: 'open', witnesses } };
  const { role, total, local, margin } = suspicion;
  const heard = [...witnesses.filter((witness) => witness.role === role), ...reading(judgeable, role, promised)];
  const slack = tolerance(analysed, role, promised, model);
  const plain = sums[role] - Math.max(0, ...[...promised].map((own) => sums[own])) - slack;
  // words of the sentence must stand in a relation to the mention that a reader accepts as a reason
  const spoken = heard.filter(isSpoken).reduce((sum, { weight }) => sum + weight, 0);
  const ahead = promised.has('consumer')
    ? role === 'buyer'
      ? total >= BAR.alsoBuys && local >= BAR.alsoBuysLocal
      : !model.isTechnical && total >= BAR.clear
    : total >= BAR.clear && spoken >= BAR.clearSpoken;
  const isClear =
    (ahead && slack < BAR.slack && local >= BAR.clearLocal && margin >= BAR.margin) || plain >= BAR.clearPlain;
  const isLikely =
    isClear ||
    (total >= BAR.likely && local >= BAR.likelyLocal && margin >= BAR.margin && spoken >= BAR.likelySpoken) ||
    (total >= BAR.leaning && local >= BAR.leaningLocal && margin >= BAR.margin && plain >= BAR.leaningPlain) ||
    plain >= BAR.likelyPlain;
  if (!isLikely || isProgram(judgeable, model, suspicion, plain)) {
    const own = [...promised].some((own) => sums[own] >= 1.6)
      ? [...promised].find((own) => sums[own] >= 1.6)
      : undefined;
    if (own !== undefined)
      return {
        ...judged,
        suspicion,
        judgement: {
          kind: 'likely',
          role: own,
          confidence: 0.9,
          witnesses: witnesses.filter((witness) => witness.role === own),
        },
      };
    return { ...judged, suspicion, judgement: { kind: 'open', witnesses } };
  }
  return {
    ...judged,
    suspicion,
    judgement: {
      kind: isClear ? 'clear' : 'likely',
      role,
      confidence: 1 / (1 + Math.exp(-Math.max(total / 2, plain))),
      witnesses: heard,
    },
  };
}

const isSpoken = ({ cue, because }: Witness): boolean =>
  cue !== 'window' && cue !== 'heading' && !because.endsWith(NEARBY);

/**
 * In a text about software a client is a program, and so is a consumer, unless
 * the sentence plainly says otherwise or somebody owns them (“our clients”).
 */
function isProgram({ analysed }: Judgeable, model: DocumentModel, suspicion: Suspicion, plain: number): boolean {
  const { term } = analysed.mention;
  if (term === 'client' && !model.domains.has('agency') && suspicion.role === 'operator') return true;
  if (!model.isTechnical || (term !== 'client' && term !== 'consumer')) return false;
  if (term === 'client' && model.domains.has('agency')) return false;
  if (term === 'consumer' && suspicion.local >= BAR.technicalLocal && suspicion.total >= BAR.minority + 0.5)
    return false;
  const owned = analysed.relations.some(({ slot, lemma }) => slot === 'owner' && /^(?:our|your|their)$/.test(lemma));
  return plain < (owned ? BAR.likelyPlain : BAR.clearPlain);
}

/** A shopper signs in and clicks as a customer: in a shop only what nobody but an operator does speaks against “customer”. */
function tolerated(analysed: Analysed, model: DocumentModel): readonly Witness[] {
  const shopper = model.domains.has('shop') && analysed.mention.term === 'customer';
  const elsewhere = analysed.relations.some(
    ({ slot, lemma }) => slot === 'owner' && lemma !== 'our' && lemma !== 'your',
  );
  if (!shopper && !elsewhere) return analysed.witnesses;
  return analysed.witnesses.map((witness) =>
    witness.role === 'operator' && witness.weight < 3 ? { ...witness, weight: witness.weight * 0.4 } : witness,
  );
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

function suspect(
  judgeable: Judgeable,
  witnesses: readonly Witness[],
  usage: Usage,
  promised: ReadonlySet<Role>,
): Suspicion | undefined {
  const { opinion, column } = judgeable;
  if (column < 0) return undefined;
  const strong = tally(witnesses.filter(({ cue }) => cue !== 'window' && cue !== 'heading'));
  // defined as a program here: only what no program does makes it somebody
  const defined = promised.size > 0 && [...promised].every((role) => role === 'program');
  if (defined && Math.max(strong.operator, strong.buyer) < 2) return undefined;
  const weak = tally(witnesses.filter(({ cue }) => cue === 'window' || cue === 'heading'));
  const own = PERSONS.indexOf([...promised].find((role) => role !== 'program') as (typeof PERSONS)[number]);
  const written = own < 0 ? column : own;
  const writtenRole = PERSONS[written] as Role;
  const others = PERSONS.flatMap((role, other) => {
    if (promised.has(role)) return [];
    const local =
      PART.table * (opinion.wrong[written] as number) -
      PART.rival * (opinion.wrong[other] as number) +
      PART.strong * (strong[role] - strong[writtenRole] - 0.5 * strong.program) +
      PART.weak * (weak[role] - weak[writtenRole]) -
      PRIOR[role] -
      WRITTEN[writtenRole];
    const habit = PART.usage * lead(usage.counts, other, written) + PART.alike * lead(usage.alike, other, written);
    const fit =
      -0.7 * (opinion.wrong[other] as number) +
      Math.log((usage.counts[other] as number) + 1) +
      Math.log((usage.alike[other] as number) + 0.3) +
      0.5 * strong[role] -
      (role === 'client' ? 2 : role === 'consumer' ? 1 : 0);
    return [{ role: role as Role, local, total: local + habit, fit }];
  }).sort((a, b) => b.fit - a.fit);
  const [best, next] = others;
  if (best === undefined) return undefined;
  return {
    role: best.role,
    local: best.local,
    total: Math.max(...others.map(({ total }) => total)),
    margin: next === undefined ? 9 : best.fit - next.fit,
  };
}

/** How far one word is ahead of another in what the document says. */
const lead = (counts: readonly number[], other: number, written: number): number =>
  Math.log(((counts[other] as number) + 1) / ((counts[written] as number) + 1));

function promisedRoles(term: Term, model: DocumentModel, glossary: Glossary): ReadonlySet<Role> {
  const own = model.definitions.get(term)?.role;
  if (own !== undefined) return new Set([own]);
  return new Set(glossary.senses.filter((sense) => sense.term === term).map((sense) => sense.role));
}
