import { over, quoted, verbatimString } from './code/literals.js';
import { commentsOfCode, readCode } from './code/reader.js';
import type { CodeSyntax } from './code/syntax.js';
import { type Format, startBehind } from './format.js';

const syntax: CodeSyntax = {
  line: ['//'],
  block: ['/*', '*/'],
  pages: 'markup',
  stops: '/\'"',
  literals: [verbatimString, over('"""', '"""', false), quoted('"'), quoted("'")],
};

/** Comments of C#, with those of documentation in XML. */
export const format: Format = {
  id: 'csharp',
  name: 'comments of C#',
  extensions: ['cs', 'csx'],
  optIn: true,
  editorIds: ['csharp'],
  comments: commentsOfCode('//', syntax, (source) => startBehind(source)),
  read: (task) => readCode(task, syntax),
};
