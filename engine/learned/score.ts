import type { DocumentModel } from '../document/document.js';
import type { ReadMention } from '../document/read-mention.js';
import { isAround, saidOfPrograms, type Tally, tally } from '../evidence/tally.js';
import type { Role, Witness } from '../model.js';
import type { Slot } from '../syntax/relation.js';
import { isPerson, recordOf } from '../termbase/role-record.js';
import { roles as records } from '../termbase/roles.generated.js';
import { draft, edited } from './calibrators.generated.js';
import { COLUMNS, columnOf, type PerColumn } from './columns.js';
import type { LocalScore } from './local-score.js';
import type { Usage } from './usage.js';

/** How much speaks for another role than the promised one, in log-odds. */
export interface Score {
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

/** What stands for and against the word of a mention in its document. */
export interface Weighed {
  /** The roles that the word promises here: the glossary's, or the document's own definition. */
  readonly promised: ReadonlySet<Role>;
  readonly witnesses: readonly Witness[];
  readonly tally: Tally;
  /** The same of what is told in relation to the mention, and does not merely stand around it. */
  readonly told: Tally;
}

/** Weights of the parts of a score, fitted by hand on labelled mentions. */
const PART = { table: 1, rival: 0.5, strong: 0.5, weak: 0.3, usage: 1.2, alike: 1.2 } as const;

/** Weighs what testifies about a mention in its block, by what its document is about. */
export function weigh(mention: ReadMention, model: DocumentModel): Weighed {
  const witnesses = tolerated(mention, model);
  const told = witnesses.filter((witness) => !isAround(witness));
  const all = tally(witnesses);
  return {
    promised: model.promised(mention.term),
    witnesses,
    tally: all,
    told: told.length === witnesses.length ? all : tally(told),
  };
}

/**
 * People who operate what they buy, a shopper who signs in and clicks, or whose people they are not ours: only what
 * nobody but an operator does speaks against their word.
 */
function tolerated({ roles, relations, witnesses }: ReadMention, model: DocumentModel): readonly Witness[] {
  const [role] = roles;
  const place = role === undefined ? undefined : recordOf(role).operates?.topic;
  const operates = place !== undefined && model.speaksOf(place);
  const elsewhere = relations.some(({ slot, lemma }) => slot === 'owner' && lemma !== 'our' && lemma !== 'your');
  if (!operates && !elsewhere) return witnesses;
  return witnesses.map((witness) =>
    witness.weight < (recordOf(witness.role).commonBelow ?? 0) ? { ...witness, weight: witness.weight * 0.4 } : witness,
  );
}

/** Consumers and clients do what programs of these names do, too: only what is said of other roles makes somebody of a program. */
const saidOfSomebody = (sums: Tally): number => Math.max(...SOMEBODIES.map((role) => sums[role]));

const SOMEBODIES: readonly Role[] = records
  .filter(({ isPerson, homonym }) => isPerson && homonym === undefined)
  .map(({ id }) => id);

/** @returns undefined for a mention whose word promises no role of a person, or is defined as a program and does what programs do */
export function scoreOf(mention: ReadMention, local: LocalScore, weighed: Weighed, usage: Usage): Score | undefined {
  if (local.column < 0) return undefined;
  const { promised, witnesses, told: strong } = weighed;
  const isProgram = promised.size > 0 && ![...promised].some(isPerson);
  if (isProgram && saidOfSomebody(strong) < Math.max(SOMEBODY, saidOfPrograms(strong))) return undefined;
  const weak = tally(witnesses.filter(isAround));
  const written = writtenColumn(local, promised);
  const others = COLUMNS.flatMap((role, column) =>
    isPromised(column, promised) ? [] : [rival({ role, column, written, local, strong, weak, usage })],
  ).sort((a, b) => b.fit - a.fit);
  const [best, next] = others;
  if (best === undefined) return undefined;
  const measures = measuresOf(mention, local, usage, { written, other: columnOf(best.role), local: best.local });
  return {
    role: best.role,
    local: best.local,
    total: Math.max(...others.map(({ total }) => total)),
    margin: next === undefined ? 9 : best.fit - next.fit,
    elsewhere: usage.counts[columnOf(best.role)] as number,
    again: usage.counts[written] as number,
    edited: calibrate(edited, measures),
    draft: calibrate(draft, measures),
  };
}

const isPromised = (column: number, promised: ReadonlySet<Role>): boolean =>
  [...promised].some((role) => columnOf(role) === column);

/** What a role is compared by. */
interface Rivalry {
  readonly role: Role;
  readonly column: number;
  readonly written: number;
  readonly local: LocalScore;
  readonly strong: Tally;
  readonly weak: Tally;
  readonly usage: Usage;
}

/** How well another role fits. */
function rival({ role, column, written, local: { logits }, strong, weak, usage }: Rivalry) {
  const writtenRole = COLUMNS[written] as Role;
  const local =
    PART.table * (logits[written] as number) -
    PART.rival * (logits[column] as number) +
    PART.strong * (strong[role] - strong[writtenRole] - 0.5 * saidOfPrograms(strong)) +
    PART.weak * (weak[role] - weak[writtenRole]) -
    recordOf(role).rarity.proposed -
    recordOf(writtenRole).rarity.written;
  const habit = PART.usage * lead(usage.counts, column, written) + PART.alike * lead(usage.alike, column, written);
  const fit =
    -0.7 * (logits[column] as number) +
    Math.log((usage.counts[column] as number) + 1) +
    Math.log((usage.alike[column] as number) + 0.3) +
    0.5 * strong[role] -
    recordOf(role).rarity.fit;
  return { role, local, total: local + habit, fit };
}

/** The column of the first person that the word promises, by the document's own definition if there is one. */
export function writtenColumn({ column }: LocalScore, promised: ReadonlySet<Role>): number {
  const own = columnOf([...promised].find(isPerson));
  return own < 0 ? column : own;
}

/** How far one word is ahead of another in what the document says. */
const lead = (counts: PerColumn, other: number, written: number): number =>
  Math.log(((counts[other] as number) + 1) / ((counts[written] as number) + 1));

/** What is compared: the written role and the best other one, as columns. */
export interface Comparison {
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
 * What the calibrators weigh: the table, the sentence as a whole, the two
 * roles, the form of the place, and the habits of the document. In this order;
 * training writes one weight for each, and a bias in front of them.
 */
export function measuresOf(
  { relations, plural, possessive }: ReadMention,
  { logits, beside }: LocalScore,
  usage: Usage,
  { written, other, local }: Comparison,
): readonly number[] {
  const slots = new Set<Slot>(relations.map(({ slot }) => slot));
  const [a, b] = [Math.log1p(usage.counts[written] as number), Math.log1p(usage.counts[other] as number)];
  const [c, d] = [Math.log1p(usage.alike[written] as number), Math.log1p(usage.alike[other] as number)];
  const balance = Math.min(a, b) / Math.max(a, b, 0.01);
  return [
    logits[written] as number,
    logits[other] as number,
    local,
    Math.min(local, 2),
    Math.max(local - 2, 0),
    ...COLUMNS.map((_, column) => Number(column === written)),
    ...COLUMNS.map((_, column) => Number(column === other)),
    ...SLOTS.map((slot) => Number(slots.has(slot))),
    Number(plural),
    Number(possessive !== undefined),
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

function calibrate(weights: readonly number[], measures: readonly number[]): number {
  let sum = weights[0] as number;
  measures.forEach((value, at) => {
    sum += (weights[at + 1] as number) * value;
  });
  return sum;
}

/** So much evidence makes somebody of a word that the document defines as a program. */
const SOMEBODY = 0.85;
