import type { Prose, Role, Term } from '../model.js';
import { toSource } from '../prose/offset.js';
import { align, earlierIndex } from '../reuse.js';
import type { Steps } from '../steps.js';
import { roles } from '../termbase/roles.generated.js';
import type { Termbase } from '../termbase/termbase.js';
import { type DefinedWord, definedIn } from './definition.js';
import { explainedIn } from './explained.js';
import { type ParsedBlock, parseBlock, type ReadMention, underHeadings } from './read-mention.js';

/** A block with all that is known of it without looking at another block. */
export interface Block extends ParsedBlock {
  readonly prose: Prose;
  /** All that the parse depends on, as one text; the empty text for a block without mentions. */
  readonly key: string;
  /** The words that the block defines by itself. */
  readonly defined: readonly DefinedWord[];
  /** The words of which it says who they are, see {@link explainedIn}. */
  readonly explained: readonly Term[];
  /** The words of the glossary that have no role, and are not to be written so. */
  readonly unwanted: readonly ReadMention[];
  /** The words that are used of somebody: those of mentions that are not acquitted, in source order. */
  readonly used: readonly Term[];
  /** The roles of mentions of somebody's people, as far as a record asks for them. */
  readonly owned: readonly Role[];
}

/** The blocks of one version of a document. */
export interface Blocks {
  readonly all: readonly Block[];
  /** The block with a key; the blocks are gone through when it is first asked for. */
  withKey(key: string): Block | undefined;
}

/**
 * Parses blocks, each text once.
 *
 * @param previous those of an earlier version of the document, for the same termbase
 */
export function* blocksOf(proses: readonly Prose[], termbase: Termbase, previous?: Blocks): Steps<Blocks> {
  const before = previous?.all ?? [];
  // A block keeps its runs wherever an edit moves it.
  const alignment = align(before.length, proses.length, (then, at) => proses[at]?.runs === before[then]?.prose.runs);
  const fresh = new Map<string, Block>();
  const known = (key: string): Block | undefined => fresh.get(key) ?? previous?.withKey(key);
  const all: Block[] = [];
  for (const [at, prose] of proses.entries()) {
    const same = before[earlierIndex(alignment, at)];
    if (same !== undefined && isSame(same.prose, prose)) {
      all.push(moved(same, prose));
      continue;
    }
    const block =
      same !== undefined && isSame(same.prose, underHeadingsOf(same.prose, prose))
        ? reheaded(same, prose)
        : yield* readBlock(prose, termbase, known);
    if (block.key !== '') fresh.set(block.key, block);
    all.push(block);
    yield;
  }
  return { all, withKey: finder(all) };
}

/** A function of its own: what it remembers must not hold the blocks of earlier versions. */
function finder(all: readonly Block[]): Blocks['withKey'] {
  let byKey: ReadonlyMap<string, Block> | undefined;
  return (key) => {
    byKey ??= new Map(all.map((block) => [block.key, block]));
    return byKey.get(key);
  };
}

/** Whether a block says anything: one without mentions does only as an item, which may be what a term before it is defined as. */
export const isTelling = ({ prose, key }: Block): boolean => key !== '' || prose.kind === 'item';

function* readBlock(prose: Prose, termbase: Termbase, known: (key: string) => Block | undefined): Steps<Block> {
  // A term without a role is no part of who does what to whom: it is read by itself, and only where something is wrong.
  const all = yield* termbase.matcher.mentions(prose);
  const mentions = all.filter(({ term }) => termbase.isActor(term));
  const plain =
    all.length > mentions.length
      ? all.filter(({ term, ruling }) => !termbase.isActor(term) && ruling !== undefined)
      : [];
  if (mentions.length + plain.length === 0) return nobodyIn(prose);
  const key = keyOf(prose);
  const same = known(key);
  // The same words may be set off here and not there.
  if (same !== undefined) return withDefinitions(copied(same, prose));
  const unwanted = plain.length === 0 ? NONE : (yield* parseBlock(prose, plain)).mentions;
  return yield* blockWith(prose, key, yield* parseBlock(prose, mentions), unwanted);
}

const NONE: readonly never[] = [];

