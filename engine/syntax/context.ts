import { addOwned, readPronouns } from './anaphora.js';
import { readApposition } from './apposition.js';
import { nounPhrase, phraseStart } from './phrase.js';
import type { RelationSink } from './relation.js';
import { readSubject } from './subject.js';
import { isControl, type Tagged } from './tagger.js';
import { readVerbGroup } from './verb-group.js';
import { CAUSATIVES, PARTICLES } from './words.js';

/** Everything that the words around a mention at `i` say of it. */
export function readRelations(words: readonly Tagged[], i: number, sink: RelationSink): void {
  const mention = words[i]?.token.mention;
  if (mention === undefined) return;
  readModifiers(words, i, sink);
  if (mention.possessive !== undefined) return readPossession(words, i, sink);
  if (readCompound(words, i, sink)) return;
  readFrame(words, phraseStart(words, i), i, sink);
  readSubject(words, i, sink);
  readRight(words, i, sink);
  readApposition(words, i, sink);
  readContrast(words, i, sink);
  readPronouns(words, i, sink);
}

/** “paying customers”, “API consumer”, “your customers”, “the merchant's customers”. */
function readModifiers(words: readonly Tagged[], i: number, sink: RelationSink): void {
  const start = phraseStart(words, i);
  for (let at = start; at < i; at++) {
    const word = words[at] as Tagged;
    if (word.token.possessive) sink.add('owner', word.lemma, word);
    else if (word.tag === 'det') {
      if (/^(your|our|their|his|her|its|my)$/.test(word.token.lower)) sink.add('owner', word.token.lower, word);
    } else if (word.tag !== 'adv' && word.tag !== 'num') sink.add('mod', word.token.lower, word);
  }
}

/** “the customer's overdue invoice”: the head, and the noun before it. */
function readPossession(words: readonly Tagged[], i: number, sink: RelationSink): void {
  const phrase = nounPhrase(words, i + 1) ?? participleHead(words, i + 1);
  if (phrase === undefined) return;
  const head = words[phrase.head] as Tagged;
  sink.add('poss', head.lemma, head);
  // “charge the user's card” charges the user
  const governor = words[phraseStart(words, i) - 1];
  if (governor?.tag === 'verb') sink.add('oposs', governor.verb?.lemma ?? governor.lemma, governor);
  for (let at = phrase.head - 1; at > i; at--) {
    const word = words[at] as Tagged;
    if (word.tag !== 'noun') continue;
    sink.add('poss', word.lemma, word);
    if (at === phrase.head - 1) sink.add('poss', `${word.lemma}_${head.lemma}`, word, head);
  }
  readPossessionList(words, phrase.next, sink);
}

/** “the customer's name, delivery address, order and payment reference”: every member is the customer's. */
function readPossessionList(words: readonly Tagged[], i: number, sink: RelationSink): void {
  let at = i;
  // a list ends in “and” or “or”; a comma alone opens another clause: “open the customer's profile, click …”
  if (
    words[at]?.token.text === ',' &&
    !words
      .slice(at, at + 14)
      .some(
        (word, index, run) =>
          /^(and|or)$/.test(word.token.lower) &&
          run.slice(0, index).every(({ tag }) => tag === 'noun' || tag === 'adj' || tag === 'sign'),
      )
  )
    return;
  while (words[at]?.token.text === ',' || words[at]?.token.lower === 'and' || words[at]?.token.lower === 'or') {
    const from = words[at]?.token.text === ',' && /^(and|or)$/.test(words[at + 1]?.token.lower ?? '') ? at + 2 : at + 1;
    const member = nounPhrase(words, from);
    if (
      member === undefined ||
      words[from]?.tag === 'det' ||
      words[from]?.tag === 'pron' ||
      words[member.head]?.tag === 'mention'
    )
      return;
    if (/^(modal|be|have|verb)$/.test(words[member.next]?.tag ?? '')) return;
    addOwned(words, from, member.head, sink);
    at = member.next;
  }
}

/** “the user's saved cards”, “the user's billing address”: a participle opens the phrase. */
function participleHead(words: readonly Tagged[], i: number): { head: number; next: number } | undefined {
  const word = words[i];
  return word?.tag === 'verb' && word.verb?.form !== 'base' ? nounPhrase(words, i + 1) : undefined;
}

/** “customer churn”, “user account settings”: whether the mention is the first part of a compound. */
function readCompound(words: readonly Tagged[], i: number, sink: RelationSink): boolean {
  const mention = words[i]?.token.mention;
  if (mention === undefined) return false;
  let head = i;
  for (let at = i + 1; at < words.length; at++) {
    const word = words[at] as Tagged;
    const joins =
      word.tag === 'noun' ||
      (word.tag === 'verb' && word.verb?.form === 'ing' && !mention.plural && !followsAsClause(words, at));
    if (!joins || !word.token.spaced) break;
    head = at;
    if (word.token.possessive) break;
  }
  if (head === i || mention.plural) return false;
  const word = words[head] as Tagged;
  sink.add('comp', word.lemma, word);
  const first = words[i + 1] as Tagged;
  if (head > i + 1) sink.add('comp', first.lemma, first);
  if (head > i + 1) sink.add('comp', `${first.lemma}_${word.lemma}`, first, word);
  return true;
}

