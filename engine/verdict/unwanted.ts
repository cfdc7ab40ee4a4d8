import { type DocumentModel, isPage } from '../document/document.js';
import type { ReadMention } from '../document/read-mention.js';
import type { Acquittal } from '../evidence/acquittal.js';
import { isAround, tally } from '../evidence/tally.js';
import type { Role, Term } from '../model.js';
import { builtInRoles } from '../termbase/recommended.js';
import { isPerson, recordOf } from '../termbase/role-record.js';
import type { Decide, JudgedDocument } from './judged-document.js';
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
export function unwantedWords(document: JudgedDocument): readonly UnwantedWord[] {
  const { source, blocks, termbase, model } = document;
  if (document.inBlocks(ruledIn).length === 0) return [];
  const judged = blocks.flatMap(({ judgements }) => judgements.map(({ mention }) => mention));
  const isSpaced = judged.some(({ term, surface }) => term.includes(' ') && /\s/.test(surface));
  const somebody = meansSomebody(judged);
  const theirs = new Set(termbase.glossary.cast?.flatMap(({ term, of }) => (of === undefined ? [] : [term])));
  const inCode = new Map<string, boolean>();
  const isNamedInCode = ({ surface, term }: ReadMention): boolean => {
    // In an edited page “EndUser” is the name of a type, be its code there or not.
    if (isPage(model) && CAMEL.test(surface) && builtInRoles(term).length > 0) return true;
    const known = inCode.get(surface) ?? isInCode(surface, source);
    inCode.set(surface, known);
    return known;
  };
  const isRight = (mention: ReadMention): boolean =>
    mention.ruling === undefined ||
    isNamedInCode(mention) ||
    isLeft(mention) ||
    (theirs.has(mention.written ?? mention.term) && isOfOthers(mention)) ||
    (mention.ruling.partOfSpeech !== undefined && !isUsedAs(mention.ruling.partOfSpeech, mention));
  const wordOf = (mention: ReadMention, judgement: Judgement | undefined): Term =>
    mention.personally ?? (judgement === undefined ? mention.term : wordHere(judgement, model));
  return blocks.flatMap(({ judgements, unwanted }) => {
    const meant = judgements.filter((one) => !isOwnSense(one, somebody));
    return [...meant.map((judgement) => ({ mention: judgement.mention, judgement })), ...unwanted.map(alone)]
      .sort((a, b) => a.mention.start - b.mention.start)
      .flatMap(({ mention, judgement }): readonly UnwantedWord[] => {
        if (isRight(mention)) return [];
        const hyphenation = isHyphenation(mention);
        // “an end-user licence” is right: the hyphen makes an adjective of it.
        const isAdjective = mention.relations.some(({ slot }) => slot === 'comp') || mention.acquittal !== undefined;
        // … and of our own terms it is a matter of house style.
        if (hyphenation && (builtInRoles(mention.term).length > 0 || !isSpaced || isAdjective)) return [];
        const term = wordOf(mention, judgement);
        if (mention.ruling?.isReplaced && term === mention.written) return [];
        return [{ mention, term, isHyphenation: hyphenation }];
      });
  });
}

/** Most documents hold no word of which the glossary says anything. */
const ruledIn: Decide<ReadMention> = ({ judgements, unwanted }) =>
  [...judgements.map(({ mention }) => mention), ...unwanted].filter(({ ruling }) => ruling !== undefined);

/** “EndUser”, where the code of the page has a type of that name; “enduser attributes”, where it has `enduser.id`. */
const isInCode = (surface: string, source: string): boolean =>
  (CAMEL.test(surface) && source.includes(`\`${surface}\``)) || source.includes(`\`${surface}.`);

const CAMEL = /\p{Ll}\p{Lu}/u;

const alone = (mention: ReadMention) => ({ mention, judgement: undefined });

/** A word that is given up for another and has a sense of its own: a program unless somebody is meant, or who its own role is. */
function isOwnSense({ mention, verdict }: Judgement, somebody: (mention: ReadMention) => boolean): boolean {
  const { personally, roles } = mention;
  if (personally === undefined) return false;
  if (!roles.some(isPerson)) return !somebody(mention);
  return (verdict.kind === 'clear' || verdict.kind === 'likely') && roles.includes(verdict.role);
}

/**
 * With so much more evidence of another role its word is written: “users pay” becomes “customers pay”, though the glossary
 * has “member” in the place of “user”.
 */
const OTHER_ROLE = 1.8;

/** The word to be written: that of the glossary, or that of the role that does what the sentence says, where it is another. */
function wordHere({ mention, verdict, scored: { promised } }: Judgement, model: DocumentModel): Term {
  const { term, written, witnesses } = mention;
  if (written === undefined || written === term) return term;
  const sums = tally(witnesses.filter((witness) => !isAround(witness)));
  const told = Math.max(0, ...[...promised].map((role) => sums[role]));
  // A client who pays is no less a client: where “client” is to be written “tenant”, “the tenant pays”.
  const own = builtInRoles(written);
  const isSame = [...promised].every((role) => own.includes(role));
  const fits = (role: Role): boolean =>
    promised.has(role) || (isSame && own.some((each) => recordOf(each).compatible?.includes(role) === true));
  const [best] = (Object.entries(sums) as [Role, number][])
    .filter(([role]) => isPerson(role) && !fits(role))
    .sort((a, b) => b[1] - a[1]);
  const judged = (verdict.kind === 'clear' || verdict.kind === 'likely') && verdict.role;
  if (judged && !fits(judged)) return model.wordFor(judged) ?? term;
  return best !== undefined && best[1] - told >= OTHER_ROLE ? (model.wordFor(best[0]) ?? term) : term;
}

const isHyphenation = ({ surface, term, written }: ReadMention): boolean =>
  written === undefined && surface.includes('-') && surface.toLowerCase().replace('-', ' ').startsWith(term);

/** “your customers”, “the client's customers”: not ours. */
const isOfOthers = ({ relations, words, at }: ReadMention): boolean =>
  relations.some(({ slot, lemma }) => slot === 'owner' && lemma !== 'our' && lemma !== 'my') ||
  (words[at + 1]?.token.lower === 'of' && words.slice(at + 2, at + 5).some(({ tag }) => tag === 'mention'));

/** A word that names nobody here is not replaced by one that does; a wrong spelling is wrong in a name as well. */
function isLeft({ acquittal, written, term, personally }: ReadMention): boolean {
  if (acquittal === undefined) return false;
  if (written === undefined && personally === undefined) return acquittal.kind === 'quotation';
  const isWordForPeople = builtInRoles(written ?? term).length > 0;
  return isWordForPeople || LEFT.has(acquittal.kind);
}

/** Where any word is left alone. */
const LEFT: ReadonlySet<Acquittal['kind']> = new Set(['quotation', 'name', 'word']);
