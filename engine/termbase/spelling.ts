import type { Glossary, PartOfSpeech, Ruling, Term, TermEntry } from '../model.js';
import { type Form, formsOf } from './form.js';

/** A way to write a term. */
export interface Spelling {
  readonly term: Term;
  readonly form: Form;
  /** What the glossary says where it is written; for an exact term, in other capitals. */
  readonly ruling?: Ruling;
  /** The word, in lower case, where it is another than the term. */
  readonly written?: Term;
  /** The only right way to write this form of the term. */
  readonly exact?: string;
  /** The term to be written where the word is not meant in its own sense. */
  readonly personally?: Term;
}

/** Whether two words differ in capitals, spaces and hyphens alone: “end-user”, “enduser” and “End user”. */
export const areSpelledAlike = (one: string, other: string): boolean => letters(one) === letters(other);

const letters = (word: string): string => word.toLowerCase().replace(/[\s-]+/g, '');

/** Whether the glossary wants a term to be written. */
export const isWanted = ({ use, status }: TermEntry): boolean =>
  use === undefined && status !== 'deprecated' && status !== 'forbidden';

/**
 * All ways to write the terms of a glossary, by what is written in lower case; in time that grows with the glossary.
 *
 * @param isPerson whether a term promises a role
 */
export function spellingsOf(
  glossary: Pick<Glossary, 'terms'>,
  isPerson: (term: Term) => boolean,
): ReadonlyMap<string, Spelling> {
  const own = new Set(glossary.terms.flatMap(({ term, use }) => (use === undefined ? [term] : [])));
  const spellings = new Map<string, Spelling>();
  const personal: Word[] = [];
  for (const entry of glossary.terms) {
    for (const word of wordsOf(entry, own)) {
      const { written, spelling } = word;
      // Of a word that is right, nobody asks for the forms of a verb.
      // “customer: { deprecated: [client] }, client: program”: the word has a sense of its own.
      if (spelling.ruling !== undefined && written !== spelling.term && own.has(written)) personal.push(word);
      else put(spellings, word, spelling.ruling === undefined || isPerson(spelling.term));
    }
  }
  for (const { written, spelling } of personal) {
    const { term: personally, ruling } = spelling;
    for (const { written: form } of formsOf(written, {}, true)) {
      const known = spellings.get(form);
      if (known !== undefined) spellings.set(form, { ...known, personally, ...(ruling && { ruling }) });
    }
  }
  return spellings;
}

/** A word of an entry before it is inflected. */
interface Word {
  readonly written: string;
  readonly grammar: Partial<TermEntry>;
  readonly spelling: Omit<Spelling, 'form'>;
}

/** @param known the terms of the glossary that are not to be written as another */
function wordsOf(entry: TermEntry, known: ReadonlySet<Term>): readonly Word[] {
  const { term, use, deprecated, forbidden = [], admitted = [], isExact } = entry;
  const target = use ?? term;
  const ruling = isWanted(entry) ? undefined : rulingOf(entry, entry.status === 'forbidden');
  const other = (written: string, said: Ruling | undefined): readonly Word[] =>
    // A term is never a deprecated spelling of itself, be it in other capitals: see `isExact`.
    written.toLowerCase() === target
      ? []
      : [{ written: written.toLowerCase(), grammar: {}, spelling: spellingOf(written, target, said) }];
  const own: Omit<Spelling, 'form'> = {
    ...spellingOf(term, target, ruling),
    ...(use === undefined && ruling !== undefined && { written: term }),
    ...(use === undefined && isExact && { exact: entry.written ?? term, ruling: rulingOf(entry, false) }),
  };
  return [
    { written: term, grammar: entry, spelling: own },
    ...deprecated.flatMap((written) => other(written, rulingOf(entry, false, usedAs(entry, written, known)))),
    ...forbidden.flatMap((written) => other(written, rulingOf(entry, true, usedAs(entry, written, known)))),
    ...admitted.flatMap((written) => other(written, ruling)),
  ];
}

/**
 * As what a word must be used to be written as a term: “login” as a verb, where “log in” is one. No verb takes the place
 * of a noun; a noun is told from its verb where both are one word, or where the word is a term of its own.
 */
function usedAs({ term, partOfSpeech }: TermEntry, word: string, own: ReadonlySet<Term>): PartOfSpeech | undefined {
  const matters = partOfSpeech === 'verb' || areSpelledAlike(word, term) || own.has(word.toLowerCase());
  return matters ? partOfSpeech : undefined;
}

/** @param of as what the word must be used; by itself, what its own entry says */
function rulingOf(entry: TermEntry, isForbidden: boolean, of?: PartOfSpeech): Ruling {
  const { use, message, severity = isForbidden ? 'error' : undefined } = entry;
  const isReplaced = use !== undefined || isWanted(entry);
  const partOfSpeech = of ?? (isWanted(entry) ? undefined : entry.partOfSpeech);
  return {
    isReplaced,
    ...(partOfSpeech && { partOfSpeech }),
    ...(message !== undefined && { message }),
    ...(severity && { severity }),
  };
}

function spellingOf(written: string, term: Term, ruling: Ruling | undefined): Omit<Spelling, 'form'> {
  const spelling = { term, ...(ruling && { ruling }) };
  return areSpelledAlike(written, term)
    ? spelling
    : { ...spelling, written: written.toLowerCase().replaceAll('-', ' ') };
}

function put(spellings: Map<string, Spelling>, { written, grammar, spelling }: Word, isNoun: boolean): void {
  const { exact } = spelling;
  for (const { written: form, form: kind } of formsOf(written, grammar, isNoun)) {
    const key = form.toLowerCase();
    if (kind !== 'base' && spellings.has(key)) continue;
    const right = exact === undefined ? {} : { exact: kind === 'base' ? exact : exact + form.slice(exact.length) };
    spellings.set(key, { ...spelling, ...right, form: kind });
  }
}
