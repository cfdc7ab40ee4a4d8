import { read } from '../formats/index.js';
import type { LanguageId, Prose, SourceDocument, Span } from '../model.js';
import { scanOf } from '../prose/matches.js';
import type { Replacement } from './edit.js';

/** How the anchors of headings change when a document is rewritten. */
export interface Renaming {
  /** The anchors that are no longer there, each with the one that took its place. */
  readonly anchors: ReadonlyMap<string, string>;
  /** What makes the links to them within the document lead there again; in source order, of the text before. */
  readonly links: readonly Replacement[];
}

const NOTHING: Renaming = { anchors: new Map(), links: [] };

/** In these, every heading has an anchor that is made of its words. */
const ANCHORED: ReadonlySet<LanguageId> = new Set(['markdown', 'mdx']);

const WORDS = scanOf(/[\p{L}\p{N}]/u);
/** No path has a bracket in it: a line of brackets would be read again from each of them. */
const LINK = /(?:\]\(\s*<?|\]:[ \t]*<?|\b(?:href|to)=["'])([^\s"'<>()#\]]*)#([^\s"'<>()]+)/g;
const FENCE = /^[ \t>]*(`{3,}|~{3,})/;

/** Compares the headings of a document with those of its rewritten text. Nothing, where their number has changed. */
export function renamedAnchors(document: SourceDocument, after: string): Renaming {
  const { text, languageId } = document;
  if (!ANCHORED.has(languageId)) return NOTHING;
  const before = anchorsOf(document);
  const now = anchorsOf({ text: after, languageId });
  if (before.length !== now.length) return NOTHING;
  const still = new Set(now);
  const changed = before.map((anchor, i): [string, string] => [anchor, now[i] as string]);
  const anchors = new Map(changed.filter(([from, to]) => from !== to && !still.has(from)));
  if (anchors.size === 0) return NOTHING;
  return { anchors, links: renamedLinks(text, (path) => (path === '' ? anchors : undefined)) };
}

/** The anchors that a text links to in other documents, wherever they lie: what stands behind `#`. */
export function anchorsElsewhere(text: string): readonly string[] {
  return [...text.matchAll(LINK)].filter(([, path]) => path !== '').map(([, , anchor = '']) => decoded(anchor));
}

/**
 * What makes the links of a text lead again to headings that were renamed; in source order.
 *
 * @param anchorsAt the anchors that changed, by what a link writes before `#`: empty for the text itself
 */
export function renamedLinks(
  text: string,
  anchorsAt: (path: string) => ReadonlyMap<string, string> | undefined,
): readonly Replacement[] {
  let code: readonly Span[] | undefined;
  let next = 0;
  return [...text.matchAll(LINK)].flatMap(({ 0: found, 1: path = '', 2: anchor = '', index }) => {
    const to = anchorsAt(path)?.get(decoded(anchor));
    if (to === undefined) return [];
    code ??= codeIn(text);
    while ((code[next]?.end ?? Number.POSITIVE_INFINITY) <= index) next++;
    if ((code[next]?.start ?? Number.POSITIVE_INFINITY) <= index) return [];
    const end = index + found.length;
    return [{ span: { start: end - anchor.length, end }, text: to }];
  });
}

/** Every anchor as GitHub makes it, in the order of the headings. */
function anchorsOf(document: SourceDocument): readonly string[] {
  const count = new Map<string, number>();
  return read(document, WORDS)
    .proses.filter(({ kind, span }) => kind === 'heading' && !named(document.text.slice(span.start, span.end)))
    .map((heading) => {
      const anchor = slugOf(wordsOf(heading, document.text));
      const times = count.get(anchor) ?? 0;
      count.set(anchor, times + 1);
      return times === 0 ? anchor : `${anchor}-${times}`;
    });
}

/** Whether a heading brings an anchor of its own: `## Heading {#id}`. */
function named(heading: string): boolean {
  const written = heading.trimEnd();
  return written.endsWith('}') && /^\{\s*#/.test(written.slice(written.lastIndexOf('{')));
}

function slugOf(words: string): string {
  return words
    .trim()
    .toLowerCase()
    .replace(/[^\p{L}\p{M}\p{N}\p{Pc} -]/gu, '')
    .replaceAll(' ', '-');
}

/** The text of a heading, with that of its code. */
function wordsOf({ text, runs, span }: Prose, source: string): string {
  return text.replace(/\uFFFC/g, (_, offset: number) => {
    const run = runs.findIndex((at, i) => i % 3 === 0 && at === offset);
    if (run < 0) return '';
    const from = span.start + (runs[run + 1] as number);
    const written = source.slice(from, from + (runs[run + 2] as number));
    const marks = /^`*/.exec(written)?.[0].length ?? 0;
    return marks > 0 ? written.slice(marks, -marks).trim() : '';
  });
}

/** Fences, and code spans within a line. */
function codeIn(text: string): readonly Span[] {
  const code: Span[] = [];
  let fence: string | undefined;
  let at = 0;
  for (const line of text.split('\n')) {
    const mark = FENCE.exec(line)?.[1];
    if (fence !== undefined || mark !== undefined) code.push({ start: at, end: at + line.length });
    else code.push(...spansIn(line).map(({ start, end }) => ({ start: at + start, end: at + end })));
    if (fence === undefined) fence = mark;
    else if (mark?.startsWith(fence)) fence = undefined;
    at += line.length + 1;
  }
  return code;
}

/** What stands between as many backticks on both sides. */
function spansIn(line: string): readonly Span[] {
  const marks = [...line.matchAll(/`+/g)].map(({ 0: mark, index }) => ({ start: index, end: index + mark.length }));
  const spans: Span[] = [];
  for (const [i, open] of marks.entries()) {
    if (open.start < (spans.at(-1)?.end ?? 0)) continue;
    const close = marks.slice(i + 1, i + 20).find(({ start, end }) => end - start === open.end - open.start);
    if (close) spans.push({ start: open.start, end: close.end });
  }
  return spans;
}

function decoded(anchor: string): string {
  try {
    return decodeURIComponent(anchor);
  } catch {
    return anchor; // A percent sign that encodes nothing.
  }
}
