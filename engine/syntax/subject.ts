import { addOwned } from './anaphora.js';
import { isGoverned } from './governor.js';
import { nounPhrase } from './phrase.js';
import type { RelationSink } from './relation.js';
import type { Tagged } from './tagger.js';
import { readVerb, readVerbGroup } from './verb-group.js';
import { PARTICLES } from './words.js';

/** How far to the right of a mention its verb is looked for, in words. */
const REACH = 30;

/** What a mention or another noun at `i` does and what is done to it: the verbs of which it is the subject. */
export function readSubject(words: readonly Tagged[], i: number, sink: RelationSink): void {
  const token = words[i]?.token;
  if (token === undefined || token.mention?.possessive !== undefined) return;
  const isFree = !isGoverned(words, i);
  let at = i + 1;
  at = skipParenthesis(words, at);
  const relative = words[at]?.token.text === ',' && words[at + 1]?.tag === 'rel' ? at + 1 : at;
  if (words[relative]?.tag === 'rel') {
    if (isSubjectGap(words, relative + 1)) {
      const end = readVerbGroup(words, relative + 1, sink, words[i]);
      const main = isFree ? findMainVerb(words, end, i) : undefined;
      if (main !== undefined) readVerbGroup(words, main, sink, words[i]);
    } else {
      const main = isFree ? findMainVerb(words, relative + 1, i) : undefined;
      if (main !== undefined) readVerbGroup(words, main, sink, words[i]);
    }
    return;
  }
  if (words[at]?.token.lower === 'whose') return readWhose(words, at, i, sink);
  const behind = at;
  at = skipPostmodifiers(words, at);
  const word = words[at];
  if (word === undefined) return;
  // “customers on the night shift who keep clicking”
  if (word.token.lower === 'who' && at > behind && isSubjectGap(words, at + 1)) {
    readVerbGroup(words, at + 1, sink, words[i]);
    return;
  }
  if (isStory(words, i)) return readStory(words, i, sink);
  if (word.tag === 'verb' && word.verb?.form === 'ed' && startsReduced(words, at)) {
    const main = findMainVerb(words, at + 1, i);
    if (main !== undefined && !isFree) return sink.add('psubj', word.lemma, word);
    if (main !== undefined) {
      sink.add('psubj', word.lemma, word);
      readVerbGroup(words, main, sink, words[i]);
      return;
    }
  }
  if (word.tag === 'verb' && word.verb?.form === 'ing') {
    // “customers paying by card”: what follows modifies the mention and is done by it
    readVerb(words, at, sink, words[i]);
    const main = isFree ? findMainVerb(words, at + 1, i) : undefined;
    if (main !== undefined) readVerbGroup(words, main, sink, words[i]);
    return;
  }
  if (isFree) readVerbGroup(words, at, sink, words[i]);
}

/** “Customers whose role includes editing can change it”: what is theirs, and what they do. */
function readWhose(words: readonly Tagged[], at: number, i: number, sink: RelationSink): void {
  const phrase = nounPhrase(words, at + 1);
  if (phrase === undefined) return;
  addOwned(words, at + 1, phrase.head, sink);
  const verb = findMainVerb(words, phrase.next, i);
  const main = verb === undefined || isGoverned(words, i) ? undefined : findMainVerb(words, verb + 1, i);
  if (main !== undefined) readVerbGroup(words, main, sink, words[i]);
}

/** “As a user, I want to …”: as opens the sentence or the line, and I or we speak soon after. */
function isStory(words: readonly Tagged[], i: number): boolean {
  return (
    words.slice(Math.max(0, i - 5), i).some((word) => word.token.lower === 'as') &&
    words.slice(i + 1, i + 20).some(isSpeaker)
  );
}

const isSpeaker = ({ token }: Tagged): boolean => token.text === 'I' || token.lower === 'we';

/** What “I” does in a user story is what the actor does; what is “my” is the actor's. */
function readStory(words: readonly Tagged[], i: number, sink: RelationSink): void {
  for (let at = i + 1; at < words.length; at++) {
    const word = words[at] as Tagged;
    if (isSpeaker(word)) readVerbGroup(words, at + 1, sink, undefined);
    if (!/^(my|our)$/.test(word.token.lower)) continue;
    const phrase = nounPhrase(words, at + 1);
    if (phrase !== undefined) sink.add('poss', (words[phrase.head] as Tagged).lemma, word, words[phrase.head]);
  }
}

