import type { Block } from '../document/block.js';
import type { ReadMention } from '../document/read-mention.js';
import type { Reading } from '../document/reading.js';
import type { ScoredMention, Scores } from '../learned/scorer.js';
import type { Prose } from '../model.js';
import { differenceBetween } from '../prose/difference.js';
import { type Alignment, earlierIndex } from '../reuse.js';
import { recordOf } from '../termbase/role-record.js';
import {
  AROUND,
  isCalledSoInCode,
  isHeld,
  isListedAmongThings,
  isNamedOperator,
  isOfEndpoint,
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

/** What is known of a mention of an earlier version holds where the same source stands around it. */
export function namedMentions(reading: Reading, { mentions, alignment }: Scores, previous?: EarlierNamed): Named {
  const known =
    previous === undefined ? new Int8Array(mentions.length).fill(UNKNOWN) : keptOf(reading, alignment, previous);
  return {
    known,
    isNamed(at) {
      const mention = reading.mentions[at] as ReadMention;
      const scored = mentions[at] as ScoredMention;
      if (scored.score === undefined) return false;
      if (known[at] === UNKNOWN) {
        known[at] = Number(isNamedBeside(mention, blockOf(reading, at), reading.document.text));
      }
      return known[at] === 1 || isNamedAs(mention, scored);
    },
  };
}

/**
 * What is still known. Mentions of which the same is said are aligned although they stand in different blocks of the same
 * text: only one that lies where the edit has moved it is asked of no more.
 */
function keptOf(reading: Reading, alignment: Alignment, { reading: before, known: then }: EarlierNamed): Int8Array {
  const { start, newEnd } = differenceBetween(before.document.text, reading.document.text);
  const moved = reading.document.text.length - before.document.text.length;
  const known = new Int8Array(reading.mentions.length).fill(UNKNOWN);
  let block = -1;
  let isKept = false;
  for (let at = 0; at < known.length; at++) {
    const index = earlierIndex(alignment, at);
    const earlier = before.mentions[index];
    if (earlier === undefined) continue;
    if (reading.blockOf[at] !== block) {
      block = reading.blockOf[at] ?? -1;
      const { span } = blockOf(reading, at);
      const by = span.end + AROUND < start ? 0 : span.start - AROUND > newEnd ? moved : undefined;
      // Blocks may lie in one another: what begins far from the edit may be followed by what does not.
      isKept = by !== undefined && blockOf(before, index).span.start + by === span.start;
    }
    if (isKept && (earlier === reading.mentions[at] || earlier.offset === reading.mentions[at]?.offset))
      known[at] = then[index] ?? UNKNOWN;
  }
  return known;
}

const blockOf = ({ blocks, blockOf: of }: Reading, at: number): Prose => (blocks[of[at] ?? -1] as Block).prose;

/** Whoever is named by the title of a page, or by what they operate, is left alone in drafts, too. */
export const isNamed = (mention: ReadMention, scored: ScoredMention, prose: Prose, source: string): boolean =>
  scored.score !== undefined && (isNamedBeside(mention, prose, source) || isNamedAs(mention, scored));

/** By what stands beside the word, whatever is told of it. */
const isNamedBeside = (mention: ReadMention, prose: Prose, source: string): boolean =>
  namesItsTarget(mention, prose, source) ||
  isCalledSoInCode(mention, prose, source) ||
  isOfEndpoint(mention, prose, source) ||
  isOnControl(mention) ||
  isListedAmongThings(mention);

/** By what they operate, or for whom. */
const isNamedAs = (mention: ReadMention, { written, score }: ScoredMention): boolean =>
  written !== undefined && score?.role === recordOf(written).heldBy && (isNamedOperator(mention) || isHeld(mention));
