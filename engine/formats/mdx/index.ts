import type { Format } from '../format.js';
import { frontMatterComment, frontMatterEnd } from '../markdown/front-matter.js';
import { readMdx, readMdxInSteps } from './reader.js';

/** Markdown with expressions and JSX. */
export const format: Format = {
  id: 'mdx',
  name: 'MDX',
  extensions: ['mdx'],
  editorIds: ['mdx', 'markdown.mdx'],
  comments: {
    open: '{/*',
    close: '*/}',
    stands: 'between blocks',
    inHead: frontMatterComment,
    contentStart: frontMatterEnd,
  },
  read: readMdx,
  readInSteps: readMdxInSteps,
};
