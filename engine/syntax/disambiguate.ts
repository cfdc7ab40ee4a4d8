import { singular, type VerbForm } from './lemma.js';
import { phraseStart } from './phrase.js';
import type { PosTag, Tagged } from './tagger.js';
import { ADJECTIVES, ARTICLES, IRREGULAR, SUBJECT_PRONOUNS } from './words.js';

const NOUNISH: ReadonlySet<PosTag> = new Set<PosTag>(['noun', 'mention', 'opaque', 'num']);

/** Decides the words that could be two things, left to right. */
export function disambiguate(words: Tagged[], i: number): void {
  const word = words[i] as Tagged;
  if (word.token.lower === 'that') return decideThat(words, i);
  if (word.token.lower === 'like' && words[i - 1]?.token.mention?.plural && words[i + 1]?.tag === 'det')
    words[i] = { ...word, tag: 'verb', lemma: 'like', verb: { lemma: 'like', form: 'base' } };
  if (word.verb === undefined && word.tag === 'noun') return unknownVerb(words, i);
  if (word.verb === undefined || (word.tag !== 'verb' && word.tag !== 'adj')) return;
  const before = previous(words, i);
  const after = words[i + 1];
  const set = (tag: PosTag, lemma: string): void => {
    words[i] = { ...word, tag, lemma };
  };
  const asVerb = (): void => set('verb', word.verb?.lemma ?? word.lemma);
  const asNoun = (): void => set(ADJECTIVES.has(word.token.lower) ? 'adj' : 'noun', singular(word.token.lower));
  if (word.tag === 'adj') {
    if (before && (before.tag === 'to' || before.tag === 'modal') && word.verb.form === 'base') asVerb();
    // “Users open the file”
    const doer =
      before &&
      ((before.tag === 'mention' && before.token.mention?.plural && before.token.mention.possessive === undefined) ||
        SUBJECT_PRONOUNS.has(before.token.lower) ||
        before.tag === 'rel');
    if (doer && word.verb.form === 'base' && after && (startsNounPhrase(after) || after.tag === 'noun')) asVerb();
    return;
  }
  if (word.verb.form === 'ing') {
    // “the warning”, “user training”: a noun; any other gerund or participle is read by its neighbours
    if (
      before &&
      (before.token.possessive ||
        (before.tag === 'det' && !(after && (after.tag === 'noun' || after.tag === 'mention'))))
    )
      set('noun', word.token.lower);
    return;
  }
  if (word.verb.form === 'ed') {
    if (
      before &&
      (before.tag === 'det' || before.token.possessive) &&
      after &&
      (NOUNISH.has(after.tag) || after.verb?.form === 'base' || after.tag === 'verb')
    )
      set('adj', word.token.lower);
    return;
  }
  if (before === undefined) {
    // “Charge the customer”, but “Search results”
    if (word.ambiguous && !(word.verb.form === 'base' && after && startsNounPhrase(after))) asNoun();
    return;
  }
  if (before.tag === 'to' || before.tag === 'modal') return asVerb();
  if (before.tag === 'have' && word.verb.form === 'base' && (!word.ambiguous || IRREGULAR.has(word.token.lower)))
    return asVerb();
  // “This allows the user to …”: no noun agrees
  if (before.tag === 'det' && STANDS_ALONE[word.verb.form]?.test(before.token.lower)) return asVerb();
  if (
    (before.tag === 'det' && ARTICLES.has(before.token.lower)) ||
    before.token.possessive ||
    before.tag === 'adj' ||
    before.tag === 'num'
  )
    return word.ambiguous || before.tag !== 'adj' ? asNoun() : undefined;
  if (before.tag === 'prep') return word.ambiguous ? asNoun() : undefined;
  if (before.tag === 'rel' || SUBJECT_PRONOUNS.has(before.token.lower)) return asVerb();
  if (!word.ambiguous) return;
  if (before.tag === 'mention') return afterMention(words, i, before, asVerb, asNoun);
  if (before.tag === 'noun' || before.tag === 'opaque') return afterNoun(words, i, before, asVerb, asNoun);
  if (before.tag === 'conj' || before.token.text === ',') return afterConjunction(words, i, asVerb, asNoun);
  if (before.tag === 'adv' || before.tag === 'sub' || before.tag === 'pron')
    return asVerbIfObject(words, i, asVerb, asNoun);
  if (before.tag === 'sign') return asVerbIfObject(words, i, asVerb, asNoun);
  asNoun();
}

