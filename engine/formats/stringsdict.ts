import { type Gathered, Gathering, type ReaderTask } from '../prose/gathering.js';
import { xmlText } from '../prose/xml.js';
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
/** The keys of dictionaries in which each text is shown: on such a device, or where there is so much room. */
const VARIANTS = /^NSString(?:VariableWidth|DeviceSpecific)RuleType$/;

function readPlurals(task: ReaderTask): Gathered {
  const { source } = task;
  const gathering = new Gathering(task);
  const syntax = { opaque: new Set<string>() };
  let key = '';
  /** Of each dictionary that is open, whether it holds variants. */
  const open: boolean[] = [];
  readXmlTexts(source, gathering, {
    ...syntax,
    holdsText: ({ name }) => name === 'key' || name === 'string',
    tag: ({ name, kind }) => {
      if (name !== 'dict') return;
      if (kind === 'open') open.push(VARIANTS.test(key));
      else if (kind === 'close') open.pop();
      key = '';
    },
    text: (element) => {
      const isKey = element.tag.name === 'key';
      if (!isKey && (SHOWN.test(key) || (key !== '' && open.at(-1) === true)))
        takeXmlText(source, gathering, element, syntax);
      key = isKey ? xmlText(source, element.pieces, syntax).text.trim() : '';
    },
  });
  return gathering;
}
