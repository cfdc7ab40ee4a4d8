import { packagedText } from '../engine/index.js';
import type { OfficeChange } from './change.js';
import type { Paragraph } from './paragraph.js';

/** How changes are written. */
export interface ChangesWriting {
  /** When they are made, as `2026-11-30T09:00:00Z`; undefined where nobody says so. */
  readonly date: string | undefined;
}

/** A document of the office, opened. */
export interface OfficeDocument {
  /** What is read of it, as the engine's format `office` has it: a paragraph a line. */
  readonly text: string;
  /** Where a paragraph stands, for people: `footnote 2`, `slide 4`; undefined in the main text. By its index. */
  readonly regions: readonly (string | undefined)[];
  /**
   * The package with changes.
   *
   * @param changes offsets in the text; apart from one another, none over the end of a paragraph
   * @throws Refusal for what must not be changed
   */
  rewritten(changes: readonly OfficeChange[], writing: ChangesWriting): Buffer;
}

/** A paragraph, and what is to be changed in it. Offsets in the paragraph. */
export interface Changed<Owner> {
  readonly paragraph: Paragraph<Owner>;
  readonly changes: readonly OfficeChange[];
}

/** Puts a document together from its paragraphs. */
export function officeDocumentOf<Owner>(
  paragraphs: readonly Paragraph<Owner>[],
  write: (changed: readonly Changed<Owner>[], writing: ChangesWriting) => Buffer,
): OfficeDocument {
  return {
    text: packagedText(paragraphs.map(({ packaged }) => packaged)),
    regions: paragraphs.map(({ region }) => region),
    rewritten: (changes, writing) => write([...changedAmong(paragraphs, changes)], writing),
  };
}

/** Of each paragraph, its end mark and the end of its line. */
const BETWEEN = 2;

function* changedAmong<Owner>(
  paragraphs: readonly Paragraph<Owner>[],
  changes: readonly OfficeChange[],
): Generator<Changed<Owner>> {
  const inOrder = changes.toSorted((a, b) => a.span.start - b.span.start);
  let next = 0;
  let start = 0;
  for (const paragraph of paragraphs) {
    const end = start + paragraph.text.length;
    const own: OfficeChange[] = [];
    for (let change = inOrder[next]; change !== undefined && change.span.end <= end; change = inOrder[++next]) {
      const { span, ...rest } = change;
      own.push({ ...rest, span: { start: span.start - start, end: span.end - start } });
    }
    if (own.length > 0) yield { paragraph, changes: own };
    start = end + BETWEEN;
  }
}
