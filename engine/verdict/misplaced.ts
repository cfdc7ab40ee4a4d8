import type { ReadMention } from '../document/read-mention.js';
import type { CastMember, Term, Witness } from '../model.js';
import { ANYBODY, isPerson } from '../termbase/role-record.js';
import type { JudgedBlock, JudgedDocument } from './judged-document.js';
import type { Judgement } from './verdict.js';

/** A word for people where others act, by the cast of the team: “the customer signs in to the admin”. */
export interface MisplacedWord {
  readonly judgement: Judgement;
  readonly member: CastMember;
  readonly witness: Witness;
}

/** The words of a document that stand where the cast has others. */
export function misplacedWords({ blocks, termbase }: JudgedDocument): readonly MisplacedWord[] {
  const places = new Map<string, CastMember>();
  for (const member of termbase.glossary.cast ?? []) for (const place of member.where) places.set(place, member);
  if (places.size === 0) return [];
  const isWord = (term: Term): boolean => termbase.personOf(term) !== undefined;
  return blocks.flatMap((block) => block.judgements.flatMap((one) => misplaced(one, block, places, isWord) ?? []));
}

function misplaced(
  judgement: Judgement,
  block: JudgedBlock,
  places: ReadonlyMap<string, CastMember>,
  isWord: (term: Term) => boolean,
): MisplacedWord | undefined {
  const { mention } = judgement;
  if (mention.acquittal !== undefined || !isWord(mention.term) || !acts(mention)) return undefined;
  const found = placesOf(mention, block, places);
  const [first] = found;
  if (first === undefined || found.some(({ member }) => member !== first.member)) return undefined;
  // “merchants invite customers to the shop”: told apart in one sentence.
  if (mention.words.some(({ token }) => token.mention?.term === first.member.term)) return undefined;
  // “the merchant's customers” at the admin are still the merchant's: whoever is owned is told apart.
  if (mention.relations.some(({ slot }) => slot === 'owner')) return undefined;
  const { member, start, end } = first;
  const role = member.roles.find(isPerson) ?? ANYBODY;
  const because = `“${mention.prose.text.slice(start, end)}” is where the cast has the ${member.term}`;
  return { judgement, member, witness: { kind: 'definition', role, weight: 3, start, end, because, cue: 'cast' } };
}

/** Whoever does something, not whoever is listed there. */
const acts = ({ relations }: ReadMention): boolean => relations.some(({ slot }) => slot === 'subj' || slot === 'by');

interface Place {
  readonly member: CastMember;
  /** Indices among the words of the sentence. */
  readonly first: number;
  readonly last: number;
  /** Prose offsets. */
  readonly start: number;
  readonly end: number;
}

/** The places that the sentence of a mention names; “there” is the place of the sentence before. */
function placesOf(
  { words, sentence, relations }: ReadMention,
  { sentences }: JudgedBlock,
  places: ReadonlyMap<string, CastMember>,
): readonly Place[] {
  const before = sentences[sentence - 1];
  if (before !== undefined && /^(?:t?here)$/.test(words[0]?.token.lower ?? '')) {
    const there = placesIn(before.words, places);
    if (there.length > 0) return there;
  }
  const named = new Set(relations.flatMap(({ lemma }) => (OWNING.test(lemma) ? [] : lemma.split('_'))));
  return placesIn(words, places).filter(
    ({ first, last }) =>
      words.slice(first, last + 1).some(({ lemma, token }) => named.has(lemma) || token.possessive) ||
      isBehindPreposition(words, first),
  );
}

/** “each merchant has a shop”: who owns a place or sets it up need not act there. */
const OWNING = /^(?:have|own|run|manage|build|create|design|close|launch|name|move|connect|sell|buy)_/;

/** “in the admin”, “to our new shop”. */
function isBehindPreposition(words: ReadMention['words'], at: number): boolean {
  let before = at - 1;
  while (words[before]?.tag === 'det' || words[before]?.tag === 'adj') before--;
  return words[before]?.tag === 'prep' || words[before]?.tag === 'to';
}

function placesIn(words: ReadMention['words'], places: ReadonlyMap<string, CastMember>): readonly Place[] {
  return words.flatMap((word, at): readonly Place[] => {
    const next = words[at + 1];
    const { start, end } = word.token;
    const pair = next && places.get(`${word.token.lower} ${next.lemma}`);
    if (next && pair) return [{ member: pair, first: at, last: at + 1, start, end: next.token.end }];
    const member = places.get(word.lemma);
    return member === undefined ? [] : [{ member, first: at, last: at, start, end }];
  });
}
