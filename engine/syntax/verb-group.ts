import { type NounPhrase, nounPhrase } from './phrase.js';
import type { RelationSink } from './relation.js';
import { isControl, type Tagged } from './tagger.js';
import { PARTICLES } from './words.js';

/**
 * Reads “can no longer be charged”, “has paid”, “is logged in”, “wants to pay”.
 *
 * @returns the index after what was read
 */
export function readVerbGroup(
  words: readonly Tagged[],
  i: number,
  sink: RelationSink,
  subject: Tagged | undefined,
): number {
  let at = i;
  let passive = false;
  let perfect = false;
  let be: Tagged | undefined;
  let have: Tagged | undefined;
  for (; at < words.length; at++) {
    const word = words[at] as Tagged;
    if (word.tag === 'adv' || word.tag === 'modal') continue;
    if (word.tag === 'be') {
      passive = true;
      be = word;
      continue;
    }
    if (word.tag === 'have') {
      perfect = true;
      passive = false;
      have = word;
      continue;
    }
    if (word.token.lower === 'to' && have !== undefined) continue; // “have to pay”
    break;
  }
  const word = words[at];
  if (word === undefined) return at;
  if (word.tag === 'verb') {
    if (passive && word.verb?.form === 'ed') {
      if (isControl(word) && words[at + 1]?.tag === 'to') return readVerbGroup(words, at + 2, sink, subject);
      return readPassive(words, at, sink);
    }
    if (be === undefined && have === undefined && at === i && !agrees(word, subject)) return at;
    return readVerb(words, at, sink, subject);
  }
  if (be !== undefined) return readPredicate(words, at, sink, subject);
  if (perfect && have !== undefined) {
    const phrase = nounPhrase(words, at);
    if (phrase === undefined) return at;
    addObject(words, at, phrase, sink, 'have', have);
    // “has 14 days to pay”
    if (words[phrase.next]?.tag === 'to' && words[phrase.next + 1]?.verb?.form === 'base')
      return readVerbGroup(words, phrase.next + 1, sink, undefined);
    return readTail(words, phrase.next, sink, 'have', have, subject);
  }
  return at;
}

/** “customers pays” does not agree: then the verb is not its verb. */
function agrees(word: Tagged, subject: Tagged | undefined): boolean {
  const plural = subject?.token.mention?.plural;
  if (plural === undefined || word.verb === undefined) return true;
  return plural ? word.verb.form !== 's' : true;
}

function readPassive(words: readonly Tagged[], i: number, sink: RelationSink): number {
  const verb = words[i] as Tagged;
  const particle = particleAfter(words, i);
  if (particle) sink.add('psubj', `${verb.lemma}_${particle.token.lower}`, verb, particle);
  if (!particle || !SEPARATE.has(verb.lemma)) sink.add('psubj', verb.lemma, verb);
  let at = particle ? i + 2 : i + 1;
  const preposition = words[at];
  if (preposition?.tag === 'prep') {
    const phrase = nounPhrase(words, at + 1);
    if (phrase !== undefined) at = phrase.next;
  } else {
    const object = nounPhrase(words, at);
    if (object !== undefined) {
      if (!REVERSED.has(verb.lemma))
        sink.add('svo', `${verb.lemma}_${(words[object.head] as Tagged).lemma}`, verb, words[object.head]);
      at = object.next;
    }
  }
  const joined = words[at];
  if (joined?.token.lower === 'and' || joined?.token.lower === 'or') {
    const second = words[at + 1];
    if (second?.tag === 'verb' && second.verb?.form === 'ed') return readPassive(words, at + 1, sink);
    if (
      second?.tag === 'adv' ||
      second?.tag === 'modal' ||
      second?.tag === 'be' ||
      (second?.tag === 'verb' && second.verb?.form !== 'ing')
    )
      return readVerbGroup(words, at + 1, sink, undefined);
  }
  return at;
}

/** Who “is shown a button” has to do with it; who “is paid a fee” does not pay it. */
const REVERSED: ReadonlySet<string> = new Set(['pay', 'owe']);

/** “is the payer”, “is able to log in”, “is responsible for”. */
function readPredicate(words: readonly Tagged[], i: number, sink: RelationSink, subject: Tagged | undefined): number {
  const word = words[i] as Tagged;
  if (word.tag === 'adj' || word.tag === 'verb') {
    if (isControl(word) && words[i + 1]?.tag === 'to') return readVerbGroup(words, i + 2, sink, subject);
    sink.add('pred', word.token.lower, word);
    return i + 1;
  }
  if (word.tag === 'to') return readVerbGroup(words, i + 1, sink, subject);
  if (word.tag === 'prep') {
    const phrase = nounPhrase(words, i + 1);
    if (phrase !== undefined)
      sink.add('pred', `${word.token.lower}_${(words[phrase.head] as Tagged).lemma}`, word, words[phrase.head]);
    return phrase?.next ?? i + 1;
  }
  const phrase = nounPhrase(words, i);
  if (phrase === undefined) return i;
  sink.add('pred', (words[phrase.head] as Tagged).lemma, words[phrase.head]);
  // “is the party that signs”: what is said of the predicate is said of the subject
  if (words[phrase.next]?.tag === 'rel' && /^(verb|modal|be|have|adv)$/.test(words[phrase.next + 1]?.tag ?? ''))
    return readVerbGroup(words, phrase.next + 1, sink, undefined);
  return phrase.next;
}

