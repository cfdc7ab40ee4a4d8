import type { Span } from '../../model.js';
import { flatSlice, flatten } from '../../prose/flat.js';
import type { Gathering } from '../../prose/gathering.js';
import { namesForeign } from '../../prose/language-code.js';
import type { CommentForm } from '../format.js';
import { type Scalar, scalarAt, scalarProse } from './scalar.js';

/** What the front matter of a document says. */
export interface FrontMatter {
  /** Source offset behind it; that of the first character when there is none. */
  readonly end: number;
  readonly title?: string;
  /** It names a language that is not English. */
  readonly silent?: true;
}

/** Keys whose values readers see. */
const PROSE_KEYS: ReadonlySet<string> = new Set(
  `title description summary subtitle headline excerpt abstract lead tagline heading subheading intro introduction
  caption alt linktitle sidebar_label navtitle nav_title short_title shorttitle seo_title meta_title meta_description
  og_title og_description teaser blurb byline details`
    .trim()
    .split(/\s+/),
);

const LANGUAGE_KEYS: ReadonlySet<string> = new Set(['lang', 'language', 'locale']);

const FENCED = /^(---|\+\+\+)[ \t]*\r?\n(?:[\s\S]*?\n)?(?:\1|\.\.\.)[ \t]*(?:\r?\n|$)/;
/** A line that makes YAML or TOML likely: two rules around a paragraph are no front matter. */
const LOOKS_RIGHT = /^[ \t]*(?:["']?[\w.-]+["']?[ \t]*[:=]|#|\[|- )/m;
const ENTRY = /^([ \t]*(?:-[ \t]+)*)(["']?)([A-Za-z_][\w-]*)\2[ \t]*(?::(?=[ \t]|$)|=)[ \t]*/;
const COMMENT = /^[ \t]*#/;

/** Reads YAML (`---`) or TOML (`+++`) front matter. */
export function readFrontMatter(source: string, gathering: Gathering): FrontMatter {
  const { start, end } = frontMatterOf(source);
  return start === end ? { end } : readEntries(source, source.indexOf('\n', start) + 1, end, gathering);
}

/** How comments are written in front matter, be it YAML or TOML. */
export const frontMatterComment: CommentForm = { open: '#', close: '', stands: 'own line' };

/** Where a document begins behind its front matter, as a source offset. */
export function frontMatterEnd(source: string): number {
  return frontMatterOf(source).end;
}

/** Where front matter begins and ends; an empty stretch behind the byte order mark when there is none. */
function frontMatterOf(source: string): Span {
  const start = source.charCodeAt(0) === 0xfeff ? 1 : 0;
  const head = source.slice(start, start + 3);
  const fenced = head === '---' || head === '+++' ? FENCED.exec(source.slice(start))?.[0] : undefined;
  if (fenced === undefined || !looksRight(fenced.slice(fenced.indexOf('\n') + 1))) return { start, end: start };
  return { start, end: start + fenced.length };
}

function looksRight(content: string): boolean {
  const first = content.search(/\S/);
  const line = content.slice(first, content.indexOf('\n', first) + 1);
  return LOOKS_RIGHT.test(line) || /^(?:---|\+\+\+|\.\.\.)/.test(line);
}

function readEntries(source: string, start: number, end: number, gathering: Gathering): FrontMatter {
  let title: string | undefined;
  let at = start;
  while (at < end) {
    const newline = source.indexOf('\n', at);
    const lineEnd = newline < 0 || newline >= end ? end : newline;
    const line = source.slice(at, lineEnd);
    if (COMMENT.test(line)) gathering.comment({ start: at, end: lineEnd }, at + line.indexOf('#') + 1, lineEnd);
    const entry = ENTRY.exec(line);
    if (!entry) {
      at = lineEnd + 1;
      continue;
    }
    const [whole, indent = '', , name = ''] = entry;
    const scalar = scalarAt(source, at + whole.length, end, indent.length);
    const key = name.toLowerCase();
    if (LANGUAGE_KEYS.has(key) && indent === '' && namesForeign(textOf(source, scalar))) return { end, silent: true };
    if (PROSE_KEYS.has(key) && scalar.end > scalar.start) {
      const text = readScalar(source, scalar, key, title === undefined ? [] : [title], gathering);
      if (key === 'title' && indent === '') title ??= text;
    }
    at = scalar.next;
  }
  return { end, ...(title !== undefined && { title }) };
}

function readScalar(
  source: string,
  scalar: Scalar,
  key: string,
  headings: readonly string[],
  gathering: Gathering,
): string | undefined {
  const flat = flatten(source, scalar.start, scalar.end, []);
  const builder = scalarProse(flat, scalar.style);
  const { text } = builder;
  if (text.trim() === '') return undefined;
  const span = { start: scalar.start, end: scalar.end };
  gathering.add(builder, key === 'title' ? 'title' : 'attribute', span, { headings, attribute: key });
  return text.trim().replace(/\s+/g, ' ');
}

function textOf(source: string, scalar: Scalar): string {
  return scalarProse(flatSlice(source, scalar.start, scalar.end), scalar.style).text;
}
