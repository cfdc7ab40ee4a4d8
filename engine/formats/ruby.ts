import { heredoc, matching, over, percent, regularExpressionOfLines } from './code/literals.js';
import { commentsOfCode, readCode } from './code/reader.js';
import type { CodeSyntax } from './code/syntax.js';
import { type Format, startBehind } from './format.js';

const syntax: CodeSyntax = {
  line: ['#'],
  lineBlock: ['=begin', '=end'],
  last: '__END__',
  stops: '#\'"/`<%?=',
  literals: [
    heredoc(/<<(?:[~-](["'`]?)|(?=[A-Z"']))(["']?)([A-Za-z_]\w{0,60})\1\2/y),
    // a character, and the names of variables
    matching(/(?<![\w)\]])\?[#"'/`%]/y),
    matching(/(?<=\$)["'/`]/y),
    percent,
    over('"', '"', true),
    over("'", "'", true),
    over('`', '`', true),
    regularExpressionOfLines,
  ],
};

/** Comments of Ruby, with YARD. */
export const format: Format = {
  id: 'ruby',
  name: 'comments of Ruby',
  extensions: ['rb', 'rake', 'gemspec'],
  optIn: true,
  editorIds: ['ruby'],
  comments: commentsOfCode('#', syntax, (source) => startBehind(source, /^#!.*\n?/, /^#.*(?:coding|frozen).*\n?/)),
  read: (task) => readCode(task, syntax),
};
