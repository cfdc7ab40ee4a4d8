import { type Acquittal, acquittalOf, compoundAt, type FoundCompound } from '../evidence/acquittal.js';
import { backgroundCue, headingCue } from '../evidence/background.js';
import { programOf } from '../evidence/program.js';
import { relationCue } from '../evidence/relation.js';
import type { Mention, Prose, Witness } from '../model.js';
import { contentWordsOf } from '../syntax/content-words.js';
import { readRelations } from '../syntax/context.js';
import { collect, type Relation } from '../syntax/relation.js';
import { type Sentence, sentencesOf } from '../syntax/sentence.js';
import { type Tagged, tag } from '../syntax/tag.js';

/** A sentence that was parsed, with its tags. */
export interface ParsedSentence extends Sentence {
  /** Made when they are first asked for: most sentences of a block have no mention. */
  readonly words: readonly Tagged[];
  /** What the words of the sentence testify by standing in it. */
  readonly background: readonly Witness[];
}

/** A mention with all that its block alone says of it; but for `span` and `prose`, it holds wherever the block moves. */
export interface ReadMention extends Mention {
  /** Index of its sentence among the parsed sentences of the block. */
  readonly sentence: number;
  /** The words of its sentence. */
  readonly words: readonly Tagged[];
  /** Index of the mention among {@link words}. */
  readonly at: number;
  /** The content words of the headings above, a list for each. */
  readonly headingWords: readonly (readonly string[])[];
  /** The same object in all versions of a document in which nothing has changed for the mention. */
  readonly relations: readonly Relation[];
  readonly witnesses: readonly Witness[];
  readonly compound?: FoundCompound;
  readonly acquittal?: Acquittal;
}

/** A block of prose whose mentions were looked at one by one. */
export interface ParsedBlock {
  readonly sentences: readonly ParsedSentence[];
  readonly mentions: readonly ReadMention[];
}

/** Looks at the mentions of a block: everything that needs no other block. */
export function parseBlock(prose: Prose, mentions: readonly Mention[]): ParsedBlock {
  const sentences = sentencesOf(prose, mentions).map(parsed);
  const headingWords = prose.context.headings.map(contentWordsOf);
  const read: ReadMention[] = [];
  sentences.forEach((sentence, index) => {
    sentence.tokens.forEach(({ mention }, at) => {
      if (mention !== undefined) read.push(readMention(mention, sentence, index, at, headingWords));
    });
  });
  return { sentences, mentions: read };
}

function parsed({ tokens, start, end }: Sentence): ParsedSentence {
  let words: readonly Tagged[] | undefined;
  let background: readonly Witness[] | undefined;
  return {
    tokens,
    start,
    end,
    get words() {
      words ??= tag(tokens);
      return words;
    },
    get background() {
      background ??= backgroundCue(this.words);
      return background;
    },
  };
}

function readMention(
  mention: Mention,
  { words, background }: ParsedSentence,
  sentence: number,
  at: number,
  headingWords: ReadMention['headingWords'],
): ReadMention {
  const { prose, start, end } = mention;
  const { sink, relations } = collect();
  readRelations(words, at, sink);
  const compound = compoundAt(words, at);
  const witnesses = [
    ...relationCue(relations, prose.text),
    ...background.filter((witness) => witness.start !== start),
    ...headingCue(headingWords, start, end),
  ];
  const acquittal = acquittalOf(words, at, mention, compound) ?? programOf(words, at, mention, witnesses);
  return {
    ...mention,
    sentence,
    words,
    at,
    headingWords,
    relations,
    witnesses,
    ...(compound ? { compound } : {}),
    ...(acquittal ? { acquittal } : {}),
  };
}
