import type { JudgedDocument } from './judged-document.js';
import type { Judgement } from './verdict.js';

/** A spelling that the glossary deprecates. */
export interface DeprecatedSpelling {
  readonly judgement: Judgement;
  /** Only a hyphen is wrong, and the document writes the term without one elsewhere. */
  readonly isHyphenation: boolean;
}

/** The spellings of a document that the glossary deprecates; a hyphen only where the document writes the term without one more often, and does not define it. */
export function deprecatedSpellings({ blocks, model }: JudgedDocument): readonly DeprecatedSpelling[] {
  const judgements = blocks.flatMap((block) => block.judgements);
  const spaced = judgements.filter(({ mention: { term, surface } }) => term.includes(' ') && /\s/.test(surface)).length;
  const isDefined = ({ mention: { term } }: Judgement): boolean => model.definitions.has(term);
  const hyphenated = judgements.filter(({ mention }) => mention.deprecated && isHyphenated(mention)).length;
  return judgements.flatMap((judgement): readonly DeprecatedSpelling[] => {
    const { deprecated, acquittal, relations } = judgement.mention;
    if (!deprecated || acquittal?.kind === 'quotation') return [];
    const isHyphenation = isHyphenated(judgement.mention);
    // “an end-user licence” is right: the hyphen makes an adjective of it.
    const isAdjective = relations.some(({ slot }) => slot === 'comp') || acquittal !== undefined;
    return isHyphenation && (spaced < hyphenated || isAdjective || isDefined(judgement))
      ? []
      : [{ judgement, isHyphenation }];
  });
}

/** “end-user”: nothing but a hyphen is wrong. */
const isHyphenated = ({ surface, term }: Judgement['mention']): boolean =>
  surface.includes('-') && surface.toLowerCase().replace('-', ' ').startsWith(term);
