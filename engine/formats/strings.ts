import { type BackslashSyntax, backslashText } from '../prose/backslash.js';
import { type Gathered, Gathering, type ReaderTask } from '../prose/gathering.js';
import { Absent } from '../prose/search.js';
import { Values } from '../prose/value.js';
import { type Format, startBehind } from './format.js';

/** Strings of Apple: `"key" = "text";`. */
export const format: Format = {
  id: 'strings',
  name: 'strings of Apple',
  extensions: ['strings'],
  editorIds: ['strings'],
  among: { language: 'not foreign' },
  comments: { open: '/*', close: '*/', stands: 'anywhere', contentStart: (source) => startBehind(source) },
  read: readStrings,
};

const SYNTAX: BackslashSyntax = {
  letters: { n: '\n', t: '\t', r: '\r', a: '\x07', b: '\b', f: '\f', v: '\v' },
  number: /\\(?:[uU]([\da-fA-F]{4})|(?<octal>[0-3][0-7]{2}))/y,
};
const TOKEN = /"([^"\\]*(?:\\[\s\S][^"\\]*){0,1000000})"|"|\/\*|\/\/[^\n]*|[=;]|[^\s"=;/]+|\//g;

function readStrings(task: ReaderTask): Gathered {
  const { source } = task;
  const gathering = new Gathering(task);
  const values = new Values(source, gathering);
  const absent = new Absent();
  let before = '';
  TOKEN.lastIndex = 0;
  for (let token = TOKEN.exec(source); token !== null; token = TOKEN.exec(source)) {
    const [found] = token;
    const start = token.index;
    const end = start + found.length;
    // a string that never closes is the rest of the file
    if (found === '"') break;
    if (found === '/*') {
      const close = absent.indexOf(source, '*/', end);
      if (close < 0) break;
      gathering.comment({ start, end: close + 2 }, end, close);
      TOKEN.lastIndex = close + 2;
    } else if (found.startsWith('//')) gathering.comment({ start, end }, start + 2, end);
    else {
      const isText = before === '=' && token[1] !== undefined;
      if (isText && gathering.within({ start, end }))
        values.take(backslashText(source, start + 1, end - 1, SYNTAX), { escapes: 'backslash' });
      before = found;
    }
  }
  return gathering;
}
