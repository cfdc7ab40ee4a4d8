import { type DocumentCast, documentCastOf } from './cast/document-cast.js';
import { type CastQuestion, questionsOf } from './cast/question.js';
import { wholeInputOf } from './cast/reading.js';
import { applySuppression } from './directives/suppression.js';
import type { PlacedMention } from './document/read-mention.js';
import { type Reading, read } from './document/reading.js';
import { EvidencePlaces } from './evidence/evidence-places.js';
import { isExcepted } from './exceptions.js';
import { type Judge, type Judged, judgeReading } from './judge.js';
import { tableScorer } from './learned/scorer.js';
import { learnedTable } from './learned/weight-table.js';
import type { Finding, JudgedMention, Review, Settings, SourceDocument, Term, Verdict } from './model.js';
import { partitionPoint } from './prose/ordered.js';
import type { Claim, Rule, RuleContext } from './rule.js';
import { finished, type Steps } from './steps.js';
import { type Termbase, termbaseOf } from './termbase/termbase.js';
import type { Judgement } from './verdict/verdict.js';

/** Settings, ready to review documents by them. */
export interface Compiled {
  readonly settings: Settings;
  readonly termbase: Termbase;
  /**
   * Reads a document: all that is known of it without a learned model.
   *
   * @param previous a reading of an earlier version of the same document: what an edit did not touch is reused
   * @returns undefined for a document in which nothing can be named and nothing silenced
   */
  read(document: SourceDocument, previous?: Reading): Reading | undefined;
  /**
   * Judges a reading, applies the rules, and honours exceptions and directives.
   *
   * @param judge what scores; what ships when absent
   * @param previous an earlier review of the same document, by the same judge
   */
  judge(reading: Reading, judge?: Judge, previous?: Review): Review;
  /** Reads who the people of a document are, whatever rules are heard. */
  cast(document: SourceDocument): DocumentCast;
  /**
   * Reads what is to be asked about a document, since nobody but a reader can tell it: which two words may name one
   * actor, and whom a word names whose sentences give it several roles.
   *
   * @param most so many questions at most, that which most likely changes something first
   */
  questions(document: SourceDocument, most: number): readonly CastQuestion[];
  /** Reads and judges. `previous` changes only how fast it comes. */
  review(document: SourceDocument, previous?: Review): Review;
  /** The same step by step, for whoever has something else to do meanwhile: a long document takes seconds. */
  reviewing(document: SourceDocument, previous?: Review): Steps<Review>;
}

/** What the next review of the same document reuses. */
interface State {
  readonly compiled: Compiled;
  readonly reading: Reading;
  readonly judged: Judged;
  /** What was made of each claim, whether or not it is heard. */
  readonly findings: ReadonlyMap<Claim, Finding>;
}

/** What ships. */
const learned: Judge = { scorer: tableScorer(learnedTable), table: learnedTable };

/**
 * Makes settings ready, once for all documents to which they apply; the cost grows with the number of terms.
 *
 * Reviews by them are pure: the same arguments give the same review. None throws because of what a document holds.
 *
 * @param rules those that are heard, in their order
 */
export function compileWith(rules: readonly Rule[], settings: Settings): Compiled {
  const asked = (document: SourceDocument): SourceDocument =>
    settings.reading === undefined ? document : { ...document, reading: settings.reading };
  const termbase = termbaseOf(settings.glossary);
  const heard = rules.filter(({ id }) => settings.rules[id] !== 'off');
  const compiled: Compiled = {
    settings,
    termbase,
    read: (document, previous) => finished(read(asked(document), termbase, previous)),
    judge: (reading, judge = learned, previous) =>
      finished(reviewOf(reading, judge, heard, compiled, stateOf(previous))),
    review: (document, previous) => finished(compiled.reviewing(document, previous)),
    *reviewing(document, previous) {
      const before = stateOf(previous);
      const known = before?.compiled === compiled ? before.reading : undefined;
      const reading = yield* read(asked(document), termbase, known);
      return reading === undefined ? nothingIn(termbase) : yield* reviewOf(reading, learned, heard, compiled, before);
    },
    cast(document) {
      const input = wholeInputOf(asked(document), termbase);
      return input === undefined ? { words: [], programs: [], actors: [], pairs: [] } : documentCastOf(input);
    },
    questions(document, most) {
      const input = wholeInputOf(asked(document), termbase);
      const told = new Set(settings.glossary.cast?.map(({ term }) => term));
      const decided = new Set(settings.glossary.wordDecisions?.map(({ word }) => word));
      return input === undefined
        ? []
        : questionsOf(input, most, {
            toldApart: (one, other) => told.has(one) && told.has(other),
            rolesOf: termbase.rolesOf,
            isSaid: (term) => told.has(term) || decided.has(term),
          });
    },
  };
  return compiled;
}

const stateOf = (review: Review | undefined): State | undefined => review?.state as State | undefined;

/** The settings by which a review was made, ready; undefined for one of a document in which nothing can be named. */
export const compiledOf = (review: Review): Compiled | undefined => stateOf(review)?.compiled;

/** What each mention of a review names: nothing is looked up for it, as places and evidence are for its mentions. */
export const namesInReview = (review: Review): readonly { readonly term: Term; readonly verdict: Verdict<unknown> }[] =>
  stateOf(review)?.judged.context.judgements.map(({ mention: { term }, verdict }) => ({ term, verdict })) ?? [];

