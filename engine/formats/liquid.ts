import { type Gathered, Gathering, type ReaderTask } from '../prose/gathering.js';
import type { Format } from './format.js';
import { masked, type TemplateSyntax } from './html/mask.js';
import { readTemplate } from './html/reader.js';
import { hideStatement, makesHtml } from './html/statement.js';
import { isBetweenTags } from './html/tags.js';
import { frontMatterEnd, readFrontMatter } from './markdown/front-matter.js';

/** HTML with the templates of Liquid. */
export const format: Format = {
  id: 'liquid',
  name: 'Liquid',
  extensions: ['liquid'],
  editorIds: ['liquid'],
  comments: {
    open: '{% comment %}',
    close: '{% endcomment %}',
    stands: 'anywhere',
    contentStart: frontMatterEnd,
    admits: isBetweenTags,
  },
  read: readLiquid,
};

const SYNTAX: TemplateSyntax = {
  marks: '{',
  hideAt(at, hiding) {
    const { text, absent, hide } = hiding;
    if (text[at + 1] === '%') return hideStatement(at, hiding);
    const end = text[at + 1] === '{' ? absent.indexOf(text, '}}', at + 2) : -1;
    if (end < 0) return -1;
    hide({ from: at, to: end + 2, kind: 'opaque' });
    return end + 2;
  },
};

function readLiquid(task: ReaderTask): Gathered {
  const gathering = new Gathering(task);
  if (!makesHtml(task.source)) return gathering;
  const { end } = readFrontMatter(task.source, gathering);
  readTemplate(gathering, masked(task.source, SYNTAX, end), false);
  return gathering;
}
