import type { Analysed } from '../document/analysis.js';
import type { DocumentModel } from '../document/document.js';
import type { Usage } from '../document/usage.js';
import { NEARBY } from '../evidence/learned.js';
import { type Tally, tally, type Witness } from '../evidence/witness.js';
import { draft, edited } from '../learned/calibrators.generated.js';
import type { Judgeable } from '../learned/opinion.js';
import { PERSONS } from '../learned/table.js';
import type { Glossary, Role, Term } from '../model.js';
import type { Slot } from '../syntax/relation.js';

/** How much speaks for another role than the promised one, in log-odds. */
export interface Suspicion {
  readonly role: Role;
  /** By the sentence alone. */
  readonly local: number;
  /** With what the document calls people elsewhere. */
  readonly total: number;
  /** How far the role is ahead of the next best other role. */
  readonly margin: number;
  /** How often the rest of the document says the word of the role. */
  readonly elsewhere: number;
  /** How often it says the written word again. */
  readonly again: number;
  /** That the word is wrong, learned from edited texts in which a single word was exchanged. */
  readonly edited: number;
  /** That the word is wrong, learned from drafts that mix their words. */
  readonly draft: number;
}

/** A mention with what is said for and against its word; the verdict waits for the other mentions. */
export interface Suspected {
  readonly judgeable: Judgeable;
  /** The roles that the word promises here: the glossary's, or the document's own definition. */
  readonly promised: ReadonlySet<Role>;
  readonly witnesses: readonly Witness[];
  readonly tally: Tally;
  /** Absent for a mention that is acquitted, or whose word promises no role of a person. */
  readonly suspicion?: Suspicion;
}

/** Weights of the parts of a suspicion, fitted by hand on labelled mentions. */
const PART = { table: 1, rival: 0.5, strong: 0.5, weak: 0.3, usage: 1.2, alike: 1.2 } as const;
/** A word in so rare a role, as alternative and as written, needs more. */
const PRIOR = { buyer: 0, operator: 0, consumer: 0.5, client: 1.5, program: 9 } as const;
const WRITTEN = { buyer: 0, operator: 0, consumer: 1, client: 2, program: 9 } as const;

/** Weighs what testifies about a mention in its block, and what the document calls people elsewhere. */
export function suspect(judgeable: Judgeable, usage: Usage, model: DocumentModel, glossary: Glossary): Suspected {
  const { analysed } = judgeable;
  const promised = promisedRoles(analysed.mention.term, model, glossary);
  const witnesses = tolerated(analysed, model);
  const suspected = { judgeable, promised, witnesses, tally: tally(witnesses) };
  const suspicion = analysed.acquittal === undefined ? suspicionOf(judgeable, witnesses, usage, promised) : undefined;
  return suspicion === undefined ? suspected : { ...suspected, suspicion };
}

/** Evidence that stands in a relation to the mention, so that a reader accepts it as a reason. */
export const isSpoken = ({ cue, because }: Witness): boolean =>
  cue !== 'window' && cue !== 'heading' && !because.endsWith(NEARBY);

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

function suspicionOf(
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
  if (defined && Math.max(strong.operator, strong.buyer) < Math.max(SOMEBODY, strong.program)) return undefined;
  const weak = tally(witnesses.filter(({ cue }) => cue === 'window' || cue === 'heading'));
  const written = writtenColumn(judgeable, promised);
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
  const other = PERSONS.indexOf(best.role as (typeof PERSONS)[number]);
  const measures = measure(judgeable, usage, { written, other, local: best.local });
  return {
    role: best.role,
    local: best.local,
    total: Math.max(...others.map(({ total }) => total)),
    margin: next === undefined ? 9 : best.fit - next.fit,
    elsewhere: usage.counts[other] as number,
    again: usage.counts[written] as number,
    edited: weigh(edited, measures),
    draft: weigh(draft, measures),
  };
}

/**
 * What the scales weighed for a mention, from which training learns them.
 *
 * @returns nothing for a mention without a suspicion
 */
export function measuresOf({ judgeable, promised, suspicion }: Suspected, usage: Usage): readonly number[] | undefined {
  if (suspicion === undefined) return undefined;
  const { role, local } = suspicion;
  const other = PERSONS.indexOf(role as (typeof PERSONS)[number]);
  return measure(judgeable, usage, { written: writtenColumn(judgeable, promised), other, local });
}

/** The column of the first person that the word promises, by the document's own definition if there is one. */
function writtenColumn({ column }: Judgeable, promised: ReadonlySet<Role>): number {
  const own = PERSONS.indexOf([...promised].find((role) => role !== 'program') as (typeof PERSONS)[number]);
  return own < 0 ? column : own;
}

/** How far one word is ahead of another in what the document says. */
const lead = (counts: readonly number[], other: number, written: number): number =>
  Math.log(((counts[other] as number) + 1) / ((counts[written] as number) + 1));

function promisedRoles(term: Term, model: DocumentModel, glossary: Glossary): ReadonlySet<Role> {
  const own = model.definitions.get(term)?.role;
  if (own !== undefined) return new Set([own]);
  return new Set(glossary.senses.filter((sense) => sense.term === term).map((sense) => sense.role));
}

/** What is compared: the written role and the best other one, as columns of {@link PERSONS}. */
interface Comparison {
  readonly written: number;
  readonly other: number;
  readonly local: number;
}

/** Relations whose presence tells how much a place can say. */
const SLOTS: readonly Slot[] = [
  'subj',
  'psubj',
  'obj',
  'by',
  'poss',
  'comp',
  'svo',
  'nprep',
  'vprep',
  'aprep',
  'pred',
  'mod',
  'coord',
];

/**
 * What the learned scales weigh: the table, the sentence as a whole, the two
 * roles, the form of the place, and the habits of the document. In this order;
 * training writes one weight for each, and a bias in front of them.
 */
function measure(judgeable: Judgeable, usage: Usage, comparison: Comparison): readonly number[] {
  const { analysed, opinion, beside } = judgeable;
  const { written, other, local } = comparison;
  const slots = new Set<Slot>(analysed.relations.map(({ slot }) => slot));
  const [a, b] = [Math.log1p(usage.counts[written] as number), Math.log1p(usage.counts[other] as number)];
  const [c, d] = [Math.log1p(usage.alike[written] as number), Math.log1p(usage.alike[other] as number)];
  const balance = Math.min(a, b) / Math.max(a, b, 0.01);
  return [
    opinion.wrong[written] as number,
    opinion.wrong[other] as number,
    local,
    Math.min(local, 2),
    Math.max(local - 2, 0),
    ...PERSONS.map((_, column) => Number(column === written)),
    ...PERSONS.map((_, column) => Number(column === other)),
    ...SLOTS.map((slot) => Number(slots.has(slot))),
    Number(analysed.mention.plural),
    Number(analysed.mention.possessive !== undefined),
    Number(beside.other),
    Number(beside.same),
    a,
    b,
    c,
    d,
    b - a,
    d - c,
    (b - a) * (1 - balance),
    (d - c) * (1 - balance),
    balance,
    Number(a === 0),
    Number(b === 0),
  ];
}

function weigh(scales: readonly number[], measures: readonly number[]): number {
  let sum = scales[0] as number;
  measures.forEach((value, at) => {
    sum += (scales[at + 1] as number) * value;
  });
  return sum;
}

/** So much evidence makes somebody of a word that the document defines as a program. */
const SOMEBODY = 0.85;
