import { type Format, startBehind } from '../format.js';
import { readTypst } from './reader.js';

/** Typst. */
export const format: Format = {
  id: 'typst',
  name: 'Typst',
  extensions: ['typ'],
  editorIds: ['typst'],
  comments: {
    open: '//',
    close: '',
    stands: 'own line',
    contentStart: (source) => startBehind(source),
  },
  read: readTypst,
};
