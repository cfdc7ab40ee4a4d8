import type { Format } from '../format.js';
import { frontMatterComment, frontMatterEnd } from './front-matter.js';
import { readMarkdown, readMarkdownInSteps } from './reader.js';

/** CommonMark with the extensions of GitHub, front matter, and raw HTML. */
export const format: Format = {
  id: 'markdown',
  name: 'Markdown',
  extensions: ['md', 'markdown', 'mdown', 'mkd'],
  // VS Code has ids of its own for what people write to agents: `*.prompt.md`, `SKILL.md` and their like.
  editorIds: ['markdown', 'prompt', 'instructions', 'chatagent', 'chatmode', 'skill'],
  comments: {
    open: '<!--',
    close: '-->',
    stands: 'between blocks',
    inHead: frontMatterComment,
    contentStart: frontMatterEnd,
  },
  read: (task) => readMarkdown(task),
  readInSteps: (task) => readMarkdownInSteps(task),
};
