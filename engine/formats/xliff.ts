import { type Gathered, Gathering, type ReaderTask } from '../prose/gathering.js';
import { namesEnglish } from '../prose/language-code.js';
import type { MarkupTag } from '../prose/markup-tag.js';
import { attributeOf } from '../prose/xml.js';
import { xmlComments } from '../prose/xml-comments.js';
import { readXmlTexts, takeXmlText, type XmlElement } from '../prose/xml-values.js';
import type { Format } from './format.js';

/** XLIFF, 1.2 and 2. */
export const format: Format = {
  id: 'xliff',
  name: 'XLIFF',
  extensions: ['xlf', 'xliff'],
  editorIds: ['xliff', 'xlf'],
  among: { language: 'not foreign' },
  comments: xmlComments,
  read: (task) => new XliffReader(task).read(),
};

/** Elements that stand for what is put in. Others hold text (`g`, `mrk`, `pc`). */
const OPAQUE = new Set('x bx ex ph it bpt ept cp sc ec sm em'.split(' '));

/** Elements that may say that nothing in them is to be translated. */
const UNITS = new Set(['file', 'group', 'unit', 'trans-unit', 'segment']);

class XliffReader {
  readonly #source: string;
  readonly #gathering: Gathering;
  /** What the file says of its languages; undefined as long as it says nothing. */
  #from: string | undefined;
  #into: string | undefined;
  /** In an alternative, or where nothing is to be translated: how many such elements are open, and of what name. */
  #silent: { readonly name: string; depth: number } | undefined;
  #original: XmlElement | undefined;
  #translation: XmlElement | undefined;

  constructor(task: ReaderTask) {
    this.#source = task.source;
    this.#gathering = new Gathering(task);
  }

  read(): Gathered {
    readXmlTexts(this.#source, this.#gathering, {
      opaque: OPAQUE,
      tag: (tag) => this.#tag(tag),
      holdsText: ({ name }) => name === 'source' || name === 'target',
      text: (element) => {
        if (this.#silent !== undefined) return;
        if (element.tag.name === 'source') this.#original = element;
        else this.#translation = element;
      },
    });
    return this.#gathering;
  }

  #tag(tag: MarkupTag): void {
    const value = (name: string) => attributeOf(this.#source, tag, name);
    if (this.#silent !== undefined) {
      if (tag.name === this.#silent.name && tag.kind !== 'empty') this.#silent.depth += tag.kind === 'open' ? 1 : -1;
      if (this.#silent.depth === 0) this.#silent = undefined;
    } else if (tag.kind === 'close') {
      if (tag.name === 'trans-unit' || tag.name === 'segment') this.#unit();
    } else if (tag.name === 'xliff' || tag.name === 'file') {
      this.#from = value('srclang') ?? value('source-language') ?? this.#from;
      this.#into = value('trglang') ?? value('target-language') ?? this.#into;
    } else if (
      tag.kind === 'open' &&
      (tag.name === 'alt-trans' || (UNITS.has(tag.name) && value('translate') === 'no'))
    ) {
      this.#silent = { name: tag.name, depth: 1 };
    }
  }

  /** Takes what an entry shows: its translation into English, or where there is none, what is to be translated. */
  #unit(): void {
    const [original, translation] = [this.#original, this.#translation];
    this.#original = undefined;
    this.#translation = undefined;
    const isForeign = this.#into !== undefined && !namesEnglish(this.#into);
    if (isForeign || (this.#from !== undefined && !namesEnglish(this.#from) && !translation)) return;
    if (translation && translation.pieces.length > 0) this.#take(translation, false);
    else if (original) this.#take(original, true);
  }

  #take(element: XmlElement, isBound: boolean): void {
    takeXmlText(this.#source, this.#gathering, element, { opaque: OPAQUE }, isBound ? { bound: true } : {});
  }
}
