import { type Acquittal, acquittalOf, compoundAt, type FoundCompound } from '../evidence/acquittal.js';
import { headingCue, windowCue } from '../evidence/background.js';
import { relationCue } from '../evidence/relation.js';
import type { Witness } from '../evidence/witness.js';
import { type Cells, cellsOf } from '../learned/features.js';
import type { Mention, Prose } from '../model.js';
import { readRelations } from '../syntax/context.js';
import { collect, type Relation } from '../syntax/relation.js';
import { type Sentence, sentencesOf } from '../syntax/sentence.js';
import { type Tagged, tag } from '../syntax/tag.js';

/** A sentence that was parsed, with its tags. */
export interface ParsedSentence extends Sentence {
  readonly words: readonly Tagged[];
}

/** What one block alone says of one of its mentions; prose offsets, so that it holds wherever the block moves. */
export interface Analysed {
  readonly mention: Mention;
  /** Index among the parsed sentences of the block. */
  readonly sentence: number;
  /** Index of the mention's token in the sentence. */
  readonly at: number;
  readonly relations: readonly Relation[];
  readonly witnesses: readonly Witness[];
  readonly cells: Cells;
  readonly compound?: FoundCompound;
  readonly acquittal?: Acquittal;
}

/** A block with its mentions looked at one by one. */
export interface BlockAnalysis {
  readonly prose: Prose;
  readonly sentences: readonly ParsedSentence[];
  readonly mentions: readonly Analysed[];
}

/** Looks at the mentions of a block: everything that needs no other block. */
export function analyse(prose: Prose, mentions: readonly Mention[]): BlockAnalysis {
  const sentences = sentencesOf(prose, mentions).map(parsed);
  const analysed: Analysed[] = [];
  sentences.forEach((sentence, index) => {
    sentence.tokens.forEach(({ mention }, at) => {
      if (mention !== undefined) analysed.push(look(prose, sentence, index, at, mention));
    });
  });
  return { prose, sentences, mentions: analysed };
}

/** Tags a sentence when it is asked for: the others of its block seldom are. */
function parsed({ tokens, start, end }: Sentence): ParsedSentence {
  let words: readonly Tagged[] | undefined;
  return {
    tokens,
    start,
    end,
    get words() {
      words ??= tag(tokens);
      return words;
    },
  };
}

function look(prose: Prose, sentence: ParsedSentence, index: number, at: number, mention: Mention): Analysed {
  const { words } = sentence;
  const { sink, relations } = collect();
  readRelations(words, at, sink);
  const compound = compoundAt(words, at);
  const acquittal = acquittalOf(words, at, mention, compound);
  const witnesses = [
    ...relationCue(relations, prose.text),
    ...windowCue(words, at),
    ...headingCue(prose, mention.start, mention.end),
  ];
  return {
    mention,
    sentence: index,
    at,
    relations,
    witnesses,
    cells: cellsOf(words, at, relations, mention),
    ...(compound ? { compound } : {}),
    ...(acquittal ? { acquittal } : {}),
  };
}