/** Pronouns that are determiners as well, before a form that no noun beside them would have. */
const STANDS_ALONE: { readonly [form: string]: RegExp } = { s: /^(?:this|that)$/, base: /^(?:these|those)$/ };

/**
 * A word that no list knows is a verb behind a modal (“users can stretch it”), and after a mention that agrees and before
 * a determiner or pronoun (“the user lifts the lid”, “a customer scalded his hand”).
 */
function unknownVerb(words: Tagged[], i: number): void {
  const word = words[i] as Tagged;
  const { lower, text } = word.token;
  const before = previous(words, i);
  const after = words[i + 1];
  if (!/^\p{Ll}+$/u.test(text) || before === undefined || after === undefined) return;
  const made = (lemma: string, form: VerbForm['form']): void => {
    words[i] = { ...word, tag: 'verb', lemma, verb: { lemma, form } };
  };
  if (before.tag === 'modal' && !SUPPORTS.test(before.token.lower)) return made(lower, 'base');
  const mention = words[i - 1]?.token.mention;
  if (mention === undefined || mention.possessive !== undefined) return;
  if (
    !((after.tag === 'det' && ARTICLES.has(after.token.lower)) || (after.tag === 'pron' && after.token.lower !== 'i'))
  )
    return;
  if (!mention.plural && singularDeterminer(words, i - 1) === undefined) return;
  if (/..ed$/.test(lower)) return made(lower.slice(0, -2), 'ed');
  const ends = lower.endsWith('s') && !lower.endsWith('ss');
  if (ends !== mention.plural) made(ends ? lower.slice(0, -1) : lower, ends ? 's' : 'base');
}

/** “Users do homework”, “does SAML work”: what follows may be a noun. */
const SUPPORTS = /^(?:do|does|did)$/;

/** “that” after a noun and before a verb is a relative; before a noun a determiner; else it opens a clause. */
function decideThat(words: Tagged[], i: number): void {
  const word = words[i] as Tagged;
  const before = words[i - 1];
  const after = words[i + 1];
  const verbal =
    after &&
    (after.tag === 'modal' ||
      after.tag === 'be' ||
      after.tag === 'have' ||
      (after.verb !== undefined && after.verb.form !== 'ing') ||
      after.tag === 'adv');
  words[i] = {
    ...word,
    tag: before && NOUNISH.has(before.tag) && verbal ? 'rel' : after && NOUNISH.has(after.tag) ? 'det' : 'sub',
  };
}

/** The last word before that is no adverb. */
function previous(words: readonly Tagged[], i: number): Tagged | undefined {
  let at = i - 1;
  while (at > 0 && words[at]?.tag === 'adv' && words[at - 1]?.tag !== 'sign') at--;
  return words[at];
}

function startsNounPhrase(word: Tagged): boolean {
  return (
    word.tag === 'det' ||
    word.tag === 'mention' ||
    word.tag === 'pron' ||
    word.tag === 'opaque' ||
    word.tag === 'num' ||
    word.token.possessive ||
    /^\p{Lu}/u.test(word.token.text) ||
    word.tag === 'adj'
  );
}

/** “customers order …” and “each customer orders …”, but “customer orders” and “user access”. */
function afterMention(words: Tagged[], i: number, before: Tagged, asVerb: () => void, asNoun: () => void): void {
  const word = words[i] as Tagged;
  const mention = before.token.mention;
  const after = words[i + 1];
  if (mention === undefined || mention.possessive !== undefined) return asNoun();
  if (mention.plural) return word.verb?.form === 'base' ? asVerb() : asNoun();
  if (word.verb?.form === 'base' && isCaused(words, i - 1)) return asVerb();
  if (word.verb?.form !== 's') return asNoun();
  const determined = hasDeterminer(words, i - 1);
  const nounFollows =
    after &&
    (after.tag === 'modal' ||
      after.tag === 'be' ||
      after.tag === 'have' ||
      (after.verb?.form === 'base' && !after.ambiguous));
  if (nounFollows) return asNoun();
  if (
    determined &&
    after &&
    (startsNounPhrase(after) ||
      after.tag === 'prep' ||
      after.tag === 'to' ||
      after.tag === 'adv' ||
      after.tag === 'sub' ||
      after.tag === 'conj' ||
      after.tag === 'noun')
  )
    return asVerb();
  // “When user selects ‘C’”: notes leave the article out
  if (after && words[i - 2]?.tag === 'sub' && !/^(?:conj|sub)$/.test(after.tag) && !ENDS.test(after.token.text))
    return asVerb();
  if (determined && (after === undefined || ENDS.test(after.token.text)))
    return isArticle(words, i - 1) ? asVerb() : asNoun();
  if (
    after &&
    (after.tag === 'det' || after.tag === 'opaque' || /^\p{Lu}/u.test(after.token.text)) &&
    !precededByPreposition(words, i - 1)
  )
    return asVerb();
  asNoun();
}

