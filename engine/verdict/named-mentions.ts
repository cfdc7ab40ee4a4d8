import type { Block } from '../document/block.js';
import type { ReadMention } from '../document/read-mention.js';
import type { Reading } from '../document/reading.js';
import type { ScoredMention, Scores } from '../learned/scorer.js';
import type { Prose } from '../model.js';
import { editBetween } from '../prose/edit.js';
import { recordOf } from '../termbase/role-record.js';
import {
  AROUND,
  isCalledSoInCode,
  isHeld,
  isListedAmongThings,
  isNamedOperator,
  isOnControl,
  namesItsTarget,
} from './named.js';

/** Which mentions are named by something else than what is told of them. */
export interface Named {
  isNamed(at: number): boolean;
  /** 1 for those that are named so, 0 for those that are not, {@link UNKNOWN} for those of whom it was not asked. */
  readonly known: Int8Array;
}

const UNKNOWN = -1;

/** What was known of the mentions of an earlier version of a document. */
export interface EarlierNamed {
  readonly reading: Reading;
  readonly known: Int8Array;
}

/** What is known of the mentions of an earlier version holds where the source around their blocks is the same. */
export function namedIn(
  reading: Reading,
  { mentions, alignment: { head, tail, by } }: Scores,
  previous?: EarlierNamed,
): Named {
  const { blocks, blockOf, document } = reading;
  const known = new Int8Array(mentions.length).fill(UNKNOWN);
  if (previous !== undefined) {
    known.set(previous.known.subarray(0, head));
    known.set(previous.known.subarray(tail + by), tail);
    const edit = editBetween(previous.reading.document.text, document.text);
    const isFar = (at: number): boolean => {
      const { span } = (blocks[blockOf[at] as number] as Block).prose;
      return span.end + AROUND < edit.start || span.start - AROUND > edit.newEnd;
    };
    // Blocks may lie in one another: what begins far from the edit may be followed by what does not.
    known.forEach((value, at) => {
      if (value !== UNKNOWN && !isFar(at)) known[at] = UNKNOWN;
    });
  }
  return {
    known,
    isNamed(at) {
      const mention = reading.mentions[at] as ReadMention;
      const scored = mentions[at] as ScoredMention;
      if (scored.score === undefined) return false;
      if (known[at] === UNKNOWN) {
        const { prose } = blocks[blockOf[at] as number] as Block;
        known[at] = Number(isNamedBeside(mention, prose, document.text));
      }
      return known[at] === 1 || isNamedAs(mention, scored);
    },
  };
}

/** Whoever is named by the title of a page, or by what they operate, is left alone in drafts, too. */
export const isNamed = (mention: ReadMention, scored: ScoredMention, prose: Prose, source: string): boolean =>
  scored.score !== undefined && (isNamedBeside(mention, prose, source) || isNamedAs(mention, scored));

/** By what stands beside the word, whatever is told of it. */
const isNamedBeside = (mention: ReadMention, prose: Prose, source: string): boolean =>
  namesItsTarget(mention, prose, source) ||
  isCalledSoInCode(mention, prose, source) ||
  isOnControl(mention) ||
  isListedAmongThings(mention);

/** By what they operate, or for whom. */
const isNamedAs = (mention: ReadMention, { written, score }: ScoredMention): boolean =>
  written !== undefined && score?.role === recordOf(written).heldBy && (isNamedOperator(mention) || isHeld(mention));