/** “the customer paying the bill” is a clause, “customer billing” a compound. */
function followsAsClause(words: readonly Tagged[], at: number): boolean {
  const after = words[at + 1];
  return (
    after !== undefined &&
    (after.tag === 'det' ||
      after.tag === 'to' ||
      after.tag === 'prep' ||
      after.tag === 'mention' ||
      after.tag === 'pron')
  );
}

/** What governs the phrase that starts at `start` and ends with the mention at `i`. */
function readFrame(words: readonly Tagged[], start: number, i: number, sink: RelationSink): void {
  const governor = words[start - 1];
  if (governor === undefined) return;
  if (governor.tag === 'conj' && /^(and|or|nor)$/.test(governor.token.lower))
    return readConjunct(words, start - 1, i, sink);
  if (governor.token.text === ',' && !isListed(words, start - 1, i)) return;
  if (governor.token.text === '/' || governor.token.text === ',') {
    const before = words[start - 2];
    if (before?.tag === 'noun' || before?.tag === 'mention') sink.add('coord', before.lemma, before);
    return;
  }
  if (governor.tag === 'verb') return readObject(words, start - 1, i, sink);
  if (governor.token.lower === 'have' && start === 1 && words[i + 1]?.tag === 'verb')
    readVerbGroup(words, i + 1, sink, undefined);
  if (governor.tag === 'prep' || governor.tag === 'to' || governor.token.lower === 'as')
    return readPreposition(words, start - 1, i, sink);
  if (PARTICLES.has(governor.token.lower) && words[start - 2]?.tag === 'verb') readObject(words, start - 2, i, sink);
}

/** “merchants, users and couriers” is a list; behind “before the renewal, users write” a clause begins. */
function isListed(words: readonly Tagged[], comma: number, i: number): boolean {
  const next = words[i + 1];
  if (next?.token.text === ',' || next?.tag === 'conj') return true;
  // “In March, at the bank, a customer”: an aside
  const before = phraseStart(words, comma - 1);
  if (words[before - 1]?.tag === 'prep' && words[before - 2]?.token.text === ',') return false;
  return words.slice(Math.max(0, comma - 4), comma).some(({ token }) => token.text === ',');
}

/** “merchants and customers”: joined with, and governed by what governs the first. */
function readConjunct(words: readonly Tagged[], conjunction: number, i: number, sink: RelationSink): void {
  const other = words[conjunction - 1];
  if (other === undefined || (other.tag !== 'noun' && other.tag !== 'mention' && other.tag !== 'opaque')) return;
  const start = phraseStart(words, conjunction - 1);
  const governor = words[start - 1];
  // “The customer owns the contract and the users own their notes”: a clause of its own
  if (governor?.tag === 'verb' && governor.verb?.form !== 'ing' && hasVerb(words, i)) return;
  sink.add('coord', other.lemma, other);
  if (governor === undefined || governor.tag === 'conj') return;
  if (governor.tag === 'prep' || governor.tag === 'to') readPreposition(words, start - 1, i, sink);
  else if (governor.tag === 'verb') readObject(words, start - 1, i, sink);
}

/** Whether the mention at `i` has a verb right behind it. */
const hasVerb = (words: readonly Tagged[], i: number): boolean => {
  const { tag, verb } = words[i + 1] ?? {};
  return tag === 'modal' || tag === 'be' || tag === 'have' || (tag === 'verb' && verb?.form !== 'ing');
};

/** “charge the customer”, “let customers invite others”, “ask the user to confirm”. */
function readObject(words: readonly Tagged[], at: number, i: number, sink: RelationSink): void {
  const verb = words[at] as Tagged;
  const lemma = verb.verb?.lemma ?? verb.lemma;
  if (verb.verb?.form === 'ed' && words[at - 1]?.tag === 'be' && !isControl({ ...verb, lemma })) return;
  sink.add('obj', lemma, verb);
  const given = nounPhrase(words, i + 1);
  if (given !== undefined && words[i + 1]?.tag !== 'verb')
    sink.add('obj', `${lemma}_${(words[given.head] as Tagged).lemma}`, verb, words[given.head]);
  if (!CAUSATIVES.has(lemma)) return;
  if (words[i + 1]?.tag === 'to') readVerbGroup(words, i + 2, sink, undefined);
  else if (words[i + 1]?.verb?.form === 'base') readVerbGroup(asVerb(words, i + 1), i + 1, sink, undefined);
}

