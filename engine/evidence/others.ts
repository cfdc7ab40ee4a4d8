import type { Witness } from '../model.js';
import { phraseStart } from '../syntax/phrase.js';
import { collect } from '../syntax/relation.js';
import { readSubject } from '../syntax/subject.js';
import type { Tagged } from '../syntax/tagger.js';
import { isPerson } from '../termbase/role-record.js';
import { relationCue } from './relation.js';

/** What a role of the lexicon must be told of somebody to count, in log-odds: one row that leans. */
const TOLD = 0.85;

/**
 * What a sentence tells of people whom no word of the glossary names, as far as it gives them a role: “the brewery that
 * bought the gauge”, “nurses log in”. In a text of one word, who else is at work says who is not meant by it.
 *
 * @param text of the block; the places of the witnesses are prose offsets
 */
export function othersIn(words: readonly Tagged[], text: string): readonly Witness[] {
  return words.flatMap(({ tag, token }, i) => {
    const next = words[i + 1];
    if (tag !== 'noun' || token.possessive || next?.tag === 'noun' || next?.tag === 'mention') return [];
    const { sink, relations } = collect();
    readSubject(words, i, sink);
    const by = phraseStart(words, i) - 1;
    const verb = words[by - 1];
    if (words[by]?.token.lower === 'by' && verb?.verb?.form === 'ed') sink.add('by', verb.verb.lemma, verb);
    return relationCue(relations, text).filter(({ weight, role }) => weight >= TOLD && isPerson(role));
  });
}
