import { type Format, startBehind } from '../format.js';
import { readHtml } from './reader.js';

/** The declaration of XML and the type of the document: browsers and parsers look for them first. */
const HEADS = [/^\s*<\?xml\b[^>]*\?>/, /^\s*<!doctype[^>]*>/i, /^[ \t]*\r?\n/];

/** Elements in which a comment is text. */
const TEXT_ONLY = /^<(?:title|textarea|script|style)\b/i;

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

function isBetweenTags(source: string, offset: number): boolean {
  const opened = offset === 0 ? -1 : source.lastIndexOf('<', offset - 1);
  if (opened < 0) return true;
  const closed = source.lastIndexOf('>', offset - 1);
  return opened < closed && !TEXT_ONLY.test(source.slice(opened, opened + 10));
}
