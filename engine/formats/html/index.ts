import { type Format, startBehind } from '../format.js';
import { readHtml } from './reader.js';
import { isBetweenTags } from './tags.js';

/** The declaration of XML and the type of the document: browsers and parsers look for them first. */
const HEADS = [/^\s*<\?xml\b[^>]*\?>/, /^\s*<!doctype[^>]*>/i, /^[ \t]*\r?\n/];

/** HTML as browsers read it, and its XML form. */
export const format: Format = {
  id: 'html',
  name: 'HTML',
  extensions: ['html', 'htm', 'xhtml'],
  editorIds: ['html', 'xhtml'],
  comments: {
    open: '<!--',
    close: '-->',
    stands: 'anywhere',
    contentStart: (source) => startBehind(source, ...HEADS),
    admits: isBetweenTags,
  },
  read: readHtml,
};