/** In “let customers order” the second word is a verb whatever the list says. */
function asVerb(words: readonly Tagged[], at: number): readonly Tagged[] {
  const word = words[at] as Tagged;
  if (word.tag === 'verb' || word.verb === undefined) return words;
  const copy = words.slice();
  copy[at] = { ...word, tag: 'verb', lemma: word.verb.lemma };
  return copy;
}

function readPreposition(words: readonly Tagged[], at: number, i: number, sink: RelationSink): void {
  const preposition = words[at] as Tagged;
  const name = preposition.token.lower;
  let left = at - 1;
  while (words[left]?.tag === 'adv') left--;
  const governor = words[left];
  if (name === 'for' && words[i + 1]?.tag === 'to') readVerbGroup(words, i + 2, sink, undefined);
  if (governor === undefined) return;
  if (governor.tag === 'noun' || governor.tag === 'mention' || governor.tag === 'opaque') {
    sink.add('nprep', `${governor.lemma}_${name}`, governor, preposition);
    if (name === 'of' || (name === 'by' && !isParticiple(words, left))) sink.add('poss', governor.lemma, governor);
    const verb = verbBefore(words, left);
    if (verb !== undefined && name !== 'of')
      sink.add(
        name === 'by' && verb.verb?.form === 'ed' ? 'by' : 'vprep',
        name === 'by' && verb.verb?.form === 'ed' ? verb.lemma : `${verb.lemma}_${name}`,
        verb,
        preposition,
      );
    return;
  }
  if (governor.tag === 'verb') {
    const lemma = governor.verb?.lemma ?? governor.lemma;
    if (name === 'by') sink.add('by', lemma, governor);
    else if (PARTS.has(name)) sink.add('obj', `${lemma}_${name}`, governor, preposition);
    else sink.add('vprep', `${lemma}_${name}`, governor, preposition);
    return;
  }
  if (governor.tag === 'adj') sink.add('aprep', `${governor.token.lower}_${name}`, governor, preposition);
  if (PARTICLES.has(governor.token.lower) && words[left - 1]?.tag === 'verb')
    sink.add(
      'vprep',
      `${(words[left - 1] as Tagged).lemma}_${governor.token.lower}_${name}`,
      words[left - 1],
      preposition,
    );
}

/** Before an object these belong to the verb: “signs out the user”. */
const PARTS: ReadonlySet<string> = new Set(['out', 'up', 'off', 'down']);

function isParticiple(words: readonly Tagged[], at: number): boolean {
  return words[at]?.verb?.form === 'ed';
}

/** The verb whose object ends at `at`: “send invoices to …”. */
function verbBefore(words: readonly Tagged[], at: number): Tagged | undefined {
  const before = words[phraseStart(words, at) - 1];
  return before?.tag === 'verb' ? before : undefined;
}

/** “Unlike customers, users write”, “the customer and its users”: told apart as by “and”. */
function readContrast(words: readonly Tagged[], i: number, sink: RelationSink): void {
  const isOwned = /^(its|their)$/.test(words[phraseStart(words, i)]?.token.lower ?? '');
  if (!isOwned && !words.some(({ token: { lower } }) => lower === 'unlike' || lower === 'whereas')) return;
  for (const word of isOwned ? words.slice(0, i) : words)
    if (word.token.mention !== undefined && word.lemma !== words[i]?.lemma) sink.add('coord', word.lemma, word);
}

/** “customers and their suppliers”, “customers (hospitals)”: what follows. */
function readRight(words: readonly Tagged[], i: number, sink: RelationSink): void {
  const after = words[i + 1];
  if (after === undefined) return;
  if ((after.tag === 'conj' || after.token.text === '/' || after.token.text === ',') && words[i + 2] !== undefined) {
    const phrase = nounPhrase(words, i + 2);
    const head = phrase === undefined ? undefined : words[phrase.head];
    if (head?.tag === 'noun' || head?.tag === 'mention') sink.add('coord', head.lemma, head);
  }
  if (after.tag === 'prep' || after.tag === 'to') {
    const phrase = nounPhrase(words, i + 2);
    if (phrase !== undefined)
      sink.add('post', `${after.token.lower}_${(words[phrase.head] as Tagged).lemma}`, after, words[phrase.head]);
    if (phrase !== undefined && after.token.lower === 'with') addOwned(words, i + 2, phrase.head, sink);
    // “users in a workspace, each with a role”
    const each = phrase === undefined ? -1 : words[phrase.next]?.token.text === ',' ? phrase.next + 1 : phrase.next;
    if (words[each]?.token.lower === 'each' && words[each + 1]?.token.lower === 'with') {
      const owned = nounPhrase(words, each + 2);
      if (owned !== undefined) addOwned(words, each + 2, owned.head, sink);
    }
  }
}
