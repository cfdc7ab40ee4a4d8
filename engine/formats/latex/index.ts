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
    // “% !TEX program = xelatex” is read by editors on the first lines alone: a comment goes below them.
    contentStart: (source) => startBehind(source, /^(?:%[ \t]*!.*\n)*/),
  },
  read: readLatex,
};
