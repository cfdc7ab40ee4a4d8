import { matching, over, raw } from './code/literals.js';
import { commentsOfCode, readCode } from './code/reader.js';
import type { CodeSyntax } from './code/syntax.js';
import { type Format, startBehind } from './format.js';

const syntax: CodeSyntax = {
  line: ['//'],
  block: ['/*', '*/'],
  pages: 'markdown',
  nests: true,
  stops: '/\'"',
  literals: [
    raw(/(?:^|\W)[bc]?r(#{0,16})$/, (marks) => `"${marks}`),
    over('"', '"', true),
    // what is no character is the name of a lifetime
    matching(/'(?:\\[^\n']{1,10}|\\'|[^\\'\n])'/uy),
  ],
};

/** Comments of Rust, with those of rustdoc. */
export const format: Format = {
  id: 'rust',
  name: 'comments of Rust',
  extensions: ['rs'],
  optIn: true,
  editorIds: ['rust'],
  comments: commentsOfCode('//', syntax, (source) => startBehind(source, /^#!(?!\[).*\n?/)),
  read: (task) => readCode(task, syntax),
};
