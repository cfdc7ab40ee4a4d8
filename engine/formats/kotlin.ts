import { over, quoted } from './code/literals.js';
import { commentsOfCode, readCode } from './code/reader.js';
import type { CodeSyntax } from './code/syntax.js';
import { type Format, startBehind } from './format.js';

const syntax: CodeSyntax = {
  line: ['//'],
  block: ['/*', '*/'],
  pages: 'markdown',
  nests: true,
  stops: '/\'"',
  literals: [over('"""', '"""', false), quoted('"'), quoted("'")],
};

/** Comments of Kotlin, with KDoc. */
export const format: Format = {
  id: 'kotlin',
  name: 'comments of Kotlin',
  extensions: ['kt', 'kts'],
  optIn: true,
  editorIds: ['kotlin'],
  comments: commentsOfCode('//', syntax, (source) => startBehind(source, /^#!.*\n?/)),
  read: (task) => readCode(task, syntax),
};
