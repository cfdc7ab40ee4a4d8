import { xmlComments } from '../../prose/xml-comments.js';
import type { Format } from '../format.js';
import { readDocument } from './reader.js';
import { docbook } from './vocabulary.js';

/** DocBook, 4 and 5. What ends in `.xml` may be anything: a configuration says that it is this. */
export const format: Format = {
  id: 'docbook',
  name: 'DocBook',
  extensions: ['dbk', 'docbook'],
  editorIds: ['docbook'],
  comments: { ...xmlComments, stands: 'anywhere' },
  read: (task) => readDocument(task, docbook),
};
