import { over, quoted } from './code/literals.js';
import { commentsOfCode, readCode } from './code/reader.js';
import type { CodeSyntax } from './code/syntax.js';
import { type Format, startBehind } from './format.js';

const syntax: CodeSyntax = {
  line: ['#'],
  stops: '#\'"()[\\]{}',
  literals: [over('"""', '"""', true), over("'''", "'''", true), quoted('"'), quoted("'")],
  docStrings: true,
};

/** Comments and strings of documentation of Python. */
export const format: Format = {
  id: 'python',
  name: 'comments of Python',
  extensions: ['py', 'pyi'],
  optIn: true,
  editorIds: ['python'],
  comments: commentsOfCode('#', syntax, (source) => startBehind(source, /^#!.*\n?/, /^#.*coding[:=].*\n?/)),
  read: (task) => readCode(task, syntax),
};
