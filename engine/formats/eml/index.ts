import type { Format } from '../format.js';
import { readMail } from './reader.js';

/** Mails as they are sent and stored: their subjects and their texts. */
export const format: Format = {
  id: 'eml',
  name: 'mails',
  extensions: ['eml'],
  encodes: true,
  editorIds: ['eml', 'email'],
  comments: undefined,
  read: readMail,
};
