import type { ReadMention } from '../document/read-mention.js';
import { read } from '../document/reading.js';
import { softmax } from '../learned/local-score.js';
import { learnedTable } from '../learned/table.js';
import type { SourceDocument } from '../model.js';
import { type Termbase, termbaseOf } from '../termbase/termbase.js';
import type { JudgedDocument } from '../verdict/judged-document.js';
import type { CastBlock, CastInput, CastMention } from './input.js';
import { people } from './people.js';

/**
 * What the cast is made from, of a document under review. What was read for the review is not read again, unless one
 * of the team's own words for people stands in the document.
 *
 * This file alone knows how the engine reads, parses and scores.
 *
 * @returns undefined for a document with one word for people at most
 */
export function castInputIn(document: JudgedDocument, source: SourceDocument): CastInput | undefined {
  const { termbase, blocks, model } = document;
  if (!mayHaveTwo(source.text)) return undefined;
  if (wordsFor(termbase).more.test(source.text)) return castInputOf(source, termbase);
  return {
    text: source.text,
    blocks: blocks.map(
      ({ prose, judgements }): CastBlock => ({
        prose,
        mentions: judgements
          .filter(({ mention }) => isPersonIn(mention, termbase))
          .map(({ mention, scored }) => mentionOf(mention, scored.local.likely)),
      }),
    ),
    defined: new Set(model.definitions.keys()),
  };
}

/**
 * Reads a document for its cast: the words of the glossary and the team's own words for people.
 *
 * @returns undefined for a document with one word for people at most
 */
export function castInputOf(document: SourceDocument, termbase: Termbase): CastInput | undefined {
  if (!mayHaveTwo(document.text)) return undefined;
  const reading = read(document, wordsFor(termbase).termbase);
  if (reading === undefined) return undefined;
  const blocks = reading.blocks.map(
    ({ prose, mentions }): CastBlock => ({
      prose,
      mentions: mentions
        .filter((mention) => isPersonIn(mention, termbase))
        .map((mention) => mentionOf(mention, softmax(learnedTable.logitsOf(mention)))),
    }),
  );
  return { text: document.text, blocks, defined: new Set(reading.model.definitions.keys()) };
}

/** A seed, or a word of the glossary that promises the role of a person. */
const isPersonIn = ({ term }: ReadMention, termbase: Termbase): boolean =>
  people.has(term) || termbase.personOf(term) !== undefined;

function mentionOf(mention: ReadMention, likely: readonly number[]): CastMention {
  const { at, sentence, words, relations, witnesses, acquittal } = mention;
  return {
    mention,
    at,
    sentence,
    relations,
    words,
    families: [...new Set(witnesses.map(({ cue }) => cue))],
    likely,
    ...(acquittal ? { acquittal: acquittal.kind } : {}),
  };
}

/** The words for people of a team. */
interface Words {
  /** The glossary with the seeds, which promise no role. */
  readonly termbase: Termbase;
  /** Matches a text in which one of the seeds may stand that are not in the glossary. */
  readonly more: RegExp;
}

/** By termbase: to make one takes longer than to read a small document. */
const known = new WeakMap<Termbase, Words>();

function wordsFor(termbase: Termbase): Words {
  let words = known.get(termbase);
  if (words === undefined) {
    const { glossary } = termbase;
    const terms = new Set(glossary.terms.flatMap(({ term, deprecated }) => [term, ...deprecated]));
    const seeds = [...people.keys()].filter((term) => !terms.has(term));
    const more = seeds.map((term) => ({ term, deprecated: [] }));
    words = {
      termbase: termbaseOf({ ...glossary, terms: [...glossary.terms, ...more] }),
      more: new RegExp(seeds.length === 0 ? '(?!)' : `\\b(?:${patternOf(seeds)})`, 'i'),
    };
    known.set(termbase, words);
  }
  return words;
}

const patternOf = (terms: readonly string[]): string => terms.join('|').replace(/ /g, '\\s+');

const WORD = new RegExp(`\\b(?:${patternOf([...people.keys()])})`, 'gi');

/** Whether two different words for people stand in a text. */
function mayHaveTwo(text: string): boolean {
  let first: string | undefined;
  for (const [word] of text.matchAll(WORD)) {
    first ??= word.toLowerCase();
    if (word.toLowerCase() !== first) return true;
  }
  return false;
}
