import { type Format, startBehind } from '../format.js';
import { readOrg } from './reader.js';

/** Org, as Emacs reads it. */
export const format: Format = {
  id: 'org',
  name: 'Org',
  extensions: ['org'],
  editorIds: ['org'],
  comments: {
    open: '#',
    close: '',
    // within a paragraph it would part it
    stands: 'own block',
    // what editors are told stands on the first line
    contentStart: (source) => startBehind(source, /^#[ \t]*-\*-.*\n?/),
  },
  read: readOrg,
};
