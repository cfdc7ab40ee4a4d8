import { heredoc, over } from './code/literals.js';
import { commentsOfCode, readCode } from './code/reader.js';
import type { CodeSyntax } from './code/syntax.js';
import type { Format } from './format.js';

const syntax: CodeSyntax = {
  line: ['//', '#'],
  block: ['/*', '*/'],
  pages: 'markdown',
  stops: '/\'"#`<?',
  literals: [
    heredoc(/<<<[ \t]*(["']?)([A-Za-z_]\w{0,60})\1/y),
    over('"', '"', true),
    over("'", "'", true),
    over('`', '`', true),
  ],
  within: ['<?', '?>'],
};

/** Comments of PHP, with PHPDoc. */
export const format: Format = {
  id: 'php',
  name: 'comments of PHP',
  extensions: ['php'],
  optIn: true,
  editorIds: ['php'],
  comments: commentsOfCode('//', syntax, (source) => contentStart(source)),
  read: (task) => readCode(task, syntax),
};

/** Behind the line that says where code begins. */
function contentStart(source: string): number {
  const open = source.indexOf('<?');
  const newline = source.indexOf('\n', Math.max(0, open));
  return open < 0 || newline < 0 ? source.length : newline + 1;
}
