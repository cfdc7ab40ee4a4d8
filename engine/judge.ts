import type { Cast } from './cast/cast.js';
import { decisionOf, isSettled } from './cast/decided.js';
import { mismatches } from './cast/mismatch.js';
import { comesFirst, mayBeOne, type OneActor, oneActors } from './cast/one-actor.js';
import { type People, peopleOf } from './cast/read-people.js';
import type { EarlierCast } from './cast/reading.js';
import { type DocumentModel, isPage } from './document/document.js';
import { type PlacedMention, placed, type ReadMention, startIn } from './document/read-mention.js';
import type { Reading } from './document/reading.js';
import { claimsOn, type KeptClaims } from './kept-claims.js';
import type { ScoredMention, Scorer, Scores } from './learned/scorer.js';
import type { Table } from './learned/table.js';
import type { Decision, Prose, Term } from './model.js';
import { align, earlierIndex } from './reuse.js';
import type { RuleContext } from './rule.js';
import { spoiltCompounds } from './verdict/compound.js';
import { type Deeds, deedsOf, isChorus } from './verdict/deeds.js';
import { detectDraft } from './verdict/draft.js';
import { joinedWords } from './verdict/joined.js';
import { Decisions, type JudgedBlock, type JudgedDocument } from './verdict/judged-document.js';
import { type Measured, measuredIn } from './verdict/measured.js';
import { minorityWords } from './verdict/minority.js';
import { misplacedWords } from './verdict/misplaced.js';
import { isNamed, namedIn } from './verdict/named-mentions.js';
import { isQuiet } from './verdict/quiet.js';
import { doubted, strangers } from './verdict/stranger.js';
import { unwantedWords } from './verdict/unwanted.js';
import { doubtOf, type Judgement, undoubted } from './verdict/verdict.js';

/** What was decided of a document, and what of it the next judgement can reuse. */
export interface Judged {
  readonly context: RuleContext;
  readonly scores: Scores;
  readonly measured: Measured;
  /** For each mention, see {@link Named.known}. */
  readonly named: Int8Array;
  /** For each mention as what it was heard, and whether it was doubted. */
  readonly heard: Uint8Array;
  /** What the cast of the next version can reuse; undefined where no rule has asked for the cast. */
  earlierCast(): EarlierCast | undefined;
  readonly decisions: Decisions;
  readonly claims: KeptClaims;
}

/** What judges: a scorer, and the table that names its reasons. */
export interface Judge {
  readonly scorer: Scorer;
  readonly table: Table;
}

/** As what a mention is heard: bits of a number, and {@link DOUBTED} if its word was doubted. */
const AS_DRAFT = 1;
const AS_CHORUS = 2;
const DOUBTED = 4;

/**
 * Judges a reading: scores its mentions, gives each a verdict, and decides what depends on several.
 *
 * @param previous what was decided of an earlier version of the same document, to reuse what an edit did not touch
 */
