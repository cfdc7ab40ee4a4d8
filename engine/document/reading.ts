import { type ProseReading, readProseInSteps } from '../formats/index.js';
import { languages } from '../formats/languages.generated.js';
import type { Problem, SourceComment, SourceDocument } from '../model.js';
import { DIRECTIVE } from '../prose/matches.js';
import { linePieces, type Pieces } from '../prose/pieces.js';
import type { Steps } from '../steps.js';
import type { Termbase } from '../termbase/termbase.js';
import { type Block, type Blocks, blocksOf, isTelling } from './block.js';
import { type DocumentModel, documentModel } from './document.js';
import type { ReadMention } from './read-mention.js';
import { type Topics, topicsOf } from './topic.js';

/** A document as it was read: all that is known of it without a learned model. */
export interface Reading {
  readonly document: SourceDocument;
  readonly termbase: Termbase;
  /** The blocks that say anything, in source order. */
  readonly blocks: readonly Block[];
  /** The mentions of the blocks, in source order. */
  readonly mentions: readonly ReadMention[];
  /** For each mention the index of its block. */
  readonly blockOf: readonly number[];
  readonly comments: readonly SourceComment[];
  /** What is wrong with what was asked of the document. */
  readonly problems: readonly Problem[];
  readonly topics: Topics;
  /** The text, for what is counted line by line. */
  readonly lines: Pieces;
  /** What was read of the source. */
  readonly prose: ProseReading;
  readonly model: DocumentModel;
  /** What the next reading of the same document can reuse; opaque. */
  readonly state: unknown;
}

/** What a reading keeps for the next. */
interface State {
  readonly blocks: Blocks;
}

const lengthOf = (comments: readonly SourceComment[]): number =>
  comments.reduce((sum, { span }) => sum + span.end - span.start, 0);

function mentionsIn(blocks: readonly Block[]): Pick<Reading, 'mentions' | 'blockOf'> {
  const all: ReadMention[] = [];
  const blockOf: number[] = [];
  blocks.forEach(({ mentions }, index) => {
    for (const mention of mentions) {
      all.push(mention);
      blockOf.push(index);
    }
  });
  return { mentions: all, blockOf };
}

/**
 * Reads a document, step by step: its blocks of prose, the mentions in them, what is said of each, and what the document defines.
 *
 * @param previous a reading of an earlier version of the same document: what an edit did not touch is reused
 * @returns undefined for a document in which nothing can be named and nothing silenced; the next reading begins anew
 */
export function* read(document: SourceDocument, termbase: Termbase, previous?: Reading): Steps<Reading | undefined> {
  const before = previous?.termbase === termbase ? previous : undefined;
  const { matcher } = termbase;
  const isDecided = termbase.glossary.decisions !== undefined;
  const mayName = (): boolean =>
    matcher.mayName(document.text) ||
    languages[document.languageId].encodes === true ||
    document.text.includes(DIRECTIVE);
  if (before === undefined && !isDecided && !mayName()) return undefined;
  const state = before?.state as State | undefined;
  const prose = yield* readProseInSteps(document, matcher.scan, before?.prose);
  yield;
  const all = yield* blocksOf(prose.proses, termbase, state?.blocks);
  const blocks = all.all.filter(isTelling);
  const topics = topicsOf(document.text, before?.topics);
  return {
    document,
    termbase,
    blocks,
    ...mentionsIn(blocks),
    comments: prose.comments,
    problems: prose.problems,
    topics,
    lines: linePieces(document.text, before?.lines),
    model: documentModel(document.text.length - lengthOf(prose.comments), blocks, termbase, topics),
    prose,
    state: { blocks: all } satisfies State,
  };
}