/** A block in which nobody is named. */
const nobodyIn = (prose: Prose): Block => ({
  sentences: NONE,
  mentions: NONE,
  prose,
  key: '',
  defined: NONE,
  explained: NONE,
  unwanted: NONE,
  used: NONE,
  owned: NONE,
});

function* blockWith(
  prose: Prose,
  key: string,
  { sentences, mentions }: ParsedBlock,
  unwanted: readonly ReadMention[],
): Steps<Block> {
  yield;
  const definitions = definitionsOf({ prose, sentences, mentions });
  yield;
  return {
    sentences,
    mentions,
    prose,
    key,
    ...definitions,
    unwanted,
    used: usedIn(mentions),
    owned: mentions.flatMap(ownedRole),
  };
}

const usedIn = (mentions: readonly ReadMention[]): Block['used'] =>
  mentions.flatMap(({ term, acquittal }) => (acquittal === undefined ? [term] : []));

/** The role of a mention of somebody's people, if it is one of which a record asks. */
function ownedRole({ roles: [role], relations }: ReadMention): readonly Role[] {
  if (role === undefined || !ASKED_OWNED.has(role)) return [];
  return relations.some(({ slot, lemma }) => slot === 'owner' && lemma !== 'our') ? [role] : [];
}

/** Of which roles a record asks whether the document speaks of somebody's. */
export const ASKED_OWNED: ReadonlySet<Role> = new Set(
  roles.flatMap(({ overlaps }) => overlaps.flatMap(({ when }) => when?.owned ?? [])),
);

const withDefinitions = (block: Block): Block => ({ ...block, ...definitionsOf(block) });

/** The words that a block defines, and those that it explains. */
function definitionsOf(block: ParsedBlock & { readonly prose: Prose }): Pick<Block, 'defined' | 'explained'> {
  const defined = definedIn(block);
  return { defined, explained: explainedIn({ ...block, defined }) };
}

/** Whether two blocks of the same runs are parsed alike. */
function isSame(before: Prose, now: Prose): boolean {
  return (
    before === now ||
    (before.text === now.text &&
      before.kind === now.kind &&
      (before.marks === now.marks || marksOf(before) === marksOf(now)) &&
      (before.context === now.context || keyOf(before) === keyOf(now)))
  );
}

/** All that the parse of a block depends on. */
function keyOf(prose: Prose): string {
  const { text, kind, context, runs } = prose;
  return `${kind}\n${context.attribute ?? ''}\n${context.list?.ordered ?? ''}${context.step?.keyword ?? ''}\n${context.headings.join('\n')}\n\n${runs.length > 3 ? runs.join() : ''}\n${marksOf(prose)}\n${text}`;
}

/** The same words may be quoted here and not there. */
function marksOf({ marks }: Prose): string {
  return marks.map(({ kind, start, end }) => `${kind}${start}-${end}`).join();
}

/** A block as it would stand under the headings of another. */
const underHeadingsOf = ({ context: { headings } }: Prose, prose: Prose): Prose => ({
  ...prose,
  context: { ...prose.context, headings },
});

/** A block that says the same under other headings. */
function reheaded(block: Block, prose: Prose): Block {
  if (block.key === '') return nobodyIn(prose);
  const under = (mention: ReadMention): ReadMention => underHeadings(mention, prose);
  const mentions = block.mentions.map(under);
  const unwanted = block.unwanted.map(under);
  return withDefinitions({ ...block, ...{ prose, key: keyOf(prose), mentions, unwanted, used: usedIn(mentions) } });
}

/** The same block where it stands now. */
function moved(block: Block, prose: Prose): Block {
  if (block.prose === prose) return block;
  // Its list may have another number now, or its table another header.
  return block.prose.context === prose.context ? { ...block, prose } : withDefinitions(copied(block, prose));
}

/** A block that says the same words, with mentions of its own. */
function copied(block: Block, prose: Prose): Block {
  if (block.prose === prose) return block;
  const copy = (mention: ReadMention): ReadMention => ({
    ...mention,
    prose,
    offset: toSource(prose, mention.start, mention.end).start - prose.span.start,
  });
  return { ...block, prose, mentions: block.mentions.map(copy), unwanted: block.unwanted.map(copy) };
}
