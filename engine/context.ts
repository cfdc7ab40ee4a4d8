import type { Cast } from './cast/cast.js';
import { decisionOn, isSettled } from './cast/decided.js';
import { mismatches } from './cast/mismatch.js';
import { comesFirst, mayBeOne, type OneActor, oneActors } from './cast/one-actor.js';
import type { DocumentModel } from './document/document.js';
import { type PlacedMention, placed, type ReadMention, startIn } from './document/read-mention.js';
import type { Reading } from './document/reading.js';
import { claimsOn, type KeptClaims } from './kept-claims.js';
import type { Decision, Prose, Term } from './model.js';
import type { Claim, ClaimOn, RuleContext } from './rule.js';
import type { Termbase } from './termbase/termbase.js';
import { type SpoiltCompound, spoiltCompounds } from './verdict/compound.js';
import { type JoinedWords, joinedWords } from './verdict/joined.js';
import type { JudgedBlock, JudgedDocument } from './verdict/judged-document.js';
import { type MinorityWord, minorityWords } from './verdict/minority.js';
import { type MisplacedWord, misplacedWords } from './verdict/misplaced.js';
import { doubted, type Stranger, strangers } from './verdict/stranger.js';
import { takenUp } from './verdict/taken-up.js';
import { type UnwantedWord, unwantedWords } from './verdict/unwanted.js';
import type { Judgement } from './verdict/verdict.js';

/** What the context of the rules is made of, beside the judged document. */
interface Parts {
  readonly lines: Reading['lines'];
  readonly judgements: readonly Judgement[];
  /** The block of a mention where it stands now. */
  proseOf(mention: ReadMention): Prose;
  /** Who the people of the document are, read when it is first asked for. */
  cast(): Cast;
  /** Where claims are noted for the next version of the document. */
  readonly claims: KeptClaims;
  readonly earlierClaims: KeptClaims | undefined;
}

/** What the rules hear of a document. What depends on several mentions is decided when a rule asks for it: most rules can be off. */
export class Context implements RuleContext {
  readonly #judged: JudgedDocument;
  readonly #parts: Parts;
  readonly #told: ToldApart;
  readonly #mismatchIn: (one: Judgement) => boolean;
  #oneActors: readonly OneActor[] | undefined;

  constructor(judged: JudgedDocument, parts: Parts) {
    this.#judged = judged;
    this.#parts = parts;
    this.#told = toldApartBy(judged.termbase);
    const { source: text, model } = judged;
    // That two words are two people in a document does not say that its sentences keep to their roles.
    const toldApart = this.#told.byCast;
    this.#mismatchIn = mismatches({ text, lines: parts.lines, model, cast: parts.cast, toldApart });
  }

  get source(): string {
    return this.#judged.source;
  }

  get termbase(): Termbase {
    return this.#judged.termbase;
  }

  get model(): DocumentModel {
    return this.#judged.model;
  }

  get blocks(): readonly JudgedBlock[] {
    return this.#judged.blocks;
  }

  get inBlocks(): JudgedDocument['inBlocks'] {
    return this.#judged.inBlocks;
  }

  get isQuiet(): JudgedDocument['isQuiet'] {
    return this.#judged.isQuiet;
  }

  get judgements(): readonly Judgement[] {
    return this.#parts.judgements;
  }

  // Bound: rules take it, and what follows, out of the context.
  readonly claimsOn = (judgements: readonly Judgement[], claimOn: ClaimOn): readonly Claim[] => {
    const { proseOf, claims: noted, earlierClaims } = this.#parts;
    const claims = claimsOn(
      judgements,
      (one) => claimOn(one, this),
      ({ mention }) => proseOf(mention),
      earlierClaims?.get(claimOn),
    );
    noted.set(claimOn, claims);
    return [...claims.values()].flatMap(({ claim }) => claim ?? []);
  };

