import { type Judgeable, judgeable } from '../learned/opinion.js';
import type { Glossary, Mention, Prose } from '../model.js';
import { toSource } from '../prose/offset.js';
import type { Scanner } from '../termbase/mention.js';
import { analyse, type BlockAnalysis } from './analysis.js';
import { definitionsIn } from './definition.js';

/** A block with all that is known of it without looking at another block. */
export interface KnownBlock {
  readonly prose: Prose;
  /** All that the analysis depends on, as one text; the empty text for a block with nothing to judge. */
  readonly key: string;
  readonly analysis: BlockAnalysis;
  /** In the order of the mentions of the analysis. */
  readonly judgeables: readonly Judgeable[];
  /** It may define a word; most blocks do not, and that depends on nothing but the block, save for a `<dt>`. */
  readonly mayDefine: boolean;
}

/** The blocks of one version of a document. */
export interface KnownBlocks {
  readonly all: readonly KnownBlock[];
  /** The block with a key; the blocks are gone through when it is first asked for. */
  withKey(key: string): KnownBlock | undefined;
}

/**
 * Analyses blocks, each text once.
 *
 * @param previous of an earlier version of the document, for the same glossary
 */
export function knownBlocks(
  proses: readonly Prose[],
  scanner: Scanner,
  glossary: Glossary,
  previous?: KnownBlocks,
): KnownBlocks {
  const before = counterparts(proses, previous?.all ?? []);
  const fresh = new Map<string, KnownBlock>();
  const all = proses.map((prose, at) => {
    const same = before(at);
    if (same !== undefined && isSame(same.prose, prose)) return moved(same, prose);
    const block = look(prose, scanner, glossary, (key) => fresh.get(key) ?? previous?.withKey(key));
    if (block.key !== '') fresh.set(block.key, block);
    return block;
  });
  return { all, withKey: finder(all) };
}

/** A function of its own: what it remembers must not hold the blocks of earlier versions. */
function finder(all: readonly KnownBlock[]): KnownBlocks['withKey'] {
  let byKey: ReadonlyMap<string, KnownBlock> | undefined;
  return (key) => {
    byKey ??= new Map(all.map((block) => [block.key, block]));
    return byKey.get(key);
  };
}

/** Finds the blocks of before by their runs, which a block keeps wherever an edit moves it: from both ends, as edits are in one place. */
function counterparts(proses: readonly Prose[], before: readonly KnownBlock[]): (at: number) => KnownBlock | undefined {
  const limit = Math.min(proses.length, before.length);
  const by = before.length - proses.length;
  let head = 0;
  while (head < limit && proses[head]?.runs === before[head]?.prose.runs) head++;
  let tail = proses.length;
  while (tail > Math.max(head, head - by) && proses[tail - 1]?.runs === before[tail - 1 + by]?.prose.runs) tail--;
  return (at) => (at < head ? before[at] : at >= tail ? before[at + by] : undefined);
}

/** A block without mentions matters only as an item: it may be what a term before it is defined as. */
export const isJudged = ({ prose, key }: KnownBlock): boolean => key !== '' || prose.kind === 'item';

function look(
  prose: Prose,
  scanner: Scanner,
  glossary: Glossary,
  known: (key: string) => KnownBlock | undefined,
): KnownBlock {
  const mentions = scanner.mentions(prose);
  if (mentions.length === 0)
    return { prose, key: '', analysis: { prose, sentences: [], mentions: [] }, judgeables: [], mayDefine: false };
  const key = keyOf(prose);
  const same = known(key);
  if (same !== undefined) {
    const block = moved(same, prose);
    // The same words may be set off here and not there.
    return { ...block, mayDefine: mayDefine(block.analysis) };
  }
  const analysis = analyse(prose, mentions);
  const judgeables = analysis.mentions.map((analysed) => judgeable(analysed, analysis.mentions, glossary));
  return { prose, key, analysis, judgeables, mayDefine: mayDefine(analysis) };
}

const mayDefine = (block: BlockAnalysis): boolean =>
  block.prose.kind === 'term' || definitionsIn(block, undefined).length > 0;

/** Whether two blocks of the same runs are analysed alike. */
function isSame(before: Prose, now: Prose): boolean {
  return (
    before === now ||
    (before.text === now.text &&
      before.kind === now.kind &&
      (before.context === now.context || keyOf(before) === keyOf(now)))
  );
}

/** All that the analysis of a block depends on. */
function keyOf({ text, kind, context, runs }: Prose): string {
  return `${kind}\n${context.attribute ?? ''}\n${context.list?.ordered ?? ''}${context.step?.keyword ?? ''}\n${context.headings.join('\n')}\n\n${runs.length > 3 ? runs.join() : ''}\n${text}`;
}

/** The same block where it stands now. */
function moved(block: KnownBlock, prose: Prose): KnownBlock {
  if (block.prose === prose) return block;
  const { key, mayDefine } = block;
  const judgeables = block.judgeables.map((before): Judgeable => {
    return { ...before, analysed: { ...before.analysed, mention: placed(before.analysed.mention, prose) } };
  });
  const mentions = judgeables.map(({ analysed }) => analysed);
  return { prose, key, analysis: { prose, sentences: block.analysis.sentences, mentions }, judgeables, mayDefine };
}

function placed(mention: Mention, prose: Prose): Mention {
  return { ...mention, prose, span: toSource(prose, mention.start, mention.end) };
}
