import { type Format, startBehind } from '../format.js';
import { readLatex } from './reader.js';

/** LaTeX, documents and parts of them. */
export const format: Format = {
  id: 'latex',
  name: 'LaTeX',
  extensions: ['tex', 'latex', 'ltx'],
  editorIds: ['latex', 'tex'],
  comments: {
    open: '%',
    close: '',
    stands: 'own line',
    // what editors and programs are told stands on the first lines
    contentStart: (source) => startBehind(source, /^(?:%[ \t]*!.*\n)*/),
  },
  read: readLatex,
};
