import { type Gathered, Gathering, type ReaderTask } from '../prose/gathering.js';
import { namesEnglish } from '../prose/language-code.js';
import { attributeOf } from '../prose/xml.js';
import { xmlComments } from '../prose/xml-comments.js';
import { readXmlTexts, takeXmlText } from '../prose/xml-values.js';
import type { Format } from './format.js';

/** String resources of Android. */
export const format: Format = {
  id: 'android',
  name: 'string resources of Android',
  extensions: ['xml'],
  editorIds: ['xml'],
  among: {
    names: ['strings', 'plurals', 'arrays'],
    language: 'not foreign',
    never: ['androidmanifest.xml', 'pom.xml', 'build.xml'],
  },
  comments: xmlComments,
  read: readResources,
};

const LETTERS: Readonly<Record<string, string>> = { n: '\n', t: '\t' };
const CODED = /\\u([\da-fA-F]{4})/y;

function escapeAt(source: string, at: number): { readonly stands: string; readonly length: number } {
  CODED.lastIndex = at;
  const coded = CODED.exec(source);
  if (coded) return { stands: String.fromCharCode(Number.parseInt(coded[1] as string, 16)), length: 6 };
  const character = source[at + 1] ?? '';
  return { stands: LETTERS[character] ?? character, length: 2 };
}

function readResources(task: ReaderTask): Gathered {
  const { source } = task;
  const gathering = new Gathering(task);
  const syntax = { opaque: new Set(['xliff:g']), escapeAt };
  let isForeign = false;
  let isList = false;
  readXmlTexts(source, gathering, {
    ...syntax,
    tag: (tag) => {
      const locale = tag.name === 'resources' ? attributeOf(source, tag, 'tools:locale') : undefined;
      if (locale !== undefined) isForeign = !namesEnglish(locale);
      if (tag.name === 'string-array' || tag.name === 'plurals')
        isList = tag.kind === 'open' && attributeOf(source, tag, 'translatable') !== 'false';
    },
    holdsText: (tag) =>
      (tag.name === 'string' && attributeOf(source, tag, 'translatable') !== 'false') ||
      (tag.name === 'item' && isList),
    text: (element) => takeXmlText(source, gathering, element, syntax),
  });
  return { candidates: gathering.candidates, comments: gathering.comments, silent: isForeign };
}
