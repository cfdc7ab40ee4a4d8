import type { Span } from '../model.js';
import { type Gathered, Gathering, type ReaderTask } from '../prose/gathering.js';
import { type SourceLine, sourceLines } from '../prose/line.js';
import { Transcript } from '../prose/transcript.js';
import { Values } from '../prose/value.js';
import { catalogueFolders, type Format, startBehind } from './format.js';

/** Catalogues of Fluent. (FreeMarker has the same ending: its templates lie in no such folder.) */
export const format: Format = {
  id: 'fluent',
  name: 'Fluent',
  extensions: ['ftl'],
  editorIds: ['fluent', 'ftl'],
  among: {
    folders: [...catalogueFolders, '_locales', 'en', 'en-us', 'en-gb'],
    language: 'not foreign',
  },
  comments: { open: '#', close: '', stands: 'own line', contentStart: (source) => startBehind(source) },
  read: (task) => new FluentReader(task).read(),
};

const ENTRY = /^-?[A-Za-z][\w-]{0,200}[ ]*=[ ]*/;
const ATTRIBUTE = /^[ ]+\.[A-Za-z][\w-]{0,200}[ ]*=[ ]*/;
/** A line that goes on with a pattern. */
const CONTINUED = /^(?:[ ]|[}[*]|$)/;
const TOKEN = /[{}"]|->|\n[ ]*(?:\*?\[[^\]\n]{0,200}\][ ]*)?/g;
const STRING = /"[^"\\\n]*(?:\\.[^"\\\n]*){0,1000000}"/y;
const SELECTS = '{}';

/** A text, or what is put into one. Source offsets. */
interface Frame {
  readonly kind: 'pattern' | 'placeable';
  readonly start: number;
  /** Of a pattern: the choices in it. */
  readonly choices: Span[];
  isChoice: boolean;
}

class FluentReader {
  readonly #task: ReaderTask;
  readonly #gathering: Gathering;
  readonly #values: Values;
  /** The pattern that is being gathered: from behind its equals sign to the end of its last line. */
  #open: { readonly start: number; end: number } | undefined;

  constructor(task: ReaderTask) {
    this.#task = task;
    this.#gathering = new Gathering(task);
    this.#values = new Values(task.source, this.#gathering);
  }

  read(): Gathered {
    for (const line of sourceLines(this.#task.source)) this.#line(line);
    this.#endPattern();
    return this.#gathering;
  }

  #line({ from, to, text }: SourceLine): void {
    if (text.startsWith('#')) {
      this.#endPattern();
      this.#gathering.comment({ start: from, end: to }, from + (/^#+/.exec(text)?.[0].length ?? 1), to);
      return;
    }
    const head = ENTRY.exec(text) ?? ATTRIBUTE.exec(text);
    if (head !== null) {
      this.#endPattern();
      this.#open = { start: from + head[0].length, end: to };
    } else if (!CONTINUED.test(text)) this.#endPattern();
    else if (this.#open && text.trim() !== '') this.#open.end = to;
  }

  #endPattern(): void {
    const open = this.#open;
    this.#open = undefined;
    if (open && this.#gathering.within(open)) this.#patterns(open.start, open.end);
  }

  /** Takes a pattern and the variants of all choices in it, each by itself. */
  #patterns(start: number, end: number): void {
    const { source } = this.#task;
    const stack: Frame[] = [frameOf('pattern', start)];
    TOKEN.lastIndex = start;
    for (let token = TOKEN.exec(source); token !== null && token.index < end; token = TOKEN.exec(source)) {
      const [found] = token;
      const top = stack.at(-1) as Frame;
      if (found === '{') stack.push(frameOf('placeable', token.index));
      else if (found === '}') this.#close(stack, token.index);
      else if (found === '->') top.isChoice ||= top.kind === 'placeable';
      else if (found === '"') TOKEN.lastIndex = stringEnd(source, token.index, top);
      else if (found.includes('[')) this.#variant(stack, token.index, TOKEN.lastIndex);
    }
    for (let top = stack.pop(); top !== undefined; top = stack.pop()) if (top.kind === 'pattern') this.#take(top, end);
  }

  /** A brace closes a variant and its choice, or what is put in. */
  #close(stack: Frame[], at: number): void {
    if (stack.length > 2 && stack.at(-1)?.kind === 'pattern') this.#take(stack.pop() as Frame, at);
    if (stack.at(-1)?.kind !== 'placeable') return;
    const { start, isChoice } = stack.pop() as Frame;
    if (isChoice) stack.at(-1)?.choices.push({ start, end: at + 1 });
  }

  #variant(stack: Frame[], at: number, from: number): void {
    const isNext = stack.at(-1)?.kind === 'pattern' && stack.at(-2)?.isChoice === true;
    if (isNext) this.#take(stack.pop() as Frame, at);
    if (stack.at(-1)?.isChoice) stack.push(frameOf('pattern', from));
  }

  #take({ start, choices }: Frame, end: number): void {
    if (!this.#gathering.within({ start, end })) return;
    const { source } = this.#task;
    const text = new Transcript();
    let done = start;
    for (const choice of choices) {
      takeLines(text, source, done, choice.start);
      text.replaced(SELECTS, choice.start, choice.end);
      done = choice.end;
    }
    takeLines(text, source, done, end);
    this.#values.take(text, {});
  }
}

const frameOf = (kind: Frame['kind'], start: number): Frame => ({ kind, start, choices: [], isChoice: false });

/** Where a string ends that is put in; quotation marks of a text are text. */
function stringEnd(source: string, at: number, { kind }: Frame): number {
  STRING.lastIndex = at;
  return at + (kind === 'placeable' ? (STRING.exec(source)?.[0].length ?? 1) : 1);
}

/** Takes lines without what they are indented by. */
function takeLines(text: Transcript, source: string, from: number, to: number): void {
  let done = from;
  for (const { index, 0: gap } of source.slice(from, to).matchAll(/\r?\n[ \t\r\n]*/g)) {
    const at = from + index;
    text.verbatim(source, done, at);
    const stands = /\n[ \t\r]*\n/.test(gap) ? '\n\n' : '\n';
    done = at + gap.length;
    if (gap === stands) text.verbatim(source, at, done);
    else text.replaced(stands, at, done);
  }
  text.verbatim(source, done, to);
}
