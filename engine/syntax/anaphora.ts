import { isGoverned } from './governor.js';
import { nounPhrase, phraseStart } from './phrase.js';
import type { RelationSink } from './relation.js';
import type { Tagged } from './tagger.js';
import { readVerbGroup } from './verb-group.js';

/** How far behind a mention its pronouns are looked for, in words. */
const REACH = 30;

/** “Customers pay, and they sign their order”: what pronouns of the same sentence tell of the mention at `i`. */
export function readPronouns(words: readonly Tagged[], i: number, sink: RelationSink): void {
  for (let at = i + 1; at < Math.min(words.length, i + REACH); at++) {
    const { lower } = (words[at] as Tagged).token;
    if (!PRONOUN.has(lower) || antecedentOf(words, at) !== i) continue;
    if (OWNERS.has(lower)) readOwned(words, at, sink);
    else readVerbGroup(words, at + 1, sink, lower === 'they' ? words[i] : undefined);
  }
}

const OWNERS: ReadonlySet<string> = new Set(['their', 'his', 'her']);
const PRONOUN: ReadonlySet<string> = new Set([...OWNERS, 'they', 'he', 'she']);

/** The mention that a pronoun at `at` means, as an index of the same sentence: the nearest, unless an earlier one is the subject. */
export function antecedentOf(words: readonly Tagged[], at: number): number | undefined {
  const { lower } = (words[at] as Tagged).token;
  let nearest: number | undefined;
  for (let each = at - 1; each >= 0; each--) {
    const mention = words[each]?.token.mention;
    if (mention === undefined) continue;
    if (lower === 'they' ? !mention.plural : lower !== 'their' && mention.plural) {
      if (nearest === undefined) return undefined;
      continue;
    }
    if (!isGoverned(words, each)) return each;
    nearest ??= each;
  }
  return nearest;
}

/** The words and their nouns behind “their” at `at`. */
export function readOwned(words: readonly Tagged[], at: number, sink: RelationSink): void {
  const next = words[at + 1];
  const phrase =
    nounPhrase(words, at + 1) ??
    (next?.tag === 'verb' && next.verb?.form !== 'base' ? nounPhrase(words, at + 2) : undefined);
  if (phrase !== undefined && words[phrase.head]?.tag === 'noun') addOwned(words, at + 1, phrase.head, sink);
}

/** Every noun of a phrase is owned: “with the role `owner`”, “with a login code”. */
export function addOwned(words: readonly Tagged[], from: number, head: number, sink: RelationSink): void {
  for (let at = head; at >= from; at--)
    if (words[at]?.tag === 'noun') sink.add('poss', (words[at] as Tagged).lemma, words[at]);
  if (words[head - 1]?.tag === 'noun' && head - 1 >= from)
    sink.add('poss', `${words[head - 1]?.lemma}_${words[head]?.lemma}`, words[head - 1], words[head]);
}

/** A pronoun that opens a sentence, and the mention of the sentence before that it means. */
export interface Carried {
  /** Index of the mention in the earlier sentence. */
  readonly mention: number;
  /** Index behind the pronoun. */
  readonly behind: number;
  readonly isOwner: boolean;
}

/** “Each user has a seat. They renew it every year.”: whom the first word of a sentence means, when it can be only one. */
export function carriedOver(before: readonly Tagged[], words: readonly Tagged[]): Carried | undefined {
  const first = words[0]?.token.lower ?? '';
  if (!/^(they|he|she|their|his|her)$/.test(first)) return undefined;
  const isDouble = words[1]?.token.lower === 'or' && /^(he|she|his|her)$/.test(words[2]?.token.lower ?? '');
  const plural = first === 'they' || first === 'their';
  const candidates = before.flatMap((word, at) => (canBe(word, plural) ? [at] : []));
  const terms = new Set(candidates.flatMap((at) => before[at]?.token.mention?.term ?? []));
  if (terms.size > 1) return undefined;
  const free = candidates.filter((at) => !isGoverned(before, at) && isSubject(before, at));
  const chosen = free.length > 0 ? free : candidates;
  const mention = chosen[0];
  if (chosen.length !== 1 || mention === undefined || before[mention]?.token.mention?.possessive !== undefined)
    return undefined;
  if (before[mention]?.tag !== 'mention' || isCompound(before, mention) || isNobody(before, mention)) return undefined;
  return { mention, behind: isDouble ? 3 : 1, isOwner: OWNERS.has(first) };
}

/** “Brandt never was a user”, “she is no customer”: whoever comes next is somebody else, or what the word is denied of. */
function isNobody(words: readonly Tagged[], mention: number): boolean {
  const start = phraseStart(words, mention);
  const be = words[start - 1]?.tag === 'adv' ? start - 2 : start - 1;
  if (words[be]?.tag !== 'be') return false;
  return [words[be - 1], words[be], words[be + 1]].some(({ token } = words[be] as Tagged) =>
    /^(?:not|never|no|hardly)$|n['’]t$/.test(token.lower),
  );
}

/** A noun that the pronoun may mean: people in the plural, a mention in either number for “they”. */
function canBe({ tag, token, lemma }: Tagged, plural: boolean): boolean {
  if (token.mention !== undefined) return plural || !token.mention.plural;
  return tag === 'noun' && plural && token.lower !== lemma;
}

/** Whether a word is the subject of the verb behind it; an adverb or a clause may stand between the two. */
function isSubject(words: readonly Tagged[], at: number): boolean {
  return /^(verb|modal|be|have|adv|rel|prep)$/.test(words[at + 1]?.tag ?? '');
}

const isCompound = (words: readonly Tagged[], at: number): boolean => words[at + 1]?.tag === 'noun';
