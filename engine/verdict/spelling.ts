import type { JudgedDocument } from './judged-document.js';
import type { Judgement } from './verdict.js';

/** A spelling that the glossary deprecates. */
export interface DeprecatedSpelling {
  readonly judgement: Judgement;
}

/** The spellings of a document that the glossary deprecates; a hyphen is a matter of house style. */
export const deprecatedSpellings = ({ blocks }: JudgedDocument): readonly DeprecatedSpelling[] =>
  blocks
    .flatMap(({ judgements }) => judgements)
    .filter(({ mention }) => mention.deprecated && mention.acquittal?.kind !== 'quotation' && !isHyphenated(mention))
    .map((judgement) => ({ judgement }));

/** “end-user”: nothing but a hyphen is wrong. */
const isHyphenated = ({ surface, term }: Judgement['mention']): boolean =>
  surface.includes('-') && surface.toLowerCase().replace('-', ' ').startsWith(term);
