import { type Gathered, Gathering, type Task } from '../prose/gathering.js';
import { type Format, startBehind } from './format.js';
import { type Hiding, masked, type TemplateSyntax } from './html/mask.js';
import { readTemplate } from './html/reader.js';
import { hideScript } from './html/script.js';
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

/** `{' '}` keeps a blank where the line ends. */
const SPACE = /\{\s*(?:"\s+"|'\s+'|`\s+`)\s*\}/y;

const SYNTAX: TemplateSyntax = {
  marks: '{',
  hideAt: (at, hiding) => hideExpression(at, hiding),
};

function hideExpression(at: number, hiding: Hiding): number {
  const { text, hide } = hiding;
  SPACE.lastIndex = at;
  const space = SPACE.exec(text)?.[0];
  if (space !== undefined) {
    hide({ from: at, to: at + space.length, kind: 'space' });
    return at + space.length;
  }
  return hideScript(at, at + 1, 'opaque', hiding);
}

function readAstro(task: Task): Gathered {
  const gathering = new Gathering(task);
  // a script that is not closed yet is all that there is
  if (/^\s*---/.test(task.source) && !SCRIPT.test(task.source)) return gathering;
  readTemplate(gathering, masked(task.source, SYNTAX, startBehind(task.source, SCRIPT)), true);
  return gathering;
}
