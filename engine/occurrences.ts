import { type PlacedMention, parseBlock, placed } from './document/read-mention.js';
import { rewrite } from './edits/rewrite.js';
import { readProse } from './formats/index.js';
import type { Fix, Mention, SourceDocument, Term, TermEntry } from './model.js';
import type { WordScan } from './prose/matches.js';
import { finished } from './steps.js';
import type { Termbase } from './termbase/termbase.js';

/** A place where a word of the glossary stands in a document, right or wrong, with a role or without. */
export interface Occurrence {
  readonly mention: Mention;
  /** The word that stands there: that of a deprecated word, not of the term to be written instead. */
  readonly word: Term;
  /** Why the word may mean something else here than its term: a set phrase, a name, a quotation. */
  readonly doubt?: string;
}

/** What of {@link Mention} tells which word stands there; spaces and hyphens are alike. */
export const wordOf = ({ written, term }: Pick<Mention, 'written' | 'term'>): Term => plainWord(written ?? term);

/** A word as occurrences know it. */
export const plainWord = (term: Term): Term => term.toLowerCase().replace(/[\s-]+/g, ' ');

/**
 * All places of a document where words of a glossary stand in prose, in source order. Unlike the mentions of a review,
 * these are also words without a role that are right.
 *
 * @param wanted the words that are looked for; all when absent
 */
export function occurrencesIn(
  document: SourceDocument,
  termbase: Termbase,
  wanted: (word: Term) => boolean = () => true,
): readonly Occurrence[] {
  const { matcher } = termbase;
  if (!matcher.mayName(document.text)) return [];
  return readProse(document, matcher.scan).proses.flatMap((prose) => {
    const mentions = finished(matcher.mentions(prose));
    if (!mentions.some((mention) => wanted(wordOf(mention)))) return [];
    // All of them: what a mention is depends on its neighbours.
    return finished(parseBlock(prose, mentions))
      .mentions.filter((mention) => wanted(wordOf(mention)))
      .map((mention) => occurrence(placed(mention, prose)));
  });
}

/**
 * Whether the prose of a document holds more words of a glossary than so many: what stands in code or in another encoding
 * is counted as it is read.
 *
 * @param scan finds the words of the glossary
 */
export function holdsMore(document: SourceDocument, scan: WordScan, most: number): boolean {
  let count = 0;
  for (const { text } of readProse(document, scan).proses)
    for (const _ of scan.matches(text)) if (++count > most) return true;
  return false;
}

function occurrence(mention: PlacedMention): Occurrence {
  const doubt = mention.acquittal?.why;
  return { mention, word: wordOf(mention), ...(doubt === undefined ? {} : { doubt }) };
}

/**
 * Writes a word in the place of another, in the same number, case and possessive, with the article before it.
 *
 * @param word need not be in any glossary
 * @returns undefined where no edit is safe
 */
export function rewritten(source: string, mention: Mention, word: TermEntry): Fix | undefined {
  return rewrite(source, { mention }, word.term, { entry: () => word });
}
