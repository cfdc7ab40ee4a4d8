import { type Format, startBehind } from '../format.js';
import { readRestructuredText } from './reader.js';

/** reStructuredText as docutils and Sphinx read it. */
export const format: Format = {
  id: 'restructuredtext',
  name: 'reStructuredText',
  extensions: ['rst', 'rest'],
  editorIds: ['restructuredtext'],
  comments: {
    open: '..',
    close: '',
    stands: 'own block',
    contentStart: (source) => startBehind(source),
  },
  read: readRestructuredText,
};
