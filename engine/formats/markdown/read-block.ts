import type { SourceComment } from '../../model.js';
import type { Candidate } from '../../prose/gathering.js';
import type { WordScan } from '../../prose/matches.js';
import type { Section } from '../html/outline.js';
import type { Leaf } from './leaf.js';

/** How many outermost blocks at both ends are those of before an edit, and how many more there were. */
export interface KeptBlocks {
  readonly head: number;
  readonly tail: number;
  readonly by: number;
}

/** What was read of an outermost block, and where it stood. */
export interface ReadBlock {
  /** Source offset. */
  readonly start: number;
  /** How many lists and tables stand before it. */
  readonly lists: number;
  readonly tables: number;
  readonly leaves: readonly ReadLeaf[];
}

export interface ReadLeaf {
  readonly kind: Leaf['kind'];
  /** Those that it stands under. */
  readonly headings: readonly string[];
  readonly candidates: readonly Candidate[];
  readonly comments: readonly SourceComment[];
  /** The headings in it, and those that what follows stands under. */
  readonly sections: readonly Section[];
  readonly after: readonly string[];
  /** Whether nothing of it was left out since no wanted word stands in it. */
  readonly isWhole: boolean;
}

/** Whether what was read when other words were wanted, in the same places, is all that is wanted by a scan, and wanted. */
export function isAllWanted({ leaves }: ReadBlock, wanted: WordScan): boolean {
  const isWanted = ({ prose: { kind, text } }: Candidate): boolean =>
    kind === 'heading' || kind === 'title' || wanted.test(text);
  return leaves.every(({ kind, candidates, isWhole }) => isWhole && kind !== 'fence' && candidates.every(isWanted));
}
