import { xmlComments } from '../prose/xml-comments.js';
import { readDocument } from './docbook/reader.js';
import { dita } from './docbook/vocabulary.js';
import type { Format } from './format.js';

/** DITA: topics and maps. */
export const format: Format = {
  id: 'dita',
  name: 'DITA',
  extensions: ['dita', 'ditamap'],
  editorIds: ['dita', 'ditamap'],
  comments: { ...xmlComments, stands: 'anywhere' },
  read: (task) => readDocument(task, dita),
};