/** Of a document in which nothing can be named; without a state, so that the next review begins anew. */
const nothingIn = (termbase: Termbase): Review => ({
  mentions: [],
  findings: [],
  problems: [],
  suppressed: [],
  wordFor: (role) => termbase.preferred(role),
  state: undefined,
});

function* reviewOf(
  reading: Reading,
  judge: Judge,
  rules: readonly Rule[],
  compiled: Compiled,
  before: State | undefined,
): Steps<Review> {
  const { settings } = compiled;
  const same = before?.compiled === compiled ? before : undefined;
  const judged = yield* judgeReading(reading, judge, same?.judged);
  if (rules.some(({ asksForPeople }) => asksForPeople)) yield* judged.meetPeople();
  const claims = firstOfEach(yield* claimsOf(rules, judged.context));
  const places = new EvidencePlaces(reading.prose.proses);
  const findings = claims.map((claim) => keptFinding(claim, same) ?? findingOf(claim, settings, places));
  const excepted = claims.map((claim) => isExcepted(claim, settings));
  const left = findings.filter((_, index) => !excepted[index]);
  const { text } = reading.document;
  const suppression = applySuppression(left, reading.comments, text, settings.rules);
  return new Made({
    findings: suppression.findings,
    problems: reading.problems.length === 0 ? suppression.problems : [...reading.problems, ...suppression.problems],
    suppressed: [...suppression.suppressed, ...findings.filter((_, index) => excepted[index])],
    wordFor: (role) => reading.model.wordFor(role),
    state: {
      compiled,
      reading,
      judged,
      findings: new Map(claims.map((claim, at) => [claim, findings[at] as Finding])),
    },
  });
}

/**
 * A review whose mentions are made when somebody asks for them: who types asks for the findings alone. One getter serves
 * all reviews: V8 keeps objects that have getters of their own, and with them a document, long after it is done with.
 */
class Made implements Review {
  static readonly #own: PropertyDescriptor & ThisType<Made> = {
    enumerable: true,
    get() {
      if (this.#mentions === undefined) {
        const { judged, reading } = this.state;
        const [{ context }, places] = [judged, new EvidencePlaces(reading.prose.proses)];
        this.#mentions = context.judgements.map((one) => judgedMention(one, context.placed(one.mention), places));
      }
      return this.#mentions;
    },
  };

  declare readonly mentions: readonly JudgedMention[];
  readonly findings: readonly Finding[];
  readonly problems: Review['problems'];
  readonly suppressed: readonly Finding[];
  readonly wordFor: Review['wordFor'];
  readonly state: State;
  #mentions: readonly JudgedMention[] | undefined;

  constructor({
    findings,
    problems,
    suppressed,
    wordFor,
    state,
  }: Omit<Review, 'mentions'> & { readonly state: State }) {
    Object.defineProperty(this, 'mentions', Made.#own);
    this.findings = findings;
    this.problems = problems;
    this.suppressed = suppressed;
    this.wordFor = wordFor;
    this.state = state;
  }
}

function* claimsOf(rules: readonly Rule[], context: RuleContext): Steps<readonly Claim[]> {
  const claims: Claim[] = [];
  for (const rule of rules) {
    yield;
    for (const claim of rule.check(context)) claims.push(claim);
  }
  return claims;
}

/** Where two claims overlap, the one of the earlier rule stands; in source order. */
function firstOfEach(claims: readonly Claim[]): readonly Claim[] {
  const kept: Claim[] = [];
  for (const claim of claims) {
    const { start, end } = claim.span;
    const at = partitionPoint(kept, (other) => other.span.start < end);
    const previous = kept[at - 1];
    if (previous === undefined || previous.span.end <= start) kept.splice(at, 0, claim);
  }
  return kept;
}

/** What was found for the same claim; its block is where it was, but a heading above may not be. */
function keptFinding(claim: Claim, same: State | undefined): Finding | undefined {
  return claim.witnesses.some(({ above }) => above !== undefined) ? undefined : same?.findings.get(claim);
}

function findingOf(claim: Claim, settings: Settings, places: EvidencePlaces): Finding {
  const setting = settings.rules[claim.rule] ?? 'default';
  const usual = claim.severity ?? (claim.certainty === 'clear' ? 'warning' : 'information');
  const severity = setting === 'default' || setting === 'off' ? usual : setting;
  const { rule, certainty, confidence, span, role, term, message, witnesses, prose } = claim;
  return {
    rule,
    severity,
    certainty,
    confidence,
    span,
    ...(claim.places && { places: claim.places }),
    ...(role && { role }),
    term,
    message,
    // Who types asks for none of them. It holds what makes them until then; findings are few.
    get fixes() {
      return claim.fixes;
    },
    evidence: witnesses.map((witness) => places.of(witness, prose)),
  };
}

function judgedMention({ verdict }: Judgement, mention: PlacedMention, places: EvidencePlaces): JudgedMention {
  const { term, surface, span, start, end, plural, possessive, ruling, written, roles, prose } = mention;
  const evidence = verdict.evidence.map((witness) => places.of(witness, prose));
  return {
    term,
    surface,
    span,
    start,
    end,
    plural,
    ...(possessive === undefined ? {} : { possessive }),
    ...(ruling === undefined ? {} : { ruling }),
    ...(written === undefined ? {} : { written }),
    roles,
    prose,
    verdict: { ...verdict, evidence },
  };
}
