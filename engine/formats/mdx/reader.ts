import type { AttributeText } from '../../prose/attribute.js';
import type { Gathered, ReaderTask } from '../../prose/gathering.js';
import { closingEnd, MARKS, type Markup, REPLACED, SKIPPED } from '../../prose/markup.js';
import { type MarkupTag, tagAt } from '../../prose/markup-tag.js';
import type { Absent } from '../../prose/search.js';
import type { Steps } from '../../steps.js';
import type { Dialect, Prepared } from '../markdown/dialect.js';
import type { InlineComment } from '../markdown/inline-token.js';
import { readMarkdown, readMarkdownInSteps } from '../markdown/reader.js';
import { mdxBlocks } from './blocks.js';
import { jsxMask } from './mask.js';
import { expressionEnd } from './script.js';

/** Reads MDX. What does not parse as MDX is read as Markdown with some tags and braces in it. */
export const readMdx = (task: ReaderTask): Gathered => readMarkdown(task, DIALECT);

/** The same, step by step. */
export const readMdxInSteps = (task: ReaderTask): Steps<Gathered> => readMarkdownInSteps(task, DIALECT);

/** Attributes of components that readers see; others hold names and settings as often as text. */
const SPOKEN: ReadonlySet<string> = new Set(
  `alt title label placeholder aria-label ariaLabel aria-description description heading caption subtitle summary
  tagline headline q question answer tooltip helperText`
    .trim()
    .split(/\s+/),
);

const DIALECT: Dialect = {
  blocks: mdxBlocks,
  markup: markupAt,
  prepare,
};

/** Hides statements, expressions and tags from the block parser, and reads what they hold for readers. */
function prepare(text: string): Prepared {
  const attributeTexts: AttributeText[] = [];
  const comments: InlineComment[] = [];
  const masked = jsxMask(text, {
    tag: (tag) => attributeTexts.push(...spokenIn(tag)),
    comment: (comment) => comments.push(comment),
  });
  return { text: masked, attributeTexts, comments };
}

function spokenIn(tag: MarkupTag): AttributeText[] {
  return tag.attributes
    .filter(({ name, start, end }) => SPOKEN.has(name) && end > start)
    .map(({ name, start, end }) => ({ attribute: name, from: start, to: end }));
}

/** Reads an expression or a tag of JSX inside a block. Its attributes were read before. */
function markupAt(text: string, at: number, absent: Absent): Markup | undefined {
  if (absent.hopeless) return undefined;
  if (text.charCodeAt(at) === 123) return expressionAt(text, at, absent);
  if (text.startsWith('<!--', at)) {
    const end = absent.indexOf(text, '-->', at + 4);
    return end < 0 ? undefined : { kind: 'gap', name: '', end: end + 3, attributeTexts: [] };
  }
  const tag = tagAt(text, at, expressionEnd);
  if (!tag) absent.failed();
  return tag && elementAt(text, tag, absent);
}

function expressionAt(text: string, at: number, absent: Absent): Markup | undefined {
  const end = expressionEnd(text, at);
  if (end < 0) {
    absent.failed();
    return undefined;
  }
  const comment =
    /^\{\s*\/\*/.test(text.slice(at, at + 20)) && /\*\/\s*\}$/.test(text.slice(Math.max(at, end - 20), end));
  return { kind: comment ? 'gap' : 'opaque', name: '', end, attributeTexts: [] };
}

function elementAt(text: string, tag: MarkupTag, absent: Absent): Markup {
  const { name, end } = tag;
  const base = { name, end, attributeTexts: [] };
  if (name === 'br') return { ...base, kind: 'break' };
  const mark = Object.hasOwn(MARKS, name) ? MARKS[name] : undefined;
  if (tag.kind === 'close') return { ...base, kind: 'close', ...(mark && { mark }) };
  if (REPLACED.has(name)) return { ...base, kind: 'opaque' };
  const close = tag.kind === 'open' && SKIPPED.has(name) ? closingEnd(text, tag, absent) : -1;
  if (close >= 0) return { ...base, kind: 'opaque', end: close };
  return { ...base, kind: tag.kind === 'open' ? 'open' : 'gap', ...(mark && { mark }) };
}
