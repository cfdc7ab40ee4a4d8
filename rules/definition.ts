import type { Analysed, BlockAnalysis } from './analysis.js';
import { relationCue } from './cue/relation.js';
import type { Role, Term } from './model.js';
import { nounPhrase } from './syntax/phrase.js';
import { collect } from './syntax/relation.js';
import { readVerbGroup } from './syntax/subject.js';
import type { Tagged } from './syntax/tag.js';
import { tally, type Witness } from './witness.js';

/** Where a document says what one of its words means. */
export interface Definition {
  readonly term: Term;
  /** The role that the defining words describe, when they decide it. */
  readonly role?: Role;
  readonly mention: Analysed;
  /** The words that decided it. */
  readonly witnesses: readonly Witness[];
}

/** The definitions in a block; `next` is the block after it, which defines a `<dt>`. */
export function definitionsIn(block: BlockAnalysis, next: BlockAnalysis | undefined): readonly Definition[] {
  return block.mentions.flatMap((analysed) => {
    const words = definingWords(block, analysed, next);
    if (words === undefined) return [];
    const witnesses = witnessesOf(words, analysed, block.prose.text);
    const role = roleOf(witnesses);
    return [{ term: analysed.mention.term, mention: analysed, witnesses: witnesses.filter((witness) => witness.role === role), ...(role ? { role } : {}) }];
  });
}

/** The words that define a mention: behind “means”, behind the colon of a set-off word, or what a set-off word is said to do. */
function definingWords(block: BlockAnalysis, analysed: Analysed, next: BlockAnalysis | undefined): readonly Tagged[] | undefined {
  const { mention, at, sentence } = analysed;
  if (mention.possessive !== undefined) return undefined;
  const words = block.sentences[sentence]?.words ?? [];
  if (mention.prose.kind === 'term') return mention.start === 0 && next ? next.sentences[0]?.words : undefined;
  let behind = at + 1;
  while (words[behind]?.tag === 'sign' && !/[.,;:–—-]/.test(words[behind]?.token.text ?? '')) behind++;
  const set = isSetOff(analysed);
  const after = words[behind];
  if (after === undefined) return undefined;
  if (/^(means?|denotes?)$/.test(after.token.lower) || (after.token.lower === 'refers' && words[behind + 1]?.tag === 'to')) return words.slice(behind + 1);
  if (!set) return undefined;
  if (/^[:–—-]$/.test(after.token.text) && at <= 2) return words.slice(behind + 1);
  if (after.tag === 'be') return words.slice(behind + 1);
  return after.tag === 'verb' ? words.slice(at) : undefined;
}

/** The mention, alone or with its article or one word before it, is emphasised or quoted. */
function isSetOff({ mention, acquittal }: Analysed): boolean {
  if (acquittal?.kind === 'quotation') return mention.prose.text[mention.end] === '"' || mention.prose.text[mention.end] === '”';
  return mention.prose.marks.some((mark) => (mark.kind === 'strong' || mark.kind === 'emphasis') && mark.start <= mention.start && mark.end >= mention.end && mark.end - mark.start <= mention.end - mention.start + 4);
}

/** What defining words testify to: “a person with a login”, “who has ordered from us”, “software that …”. */
function witnessesOf(words: readonly Tagged[], analysed: Analysed, text: string): readonly Witness[] {
  const { sink, relations } = collect();
  const first = words[0];
  if (first?.token.mention !== undefined) {
    relations.push(...analysed.relations);
  } else {
    const phrase = nounPhrase(words, 0);
    if (phrase !== undefined) sink.add('pred', (words[phrase.head] as Tagged).lemma, words[phrase.head]);
    words.forEach((word, at) => {
      if (word.tag === 'rel') readVerbGroup(words, at + 1, sink, undefined);
      if (word.token.lower === 'with') {
        const owned = nounPhrase(words, at + 1);
        if (owned !== undefined) sink.add('poss', (words[owned.head] as Tagged).lemma, words[owned.head]);
      }
    });
  }
  return relationCue(relations, text);
}

function roleOf(witnesses: readonly Witness[]): Role | undefined {
  const sums = tally(witnesses);
  const [best, second] = (Object.entries(sums) as [Role, number][]).sort((a, b) => b[1] - a[1]);
  return best !== undefined && best[1] >= 0.9 && best[1] - (second?.[1] ?? 0) >= 0.6 ? best[0] : undefined;
}
