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
import type { WordUsage } from './usage.js';

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
export interface WeighedMention {
  /** The roles that the word promises here: the glossary's, or the document's own definition. */
  readonly promised: ReadonlySet<Role>;
  readonly witnesses: readonly Witness[];
  readonly tally: Tally;
  /** The same of what is told in relation to the mention, and does not merely stand around it. */
  readonly told: Tally;
  /** Undefined for a mention that is acquitted, whose word promises no role of a person, or is defined as a program and does what programs do. */
  readonly rivals: Rivals | undefined;
}

/** Weights of the parts of a score, fitted by hand on labelled mentions. */
const PART = { table: 1, rival: 0.5, strong: 0.5, weak: 0.3, usage: 1.2, alike: 1.2 } as const;

/** Weighs what testifies about a mention in its block, by what its document is about. */
export function weighMention(mention: ReadMention, local: LocalScore, model: DocumentModel): WeighedMention {
  const witnesses = tolerated(mention, model);
  const strong = witnesses.filter((witness) => !isAround(witness));
  const all = tally(witnesses);
  const told = strong.length === witnesses.length ? all : tally(strong);
  const promised = model.promised(mention.term);
  const weighed = { promised, witnesses, tally: all, told };
  return { ...weighed, rivals: local.isSpoken ? rivalsOf(mention, local, weighed) : undefined };
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

/** The roles that may be meant instead, by all but what the rest of the document calls people: kept as long as that alone changes. */
export interface Rivals {
  readonly written: number;
  readonly all: readonly Rival[];
}

interface Rival {
  readonly role: Role;
  readonly column: number;
  /** How much speaks for it by the sentence alone. */
  readonly local: number;
  /** How well it fits: by the table, by what is told, and what its rarity takes. */
  readonly table: number;
  readonly told: number;
  readonly rarity: number;
  /** What the calibrators make of all that the rest of the document says nothing to; made when it is first asked for. */
  readonly calibrated: () => Readonly<Record<'edited' | 'draft', number>>;
}

/** @returns undefined for a mention whose word promises no role of a person, or is defined as a program and does what programs do */
function rivalsOf(
  mention: ReadMention,
  local: LocalScore,
  weighed: Omit<WeighedMention, 'rivals'>,
): Rivals | undefined {
  if (local.column < 0) return undefined;
  const { promised, witnesses, told: strong } = weighed;
  const isProgram = promised.size > 0 && ![...promised].some(isPerson);
  if (isProgram && saidOfSomebody(strong) < Math.max(SOMEBODY, saidOfPrograms(strong))) return undefined;
  const weak = tally(witnesses.filter(isAround));
  const written = writtenColumn(local, promised);
  const all = COLUMNS.flatMap((role, column) =>
    isPromised(column, promised) ? [] : [rivalOf({ role, column, written, mention, local, strong, weak })],
  );
  return { written, all };
}

const isPromised = (column: number, promised: ReadonlySet<Role>): boolean =>
  [...promised].some((role) => columnOf(role) === column);

/** What a role is compared by. */
interface Rivalry {
  readonly role: Role;
  readonly column: number;
  readonly written: number;
  readonly mention: ReadMention;
  readonly local: LocalScore;
  readonly strong: Tally;
  readonly weak: Tally;
}

function rivalOf({ role, column, written, mention, local: by, strong, weak }: Rivalry): Rival {
  const { logits } = by;
  const writtenRole = COLUMNS[written] as Role;
  const local =
    PART.table * (logits[written] ?? 0) -
    PART.rival * (logits[column] ?? 0) +
    PART.strong * (strong[role] - strong[writtenRole] - 0.5 * saidOfPrograms(strong)) +
    PART.weak * (weak[role] - weak[writtenRole]) -
    recordOf(role).rarity.proposed -
    recordOf(writtenRole).rarity.written;
  let calibrated: ReturnType<Rival['calibrated']> | undefined;
  return {
    role,
    column,
    local,
    table: -0.7 * (logits[column] ?? 0),
    told: 0.5 * strong[role],
    rarity: recordOf(role).rarity.fit,
    calibrated() {
      if (calibrated === undefined) {
        const measures = ownMeasures(mention, by, { written, other: column, local });
        calibrated = { edited: calibrate(edited, measures), draft: calibrate(draft, measures) };
      }
      return calibrated;
    },
  };
}

/** @param usage what the rest of the document calls people */
export function scoreOf({ written, all }: Rivals, { counts, alike }: WordUsage): Score | undefined {
  let best: Rival | undefined;
  let [first, second, total] = [Number.NEGATIVE_INFINITY, Number.NEGATIVE_INFINITY, Number.NEGATIVE_INFINITY];
  for (const rival of all) {
    const { column, local, table, told, rarity } = rival;
    const habit = PART.usage * lead(counts, column, written) + PART.alike * lead(alike, column, written);
    const fit = table + Math.log((counts[column] ?? 0) + 1) + Math.log((alike[column] ?? 0) + 0.3) + told - rarity;
    total = Math.max(total, local + habit);
    if (best === undefined || fit > first) [best, first, second] = [rival, fit, first];
    else if (fit > second) second = fit;
  }
  if (best === undefined) return undefined;
  const { role, local, column, calibrated } = best;
  const measures = habitMeasures({ counts, alike }, { written, other: column });
  return {
    role,
    local,
    total,
    margin: all.length === 1 ? 9 : first - second,
    elsewhere: counts[column] ?? 0,
    again: counts[written] ?? 0,
    edited: calibrate(edited, measures, OWN, calibrated().edited),
    draft: calibrate(draft, measures, OWN, calibrated().draft),
  };
}

/** The column of the first person that the word promises, by the document's own definition if there is one. */
export function writtenColumn({ column }: LocalScore, promised: ReadonlySet<Role>): number {
  const own = columnOf([...promised].find(isPerson));
  return own < 0 ? column : own;
}

/** How far one word is ahead of another in what the document says. */
const lead = (counts: PerColumn, other: number, written: number): number =>
  Math.log(((counts[other] ?? 0) + 1) / ((counts[written] ?? 0) + 1));

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
export const measuresOf = (
  mention: ReadMention,
  local: LocalScore,
  usage: WordUsage,
  comparison: Comparison,
): readonly number[] => [...ownMeasures(mention, local, comparison), ...habitMeasures(usage, comparison)];

function ownMeasures(
  { relations, plural, possessive }: ReadMention,
  { logits, beside }: LocalScore,
  { written, other, local }: Comparison,
): readonly number[] {
  const slots = new Set<Slot>(relations.map(({ slot }) => slot));
  return [
    logits[written] ?? 0,
    logits[other] ?? 0,
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
  ];
}

/** So many measures say nothing of the habits of the document, five of them of the table and four of the form. */
const OWN = 5 + 2 * COLUMNS.length + SLOTS.length + 4;

function habitMeasures(
  { counts, alike }: WordUsage,
  { written, other }: Pick<Comparison, 'written' | 'other'>,
): readonly number[] {
  const [a, b] = [Math.log1p(counts[written] ?? 0), Math.log1p(counts[other] ?? 0)];
  const [c, d] = [Math.log1p(alike[written] ?? 0), Math.log1p(alike[other] ?? 0)];
  const balance = Math.min(a, b) / Math.max(a, b, 0.01);
  return [
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

/**
 * Weighs measures.
 *
 * @param from how many come before them
 * @param before what was made of those
 */
function calibrate(
  weights: readonly number[],
  measures: readonly number[],
  from = 0,
  before = weights[0] ?? 0,
): number {
  let sum = before;
  for (let at = 0; at < measures.length; at++) sum += (weights[from + at + 1] ?? 0) * (measures[at] ?? 0);
  return sum;
}

/** So much evidence makes somebody of a word that the document defines as a program. */
const SOMEBODY = 0.85;
