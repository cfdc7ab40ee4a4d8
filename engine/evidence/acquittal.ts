import { lexicon, type SetCompound } from '../lexicon/lexicon.js';
import type { Mention } from '../model.js';
import { marksAround, marksBeginningIn } from '../prose/marks.js';
import { isShouted } from '../prose/shouted.js';
import { isGoverned } from '../syntax/governor.js';
import { singular } from '../syntax/lemma.js';
import { phraseStart } from '../syntax/phrase.js';
import type { Tagged } from '../syntax/tagger.js';
import { builtInRoles } from '../termbase/recommended.js';
import { recordOf } from '../termbase/role-record.js';
import { isVariantOf } from '../termbase/variant.js';
import { isMeant } from './meant.js';
import { countsSeats } from './nature.js';

/** Why a mention is not judged, or the set compound that another word has spoilt. */
export interface Acquittal {
  /** `compound`, `name`, `quotation`, `word` (mentioned, not used), `technical` or `unit` (“per user”). */
  readonly kind: 'compound' | 'name' | 'quotation' | 'word' | 'technical' | 'unit';
  readonly why: string;
}

/** A set compound that begins at the mention: its own, or one that belongs to another word. */
export interface FoundCompound {
  readonly head: string;
  /** The words of the head as written; prose offsets. */
  readonly start: number;
  readonly end: number;
  /** Compounds with this head, of any word of the glossary. */
  readonly compounds: readonly SetCompound[];
}

/** Whether one of the words beside which a compound is meant stands around the mention at `i`, in its sentence. */
export const isBeside = ({ near }: SetCompound, words: readonly Tagged[], i: number): boolean =>
  near.length > 0 &&
  words
    .slice(Math.max(0, i - BESIDE), i + BESIDE)
    .some(({ tag, lemma, verb }) => tag !== 'mention' && near.includes(verb?.lemma ?? lemma));

/** A sentence may have no end: so many of its words are looked at on either side. */
const BESIDE = 40;

/** The longest set compound in which the mention at `i` stands; only those that it opens can be spoilt by another word. */
export function compoundAt(words: readonly Tagged[], i: number): FoundCompound | undefined {
  const mention = words[i]?.token.mention;
  if (mention === undefined || mention.possessive !== undefined) return undefined;
  // Beside most mentions stands no word of any compound: the runs of words around them need not be put together.
  const left = words[i - 1]?.token.lower;
  const right = words[i + 1]?.token.lower;
  const isLed = left !== undefined && lexicon.leads(left);
  const isFollowed = right !== undefined && (lexicon.follows(right) || lexicon.follows(singular(right)));
  if (!isLed && !isFollowed) return undefined;
  for (let length = 3; length >= 0; length--) {
    for (const before of length === 3 ? [0] : [0, 1, 2]) {
      if (length + before === 0 || !(before === 0 ? isFollowed : isLed)) continue;
      const found = compoundOf(words, i, before, length);
      if (found !== undefined) return found;
    }
  }
  return undefined;
}

function compoundOf(words: readonly Tagged[], i: number, before: number, after: number): FoundCompound | undefined {
  const left = words.slice(i - before, i);
  const right = words.slice(i + 1, i + 1 + after);
  const run = [...left, ...right];
  if (
    left.length < before ||
    right.length < after ||
    run.some((word) => word.token.kind !== 'word' || word.token.mention !== undefined)
  )
    return undefined;
  const written = [
    ...left.map((word) => word.token.lower),
    ...(before > 0 ? ['_'] : []),
    ...right.map((word) => word.token.lower),
  ];
  const last = right.at(-1);
  const lemmas = [
    written.join(' '),
    ...(last === undefined ? [] : [[...written.slice(0, -1), singular(last.token.lower)].join(' ')]),
  ];
  for (const head of lemmas) {
    const compounds = lexicon.compounds(head);
    if (compounds.length > 0)
      return { head, start: (run[0] as Tagged).token.start, end: (run.at(-1) as Tagged).token.end, compounds };
  }
  return undefined;
}

/** Second parts of adjectives that should have a hyphen: “customer facing documentation”. */
const ADJECTIVAL: ReadonlySet<string> = new Set([
  'facing',
  'centric',
  'centred',
  'centered',
  'oriented',
  'specific',
  'focused',
  'focussed',
  'driven',
  'generated',
  'defined',
  'managed',
  'owned',
  'supplied',
  'provided',
  'friendly',
  'side',
  'level',
  'controlled',
  'configurable',
  'hosted',
  'selectable',
]);

