import type { Mention } from '../model.js';
import { singular } from '../syntax/lemma.js';
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

const CONTENT = new Set(['noun', 'verb', 'adj']);

/** The cells of the mention at `i`. */
export function cellsOf(words: readonly Tagged[], i: number, relations: readonly Relation[], mention: Mention): Cells {
  const relational = relations.map((relation) => ({ cell: `${relation.slot}:${relation.lemma}`, relation }));
  const lexical: { cell: string; word: Tagged }[] = [];
  words.forEach((word, at) => {
    if (at === i || !CONTENT.has(word.tag)) return;
    const lemma = word.verb?.lemma ?? word.lemma;
    lexical.push({ cell: `w:${lemma}`, word });
    const distance = at - i;
    if (Math.abs(distance) <= 3) lexical.push({ cell: `${distance < 0 ? 'l' : 'r'}:${lemma}`, word });
  });
  return { relational, lexical, ambient: [...ambientOf(mention), ...formOf(words, i, mention)] };
}

function ambientOf(mention: Mention): readonly string[] {
  const headings = mention.prose.context.headings;
  const cells = new Set<string>();
  headings.forEach((heading, level) => {
    const slot = level === headings.length - 1 ? 'h' : 't';
    for (const word of wordsOf(heading)) cells.add(`${slot}:${word}`);
  });
  return [...cells];
}

const STOP = new Set(
  'the a an and or of to for in on with how what is are your our you we by from at as user customer consumer client end'.split(
    ' ',
  ),
);

/** Content words of a heading. */
export function wordsOf(text: string): readonly string[] {
  return (text.toLowerCase().match(/[\p{L}][\p{L}'-]+/gu) ?? []).map(singular).filter((word) => !STOP.has(word));
}

function formOf(words: readonly Tagged[], i: number, mention: Mention): readonly string[] {
  const cells: string[] = [`f:${mention.prose.kind}`];
  const first = words.slice(0, i).every((word) => word.tag === 'sign');
  if (mention.plural) cells.push('f:plural');
  if (mention.possessive !== undefined) cells.push('f:possessive');
  if (/^\p{Lu}/u.test(mention.surface))
    cells.push(first ? 'f:first' : /\p{Lu}$/u.test(mention.surface) ? 'f:upper' : 'f:capital');
  const before = words[i - 1];
  const after = words[i + 1];
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
