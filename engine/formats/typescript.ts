import { quoted, regularExpression } from './code/literals.js';
import { commentsOfCode, readCode } from './code/reader.js';
import type { CodeSyntax } from './code/syntax.js';
import { type Format, startBehind } from './format.js';

const syntax: CodeSyntax = {
  line: ['//'],
  block: ['/*', '*/'],
  pages: 'markdown',
  stops: '/\'"`{}',
  literals: [quoted('"'), quoted("'"), regularExpression],
  templates: true,
};

/** Comments of TypeScript and JavaScript, with JSDoc and TSDoc. */
export const format: Format = {
  id: 'typescript',
  name: 'comments of TypeScript and JavaScript',
  extensions: ['ts', 'tsx', 'mts', 'cts', 'js', 'mjs', 'cjs'],
  optIn: true,
  editorIds: ['typescript', 'typescriptreact', 'javascript', 'javascriptreact'],
  comments: commentsOfCode('//', syntax, (source) => startBehind(source, /^#!.*\n?/)),
  read: (task) => readCode(task, syntax),
};
