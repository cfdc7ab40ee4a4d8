import {
  type PackagedParagraph,
  type ParagraphMark,
  packagedText,
  paragraphsIn,
  shownText,
} from '../formats/office/text.js';
import { applyEdits, type Replacement } from './edit.js';

/**
 * Makes edits in the text of a document of the office, and moves the marks of its paragraphs with them.
 *
 * @param edits in source order and apart from one another, none over the end of a paragraph
 */
export function applyPackagedEdits(source: string, edits: readonly Replacement[]): string {
  const said = paragraphsIn(source);
  let start = 0;
  let next = 0;
  const paragraphs = shownText(source)
    .split('\n')
    .map((line, index): PackagedParagraph => {
      const own: Replacement[] = [];
      for (let edit = edits[next]; edit !== undefined && edit.span.start <= start + line.length; edit = edits[++next])
        own.push({ span: { start: edit.span.start - start, end: edit.span.end - start }, text: edit.text });
      start += line.length + 1;
      const { marks = [], kind = 'paragraph', ...rest } = said[index] ?? {};
      return { ...rest, kind, text: applyEdits(line, own).slice(0, -1), marks: marks.map((mark) => moved(mark, own)) };
    });
  return packagedText(paragraphs);
}

/** What is written at an end of a mark stands outside of it. */
function moved({ kind, start, end }: ParagraphMark, edits: readonly Replacement[]): ParagraphMark {
  const longer = (holds: (span: Replacement['span']) => boolean) =>
    edits
      .filter(({ span }) => holds(span))
      .reduce((sum, { span, text }) => sum + text.length - (span.end - span.start), 0);
  const from = start + longer((span) => span.end <= start);
  return { kind, start: from, end: Math.max(from, end + longer((span) => span.start < end)) };
}
