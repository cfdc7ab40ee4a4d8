import type { Analysed, ParsedSentence } from '../document/analysis.js';
import { isJudged, knownBlocks } from '../document/block.js';
import { definitionsIn } from '../document/definition.js';
import { read } from '../formats/index.js';
import { softmax } from '../learned/opinion.js';
import type { Glossary, SourceDocument } from '../model.js';
import type { RuleContext } from '../rule.js';
import { type Scanner, scannerOf } from '../termbase/mention.js';
import type { CastBlock, CastInput, CastMention } from './input.js';
import { people } from './people.js';

/**
 * What the cast is made from, of a document under review. What was read for the review is not read again, unless one
 * of the team's own words for people stands in the document.
 *
 * This file alone knows how the engine reads, scans and analyses.
 *
 * @returns undefined for a document with one word for people at most
 */
export function castInputIn(context: RuleContext): CastInput | undefined {
  const { source: text, languageId, glossary, blocks, model } = context;
  if (!mayHaveTwo(text)) return undefined;
  if (wordsFor(glossary).more.test(text)) return castInputOf({ text, languageId }, glossary);
  return {
    text,
    blocks: blocks.map(
      ({ prose, sentences, mentions }): CastBlock => ({
        prose,
        mentions: mentions.map((judged) => mentionOf(judged, sentences, softmax(judged.wrong))),
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
export function castInputOf(document: SourceDocument, glossary: Glossary): CastInput | undefined {
  if (!mayHaveTwo(document.text)) return undefined;
  const { scanner } = wordsFor(glossary);
  const known = knownBlocks(read(document, scanner.wanted).proses, scanner, glossary).all.filter(isJudged);
  const defined = new Set<string>();
  const blocks = known.map(({ prose, analysis, judgeables, mayDefine }, index): CastBlock => {
    if (mayDefine) for (const { term } of definitionsIn(analysis, known[index + 1]?.analysis)) defined.add(term);
    const mentions = judgeables.map(({ analysed, likely }) => mentionOf(analysed, analysis.sentences, likely));
    return { prose, mentions };
  });
  return { text: document.text, blocks, defined };
}

function mentionOf(
  { mention, at, sentence, relations, witnesses, acquittal }: Analysed,
  sentences: readonly ParsedSentence[],
  likely: readonly number[],
): CastMention {
  return {
    mention,
    at,
    sentence,
    relations,
    words: sentences[sentence]?.words ?? [],
    families: [...new Set(witnesses.map(({ cue }) => cue))],
    likely,
    ...(acquittal ? { acquittal: acquittal.kind } : {}),
  };
}

/** The words for people of a team. */
interface Words {
  /** Finds those of the glossary and the seeds. */
  readonly scanner: Scanner;
  /** Matches a text in which one of the seeds may stand that are not in the glossary. */
  readonly more: RegExp;
}

/** By glossary: to make a scanner takes longer than to read a small document. */
const known = new WeakMap<Glossary, Words>();

function wordsFor(glossary: Glossary): Words {
  let words = known.get(glossary);
  if (words === undefined) {
    const terms = new Set(glossary.terms.flatMap(({ term, deprecated }) => [term, ...deprecated]));
    const seeds = [...people.keys()].filter((term) => !terms.has(term));
    // They promise no role: nothing is judged of them.
    const more = seeds.map((term) => ({ term, deprecated: [] }));
    words = {
      scanner: scannerOf({ ...glossary, terms: [...glossary.terms, ...more] }),
      more: new RegExp(`\\b(?:${patternOf(seeds)})`, 'i'),
    };
    known.set(glossary, words);
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
