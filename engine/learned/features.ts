import type { ReadMention } from '../document/read-mention.js';
import type { Relation } from '../syntax/relation.js';
import type { Tagged } from '../syntax/tag.js';

/**
 * What the table of learned weights is asked about a mention: `slot:word`
 * cells. None of them depends on which word of the glossary was written, so
 * that a place is judged by its context alone.
 */
export interface Cells {
  /** Cells of the relations, each with the relation that made it. */
  readonly relational: readonly { readonly cell: string; readonly relation: Relation }[];
  /** Cells of the other words of the sentence, with the word. */
  readonly lexical: readonly { readonly cell: string; readonly word: Tagged }[];
  /** Cells of headings and title, and of the mention's form and place. */
  readonly ambient: readonly string[];
}

/** Tags of words that say something by themselves. */
export const CONTENT: ReadonlySet<string> = new Set(['noun', 'verb', 'adj']);

/** The cells of a mention. */
export function cellsOf(mention: ReadMention): Cells {
  const { words, at: own, relations, silent } = mention;
  const relational = relations.map((relation) => ({ cell: `${relation.slot}:${relation.lemma}`, relation }));
  const lexical: { cell: string; word: Tagged }[] = [];
  words.forEach((word, at) => {
    if (at === own || !CONTENT.has(word.tag) || silent.has(word)) return;
    const lemma = word.verb?.lemma ?? word.lemma;
    lexical.push({ cell: `w:${lemma}`, word });
    const distance = at - own;
    if (Math.abs(distance) <= 3) lexical.push({ cell: `${distance < 0 ? 'l' : 'r'}:${lemma}`, word });
  });
  return { relational, lexical, ambient: [...ambientOf(mention), ...formOf(mention)] };
}

/** Every cell once. */
export function featuresOf({ relational, lexical, ambient }: Cells): ReadonlySet<string> {
  const features = new Set<string>();
  for (const { cell } of relational) features.add(cell);
  for (const { cell } of lexical) features.add(cell);
  for (const cell of ambient) features.add(cell);
  return features;
}

function ambientOf({ headingWords }: ReadMention): readonly string[] {
  const cells = new Set<string>();
  headingWords.forEach((words, level) => {
    const slot = level === headingWords.length - 1 ? 'h' : 't';
    for (const word of words) cells.add(`${slot}:${word}`);
  });
  return [...cells];
}

function formOf(mention: ReadMention): readonly string[] {
  const { words, at } = mention;
  const cells: string[] = [`f:${mention.prose.kind}`];
  const first = words.slice(0, at).every((word) => word.tag === 'sign');
  if (mention.plural) cells.push('f:plural');
  if (mention.possessive !== undefined) cells.push('f:possessive');
  if (/^\p{Lu}/u.test(mention.surface))
    cells.push(first ? 'f:first' : /\p{Lu}$/u.test(mention.surface) ? 'f:upper' : 'f:capital');
  const before = words[at - 1];
  const after = words[at + 1];
  if (before !== undefined)
    cells.push(
      before.tag === 'det' || before.tag === 'prep' || before.tag === 'to' || before.tag === 'conj'
        ? `b:${before.token.lower}`
        : `b:${before.tag}`,
    );
  if (after !== undefined) cells.push(`a:${after.tag}`);
  if (mention.prose.context.step) cells.push('f:step');
  if (mention.prose.context.list) cells.push(mention.prose.context.list.ordered ? 'f:ordered' : 'f:list');
  return cells;
}
