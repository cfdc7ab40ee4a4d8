import { over, quoted } from './code/literals.js';
import { commentsOfCode, readCode } from './code/reader.js';
import type { CodeSyntax } from './code/syntax.js';
import { type Format, startBehind } from './format.js';

const syntax: CodeSyntax = {
  line: ['//'],
  block: ['/*', '*/'],
  pages: 'markup',
  stops: '/\'"',
  literals: [over('"""', '"""', true), quoted('"'), quoted("'")],
};

/** Comments of Java, with Javadoc. */
export const format: Format = {
  id: 'java',
  name: 'comments of Java',
  extensions: ['java'],
  optIn: true,
  editorIds: ['java'],
  comments: commentsOfCode('//', syntax, (source) => startBehind(source)),
  read: (task) => readCode(task, syntax),
};