function particleAfter(words: readonly Tagged[], i: number): Tagged | undefined {
  const word = words[i + 1];
  return word !== undefined && PARTICLES.has(word.token.lower) ? word : undefined;
}

/** An active verb with its particle, object and first preposition, and what is joined to it. */
export function readVerb(words: readonly Tagged[], i: number, sink: RelationSink, subject: Tagged | undefined): number {
  const verb = words[i] as Tagged;
  const lemma = verb.verb?.lemma ?? verb.lemma;
  // “By pressing Snooze a user buys ten more minutes”: nobody sells them
  if (lemma === 'buy' && isTime(words, i + 1)) return i + 1;
  const particle = particleAfter(words, i);
  if (particle) sink.add('subj', `${lemma}_${particle.token.lower}`, verb, particle);
  if (!particle || !SEPARATE.has(lemma)) sink.add('subj', lemma, verb);
  if (words[i + 1]?.tag === 'to' && (isControl({ ...verb, lemma }) || words[i + 2]?.verb?.form === 'base'))
    return readVerbGroup(words, i + 2, sink, subject);
  const continued = particle === undefined ? i + 1 : i + 2;
  if (CONTINUING.has(lemma) && words[continued]?.verb?.form === 'ing') return readVerb(words, continued, sink, subject);
  return readTail(words, i + 1, sink, lemma, verb, subject);
}

function isTime(words: readonly Tagged[], i: number): boolean {
  const phrase = nounPhrase(words, i);
  return phrase !== undefined && /^(time|second|minute)$/.test(words[phrase.head]?.lemma ?? '');
}

/** Verbs that mean something else with a particle: signing in is no signing. */
const SEPARATE = new Set([
  'sign',
  'log',
  'check',
  'set',
  'turn',
  'look',
  'hold',
  'pick',
  'take',
  'carry',
  'move',
  'go',
  'come',
  'fill',
  'opt',
  'back',
  'run',
  'put',
  'give',
  'hand',
  'lock',
  'shut',
  'reach',
  'show',
  'work',
  'break',
  'bring',
  'call',
  'cut',
  'get',
  'make',
  'point',
  'pay',
  'type',
  'end',
]);

/** The object of a verb: its head, and the nouns and the possessor inside its phrase. */
function addObject(
  words: readonly Tagged[],
  from: number,
  phrase: NounPhrase,
  sink: RelationSink,
  lemma: string,
  verb: Tagged,
): void {
  const head = words[phrase.head] as Tagged;
  sink.add('svo', `${lemma}_${head.lemma}`, verb, head);
  for (let at = phrase.head - 1; at >= from; at--) {
    const word = words[at] as Tagged;
    if (word.tag !== 'noun' || word.token.possessive) continue;
    sink.add('svo', `${lemma}_${word.lemma}`, verb, word);
    if (at === phrase.head - 1) sink.add('svo', `${lemma}_${word.lemma}_${head.lemma}`, verb, head);
  }
}

const CONTINUING = new Set(['carry', 'start', 'stop', 'keep', 'begin', 'continue', 'finish', 'try', 'enjoy', 'avoid']);

function readTail(
  words: readonly Tagged[],
  i: number,
  sink: RelationSink,
  lemma: string,
  verb: Tagged,
  subject: Tagged | undefined,
): number {
  let at = i;
  for (let guard = 0; guard < 4; guard++) {
    const word = words[at];
    if (word === undefined) return at;
    if (
      word.tag === 'adv' ||
      (guard === 0 && PARTICLES.has(word.token.lower) && nounPhrase(words, at + 1) === undefined)
    ) {
      at++;
      continue;
    }
    if (word.tag === 'prep' || word.tag === 'to') {
      const phrase = nounPhrase(words, at + 1);
      if (phrase === undefined) break;
      addObject(words, at + 1, phrase, sink, lemma, verb);
      sink.add('subj', `${lemma}_${word.token.lower}`, verb, word);
      at = phrase.next;
      continue;
    }
    const phrase = nounPhrase(words, at);
    if (phrase === undefined) break;
    addObject(words, at, phrase, sink, lemma, verb);
    at = phrase.next;
  }
  at = readAdjunct(words, at, sink);
  return readJoined(words, at, sink, verb, subject);
}

/** “… after signing in again”, “… without paying”: done by the same subject. */
function readAdjunct(words: readonly Tagged[], i: number, sink: RelationSink): number {
  const word = words[i];
  if (word === undefined || !/^(after|before|when|while|without|by|upon|instead)$/.test(word.token.lower)) return i;
  const gerund = words[i + 1];
  return gerund?.verb?.form === 'ing' ? readVerb(words, i + 1, sink, undefined) : i;
}

/** “… and pay”, “…, enters a code and clicks Save”: verbs of the same form. */
function readJoined(
  words: readonly Tagged[],
  i: number,
  sink: RelationSink,
  verb: Tagged,
  subject: Tagged | undefined,
): number {
  let at = i;
  if (words[at]?.token.text === ',') at++;
  const joined = words[at];
  if (joined && /^(and|or|then|but)$/.test(joined.token.lower)) at++;
  else if (at === i) return at;
  while (words[at]?.tag === 'adv' || words[at]?.token.lower === 'then') at++;
  const second = words[at];
  if (second?.tag === 'modal' || (second?.tag === 'be' && at > i)) return readVerbGroup(words, at, sink, subject);
  const same = second?.tag === 'verb' && (second.verb?.form === verb.verb?.form || verb.tag === 'have');
  return same ? readVerb(words, at, sink, subject) : i;
}