export function judgeReading(reading: Reading, { scorer, table }: Judge, previous?: Judged): Judged {
  const scores = scorer(reading, previous?.scores);
  const { model } = reading;
  const measured = measuredIn(
    scores.mentions,
    previous && { mentions: previous.scores.mentions, measured: previous.measured, alignment: scores.alignment },
  );
  const deeds = deedsOf(measured);
  const draft = detectDraft(measured, deeds, model);
  const proseOf = proseFinder(reading);
  const named = namedIn(reading, scores, previous && { reading: previous.scores.reading, known: previous.named });
  const mayChorus = !isPage(model) && !isShop(model);
  const heard = new Uint8Array(reading.mentions.length);
  const judgements = reading.mentions.map((mention, at): Judgement => {
    const scored = scores.mentions[at] as ScoredMention;
    const isDraft = draft.isDraftFor(at);
    const isOfChorus = mayChorus && isChorus(scored, deeds);
    const index = earlierIndex(scores.alignment, at);
    const then = previous?.context.judgements[index];
    const isScored = previous?.scores.mentions[index] === scored;
    const how = (isDraft ? AS_DRAFT : 0) | (isOfChorus ? AS_CHORUS : 0);
    // Most words are doubted neither now nor then: they are told by numbers, without a look at what is known of them.
    if (isScored && previous.heard[index] === how && previous.scores.reading.mentions[index] === mention) {
      heard[at] = how;
      return then as Judgement;
    }
    const isSame = isScored && (previous.heard[index] as number) % DOUBTED === how && then !== undefined;
    const one = { mention, scored, isDraft, isChorus: isOfChorus };
    const doubt = isSame ? then.doubt : doubtOf({ ...one, model }, table);
    heard[at] = doubt === undefined ? how : how + DOUBTED;
    // Whether a document is left alone is asked where something would be said.
    const isStated = doubt !== undefined && !named.isNamed(at) && (isDraft || !isQuiet(mention, scored, deeds, model));
    if (isSame && isStated === (then.verdict === then.doubt))
      return then.mention === mention ? then : { ...then, mention };
    return { ...one, doubt, verdict: isStated ? doubt : undoubted(mention, scored) };
  });
  const people = peopleOf(reading, previous?.earlierCast());
  // What was decided of single blocks and mentions holds as long as the document as a whole says the same of its words.
  const same = previous?.scores.whole === scores.whole ? previous : undefined;
  const blocks = blocksOf(reading, judgements, same);
  const decisions = new Decisions(blocks, same?.decisions);
  const claims: KeptClaims = new Map();
  const finders = { isQuiet: quietIn(reading, deeds, proseOf), proseOf };
  return {
    context: contextOf(reading, judgements, blocks, people, finders, { decisions, claims, before: same?.claims }),
    decisions,
    claims,
    scores,
    measured,
    named: named.known,
    heard,
    earlierCast: people.earlier,
  };
}

/** Finds the block of a mention by what the block says, which all its mentions share: noted when one is first asked for. */
function proseFinder({ blocks }: Reading): (mention: ReadMention) => Prose {
  let known: Map<ReadMention['prose'], Prose> | undefined;
  return (mention) => {
    if (known === undefined) {
      known = new Map();
      for (const { prose, mentions, unwanted } of blocks) {
        const one = mentions[0] ?? unwanted[0];
        if (one !== undefined) known.set(one.prose, prose);
      }
    }
    return known.get(mention.prose) as Prose;
  };
}

/**
 * Tells which mentions a document leaves alone. Made apart from what judges it: whoever keeps the answer would keep all
 * that is known there, and with the earlier version every version before.
 */
const quietIn =
  (reading: Reading, deeds: Deeds, proseOf: (mention: ReadMention) => Prose) =>
  ({ mention, scored, isDraft }: Heard): boolean =>
    isNamed(mention, scored, proseOf(mention), reading.document.text) ||
    (!isDraft && isQuiet(mention, scored, deeds, reading.model));

/** What a mention is judged by. */
type Heard = Pick<Judgement, 'mention' | 'scored' | 'isDraft'>;

/** Where buyers operate the product, they do all that operators do. */
const isShop = (model: DocumentModel): boolean => model.speaksOf('shop') || model.speaksOf('store');

/** The role that its sentence gives a word is that of another word which, so the team says, names the same people. */
const isForOther = (
  { mention: { term }, verdict }: Judgement,
  decisions: readonly Decision[],
  model: Reading['model'],
): boolean =>
  'role' in verdict &&
  decisions.some(
    ({ words: [one, other], are }) =>
      are !== 'two actors' &&
      ((term === one && model.promised(other).has(verdict.role)) ||
        (term === other && model.promised(one).has(verdict.role))),
  );

/**
 * The blocks of a reading with their judgements.
 *
 * @param previous of an earlier version that says the same of its words as a whole: what was decided of a block is kept
 *   where its mentions and their judgements are the same
 */
function blocksOf(
  { blocks }: Reading,
  judgements: readonly Judgement[],
  previous: Judged | undefined,
): readonly JudgedBlock[] {
  const before = previous?.scores.reading.blocks ?? [];
  const alignment = align(before.length, blocks.length, (then, at) => before[then]?.mentions === blocks[at]?.mentions);
  let next = 0;
  return blocks.map(({ prose, sentences, mentions, unwanted }, at): JudgedBlock => {
    const start = next;
    next += mentions.length;
    const then = previous?.context.blocks[earlierIndex(alignment, at)];
    const isSame =
      then !== undefined &&
      then.unwanted === unwanted &&
      then.prose.context === prose.context &&
      then.judgements.every((judgement, index) => judgement === judgements[start + index]);
    if (isSame) return then.prose === prose ? then : { ...then, prose };
    return { prose, sentences, mentions, judgements: judgements.slice(start, next), unwanted, version: {} };
  });
}

