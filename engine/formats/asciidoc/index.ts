import { type Format, startBehind } from '../format.js';
import { readAsciiDoc } from './reader.js';

/** AsciiDoc as Asciidoctor reads it. */
export const format: Format = {
  id: 'asciidoc',
  name: 'AsciiDoc',
  extensions: ['adoc', 'asciidoc', 'asc'],
  editorIds: ['asciidoc'],
  comments: {
    open: '//',
    close: '',
    stands: 'own line',
    contentStart: (source) => startBehind(source),
  },
  read: readAsciiDoc,
};
