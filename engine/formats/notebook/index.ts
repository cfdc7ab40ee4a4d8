import type { Format } from '../format.js';
import { readNotebook } from './reader.js';

/** Notebooks of Jupyter: their cells of Markdown. */
export const format: Format = {
  id: 'notebook',
  name: 'Jupyter notebooks',
  extensions: ['ipynb'],
  editorIds: [],
  cells: true,
  comments: {
    open: '<!--',
    close: '-->',
    stands: 'between blocks',
    // they stand within strings of JSON, where nothing but an editor of notebooks should put them
    contentStart: (source) => source.length,
    admits: () => false,
  },
  read: readNotebook,
};