/** What depends on several mentions is decided when a rule asks for it: most rules can be off. */
function contextOf(
  reading: Reading,
  judgements: readonly Judgement[],
  blocks: readonly JudgedBlock[],
  people: People,
  { isQuiet, proseOf }: Pick<JudgedDocument, 'isQuiet'> & { proseOf(mention: ReadMention): Prose },
  kept: { readonly decisions: Decisions; readonly claims: KeptClaims; readonly before: KeptClaims | undefined },
): RuleContext {
  const { document, lines, termbase, model } = reading;
  const judged: JudgedDocument = {
    source: document.text,
    termbase,
    model,
    blocks,
    isQuiet,
    inBlocks: (decide) => kept.decisions.of(decide, judged),
  };
  // Two words of its cast a team has told apart itself, unless it has decided something else of the two.
  const told = new Set(termbase.glossary.cast?.map(({ term }) => term));
  const { decisions = [] } = termbase.glossary;
  const isSettledPair = (a: Term, b: Term) => isSettled(decisionOf(decisions, a, b));
  const toldByCast = (a: Term, b: Term) => told.has(a) && told.has(b);
  const toldApart = (a: Term, b: Term) =>
    isSettledPair(a, b) || (toldByCast(a, b) && decisionOf(decisions, a, b) === undefined);
  const cast = (): Cast => people.cast(judged);
  const startOf = ({ mention }: Judgement): number => startIn(mention, proseOf(mention));
  // That two words are two people in a document does not say that its sentences keep to their roles.
  const mismatchIn = mismatches({ text: document.text, lines, model, cast, toldApart: toldByCast });
  let mixed: readonly OneActor[] | undefined;
  const actors = (): readonly OneActor[] => {
    if (mixed === undefined) {
      // What a sentence decides by itself comes before what the document as a whole shows.
      const clear = doubted(judged).filter((one) => one.verdict.kind === 'clear' && mismatchIn(one));
      const starts = new Set(clear.map(startOf));
      mixed = oneActors(cast(), starts).filter(({ pair: { a, b } }) => !toldApart(a.term, b.term));
    }
    return mixed;
  };
  return {
    ...judged,
    judgements,
    claimsOn(of, claimOn) {
      const claims = claimsOn(
        of,
        (one) => claimOn(one, this),
        ({ mention }) => proseOf(mention),
        kept.before?.get(claimOn),
      );
      kept.claims.set(claimOn, claims);
      return [...claims.values()].flatMap(({ claim }) => claim ?? []);
    },
    placed: (mention): PlacedMention => placed(mention, proseOf(mention)),
    get joinedWords() {
      return joinedWords(judged).filter(({ first, second }) => !isSettledPair(first.mention.term, second.mention.term));
    },
    get spoiltCompounds() {
      return spoiltCompounds(judged);
    },
    get minorityWords() {
      return minorityWords(judged).filter(
        ({ judgement: { mention }, word }) =>
          mayBeOne(cast(), mention.term, word) && !decisionOf(decisions, mention.term, word),
      );
    },
    get oneActors() {
      return actors();
    },
    get mismatches() {
      // A document that calls one person by two words is told so once, and not of each leaning sentence.
      const terms = new Set(actors().flatMap(({ pair }) => [pair.a.term, pair.b.term]));
      const first = actors().filter(({ pair }) => comesFirst(pair));
      const places = new Set(first.flatMap(({ pair, places: of }) => of.map((one) => pair.a.where.placeOf(one))));
      return doubted(judged).filter(
        (one) =>
          (one.verdict.kind === 'clear' || !terms.has(one.mention.term)) &&
          mismatchIn(one) &&
          !isForOther(one, decisions, model) &&
          !(places.size > 0 && places.has(startOf(one))),
      );
    },
    get strangers() {
      return strangers(judged).filter(({ judgement, main }) => !toldApart(judgement.mention.term, main));
    },
    get misplacedWords() {
      return misplacedWords(judged);
    },
    get unwantedWords() {
      return unwantedWords(judged);
    },
  };
}
