import type { Relationship, Role, SourceDocument, Span, Term, Witness } from '../model.js';
import type { Termbase } from '../termbase/termbase.js';
import { isToldApart, judgePair, type ReadPair, readPair } from './cast.js';
import { pairsOf } from './cast-facts.js';
import { isSpokenOf } from './one-actor.js';
import { type PersonKind, seedOf } from './people.js';
import { type Portrait, portraitsOf } from './portrait.js';
import { wholeInputOf } from './reading.js';
import { castModel } from './weights.generated.js';

/** Words that testify to what somebody does, and where they stand in the source. */
export interface Deed {
  readonly role: Role;
  /** In log-odds; larger is stronger. */
  readonly weight: number;
  /** “*pays* is what a buyer does”. */
  readonly because: string;
  /** The mention. */
  readonly span: Span;
}

/** A word for people, and what a document tells of it. */
export interface PortrayedWord {
  readonly term: Term;
  readonly kind: PersonKind;
  /** How often a person is meant by it. */
  readonly mentions: number;
  /** What is told of single mentions, in source order. */
  readonly deeds: readonly Deed[];
  /** How often they are said to be somebody's, by the word for whose they are. */
  readonly owners: ReadonlyMap<Term, number>;
}

/** How two words for people stand to each other in a document. */
export interface PortrayedPair {
  readonly words: readonly [Term, Term];
  readonly relationship: Relationship;
  /** The document itself tells the two apart: a definition of each, one who acts on the other, “unlike”. */
  readonly isToldApart: boolean;
  /** A reader is told that the two are one person: how sure that is, from 0 to 1; 0 where nothing is said. */
  readonly confidence: number;
  /** What decided, strongest first. */
  readonly reasons: readonly string[];
  /** The word that should stay, where the two are one. */
  readonly keep: Term;
}

/** The people of a document, by the words for them. */
export interface Portrayal {
  /** The commonest first. */
  readonly words: readonly PortrayedWord[];
  readonly pairs: readonly PortrayedPair[];
}

/** Less than this tells nothing by itself. */
const TELLING = 1.5;

/**
 * Tells of the people of a document: the words for them, what each of them does, and how every two stand to each other.
 *
 * @param termbase words for people beside the seeds of the cast
 */
export function portray(document: SourceDocument, termbase: Termbase): Portrayal {
  const input = wholeInputOf(document, termbase);
  if (input === undefined) return { words: [], pairs: [] };
  const groups = new Map<Term, Portrait[]>();
  for (const portrait of input.blocks.flatMap((block, index) => portraitsOf(block, index))) {
    if (!portrait.person) continue;
    const known = groups.get(portrait.term);
    if (known === undefined) groups.set(portrait.term, [portrait]);
    else known.push(portrait);
  }
  const words = [...groups].map(([term, portraits]) => wordOf(term, portraits));
  return { words: words.sort(byCount), pairs: pairsOf(input).map((pair) => pairOf(readPair(pair))) };
}

const byCount = (a: PortrayedWord, b: PortrayedWord): number => b.mentions - a.mentions || (a.term < b.term ? -1 : 1);

function pairOf(read: ReadPair): PortrayedPair {
  const judged = judgePair(read, castModel);
  const { a, b, relationship, confidence, reasons, keep } = judged;
  const isOne = isSpokenOf(judged);
  return {
    words: [a.term, b.term],
    relationship,
    isToldApart: isToldApart(read.facts),
    confidence: isOne ? confidence : 0,
    reasons: reasons.filter(({ moved }) => moved > 0 === isOne).map(({ text }) => text),
    keep: keep.term,
  };
}

function wordOf(term: Term, portraits: readonly Portrait[]): PortrayedWord {
  const owners = new Map<Term, number>();
  for (const { owner } of portraits) if (owner !== '') owners.set(owner, (owners.get(owner) ?? 0) + 1);
  return {
    term,
    kind: seedOf(term).kind,
    mentions: portraits.length,
    deeds: portraits.filter(({ full }) => full).flatMap(deedsOf),
    owners,
  };
}

/** What is told of the person of a mention; nothing where its sentence speaks for two roles alike. */
function deedsOf(portrait: Portrait): readonly Deed[] {
  const { span, witnesses } = portrait.mention.mention;
  const told = witnesses.filter(({ kind }) => kind === 'relation');
  const byRole = new Map<Role, number>();
  for (const { role, weight } of told) byRole.set(role, (byRole.get(role) ?? 0) + weight);
  const [first, second] = [...byRole].sort(([, a], [, b]) => b - a);
  const decided =
    first !== undefined && first[1] >= TELLING && first[1] - (second?.[1] ?? 0) >= TELLING / 2 ? first : undefined;
  const deed = decided && {
    role: decided[0],
    weight: decided[1],
    because: becauseOf(decided[0], told),
    span,
  };
  return [...(deed === undefined ? [] : [deed]), ...actsOf(portrait).filter(({ role }) => role !== deed?.role)];
}

const becauseOf = (role: Role, witnesses: readonly Witness[]): string =>
  witnesses.filter((one) => one.role === role).reduce((best, one) => (one.weight > best.weight ? one : best)).because;

/** Gestures at a screen and purchases, which testify to no role by themselves: a buyer may be at the screen as well. */
function actsOf({ gesture, buys, mention: { mention } }: Portrait): readonly Deed[] {
  const verb = mention.relations.find(({ slot }) => slot === 'subj' || slot === 'psubj');
  if (verb === undefined) return [];
  const words = `“${mention.prose.text.slice(verb.start, verb.end)}”`;
  const deed = (role: Role, because: string): Deed => ({ role, because, weight: TELLING / 2, span: mention.span });
  return [
    ...(gesture ? [deed('operator', `${words} is done at a screen`)] : []),
    ...(buys ? [deed('buyer', `${words} is said of a purchase`)] : []),
  ];
}
