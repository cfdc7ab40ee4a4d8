import type { Span } from '../model.js';
import { type BackslashSyntax, backslashText } from '../prose/backslash.js';
import { type Gathered, Gathering, type ReaderTask } from '../prose/gathering.js';
import { type SourceLine, sourceLines } from '../prose/line.js';
import { Transcript } from '../prose/transcript.js';
import { Values } from '../prose/value.js';
import { type Format, startBehind } from './format.js';

/** Catalogues of gettext, and their templates. */
export const format: Format = {
  id: 'po',
  name: 'gettext',
  extensions: ['po', 'pot'],
  editorIds: ['po', 'gettext'],
  among: { language: 'not foreign' },
  comments: {
    open: '#',
    close: '',
    stands: 'own line',
    contentStart: (source) => startBehind(source),
    // between the lines of a string it would cut it in two
    admits: (source, offset) => !/^[ \t]*"/.test(source.slice(offset, offset + 200)),
  },
  read: (task) => new PoReader(task).read(),
};

const SYNTAX: BackslashSyntax = {
  letters: { n: '\n', t: '\t', r: '\r', a: '\x07', b: '\b', f: '\f', v: '\v' },
  number: /\\(?:x([\da-fA-F]{1,2})|(?<octal>[0-7]{1,3}))/y,
};
const FIELD = /^[ \t]*(msgctxt|msgid_plural|msgid|msgstr(?:\[\d{1,3}\])?)[ \t]*(?=")/;
const STRING = /^[ \t]*"([^"\\]*(?:\\.[^"\\]*){0,1000000})"[ \t]*$/;
const LANGUAGE = /^Language:[ \t]*([\w@-]+)/m;

/** The strings of a field, which are one text. Source offsets. */
interface Field {
  readonly name: string;
  readonly strings: Span[];
}

class PoReader {
  readonly #task: ReaderTask;
  readonly #gathering: Gathering;
  readonly #values: Values;
  #fields: Field[] = [];
  #isFirst = true;
  #isForeign = false;

  constructor(task: ReaderTask) {
    this.#task = task;
    this.#gathering = new Gathering(task);
    this.#values = new Values(task.source, this.#gathering);
  }

  read(): Gathered {
    for (const line of sourceLines(this.#task.source)) this.#line(line);
    this.#endEntry();
    const { candidates, comments } = this.#gathering;
    return { candidates, comments, silent: this.#isForeign };
  }

  #line({ from, to, text }: SourceLine): void {
    if (/^[ \t]*#/.test(text)) {
      this.#gathering.comment({ start: from, end: to }, from + text.indexOf('#') + 1, to);
      return;
    }
    const field = FIELD.exec(text);
    const name = field?.[1];
    if (name === 'msgctxt' || (name === 'msgid' && this.#fields.at(-1)?.name !== 'msgctxt')) this.#endEntry();
    if (name !== undefined) this.#fields.push({ name, strings: [] });
    const start = field?.[0].length ?? 0;
    const string = STRING.exec(text.slice(start));
    if (string === null) return;
    const open = from + start + string[0].indexOf('"') + 1;
    this.#fields.at(-1)?.strings.push({ start: open, end: open + (string[1] as string).length });
  }

  /** Takes what an entry shows: its translation into English, or where there is none, what is to be translated. */
  #endEntry(): void {
    const fields = this.#fields;
    this.#fields = [];
    const shown = fields.filter(({ name }) => name.startsWith('msgstr'));
    const keys = fields.filter(({ name }) => name === 'msgid' || name === 'msgid_plural');
    if (this.#isFirst && keys[0] && !isFilled(keys[0])) this.#head(shown[0]);
    else if (shown.some(isFilled)) for (const field of shown) this.#take(field, false);
    else for (const field of keys) this.#take(field, true);
    if (keys.length > 0) this.#isFirst = false;
  }

  #head(field: Field | undefined): void {
    const language = LANGUAGE.exec(field ? this.#textOf(field).text : '')?.[1];
    this.#isForeign = language !== undefined && !/^en(?:[-_@]|glish|$)/i.test(language);
  }

  #take(field: Field, isBound: boolean): void {
    const start = field.strings[0]?.start ?? 0;
    const end = field.strings.at(-1)?.end ?? 0;
    if (!this.#gathering.within({ start, end })) return;
    this.#values.take(this.#textOf(field), { escapes: 'backslash', ...(isBound && { context: { bound: true } }) });
  }

  #textOf({ strings }: Field): Transcript {
    const text = new Transcript();
    for (const { start, end } of strings) backslashText(this.#task.source, start, end, SYNTAX, text);
    return text;
  }
}

const isFilled = ({ strings }: Field): boolean => strings.some(({ start, end }) => end > start);
