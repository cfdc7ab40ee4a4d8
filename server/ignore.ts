/** Where a comment that silences a finding can stand without changing what the document says. */
import type { Finding, JudgedMention, LanguageId, Span } from '../engine/index.js';
import type { Reviewed } from './reviews.js';

/** Text to be put in at an offset. */
export interface Insertion {
  readonly offset: number;
  readonly text: string;
  /** What the comment covers. */
  readonly covers: 'next line' | 'this line' | 'file';
}

const comment: Readonly<Record<LanguageId, ((directive: string) => string) | undefined>> = {
  markdown: (directive) => `<!-- ${directive} -->`,
  html: (directive) => `<!-- ${directive} -->`,
  mdx: (directive) => `{/* ${directive} */}`,
  gherkin: (directive) => `# ${directive}`,
  plaintext: undefined,
};

/** A comment that silences the rule of a finding on its line; undefined where the format has no place for one. */
export function ignoreHere({ document, languageId, review }: Reviewed, finding: Finding): Insertion | undefined {
  const write = comment[languageId];
  const text = document.getText();
  const mention = mentionOf(review.mentions, finding);
  if (write === undefined || isInFrontMatter(text, finding.span, languageId)) return undefined;
  const line = lineOf(text, finding.span.start);
  const indent = /^[ \t]*/.exec(text.slice(line.start, line.end))?.[0] ?? '';
  const above: Insertion = {
    offset: line.start,
    text: `${indent}${write(`distinguo-disable-next-line ${finding.rule}`)}${newlineOf(text)}`,
    covers: 'next line',
  };
  if (languageId === 'gherkin') return above;
  if (languageId === 'html') return isInTag(text, line.start) ? undefined : above;
  if (mention !== undefined && standsAlone(mention, line, indent)) return above;
  const end = mention?.prose.kind === 'cell' ? mention.prose.span.end : line.end;
  // Behind the text of its own line: a line of its own would part the paragraph, list or table.
  if (mention?.prose.kind === 'attribute' || mention?.prose.kind === 'title') return undefined;
  return { offset: end, text: ` ${write(`distinguo-disable-line ${finding.rule}`)}`, covers: 'this line' };
}

/** A comment at the top that silences a rule in the whole file; undefined for a format without comments. */
export function ignoreInFile({ document, languageId }: Reviewed, finding: Finding): Insertion | undefined {
  const write = comment[languageId];
  if (write === undefined) return undefined;
  const text = document.getText();
  const newline = newlineOf(text);
  const blank = languageId === 'markdown' || languageId === 'mdx' ? newline : '';
  return {
    offset: topOf(text, languageId),
    text: `${write(`distinguo-disable-file ${finding.rule}`)}${newline}${blank}`,
    covers: 'file',
  };
}

/** The mention that a finding is about. */
export function mentionOf(mentions: readonly JudgedMention[], finding: Finding): JudgedMention | undefined {
  return mentions.find(({ span }) => finding.span.start <= span.start && span.end <= finding.span.end);
}

/** Whether the line is the first of a paragraph or heading that nothing encloses: a comment line above it parts nothing. */
function standsAlone({ prose }: JudgedMention, line: Span, indent: string): boolean {
  const { list, table, quoted } = prose.context;
  const enclosed = list !== undefined || table !== undefined || quoted === true;
  const starts = line.start <= prose.span.start && prose.span.start <= line.end;
  return (prose.kind === 'paragraph' || prose.kind === 'heading') && !enclosed && starts && indent.length < 4;
}

/** Where the first line of content begins: behind front matter, a doctype, or the language of a feature. */
function topOf(text: string, languageId: LanguageId): number {
  const head = {
    markdown: /^---[ \t]*\r?\n[\s\S]*?^(?:---|\.\.\.)[ \t]*(?:\r?\n|$)/m,
    mdx: /^---[ \t]*\r?\n[\s\S]*?^---[ \t]*(?:\r?\n|$)/m,
    html: /^\s*<!doctype[^>]*>[ \t]*\r?\n?/i,
    gherkin: /^[ \t]*#[ \t]*language[ \t]*:.*(?:\r?\n|$)/,
    plaintext: /^/,
  }[languageId].exec(text);
  return head?.index === 0 ? head[0].length : 0;
}

function isInFrontMatter(text: string, span: Span, languageId: LanguageId): boolean {
  return (languageId === 'markdown' || languageId === 'mdx') && span.start < topOf(text, languageId);
}

function isInTag(text: string, offset: number): boolean {
  return text.lastIndexOf('<', offset - 1) > text.lastIndexOf('>', offset - 1);
}

function lineOf(text: string, offset: number): Span {
  const start = text.lastIndexOf('\n', offset - 1) + 1;
  const newline = text.indexOf('\n', offset);
  const end = newline === -1 ? text.length : newline;
  return { start, end: text[end - 1] === '\r' ? end - 1 : end };
}

function newlineOf(text: string): string {
  return /\r?\n/.exec(text)?.[0] ?? '\n';
}
