import { type Gathered, Gathering, type ReaderTask } from '../prose/gathering.js';
import { type MarkupTag, tagAt } from '../prose/markup-tag.js';
import { Absent } from '../prose/search.js';
import { type Format, startBehind } from './format.js';
import { masked, type TemplateSyntax } from './html/mask.js';
import { readTemplate } from './html/reader.js';
import { isBetweenTags } from './html/tags.js';

/** Single-file components of Vue: what their templates show. */
export const format: Format = {
  id: 'vue',
  name: 'Vue',
  extensions: ['vue'],
  editorIds: ['vue'],
  comments: {
    open: '<!--',
    close: '-->',
    stands: 'anywhere',
    contentStart: (source) => startBehind(source),
    admits: isBetweenTags,
  },
  read: readVue,
};

const SYNTAX: TemplateSyntax = {
  marks: '{',
  // attributes with expressions have names of their own
  inTextOnly: true,
  hideAt(at, { text, absent, hide }) {
    const end = text[at + 1] === '{' ? absent.indexOf(text, '}}', at + 2) : -1;
    if (end < 0) return -1;
    hide({ from: at, to: end + 2, kind: 'opaque' });
    return end + 2;
  },
};

/** What begins in the outermost level of a file: a comment, or a block. */
const OUTERMOST = /<(?:!--|[A-Za-z])/g;

function readVue(task: ReaderTask): Gathered {
  const { source } = task;
  const gathering = new Gathering(task);
  const absent = new Absent();
  let hasTemplate = false;
  for (let at = 0; at < source.length; ) {
    OUTERMOST.lastIndex = at;
    const found = OUTERMOST.exec(source);
    if (found === null) break;
    if (found[0] === '<!--') {
      at = commentAt(found.index, source, absent, gathering);
      continue;
    }
    const { start, end, next } = blockAt(source, found.index, absent);
    if (end > start && !hasTemplate) readTemplate(gathering, masked(source, SYNTAX, start, end), true);
    hasTemplate ||= end > start;
    at = next;
  }
  return gathering;
}

function commentAt(at: number, source: string, absent: Absent, gathering: Gathering): number {
  const end = absent.indexOf(source, '-->', at + 4);
  if (end < 0) return source.length;
  gathering.comment({ start: at, end: end + 3 }, at + 4, end);
  return end + 3;
}

/** What of a block is HTML, and where to read on. */
function blockAt(source: string, at: number, absent: Absent): { start: number; end: number; next: number } {
  const tag = tagAt(source, at);
  if (tag === undefined) return { start: at, end: at, next: at + 1 };
  if (tag.kind === 'empty') return { start: at, end: at, next: tag.end };
  const isTemplate = tag.name === 'template';
  const end = isTemplate ? templateEnd(source, tag) : absent.indexOf(source, `</${tag.name}`, tag.end);
  const to = end < 0 ? source.length : end;
  return { start: tag.end, end: isTemplate && isHtml(source, tag) ? to : tag.end, next: to + 1 };
}

function isHtml(source: string, { attributes }: MarkupTag): boolean {
  const written = attributes.find(({ name }) => name === 'lang');
  return written === undefined || source.slice(written.start, written.end) === 'html';
}

/** Where the closing tag of a template stands that may hold others, or -1. */
function templateEnd(source: string, { end }: MarkupTag): number {
  const tags = /<!--|<(\/?)template(?=[\s>/])/g;
  tags.lastIndex = end;
  let depth = 1;
  for (let found = tags.exec(source); found !== null; found = tags.exec(source)) {
    const { index, 0: written, 1: slash } = found;
    if (written === '<!--') {
      const close = source.indexOf('-->', index + 4);
      if (close < 0) return -1;
      tags.lastIndex = close + 3;
    } else if (slash === '/') {
      depth--;
      if (depth === 0) return index;
    } else if (tagAt(source, index)?.kind !== 'empty') depth++;
  }
  return -1;
}
