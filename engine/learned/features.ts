import type { ReadMention } from '../document/read-mention.js';
import type { Relation, Slot } from '../syntax/relation.js';
import type { Tagged } from '../syntax/tagger.js';

/** Is told a cell: its slot, its word, and what of the sentence made it, if anything did. */
type Told = (slot: CellSlot, word: string, relation?: Relation, tagged?: Tagged) => void;

/**
 * What a cell says of its word: it stands in a relation, in the sentence (`w`), close by on the left or right, in the
 * heading above or in one further up (`t`), right before or behind, or is no word but the form and place of the mention.
 */
export type CellSlot = Slot | 'w' | 'l' | 'r' | 'h' | 't' | 'b' | 'a' | 'f';

/** Tags of words that say something by themselves. */
export const CONTENT: ReadonlySet<string> = new Set(['noun', 'verb', 'adj']);

/**
 * Tells what the table of learned weights is asked about a mention: cells of a slot and a word, each once. None of them
 * depends on which word of the glossary was written, so that a place is judged by its context alone.
 *
 * No texts are made of them: each mention has some thirty.
 */
export function eachCell(mention: ReadMention, tell: Told): void {
  for (const relation of mention.relations) tell(relation.slot, relation.lemma, relation);
  lexicalOf(mention, tell);
  for (const { slot, word } of ambientOf(mention.headingWords)) tell(slot, word);
  formOf(mention, tell);
}

/** The same cells as texts, `slot:word`. */
export function featuresOf(mention: ReadMention): readonly string[] {
  const features: string[] = [];
  eachCell(mention, (slot, word) => features.push(`${slot}:${word}`));
  return features;
}

/** The other words of the sentence. */
function lexicalOf({ words, at: own, silent }: ReadMention, tell: Told): void {
  const told = new Set<string>();
  const left: string[] = [];
  const right: string[] = [];
  for (let at = 0; at < words.length; at++) {
    const word = words[at] as Tagged;
    if (at === own || !CONTENT.has(word.tag) || silent.has(word)) continue;
    const lemma = word.verb?.lemma ?? word.lemma;
    if (!told.has(lemma)) {
      told.add(lemma);
      tell('w', lemma, undefined, word);
    }
    const distance = at - own;
    if (Math.abs(distance) > 3) continue;
    const side = distance < 0 ? left : right;
    if (side.includes(lemma)) continue;
    side.push(lemma);
    tell(distance < 0 ? 'l' : 'r', lemma, undefined, word);
  }
}

/** A cell of a heading. */
interface Ambient {
  readonly slot: 'h' | 't';
  readonly word: string;
}

/** The mentions of a section have their headings in common. */
const known = new WeakMap<ReadMention['headingWords'], readonly Ambient[]>();

function ambientOf(headingWords: ReadMention['headingWords']): readonly Ambient[] {
  let cells = known.get(headingWords);
  if (cells === undefined) {
    const nearest = headingWords.length - 1;
    const above = new Set(headingWords.slice(0, -1).flat());
    cells = [
      ...[...above].map((word) => ({ slot: 't' as const, word })),
      ...[...new Set(headingWords[nearest])].map((word) => ({ slot: 'h' as const, word })),
    ];
    known.set(headingWords, cells);
  }
  return cells;
}

/** The form of the mention, and what stands right beside it. */
function formOf({ words, at, plural, possessive, surface, prose }: ReadMention, tell: Told): void {
  const { step, list } = prose.context;
  tell('f', prose.kind);
  if (plural) tell('f', 'plural');
  if (possessive !== undefined) tell('f', 'possessive');
  if (/^\p{Lu}/u.test(surface)) tell('f', capitalsOf(words, at, surface));
  const before = words[at - 1];
  const after = words[at + 1];
  if (before !== undefined) tell('b', FUNCTION.has(before.tag) ? before.token.lower : before.tag);
  if (after !== undefined) tell('a', after.tag);
  if (step && prose.kind !== 'step') tell('f', 'step');
  if (list) tell('f', list.ordered ? 'ordered' : 'list');
}

function capitalsOf(words: readonly Tagged[], at: number, surface: string): string {
  for (let before = 0; before < at; before++)
    if (words[before]?.tag !== 'sign') return /\p{Lu}$/u.test(surface) ? 'upper' : 'capital';
  return 'first';
}

/** Tags of words that are told as they are, and not by their tag. */
const FUNCTION: ReadonlySet<string> = new Set(['det', 'prep', 'to', 'conj']);
