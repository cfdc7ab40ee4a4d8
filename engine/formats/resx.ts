import { type Gathered, Gathering, type ReaderTask } from '../prose/gathering.js';
import { attributeOf } from '../prose/xml.js';
import { xmlComments } from '../prose/xml-comments.js';
import { readXmlTexts, takeXmlText } from '../prose/xml-values.js';
import type { Format } from './format.js';

/** Resources of .NET. */
export const format: Format = {
  id: 'resx',
  name: 'resources of .NET',
  extensions: ['resx', 'resw'],
  editorIds: ['resx'],
  among: { language: 'not foreign' },
  comments: xmlComments,
  read: readResources,
};

/** Values that are no texts say of what type they are; names that begin so belong to designers of windows. */
const DESIGNER = /^(?:>>|&gt;&gt;|\$)/;

function readResources(task: ReaderTask): Gathered {
  const { source } = task;
  const gathering = new Gathering(task);
  const syntax = { opaque: new Set<string>() };
  let isText = false;
  readXmlTexts(source, gathering, {
    ...syntax,
    tag: (tag) => {
      if (tag.name !== 'data') return;
      const isTyped = ['type', 'mimetype'].some((name) => attributeOf(source, tag, name) !== undefined);
      isText = tag.kind === 'open' && !isTyped && !DESIGNER.test(attributeOf(source, tag, 'name') ?? '');
    },
    holdsText: ({ name }) => name === 'value' && isText,
    text: (element) => takeXmlText(source, gathering, element, syntax),
  });
  return gathering;
}
