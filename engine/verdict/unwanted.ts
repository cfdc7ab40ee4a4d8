import type { ReadMention } from '../document/read-mention.js';
import type { Acquittal } from '../evidence/acquittal.js';
import type { Term } from '../model.js';
import { builtInRoles } from '../termbase/recommended.js';
import { isPerson } from '../termbase/role-record.js';
import type { JudgedDocument } from './judged-document.js';
import { isUsedAs } from './part-of-speech.js';
import { meansSomebody } from './somebody.js';
import type { Judgement } from './verdict.js';

/** A word or spelling that the glossary does not want to be written. */
export interface UnwantedWord {
  readonly mention: ReadMention;
  /** The term to be written. */
  readonly term: Term;
  /** Only a hyphen is wrong, and the document writes the term without one elsewhere. */
  readonly isHyphenation: boolean;
}

/** The words of a document that the glossary does not want, in source order; a hyphen only where the document is not of one mind. */
export function unwantedWords({ blocks, termbase }: JudgedDocument): readonly UnwantedWord[] {
  const judged = blocks.flatMap(({ judgements }) => judgements.map(({ mention }) => mention));
  const isSpaced = judged.some(({ term, surface }) => term.includes(' ') && /\s/.test(surface));
  const somebody = meansSomebody(judged);
  const theirs = new Set(termbase.glossary.cast?.flatMap(({ term, of }) => (of === undefined ? [] : [term])));
  const isRight = (mention: ReadMention): boolean =>
    mention.ruling === undefined ||
    isLeft(mention) ||
    (theirs.has(mention.written ?? mention.term) && isOfOthers(mention)) ||
    (mention.ruling.partOfSpeech !== undefined && !isUsedAs(mention.ruling.partOfSpeech, mention));
  return blocks.flatMap(({ judgements, unwanted }) => {
    const meant = judgements.filter((one) => !isDoubted(one) && !isOwnSense(one, somebody));
    return [...meant.map(({ mention }) => mention), ...unwanted]
      .sort((a, b) => a.start - b.start)
      .flatMap((mention): readonly UnwantedWord[] => {
        if (isRight(mention)) return [];
        const hyphenation = isHyphenation(mention);
        // “an end-user licence” is right: the hyphen makes an adjective of it.
        const isAdjective = mention.relations.some(({ slot }) => slot === 'comp') || mention.acquittal !== undefined;
        if (hyphenation && (!isSpaced || isAdjective)) return [];
        return [{ mention, term: mention.personally ?? mention.term, isHyphenation: hyphenation }];
      });
  });
}

/** A word that is given up for another and has a sense of its own: a program unless somebody is meant, or who its own role is. */
function isOwnSense({ mention, verdict }: Judgement, somebody: (mention: ReadMention) => boolean): boolean {
  const { personally, roles } = mention;
  if (personally === undefined) return false;
  if (!roles.some(isPerson)) return !somebody(mention);
  return (verdict.kind === 'clear' || verdict.kind === 'likely') && roles.includes(verdict.role);
}

/** “the user pays”, where users are called members: neither; whoever decides about roles says who pays. */
const isDoubted = ({ mention: { written }, verdict, scored: { promised } }: Judgement): boolean =>
  written !== undefined && (verdict.kind === 'clear' || verdict.kind === 'likely') && !promised.has(verdict.role);

const isHyphenation = ({ surface, term, written }: ReadMention): boolean =>
  written === undefined && surface.includes('-') && surface.toLowerCase().replace('-', ' ').startsWith(term);

/** “your customers”, “the client's customers”: not ours. */
const isOfOthers = ({ relations }: ReadMention): boolean =>
  relations.some(({ slot, lemma }) => slot === 'owner' && lemma !== 'our' && lemma !== 'my');

/** A word that names nobody here is not replaced by one that does; a wrong spelling is wrong in a name as well. */
function isLeft({ acquittal, written, term, personally }: ReadMention): boolean {
  if (acquittal === undefined) return false;
  if (written === undefined && personally === undefined) return acquittal.kind === 'quotation';
  const isWordForPeople = builtInRoles(written ?? term).length > 0;
  return isWordForPeople || LEFT.has(acquittal.kind);
}

/** Where any word is left alone. */
const LEFT: ReadonlySet<Acquittal['kind']> = new Set(['quotation', 'name', 'word']);
