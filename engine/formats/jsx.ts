import { type Gathered, Gathering, type ReaderTask } from '../prose/gathering.js';
import { type Format, startBehind } from './format.js';
import { CodeMap, type Masked } from './html/code.js';
import { masked, type TemplateSyntax } from './html/mask.js';
import { readTemplate } from './html/reader.js';
import { hideExpression, hideProgram } from './html/script.js';
import { isBetweenTags } from './html/tags.js';

/** What has to come first in a program: its interpreter, and directives such as “use client”. */
const HEADS = [/^#!.*\n?/, /^(?:\s*(?:"use \w+"|'use \w+');?)*(?:[ \t]*\r?\n)?/];

/** The text of JSX in JavaScript and TypeScript; in files of TypeScript as well, where `formats` says so. */
export const format: Format = {
  id: 'jsx',
  name: 'text of JSX',
  extensions: ['jsx'],
  optIn: true,
  editorIds: [],
  comments: {
    open: '{/*',
    close: '*/}',
    stands: 'anywhere',
    contentStart: (source) => startBehind(source, ...HEADS),
    admits: (source, offset) => offset === startBehind(source, ...HEADS) || isInElement(masked(source, SYNTAX), offset),
  },
  read: readJsx,
};

const SYNTAX: TemplateSyntax = {
  marks: '{',
  beginsAsCode: true,
  hideAt: (at, hiding) => (at === 0 ? hideProgram(hiding) : hideExpression(at, hiding)),
};

/** Whether an offset lies in the text of an element: anywhere else a comment of JSX is an object. */
function isInElement({ text, code }: Masked, offset: number): boolean {
  const map = new CodeMap(code);
  const isCode = map.at(offset) !== undefined || map.at(offset - 1) !== undefined;
  return !isCode && isBetweenTags(text, offset);
}

function readJsx(task: ReaderTask): Gathered {
  const gathering = new Gathering(task);
  readTemplate(gathering, masked(task.source, SYNTAX), true);
  return gathering;
}
