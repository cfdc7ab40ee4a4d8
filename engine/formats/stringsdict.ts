import { type Gathered, Gathering, type Task } from '../prose/gathering.js';
import { xmlComments } from '../prose/xml-comments.js';
import { readXmlTexts, takeXmlText } from '../prose/xml-values.js';
import type { Format } from './format.js';

/** Plurals of Apple: a property list. */
export const format: Format = {
  id: 'stringsdict',
  name: 'plurals of Apple',
  extensions: ['stringsdict'],
  editorIds: ['stringsdict'],
  among: { language: 'not foreign' },
  comments: xmlComments,
  read: readPlurals,
};

/** The keys of texts; the others say how numbers are written. */
const SHOWN = /^(?:NSStringLocalizedFormatKey|zero|one|two|few|many|other)$/;

function readPlurals(task: Task): Gathered {
  const { source } = task;
  const gathering = new Gathering(task);
  const syntax = { opaque: new Set<string>() };
  let key = '';
  readXmlTexts(source, gathering, {
    ...syntax,
    holdsText: ({ name }) => name === 'key' || name === 'string',
    text: (element) => {
      const [first] = element.pieces;
      if (element.tag.name === 'string' && SHOWN.test(key)) takeXmlText(source, gathering, element, syntax);
      key = element.tag.name === 'key' && first?.kind === 'text' ? source.slice(first.start, first.end).trim() : '';
    },
  });
  return gathering;
}
