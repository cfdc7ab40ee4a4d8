import { type Gathered, Gathering, type ReaderTask } from '../prose/gathering.js';
import type { Format } from './format.js';
import { masked, type TemplateSyntax } from './html/mask.js';
import { readTemplate } from './html/reader.js';
import { codeEnd, hideStatement, makesHtml } from './html/statement.js';
import { isBetweenTags } from './html/tags.js';
import { frontMatterEnd, readFrontMatter } from './markdown/front-matter.js';

/** HTML with the templates of Jinja, Nunjucks, Twig and Django. */
export const format: Format = {
  id: 'jinja',
  name: 'Jinja, Nunjucks and Twig',
  extensions: ['jinja', 'jinja2', 'j2', 'njk', 'nunjucks', 'twig'],
  editorIds: ['jinja', 'jinja-html', 'django-html', 'nunjucks', 'njk', 'twig'],
  comments: { open: '{#', close: '#}', stands: 'anywhere', contentStart: frontMatterEnd, admits: isBetweenTags },
  read: readJinja,
};

const SYNTAX: TemplateSyntax = {
  marks: '{',
  hideAt(at, hiding) {
    const { text, absent, hide } = hiding;
    switch (text[at + 1]) {
      case '%':
        return hideStatement(at, hiding);
      case '{': {
        const to = codeEnd(text, at + 2, '}}', absent);
        if (to >= 0) hide({ from: at, to, kind: 'opaque' });
        return to;
      }
      case '#': {
        const end = absent.indexOf(text, '#}', at + 2);
        if (end < 0) return -1;
        hide({ from: at, to: end + 2, kind: 'gap', comment: { textFrom: at + 2, textTo: end } });
        return end + 2;
      }
      default:
        return -1;
    }
  },
};

function readJinja(task: ReaderTask): Gathered {
  const gathering = new Gathering(task);
  if (!makesHtml(task.source)) return gathering;
  const { end } = readFrontMatter(task.source, gathering);
  readTemplate(gathering, masked(task.source, SYNTAX, end), false);
  return gathering;
}
