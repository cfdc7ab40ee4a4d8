import { nounPhrase } from './phrase.js';
import type { RelationSink } from './relation.js';
import { isSubjectGap } from './subject.js';
import type { Tagged } from './tagger.js';
import { readVerbGroup } from './verb-group.js';

/** What is said of somebody who explains the mention at `i` behind a comma: “one user, a shipyard that has bought three cranes”. */
export function readApposition(words: readonly Tagged[], i: number, sink: RelationSink): void {
  if (words[i + 1]?.token.text !== ',' || !/^(?:an?|one)$/.test(words[i + 2]?.token.lower ?? '')) return;
  const phrase = nounPhrase(words, i + 2);
  if (phrase === undefined || words[phrase.head]?.tag === 'mention') return;
  const { next } = phrase;
  if (words[next]?.tag === 'rel' && isSubjectGap(words, next + 1)) readVerbGroup(words, next + 1, sink, undefined);
}
