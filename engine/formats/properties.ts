import { type BackslashSyntax, backslashText } from '../prose/backslash.js';
import { type Gathered, Gathering, type ReaderTask } from '../prose/gathering.js';
import { Values } from '../prose/value.js';
import { catalogueFolders, type Format, startBehind } from './format.js';

/** Resource bundles of Java. Other files of properties are settings, not texts. */
export const format: Format = {
  id: 'properties',
  name: 'properties of Java',
  extensions: ['properties'],
  editorIds: ['properties', 'java-properties'],
  among: {
    folders: [...catalogueFolders, 'messages'],
    names: ['messages', 'message', 'bundle', 'strings', 'labels', 'texts', 'translations', 'i18n'],
    language: 'not foreign',
    never: ['gradle.properties', 'local.properties', 'gradle-wrapper.properties'],
  },
  comments: { open: '#', close: '', stands: 'own line', contentStart: (source) => startBehind(source) },
  read: readProperties,
};

const SYNTAX: BackslashSyntax = {
  letters: { t: '\t', n: '\n', r: '\r', f: '\f' },
  number: /\\u([\da-fA-F]{4})/y,
  continues: true,
};
const BLANK = /[ \t\f\r\n]*/y;
/** White space, and line breaks behind a backslash. */
const GAP = /[ \t\f]*(?:\\(?:\r\n?|\n)[ \t\f]*){0,1000000}/y;
const KEY = /[^\\ \t\f\r\n=:]*(?:\\(?:\r\n?|[^\r])[^\\ \t\f\r\n=:]*){0,1000000}/y;
const VALUE = /[^\\\r\n]*(?:\\(?:\r\n?[ \t\f]*|\n[ \t\f]*|[^\r\n])[^\\\r\n]*){0,1000000}/y;
const LINE = /[^\r\n]*/y;

function readProperties(task: ReaderTask): Gathered {
  const { source } = task;
  const gathering = new Gathering(task);
  const values = new Values(source, gathering);
  let at = startBehind(source);
  while (at < source.length) {
    const start = behind(BLANK, source, at);
    if (/[#!]/.test(source[start] ?? '')) {
      at = behind(LINE, source, start);
      gathering.comment({ start, end: at }, start + 1, at);
      continue;
    }
    const separator = behind(GAP, source, behind(KEY, source, start));
    const value = /[=:]/.test(source[separator] ?? '') ? behind(GAP, source, separator + 1) : separator;
    at = Math.max(behind(VALUE, source, value), at + 1);
    if (gathering.within({ start: value, end: at }))
      values.take(backslashText(source, value, at, SYNTAX), { syntax: { apostrophes: true }, escapes: 'properties' });
  }
  return gathering;
}

function behind(pattern: RegExp, source: string, at: number): number {
  pattern.lastIndex = at;
  return at + (pattern.exec(source)?.[0].length ?? 0);
}