/** Whether a mention is acquitted before it is judged. */
export function acquittalOf(
  words: readonly Tagged[],
  i: number,
  mention: Mention,
  compound: FoundCompound | undefined,
): Acquittal | undefined {
  const written = mention.written ?? mention.term;
  const own = compound?.compounds.find(({ term }) => term === written || isVariantOf(written, term));
  const opens = compound !== undefined && !compound.head.includes('_');
  // “Our user service picks up the phone until midnight” starts no program.
  const isAnothers = compound?.compounds.some((each) => each !== own && isBeside(each, words, i)) === true;
  if (own !== undefined && !isAnothers && (!mention.plural || !opens))
    return {
      kind: 'compound',
      why: `“${opens ? `${mention.surface} ${compound.head}` : compound?.head.replace('_', mention.surface)}” is a set compound: ${own.meaning}`,
    };
  const next = words[i + 1]?.token.lower ?? '';
  if (!mention.plural && mention.possessive === undefined && ADJECTIVAL.has(next))
    return { kind: 'compound', why: `“${mention.surface} ${next}” is an adjective` };
  if (isQuoted(mention) && !isOfSpeaker(mention)) return { kind: 'quotation', why: 'the words are quoted' };
  if (isTestimonial(mention)) return { kind: 'quotation', why: 'those who buy speak here in their own words' };
  if (marksAround(mention.prose.marks, 'delete', mention).length > 0)
    return { kind: 'quotation', why: 'the words are struck out' };
  if (words[i - 1]?.token.lower === 'per' && !countsSeats(mention.prose.text, mention.start - 4))
    return { kind: 'unit', why: 'it is a unit of price or count' };
  if (isRecord(words, i)) return { kind: 'name', why: 'it is a record that is managed' };
  if (isDefining(words, i)) return { kind: 'word', why: 'it defines another word' };
  if (isCapacity(mention) && isInCapacity(words, i))
    return { kind: 'word', why: '“as a consumer” is a capacity in law' };
  if (isTechnical(words, mention)) return { kind: 'technical', why: 'the words around it are about programs' };
  if (isName(words, i, mention)) return { kind: 'name', why: 'the words are a name' };
  if (isLabel(words, i, mention)) return { kind: 'name', why: 'it is a label on the screen' };
  if (isMeant(words, i)) return { kind: 'word', why: 'the sentence says that just these are meant' };
  if (isMentionedAsWord(words, i, mention)) return { kind: 'word', why: 'the word itself is spoken of' };
  return undefined;
}

/** The word names a capacity in law, and programs: see the records of the roles. */
const isCapacity = ({ written, roles }: Mention): boolean => {
  const [role] = written === undefined ? roles : builtInRoles(written);
  return role !== undefined && recordOf(role).homonym?.isCapacity === true;
};

/** How far a quotation is looked for, in UTF-16 code units: in a block without end, mentions must not look through all of it. */
const REACH = 2_000;

