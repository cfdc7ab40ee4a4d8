import { over, quoted } from './code/literals.js';
import { commentsOfCode, readCode } from './code/reader.js';
import type { CodeSyntax } from './code/syntax.js';
import { type Format, startBehind } from './format.js';

const syntax: CodeSyntax = {
  line: ['//'],
  block: ['/*', '*/'],
  stops: '/\'"`',
  literals: [over('`', '`', false), quoted('"'), quoted("'")],
};

/** Comments of Go. */
export const format: Format = {
  id: 'go',
  name: 'comments of Go',
  extensions: ['go'],
  optIn: true,
  editorIds: ['go'],
  comments: commentsOfCode('//', syntax, (source) => startBehind(source)),
  read: (task) => readCode(task, syntax),
};
