import { type NounPhrase, nounPhrase } from './phrase.js';
import type { Sink } from './relation.js';
import { isControl, type Tagged } from './tag.js';
import { PARTICLES } from './words.js';

/** How far to the right of a mention its verb is looked for, in words. */
const REACH = 30;

/** What a mention at `i` does and what is done to it: the verbs of which it is the subject. */
export function readSubject(words: readonly Tagged[], i: number, sink: Sink): void {
  const mention = words[i]?.token.mention;
  if (mention === undefined || mention.possessive !== undefined) return;
  let at = i + 1;
  at = skipParenthesis(words, at);
  const relative = words[at]?.token.text === ',' && words[at + 1]?.tag === 'rel' ? at + 1 : at;
  if (words[relative]?.tag === 'rel') {
    if (isSubjectGap(words, relative + 1)) {
      const end = readVerbGroup(words, relative + 1, sink, words[i]);
      const main = findMainVerb(words, end, i);
      if (main !== undefined) readVerbGroup(words, main, sink, words[i]);
    } else {
      const main = findMainVerb(words, relative + 1, i);
      if (main !== undefined) readVerbGroup(words, main, sink, words[i]);
    }
    return;
  }
  at = skipPostmodifiers(words, at);
  const word = words[at];
  if (word === undefined) return;
  if (isStory(words, i)) return readStory(words, i, sink);
  if (word.tag === 'verb' && word.verb?.form === 'ed' && startsReduced(words, at)) {
    const main = findMainVerb(words, at + 1, i);
    if (main !== undefined) {
      sink.add('psubj', word.lemma, word);
      readVerbGroup(words, main, sink, words[i]);
      return;
    }
  }
  if (word.tag === 'verb' && word.verb?.form === 'ing') {
    // “customers paying by card”: what follows modifies the mention and is done by it
    readVerb(words, at, sink, words[i]);
    const main = findMainVerb(words, at + 1, i);
    if (main !== undefined) readVerbGroup(words, main, sink, words[i]);
    return;
  }
  readVerbGroup(words, at, sink, words[i]);
}

/** “As a user, I want to …”: as opens the sentence or the line, and I speaks soon after. */
function isStory(words: readonly Tagged[], i: number): boolean {
  return (
    words.slice(Math.max(0, i - 5), i).some((word) => word.token.lower === 'as') &&
    words.slice(i + 1, i + 20).some((word) => word.token.text === 'I')
  );
}

/** What “I” does in a user story is what the actor does; what is “my” is the actor's. */
function readStory(words: readonly Tagged[], i: number, sink: Sink): void {
  for (let at = i + 1; at < words.length; at++) {
    const word = words[at] as Tagged;
    if (word.token.text === 'I') readVerbGroup(words, at + 1, sink, undefined);
    if (word.token.lower !== 'my') continue;
    const phrase = nounPhrase(words, at + 1);
    if (phrase !== undefined) sink.add('poss', (words[phrase.head] as Tagged).lemma, word, words[phrase.head]);
  }
}

/** After who or that: a verb group (the mention is its subject), not another subject. */
function isSubjectGap(words: readonly Tagged[], i: number): boolean {
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
  const plural = words[mention]?.token.mention?.plural ?? false;
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

/**
 * Reads “can no longer be charged”, “has paid”, “is logged in”, “wants to pay”.
 *
 * @returns the index after what was read
 */
export function readVerbGroup(words: readonly Tagged[], i: number, sink: Sink, subject: Tagged | undefined): number {
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

function readPassive(words: readonly Tagged[], i: number, sink: Sink): number {
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

/** “is the payer”, “is able to log in”, “is responsible for”. */
function readPredicate(words: readonly Tagged[], i: number, sink: Sink, subject: Tagged | undefined): number {
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
  return phrase.next;
}

function particleAfter(words: readonly Tagged[], i: number): Tagged | undefined {
  const word = words[i + 1];
  return word !== undefined && PARTICLES.has(word.token.lower) ? word : undefined;
}

/** An active verb with its particle, object and first preposition, and what is joined to it. */
function readVerb(words: readonly Tagged[], i: number, sink: Sink, subject: Tagged | undefined): number {
  const verb = words[i] as Tagged;
  const lemma = verb.verb?.lemma ?? verb.lemma;
  const particle = particleAfter(words, i);
  if (particle) sink.add('subj', `${lemma}_${particle.token.lower}`, verb, particle);
  if (!particle || !SEPARATE.has(lemma)) sink.add('subj', lemma, verb);
  if (words[i + 1]?.tag === 'to' && (isControl({ ...verb, lemma }) || words[i + 2]?.verb?.form === 'base'))
    return readVerbGroup(words, i + 2, sink, subject);
  if (CONTINUING.has(lemma) && words[i + 1]?.verb?.form === 'ing') return readVerb(words, i + 1, sink, subject);
  return readTail(words, i + 1, sink, lemma, verb, subject);
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
  sink: Sink,
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

const CONTINUING = new Set(['start', 'stop', 'keep', 'begin', 'continue', 'finish', 'try', 'enjoy', 'avoid']);

function readTail(
  words: readonly Tagged[],
  i: number,
  sink: Sink,
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
function readAdjunct(words: readonly Tagged[], i: number, sink: Sink): number {
  const word = words[i];
  if (word === undefined || !/^(after|before|when|while|without|by|upon|instead)$/.test(word.token.lower)) return i;
  const gerund = words[i + 1];
  return gerund?.verb?.form === 'ing' ? readVerb(words, i + 1, sink, undefined) : i;
}

/** “… and pay”, “…, enters a code and clicks Save”: verbs of the same form. */
function readJoined(
  words: readonly Tagged[],
  i: number,
  sink: Sink,
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
