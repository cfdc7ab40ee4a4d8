import path from 'node:path';
import process from 'node:process';
import { applyPackagedEdits, headingPaths, type Span, shownText } from '../engine/index.js';
import { type OfficeDocument, openOffice, Refusal } from '../office/index.js';
import type { AppliedChange } from './changes.js';
import type { ParagraphPlace, Paragraphs } from './report.js';
import type { SourceFile } from './source-file.js';
import { TextLines } from './text-lines.js';

/** How much larger a package may be than a text, and what is read of it unpacked: it holds pictures, and XML is long. */
export const packageFactor = 10;
/** In UTF-16 code units, to either side of the words. */
const context = 60;

/** An office document, opened, with the bytes that it was opened from. */
export class OpenedPackage {
  constructor(
    readonly file: string,
    readonly container: Buffer,
    readonly document: OfficeDocument,
    readonly maxFileSize: number,
  ) {}

  readonly applyEdits = applyPackagedEdits;

  /** A text of the document as it is reported: what people read of it, and where that stands. */
  shown(text: string): { readonly text: string; readonly paragraphs: Paragraphs } {
    const read = shownText(text);
    return { text: read, paragraphs: paragraphsOf(text, read, this.document.regions) };
  }

  /** A text as lines for people, a paragraph each. */
  lines(text: string): string {
    return `${shownText(text)}\n`.replaceAll('\u2029\n', '\n');
  }

  /**
   * The package with changes, as tracked changes where its kind has them.
   *
   * @param after the text that must come out
   * @returns why nothing is to be written, as the end of a sentence, or the bytes
   */
  async rewritten(changes: readonly AppliedChange[], after: string): Promise<{ readonly refused: string } | Buffer> {
    try {
      const bytes = this.document.rewritten(changes, { date: dateOfRun() });
      const again = await openOffice(bytes, endingOf(this.file), Number.POSITIVE_INFINITY);
      if (shownText(again.text) === shownText(after)) return bytes;
    } catch (error) {
      if (error instanceof Refusal) return { refused: error.message };
      throw error;
    }
    return { refused: 'cannot be changed safely and was not changed' };
  }
}

/** Opens an office document. Never throws. */
export async function openPackage(file: string, container: Buffer, maxFileSize: number): Promise<SourceFile> {
  try {
    const document = await openOffice(container, endingOf(file), packageFactor * maxFileSize);
    return { bytes: Buffer.from(document.text), opened: new OpenedPackage(file, container, document, maxFileSize) };
  } catch (error) {
    if (error instanceof Refusal) return { refused: error.message };
    throw error;
  }
}

function endingOf(file: string): string {
  return path.extname(file).slice(1).toLowerCase();
}

/** What builds that must be repeatable call today; without it, changes bear no date: the same run writes the same bytes. */
function dateOfRun(): string | undefined {
  const seconds = process.env.SOURCE_DATE_EPOCH ?? '';
  const date = /^\d{1,11}$/.test(seconds) ? new Date(Number(seconds) * 1000) : undefined;
  return date?.toISOString().replace('.000', '');
}

function paragraphsOf(text: string, read: string, regions: readonly (string | undefined)[]): Paragraphs {
  let headings: readonly (readonly string[])[] | undefined;
  const lines = new TextLines(read);
  return {
    placeOf: ({ start, end }: Span): ParagraphPlace => {
      headings ??= headingPaths(text);
      const index = lines.positionOf(start).line - 1;
      const region = regions[index];
      return {
        paragraph: index + 1,
        ...(region !== undefined && { region }),
        headings: headings[index] ?? [],
        context: contextOf(read, { start, end }),
      };
    },
  };
}

/** The words with what stands around them in their paragraph. */
function contextOf(text: string, { start, end }: Span): string {
  const first = text.lastIndexOf('\n', start - 1) + 1;
  const next = text.indexOf('\u2029', end);
  const last = next < 0 ? text.length : next;
  const from = Math.max(first, start - context);
  const to = Math.min(last, end + context);
  const before = from > first ? text.slice(from, start).replace(/^\S*\s/, '…') : text.slice(from, start);
  const after = to < last ? text.slice(end, to).replace(/\s\S*$/, '…') : text.slice(end, to);
  return `${before}${text.slice(start, end)}${after}`.replace(/\s+/g, ' ').trim();
}
