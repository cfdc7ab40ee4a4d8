import { headingsIn } from '../formats/index.js';
import type { LanguageId, Prose, SourceDocument, Span } from '../model.js';
import { decodedAnchor, linksIn } from './anchor-links.js';
import type { Replacement } from './edit.js';
import { bare } from './led.js';

/** How the anchors of headings change when a document is rewritten. */
export interface Renaming {
  /** The anchors that are no longer there, each with the one that took its place. */
  readonly anchors: ReadonlyMap<string, string>;
  /** What makes the links to them within the document lead there again; in source order, of the text before. */
  readonly links: readonly Replacement[];
  /** What headings are called no more, as `Led` names them. */
  readonly names: ReadonlySet<string>;
}

const NOTHING: Renaming = { anchors: new Map(), links: [], names: new Set() };

/** In these, every heading has an anchor that is made of its words as GitHub does. */
const ANCHORED: ReadonlySet<LanguageId> = new Set(['markdown', 'mdx']);
/** In these, headings are found by their words. */
const NAMED: ReadonlySet<LanguageId> = new Set(['markdown', 'mdx', 'notebook', 'asciidoc', 'org']);

const ID = /(?:\b(?:id|name)=["']?|\{\s*#)([^\s"'<>{}]+)/g;
const FENCE = /^[ \t>]*(`{3,}|~{3,})/;

/** Where the headings stand that something may lead to by their words, in source order. */
export function headingSpans(document: SourceDocument): readonly Span[] {
  return NAMED.has(document.languageId) ? headingsIn(document).map(({ span }) => span) : [];
}

/** Compares the headings of a document with those of its rewritten text. Nothing, where their number has changed. */
export function renamedAnchors(document: SourceDocument, after: string): Renaming {
  return renamings(document)(after);
}

/** The same for one document and many a text that may come of it: its own headings are read once. */
export function renamings(document: SourceDocument): (after: string) => Renaming {
  const { text, languageId } = document;
  if (!NAMED.has(languageId)) return () => NOTHING;
  const before = headingsOf(document);
  return (after) => renamed(text, before, after, headingsOf({ ...document, text: after }), ANCHORED.has(languageId));
}

function renamed(
  text: string,
  before: readonly Heading[],
  after: string,
  now: readonly Heading[],
  isAnchored: boolean,
): Renaming {
  if (before.length !== now.length) return NOTHING;
  // “enduser” and “end user” are one name once it is bare, but not one heading to what names it.
  const called = new Set(now.map(({ words }) => words));
  const names = new Set(before.flatMap(({ name, words }) => (called.has(words) ? [] : [name])));
  if (!isAnchored) return { ...NOTHING, names };
  const still = new Set([...now.map(({ anchor }) => anchor), ...idsIn(after)]);
  const changed = before.map(({ anchor }, i): [string, string] => [anchor, (now[i] as Heading).anchor]);
  const anchors = new Map(changed.filter(([from, to]) => from !== to && !still.has(from)));
  if (anchors.size === 0) return { ...NOTHING, names };
  return { anchors, links: renamedLinks(text, (path) => (path === '' ? anchors : undefined)), names };
}

/** Anchors that are written out, wherever they stand. */
function idsIn(text: string): readonly string[] {
  return [...text.matchAll(ID)].map(([, id = '']) => id);
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
  return linksIn(text).flatMap(({ path, anchor, from, start }) => {
    const to = anchorsAt(path)?.get(decodedAnchor(anchor));
    if (to === undefined) return [];
    code ??= codeIn(text);
    while ((code[next]?.end ?? Number.POSITIVE_INFINITY) <= from) next++;
    if ((code[next]?.start ?? Number.POSITIVE_INFINITY) <= from) return [];
    return [{ span: { start, end: start + anchor.length }, text: to }];
  });
}

/** What leads to a heading. */
interface Heading {
  readonly anchor: string;
  /** As `Led` names it. */
  readonly name: string;
  /** In lower case, with single spaces. */
  readonly words: string;
}

/** Every heading with its anchor as GitHub makes it, in their order; without those that bring one of their own. */
function headingsOf(document: SourceDocument): readonly Heading[] {
  const count = new Map<string, number>();
  return headingsIn(document)
    .filter(({ span }) => !named(document.text.slice(span.start, span.end)))
    .map((heading) => {
      const words = wordsOf(heading, document.text);
      const slug = slugOf(words);
      const times = count.get(slug) ?? 0;
      count.set(slug, times + 1);
      return {
        anchor: times === 0 ? slug : `${slug}-${times}`,
        name: bare(words),
        words: words.trim().toLowerCase().replace(/\s+/g, ' '),
      };
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
    const { [run + 1]: behind = 0, [run + 2]: length = 0 } = runs;
    const written = source.slice(span.start + behind, span.start + behind + length);
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
