import { matching, quoted, rawWithName } from './code/literals.js';
import { commentsOfCode, readCode } from './code/reader.js';
import type { CodeSyntax } from './code/syntax.js';
import { type Format, startBehind } from './format.js';

const syntax: CodeSyntax = {
  line: ['//'],
  block: ['/*', '*/'],
  pages: 'markdown',
  stops: '/\'"',
  // an apostrophe within a number parts its digits
  literals: [rawWithName, quoted('"'), matching(/(?<![\da-fA-F])'(?:\\[^\n]|[^\\'\n]){1,10}'/y)],
};

/** Comments of C, C++ and Objective-C, with those of Doxygen. */
export const format: Format = {
  id: 'cpp',
  name: 'comments of C and C++',
  extensions: ['cpp', 'c', 'h', 'cc', 'cxx', 'hpp', 'hh', 'hxx', 'm', 'mm'],
  optIn: true,
  editorIds: ['cpp', 'c', 'objective-c', 'objective-cpp'],
  comments: commentsOfCode('//', syntax, (source) => startBehind(source)),
  read: (task) => readCode(task, syntax),
};
