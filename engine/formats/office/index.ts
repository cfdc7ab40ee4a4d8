import type { Format } from '../format.js';
import { readOffice } from './reader.js';

/** The text of documents that word processors and presentation programs write, as it was taken out of their packages. */
export const format: Format = {
  id: 'office',
  name: 'office documents',
  extensions: [],
  packages: ['docx', 'docm', 'odt', 'pptx'],
  editorIds: [],
  comments: undefined,
  read: readOffice,
};