const ENDS = /^[.,;:!?)]$/;

/** “Have the customer hold the button”, “let the user sign”: the mention at `i` is somebody who is made to do it. */
function isCaused(words: readonly Tagged[], i: number): boolean {
  if (singularDeterminer(words, i) === undefined) return false;
  const start = phraseStart(words, i);
  const { tag, token, lemma, verb } = words[start - 1] ?? {};
  return (
    (tag === 'verb' && BARE_CAUSATIVES.test(verb?.lemma ?? lemma ?? '')) || (start === 1 && token?.lower === 'have')
  );
}

/** Verbs behind whose object the second verb has no “to”. */
const BARE_CAUSATIVES = /^(?:let|make|see|watch|hear|help)$/;

/** A determiner for one stands before the phrase that ends at `i`: “each new customer”. */
function hasDeterminer(words: readonly Tagged[], i: number): boolean {
  return singularDeterminer(words, i) !== undefined;
}

function isArticle(words: readonly Tagged[], i: number): boolean {
  const found = singularDeterminer(words, i);
  return found === 'a' || found === 'an' || found === 'each' || found === 'every' || found === 'the';
}

function singularDeterminer(words: readonly Tagged[], i: number): string | undefined {
  let at = i - 1;
  while (
    at >= 0 &&
    (words[at]?.tag === 'adj' ||
      words[at]?.tag === 'noun' ||
      words[at]?.tag === 'mention' ||
      words[at]?.token.text === '/' ||
      (words[at]?.tag === 'verb' && words[at]?.verb?.form === 'ed'))
  )
    at--;
  const found = words[at]?.tag === 'det' ? words[at]?.token.lower : undefined;
  return found !== undefined && /^(an?|the|each|every|this|that|any|one|no|another)$/.test(found) ? found : undefined;
}

function precededByPreposition(words: readonly Tagged[], i: number): boolean {
  let at = i - 1;
  while (at >= 0 && (words[at]?.tag === 'adj' || words[at]?.tag === 'noun' || words[at]?.tag === 'det')) at--;
  return words[at]?.tag === 'prep' || words[at]?.tag === 'verb';
}

function afterNoun(words: Tagged[], i: number, before: Tagged, asVerb: () => void, asNoun: () => void): void {
  const word = words[i] as Tagged;
  const after = words[i + 1];
  const plural = before.tag === 'noun' && before.token.lower !== before.lemma;
  if (
    word.verb?.form === 'base' &&
    plural &&
    after &&
    (startsNounPhrase(after) || after.tag === 'prep' || after.tag === 'to')
  )
    return asVerb();
  // “a customer with two seats pays”: two plurals in a row are no compound
  if (word.verb?.form === 's' && plural) return asVerb();
  if (
    word.verb?.form === 's' &&
    after &&
    (after.tag === 'num' ||
      after.tag === 'det' ||
      after.tag === 'mention' ||
      after.tag === 'opaque' ||
      after.tag === 'pron')
  )
    return asVerb();
  asNoun();
}

/** “log in and order …”: a verb after and, when the word before the conjunction was in a verb phrase of the same form. */
function afterConjunction(words: Tagged[], i: number, asVerb: () => void, asNoun: () => void): void {
  const word = words[i] as Tagged;
  const after = words[i + 1];
  for (let at = i - 1; at >= 0 && at > i - 10; at--) {
    const earlier = words[at] as Tagged;
    if (earlier.tag !== 'verb' || earlier.verb?.form !== word.verb?.form) continue;
    if (
      after === undefined ||
      startsNounPhrase(after) ||
      after.tag === 'prep' ||
      after.tag === 'adv' ||
      after.tag === 'sign' ||
      after.tag === 'noun'
    )
      return asVerb();
    break;
  }
  asNoun();
}

function asVerbIfObject(words: readonly Tagged[], i: number, asVerb: () => void, asNoun: () => void): void {
  const after = words[i + 1];
  const before = words[i - 1];
  if (before?.tag === 'adv' && words[i - 2]?.tag === 'mention') return asVerb();
  if (after && startsNounPhrase(after) && after.tag !== 'adj') return asVerb();
  if (
    before &&
    (before.token.lower === 'it' || before.token.lower === 'everyone' || before.token.lower === 'everybody')
  )
    return asVerb();
  asNoun();
}