  readonly placed = (mention: ReadMention): PlacedMention => placed(mention, this.#parts.proseOf(mention));

  get joinedWords(): readonly JoinedWords[] {
    const { isSettled } = this.#told;
    return joinedWords(this.#judged).filter(({ first, second }) => !isSettled(first.mention.term, second.mention.term));
  }

  get spoiltCompounds(): readonly SpoiltCompound[] {
    return spoiltCompounds(this.#judged);
  }

  get minorityWords(): readonly MinorityWord[] {
    const { decisions } = this.#told;
    return minorityWords(this.#judged).filter(
      ({ judgement: { mention }, word }) =>
        mayBeOne(this.#parts.cast(), mention.term, word) && !decisionOn(decisions, mention.term, word),
    );
  }

  get oneActors(): readonly OneActor[] {
    if (this.#oneActors === undefined) {
      // What a sentence decides by itself comes before what the document as a whole shows.
      const clear = doubted(this.#judged).filter((one) => one.verdict.kind === 'clear' && this.#mismatchIn(one));
      const starts = new Set(clear.map((one) => this.#startOf(one)));
      const { isApart } = this.#told;
      this.#oneActors = oneActors(this.#parts.cast(), starts).filter(({ pair: { a, b } }) => !isApart(a.term, b.term));
    }
    return this.#oneActors;
  }

  get mismatches(): readonly Judgement[] {
    // A document that calls one person by two words is told so once, and not of each leaning sentence.
    const terms = new Set(this.oneActors.flatMap(({ pair }) => [pair.a.term, pair.b.term]));
    const first = this.oneActors.filter(({ pair }) => comesFirst(pair));
    const places = new Set(first.flatMap(({ pair, places: of }) => of.map((one) => pair.a.where.placeOf(one))));
    return doubted(this.#judged).filter(
      (one) =>
        (one.verdict.kind === 'clear' || !terms.has(one.mention.term)) &&
        this.#mismatchIn(one) &&
        !isForOther(one, this.#told.decisions, this.model) &&
        !(places.size > 0 && places.has(this.#startOf(one))),
    );
  }

  get strangers(): readonly Stranger[] {
    const told = strangers(this.#judged).filter(
      ({ judgement, main }) => !this.#told.isApart(judgement.mention.term, main),
    );
    // Whoever tells two people apart has taken up one for the other.
    return [...told, ...takenUp(this.#judged)];
  }

  get misplacedWords(): readonly MisplacedWord[] {
    return misplacedWords(this.#judged);
  }

  get unwantedWords(): readonly UnwantedWord[] {
    return unwantedWords(this.#judged);
  }

  #startOf({ mention }: Judgement): number {
    return startIn(mention, this.#parts.proseOf(mention));
  }
}

/** What a team has said of two words. */
interface ToldApart {
  readonly decisions: readonly Decision[];
  /** Whether both are of its cast: it has told them apart itself. */
  byCast(a: Term, b: Term): boolean;
  /** Whether it has decided of the two, so that nothing is left to say. */
  isSettled(a: Term, b: Term): boolean;
  /** Whether it has told them apart, by its cast or by a decision; a decision comes first. */
  isApart(a: Term, b: Term): boolean;
}

function toldApartBy({ glossary: { cast, decisions = [] } }: Termbase): ToldApart {
  const told = new Set(cast?.map(({ term }) => term));
  const byCast = (a: Term, b: Term): boolean => told.has(a) && told.has(b);
  const isSettledPair = (a: Term, b: Term): boolean => isSettled(decisionOn(decisions, a, b));
  return {
    decisions,
    byCast,
    isSettled: isSettledPair,
    isApart: (a, b) => isSettledPair(a, b) || (byCast(a, b) && decisionOn(decisions, a, b) === undefined),
  };
}

/** Whether the sentence gives a word the role of another word that, by a decision of the team, names the same people. */
const isForOther = (
  { mention: { term }, verdict }: Judgement,
  decisions: readonly Decision[],
  model: DocumentModel,
): boolean =>
  'role' in verdict &&
  decisions.some(
    ({ words: [one, other], are }) =>
      are !== 'two actors' &&
      ((term === one && model.promised(other).has(verdict.role)) ||
        (term === other && model.promised(one).has(verdict.role))),
  );
