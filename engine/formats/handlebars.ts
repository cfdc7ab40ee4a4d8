import { type Gathered, Gathering, type ReaderTask } from '../prose/gathering.js';
import { type Format, startBehind } from './format.js';
import { masked, type TemplateSyntax } from './html/mask.js';
import { hideMustache } from './html/mustache.js';
import { readTemplate } from './html/reader.js';
import { makesHtml } from './html/statement.js';
import { isBetweenTags } from './html/tags.js';

/** HTML with the templates of Handlebars and Mustache. */
export const format: Format = {
  id: 'handlebars',
  name: 'Handlebars',
  extensions: ['hbs', 'handlebars', 'mustache'],
  editorIds: ['handlebars', 'mustache'],
  comments: {
    open: '{{!--',
    close: '--}}',
    stands: 'anywhere',
    contentStart: (source) => startBehind(source),
    admits: isBetweenTags,
  },
  read: readHandlebars,
};

const SYNTAX: TemplateSyntax = {
  marks: '{\\',
  hideAt(at, hiding) {
    const { text, absent, hide } = hiding;
    const isEscaped = text[at] === '\\';
    if (!text.startsWith('{{', isEscaped ? at + 1 : at)) return -1;
    if (!isEscaped) return hideMustache(at, hiding);
    // “\{{name}}” prints its braces
    const end = absent.indexOf(text, '}}', at + 3);
    if (end < 0) return -1;
    hide({ from: at, to: end + 2, kind: 'opaque' });
    return end + 2;
  },
};

function readHandlebars(task: ReaderTask): Gathered {
  const gathering = new Gathering(task);
  if (makesHtml(task.source)) readTemplate(gathering, masked(task.source, SYNTAX), true);
  return gathering;
}