/** After who or that: a verb group (the mention is its subject), not another subject. */
export function isSubjectGap(words: readonly Tagged[], i: number): boolean {
  let at = i;
  while (words[at]?.tag === 'adv') at++;
  const word = words[at];
  return (
    word !== undefined && (word.tag === 'verb' || word.tag === 'modal' || word.tag === 'be' || word.tag === 'have')
  );
}

function skipParenthesis(words: readonly Tagged[], i: number): number {
  const open = words[i]?.token.text;
  if (open !== '(' && open !== '–' && open !== '—') return i;
  const close = open === '(' ? ')' : open;
  for (let at = i + 1; at < Math.min(words.length, i + 20); at++) if (words[at]?.token.text === close) return at + 1;
  return i;
}

/** “users of the app”, “customers in the EU with a plan”, “customers, too,”: up to what they do. */
function skipPostmodifiers(words: readonly Tagged[], i: number): number {
  let at = i;
  for (let guard = 0; guard < 5; guard++) {
    const word = words[at];
    if (word === undefined) return at;
    if (word.tag === 'adv') {
      at++;
      continue;
    }
    if (word.tag === 'prep') {
      const phrase = nounPhrase(words, at + 1);
      if (phrase === undefined) {
        if (words[at + 1]?.verb?.form !== 'ing') return at;
        const object = nounPhrase(words, at + 2);
        at = object?.next ?? at + 2;
        continue;
      }
      at = phrase.next;
      continue;
    }
    if (word.tag === 'conj' && (word.token.lower === 'and' || word.token.lower === 'or')) {
      const phrase = nounPhrase(words, at + 1);
      if (phrase === undefined || words[at + 1]?.tag === 'verb') return at;
      at = phrase.next;
      continue;
    }
    if (word.token.text === ',' && (words[at + 1]?.tag === 'adv' || words[at + 1]?.tag === 'prep')) {
      const close = nextSign(words, at + 1, ',', 9);
      if (close === undefined) return at;
      at = close + 1;
      continue;
    }
    return at;
  }
  return at;
}

function nextSign(words: readonly Tagged[], i: number, sign: string, reach: number): number | undefined {
  for (let at = i; at < Math.min(words.length, i + reach); at++) if (words[at]?.token.text === sign) return at;
  return undefined;
}

/** “users invited by …”, “customers billed yearly”: a participle that a preposition, adverb or “to” follows. */
function startsReduced(words: readonly Tagged[], i: number): boolean {
  const after = words[i + 1];
  return (
    after !== undefined &&
    (after.tag === 'prep' ||
      after.tag === 'adv' ||
      after.tag === 'to' ||
      after.tag === 'sub' ||
      after.tag === 'verb' ||
      after.tag === 'modal' ||
      after.tag === 'be')
  );
}

/** The finite verb of the mention's own clause after a relative clause or participle. */
function findMainVerb(words: readonly Tagged[], from: number, mention: number): number | undefined {
  const { token, lemma } = words[mention] as Tagged;
  const plural = token.mention?.plural ?? token.lower !== lemma;
  for (let at = from; at < Math.min(words.length, from + REACH); at++) {
    const word = words[at] as Tagged;
    if (/^[;:.!?]$/.test(word.token.text)) return undefined;
    if (word.tag === 'sub' || word.tag === 'pron') return undefined;
    const before = words[at - 1];
    if (
      before &&
      (before.tag === 'to' ||
        before.tag === 'conj' ||
        before.tag === 'rel' ||
        before.tag === 'modal' ||
        before.tag === 'sub')
    )
      continue;
    if (word.tag === 'modal' || word.tag === 'be' || word.tag === 'have') return at;
    if (word.tag !== 'verb' || word.verb === undefined) continue;
    const finite = word.verb.form === 'ed' || word.verb.form === (plural ? 'base' : 's');
    const start =
      before !== undefined &&
      (before.tag === 'noun' ||
        before.tag === 'opaque' ||
        before.token.text === ',' ||
        before.tag === 'adv' ||
        before.tag === 'num' ||
        before.tag === 'mention' ||
        (before.tag === 'verb' && before.verb?.form === 'ed') ||
        PARTICLES.has(before.token.lower) ||
        before.tag === 'adj');
    if (finite && start && !(word.verb.form === 'ed' && words[at + 1]?.token.lower === 'by')) return at;
  }
  return undefined;
}
