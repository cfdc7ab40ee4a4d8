import { type Gathered, Gathering, type ReaderTask } from '../prose/gathering.js';
import { type Format, startBehind } from './format.js';
import { masked, type TemplateSyntax } from './html/mask.js';
import { readTemplate } from './html/reader.js';
import { hideExpression } from './html/script.js';
import { isBetweenTags } from './html/tags.js';

/** The script at the top. */
const SCRIPT = /^\s*---[\s\S]*?\n---[ \t]*(?:\r?\n|$)/;

/** Components and pages of Astro: what their markup shows. */
export const format: Format = {
  id: 'astro',
  name: 'Astro',
  extensions: ['astro'],
  editorIds: ['astro'],
  comments: {
    open: '<!--',
    close: '-->',
    stands: 'anywhere',
    contentStart: (source) => startBehind(source, SCRIPT),
    admits: isBetweenTags,
  },
  read: readAstro,
};

const SYNTAX: TemplateSyntax = { marks: '{', hideAt: hideExpression };

function readAstro(task: ReaderTask): Gathered {
  const gathering = new Gathering(task);
  // a script that is not closed yet is all that there is
  if (/^\s*---/.test(task.source) && !SCRIPT.test(task.source)) return gathering;
  readTemplate(gathering, masked(task.source, SYNTAX, startBehind(task.source, SCRIPT)), true);
  return gathering;
}
