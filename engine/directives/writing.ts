import type { CommentForm } from '../formats/format.js';
import { formats } from '../formats/formats.generated.js';
import type { Finding, JudgedMention, Review, SourceDocument, Span } from '../model.js';

/** A comment to be put in at a source offset. */
export interface Insertion {
  readonly offset: number;
  readonly text: string;
  /** What the comment covers. */
  readonly covers: 'next line' | 'this line' | 'file';
}

/** A document in which findings are to be silenced. */
export interface Reviewable {
  readonly document: SourceDocument;
  readonly review: Review;
  /** Reviews another text as the document was reviewed. */
  again(text: string): Review;
}

/**
 * A comment that silences the rule of a finding on its line, where it changes nothing of what readers see. It was tried:
 * it silences, all mentions stand where they stood, and no problem came up.
 *
 * @param reason why the words are right, for those who come later
 * @returns undefined where no comment can stand
 */
export function ignoreHere(reviewable: Reviewable, finding: Finding, reason = ''): Insertion | undefined {
  return placesHere(reviewable, finding, reason).find((insertion) => silences(reviewable, insertion));
}

/** A comment at the top that silences the rule of a finding in the whole document; undefined where it cannot. */
export function ignoreInFile(reviewable: Reviewable, { rule }: Finding, reason = ''): Insertion | undefined {
  const { text, languageId } = reviewable.document;
  const { comments } = formats[languageId];
  if (comments === undefined) return undefined;
  const newline = newlineOf(text);
  const blank = comments.stands.endsWith('line') || comments.stands === 'anywhere' ? '' : newline;
  const insertion: Insertion = {
    offset: comments.contentStart(text),
    text: `${commentOf(comments, `distinguo-disable-file ${rule}`, reason)}${newline}${blank}`,
    covers: 'file',
  };
  return silences(reviewable, insertion) ? insertion : undefined;
}

/** A text with a comment in it. */
export function withInsertion(source: string, { offset, text }: Insertion): string {
  return source.slice(0, offset) + text + source.slice(offset);
}

/** The mention that a finding is about. */
export function mentionOf(mentions: readonly JudgedMention[], { span }: Finding): JudgedMention | undefined {
  return mentions.find((mention) => span.start <= mention.span.start && mention.span.end <= span.end);
}

/** Where a comment about the line of a finding may stand, best first. */
function placesHere({ document, review }: Reviewable, finding: Finding, reason: string): readonly Insertion[] {
  const { text, languageId } = document;
  const { comments } = formats[languageId];
  const start = comments?.contentStart(text) ?? 0;
  const isInHead = finding.span.start < start;
  const line = lineAt(text, finding.span.start);
  const inner = isInHead ? undefined : comments?.within?.(text, line.start);
  const form = inner ?? (isInHead ? comments?.inHead : comments);
  if (form === undefined) return [];
  const mention = mentionOf(review.mentions, finding);
  const isFree = (offset: number) =>
    isInHead || inner !== undefined || (start <= offset && comments?.admits?.(text, offset) !== false);
  const blanks = /^[ \t]*/.exec(text.slice(line.start, line.end))?.[0] ?? '';
  const above: Insertion = {
    offset: line.start,
    text: `${inner?.indent ?? blanks}${commentOf(form, `distinguo-disable-next-line ${finding.rule}`, reason)}${newlineOf(text)}${form.stands === 'own block' ? newlineOf(text) : ''}`,
    covers: 'next line',
  };
  const behind: Insertion = {
    offset: textEnd(text, { ...line, end: Math.min(line.end, inner?.end ?? line.end) }, mention),
    text: ` ${commentOf(form, `distinguo-disable-line ${finding.rule}`, reason)}`,
    covers: 'this line',
  };
  const parts = /block/.test(form.stands) && !(mention && standsAlone(mention, line, inner ? '' : blanks));
  const ends = form.stands === 'anywhere' || (form.stands === 'between blocks' && !isInTag(text, line, mention));
  return [...(parts ? [] : [above]), ...(ends ? [behind] : [])].filter(({ offset }) => isFree(offset));
}

/** Whether a comment does its work, is understood as one, and does nothing else. */
function silences({ document, review, again }: Reviewable, insertion: Insertion): boolean {
  const after = again(withInsertion(document.text, insertion));
  return (
    after.findings.length < review.findings.length &&
    after.problems.length <= review.problems.length &&
    readOf(after) === readOf(review)
  );
}

/** What is read around the mentions of a document: a comment that breaks a link, a table or front matter changes it. */
function readOf({ mentions }: Review): string {
  const proses = new Set(mentions.map(({ prose }) => prose));
  const bare = (text: string) => text.replace(/\s+/g, ' ').trim();
  return JSON.stringify(
    [...proses].map(({ kind, text, marks }) => [
      kind,
      bare(text),
      ...marks.map((mark) => [mark.kind, bare(text.slice(mark.start, mark.end))]),
    ]),
  );
}

/** No reason ends the comment that it stands in, whatever the format: “-->”, “#}”, “{% endcomment %}” and the like are parted. */
function commentOf({ open, close }: CommentForm, directive: string, reason: string): string {
  const words = reason
    .replace(/\s+/g, ' ')
    .replace(/--+/g, '–')
    .replaceAll('*/', '* /')
    .replaceAll('>', '›')
    .replace(/[{}%#](?=[{}%#])/g, '$& ')
    .trim();
  return [open, directive, ...(words === '' ? [] : ['--', words]), close].filter((part) => part !== '').join(' ');
}

/** Whether the line is the first of a paragraph or heading that nothing encloses: a comment line above it parts nothing. */
function standsAlone({ prose }: JudgedMention, line: Span, indent: string): boolean {
  const { list, table, quoted } = prose.context;
  const enclosed = list !== undefined || table !== undefined || quoted === true;
  const starts = line.start <= prose.span.start && prose.span.start <= line.end;
  return (prose.kind === 'paragraph' || prose.kind === 'heading') && !enclosed && starts && indent.length < 4;
}

/** Whether the words may stand in a tag that goes on behind the line: descriptions of images do not. */
function isInTag(source: string, line: Span, mention: JudgedMention | undefined): boolean {
  return mention?.prose.kind === 'attribute' && source.slice(line.start, line.end).includes('<');
}

/** Where the text of a line ends: that of the cell in a table, and before what breaks the line there. */
function textEnd(source: string, line: Span, mention: JudgedMention | undefined): number {
  if (mention?.prose.kind === 'cell') return mention.prose.span.end;
  const text = source.slice(line.start, line.end);
  const breaks = text.endsWith('\\') ? 1 : 0;
  return line.start + text.slice(0, text.length - breaks).trimEnd().length;
}

/** The line that holds an offset, without its end and without a byte order mark. */
function lineAt(source: string, offset: number): Span {
  const before = Math.max(source.lastIndexOf('\n', offset - 1), source.lastIndexOf('\r', offset - 1)) + 1;
  const start = before === 0 && source.charCodeAt(0) === 0xfeff ? 1 : before;
  const length = source.slice(offset).search(/[\r\n]/);
  return { start: offset === 0 ? 0 : start, end: length < 0 ? source.length : offset + length };
}

function newlineOf(source: string): string {
  return /\r\n|\n|\r/.exec(source)?.[0] ?? '\n';
}
