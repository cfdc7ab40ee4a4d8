import type { JudgedDocument } from './judged-document.js';
import type { Judgement } from './verdict.js';

/** A spelling that the glossary deprecates. */
export interface DeprecatedSpelling {
  readonly judgement: Judgement;
  /** Only a hyphen is wrong, and the document writes the term without one elsewhere. */
  readonly isHyphenation: boolean;
}

/** The spellings of a document that the glossary deprecates; a hyphen only where the document is not of one mind. */
export function deprecatedSpellings({ blocks }: JudgedDocument): readonly DeprecatedSpelling[] {
  const judgements = blocks.flatMap((block) => block.judgements);
  const isSpaced = judgements.some(({ mention: { term, surface } }) => term.includes(' ') && /\s/.test(surface));
  return judgements.flatMap((judgement): readonly DeprecatedSpelling[] => {
    const { deprecated, surface, term, acquittal, relations } = judgement.mention;
    if (!deprecated || acquittal?.kind === 'quotation') return [];
    const isHyphenation = surface.includes('-') && surface.toLowerCase().replace('-', ' ').startsWith(term);
    // “an end-user licence” is right: the hyphen makes an adjective of it.
    const isAdjective = relations.some(({ slot }) => slot === 'comp') || acquittal !== undefined;
    return isHyphenation && (!isSpaced || isAdjective) ? [] : [{ judgement, isHyphenation }];
  });
}