/** Inside double quotation marks of the same block, opened before and closed after, or marked up as a quotation. */
function isQuoted({ prose, start, end }: Mention): boolean {
  if (marksAround(prose.marks, 'quote', { start, end }).length > 0) return true;
  const before = prose.text.slice(Math.max(0, start - REACH), start);
  if (!/["“«]/.test(before)) return false;
  const after = prose.text.slice(end, end + REACH);
  if (before.lastIndexOf('“') > before.lastIndexOf('”') && after.includes('”')) return true;
  if (before.lastIndexOf('«') > before.lastIndexOf('»') && after.includes('»')) return true;
  const straight = before.match(/"/g)?.length ?? 0;
  return straight % 2 === 1 && after.includes('"');
}

/** What stands under “Testimonials” is told by people, with or without quotation marks. */
const isTestimonial = ({ prose: { kind, context } }: Mention): boolean =>
  kind !== 'heading' && TESTIMONIALS.test(context.headings.at(-1) ?? '');

const TESTIMONIALS = /^\W*(?:\w+ )?testimonials?\W*$/i;

/** “I'm not the only customer who …”, “As a paying user we …”: the speaker says who it is that speaks. */
const isOfSpeaker = ({ prose, start }: Mention): boolean =>
  SPEAKER.test(prose.text.slice(Math.max(0, start - 60), start));

const SPEAKER = /(?:\b(?:I['’]m|I am|we['’]re|we are)\b[^.!?"“”,;:]{0,40}|["“]As an?\b[^.!?"“”,;:]{0,30})$/;

/** “Customer Success Manager”, “Consumer Rights Act”: capital letters on both sides inside a sentence that is not a title. */
function isName(words: readonly Tagged[], i: number, mention: Mention): boolean {
  if (
    !/^\p{Lu}/u.test(mention.surface) ||
    mention.prose.kind === 'heading' ||
    mention.prose.kind === 'title' ||
    mention.prose.kind === 'cell' ||
    isShouted(mention.prose.text, mention.start, mention.end)
  )
    return false;
  const after = words[i + 1]?.token;
  const before = words[i - 1]?.token;
  const capital = (text: string | undefined): boolean => text !== undefined && /^\p{Lu}[\p{Ll}\p{Lu}]/u.test(text);
  if (!mention.plural && after?.spaced && capital(after.text) && mention.possessive === undefined) return true;
  const opens = i === 0 || words.slice(0, i).every((word) => word.tag === 'sign');
  // “the Customer’s Users”: whoever has them is named by a word that may be exchanged itself
  const isOwned = before?.mention?.possessive !== undefined;
  return (
    !opens &&
    i > 1 &&
    !isOwned &&
    capital(before?.text) &&
    words[i]?.token.spaced === true &&
    words[i - 1]?.tag !== 'sign'
  );
}

/** “select **Consumer** as the type”: set in bold with a capital inside the sentence. */
function isLabel(words: readonly Tagged[], i: number, { surface, start, end, prose }: Mention): boolean {
  const opens = words.slice(0, i).every((word) => word.tag === 'sign');
  return (
    !opens &&
    /^\p{Lu}/u.test(surface) &&
    // “the owners' **Client**”: an apostrophe opens nothing
    (words[i - 1]?.tag !== 'sign' || /^['’]$/.test(words[i - 1]?.token.text ?? '')) &&
    marksBeginningIn(prose.marks, start, start).some((mark) => mark.kind === 'strong' && mark.end === end)
  );
}

/** “the word *customer*”, “the term user”. */
function isMentionedAsWord(words: readonly Tagged[], i: number, mention: Mention): boolean {
  if (isWholeCell(mention)) return true;
  const before = words[i - 1]?.token.lower ?? '';
  if (
    /^(word|term|called|label|labelled|labeled|named)$/.test(before) &&
    mention.possessive === undefined &&
    words[i - 1]?.tag !== 'mention'
  )
    return before !== 'called' || !mention.plural;
  return false;
}

/** “| *consumer* | recipient |”: a cell that is one word in italics speaks of the word. */
function isWholeCell({ prose, start, end, possessive }: Mention): boolean {
  return (
    prose.kind === 'cell' &&
    possessive === undefined &&
    prose.text.trim().length === end - start &&
    marksAround(prose.marks, 'emphasis', { start, end }).length > 0
  );
}

/** “bought as a consumer”, “your rights as a consumer”: not the “As a consumer, I want …” of a story. */
function isInCapacity(words: readonly Tagged[], i: number): boolean {
  const as = words[i - 1]?.tag === 'det' ? i - 2 : i - 1;
  return words[as]?.token.lower === 'as' && as > 0 && !words.slice(i, i + 20).some(({ token }) => token.text === 'I');
}

/** “Deleting a customer opens a dialog”: what is managed on a screen is a record, whoever stands in it. */
function isRecord(words: readonly Tagged[], i: number): boolean {
  const verb = words[phraseStart(words, i) - 1];
  return verb?.verb?.form === 'ing' && MANAGING.has(verb.verb.lemma) && isGoverned(words, i);
}

const MANAGING: ReadonlySet<string> = new Set(
  'delete merge archive remove import export duplicate rename restore edit add create'.split(' '),
);

/** “**Customers** — users who buy”, “a customer is a user who …”: the second word explains the first. */
function isDefining(words: readonly Tagged[], i: number): boolean {
  let at = i - 1;
  while (words[at]?.tag === 'det' || words[at]?.tag === 'adj') at--;
  const joint = words[at];
  if (joint === undefined || !(joint.tag === 'be' || /^[–—:-]$/.test(joint.token.text))) return false;
  const other = words[at - 1]?.tag === 'sign' ? words[at - 2] : words[at - 1];
  return (
    other?.token.mention !== undefined &&
    other.token.mention.term !== words[i]?.token.mention?.term &&
    words[i + 1]?.tag === 'rel'
  );
}

/** Words of event streams; with one of them in the sentence a consumer is a program. */
const STREAM =
  /^(?:event|topic|queue|broker|partition|offset|kafka|rabbitmq|producer|publisher|backpressure|mqtt|pubsub|deserialize|acknowledge|idempotent)$/;

/** “the consumer drops the order when it reaches the event” */
function isTechnical(words: readonly Tagged[], mention: Mention): boolean {
  return (
    isCapacity(mention) &&
    (words.some(({ lemma, tag }) => tag !== 'mention' && STREAM.test(lemma)) || isOfCode(words, mention))
  );
}

/** “consumers of the above”, “a consumer of `read()`”, “consumers of this module”. */
function isOfCode(words: readonly Tagged[], mention: Mention): boolean {
  const at = words.findIndex(({ token }) => token.mention === mention);
  if (words[at + 1]?.token.lower !== 'of') return false;
  const head = words.slice(at + 2, at + 6).find(({ tag }) => tag === 'noun' || tag === 'opaque' || tag === 'adj');
  return head !== undefined && (head.tag === 'opaque' || CODE.test(head.lemma) || head.token.lower === 'above');
}

const CODE =
  /^(?:code|module|package|library|method|function|class|component|interface|api|endpoint|hook|service|plugin|contract|schema|data|feed|stream|event|message|file|column|table|field|value|type|state|store|context|log|result|output)$/;
