import { countUpTo, inSource } from '../../prose/embedded.js';
import { type Candidate, type Gathered, Gathering, type ReaderTask } from '../../prose/gathering.js';
import type { SourceLine } from '../../prose/line.js';
import { DIRECTIVE, matchesOf } from '../../prose/matches.js';
import type { CommentSyntax, InnerCommentForm } from '../format.js';
import { readMarkdown } from '../markdown/reader.js';
import { leadOf, linesOfComment } from './layout.js';
import { commentsIn } from './scan.js';
import type { CodeComment, CodeSyntax } from './syntax.js';
import { commentAsMarkdown } from './text.js';

/** Several comments that are one text: lines below each other. */
interface Remark {
  readonly comments: readonly CodeComment[];
  readonly start: number;
  readonly end: number;
}

/** Reads the comments of a source in a programming language, each as Markdown. */
export function readCode(task: ReaderTask, syntax: CodeSyntax): Gathered {
  const { source, wanted } = task;
  const gathering = new Gathering(task);
  const candidates: Candidate[] = [];
  let numbered = 0;
  for (const [index, remark] of remarksIn(source, commentsIn(source, syntax)).entries()) {
    if (!gathering.within(remark)) continue;
    const lines = remark.comments.map((comment) => linesOfComment(source, comment));
    for (const [at, comment] of remark.comments.entries()) takeDirectives(gathering, comment, lines[at] ?? []);
    if (index === 0 && LICENCE.test(source.slice(remark.start, remark.end))) continue;
    const written = commentAsMarkdown(source, lines.flat());
    const { text } = written;
    const matches = matchesOf(text, wanted);
    if (matches === undefined) continue;
    const before = numbered;
    for (const { prose, signal } of readMarkdown({ source: text, wanted, matches }).candidates) {
      if (prose.text.trim() === '') continue;
      candidates.push({ prose: inSource(prose, written, before), signal });
      numbered = Math.max(numbered, before + countUpTo(prose));
    }
  }
  return { candidates, comments: gathering.comments };
}

/** How directives are written into code. */
export function commentsOfCode(
  open: string,
  syntax: CodeSyntax,
  contentStart: CommentSyntax['contentStart'],
): CommentSyntax {
  return {
    open,
    close: '',
    stands: 'own line',
    contentStart,
    // a line within a comment would be text of that comment
    admits: (source, offset) => commentAround(source, syntax, offset) === undefined,
    within: (source, lineStart) => innerForm(source, syntax, lineStart),
  };
}

const commentAround = (source: string, syntax: CodeSyntax, offset: number): CodeComment | undefined =>
  commentsIn(source, syntax).find(({ kind, start, end }) => kind !== 'line' && start < offset && offset < end);

/** What is a string of a program gets no comment: it would be part of it. What pages are made of hides what it says. */
function innerForm(source: string, syntax: CodeSyntax, lineStart: number): InnerCommentForm | undefined {
  const comment = commentAround(source, syntax, lineStart);
  if (comment?.kind !== 'block') return undefined;
  const place = { indent: leadOf(source, comment, lineStart), end: comment.textEnd };
  const isPage = syntax.pages !== undefined && /^\/\*[*!]/.test(source.slice(comment.start, comment.start + 3));
  if (!isPage) return { ...place, open: '', close: '', stands: 'own line' };
  return { ...place, open: '<!--', close: '-->', stands: syntax.pages === 'markdown' ? 'between blocks' : 'anywhere' };
}

/** The first comment of a file that says whose it is. */
const LICENCE = /\bcopyright\b|SPDX-|\blicen[sc]ed?\b/i;

function remarksIn(source: string, comments: readonly CodeComment[]): readonly Remark[] {
  const remarks: Remark[] = [];
  let open: CodeComment[] = [];
  const close = () => {
    const [first, last] = [open[0], open.at(-1)];
    if (first && last) remarks.push({ comments: open, start: first.start, end: last.end });
    open = [];
  };
  for (const comment of comments) {
    const last = open.at(-1);
    const goesOn = last?.kind === 'line' && comment.kind === 'line' && isBelow(source, last, comment);
    // what stands behind code is about that line alone
    if (!goesOn || !standsAlone(source, open[0] as CodeComment)) close();
    open.push(comment);
  }
  close();
  return remarks;
}

const isBelow = (source: string, above: CodeComment, below: CodeComment): boolean =>
  below.start - above.end < LONGEST_GAP && /^\r?\n[ \t]*$/.test(source.slice(above.end, below.start));

const LONGEST_GAP = 500;

function standsAlone(source: string, { start }: CodeComment): boolean {
  return /(?:^|\n)\uFEFF?[ \t]*$/.test(source.slice(Math.max(0, start - LONGEST_GAP), start));
}

/** Takes the directives of a comment: lines that are one, and comments of HTML in a line. */
function takeDirectives(gathering: Gathering, comment: CodeComment, lines: readonly SourceLine[]): void {
  for (const { from, to, text } of lines) {
    if (!text.includes(DIRECTIVE)) continue;
    const hidden = [...text.matchAll(/<!--((?:[^\n<-]|-(?!->)|<(?!!--))*)-->/g)].filter(([, said = '']) =>
      said.includes(DIRECTIVE),
    );
    for (const { 0: whole, index } of hidden) {
      const span = { start: from + index, end: from + index + whole.length };
      gathering.comment(span, span.start + '<!--'.length, span.end - '-->'.length);
    }
    if (hidden.length > 0) continue;
    const span = lines.length === 1 ? comment : { start: from, end: to };
    gathering.comment({ start: span.start, end: span.end }, from, to);
  }
}
