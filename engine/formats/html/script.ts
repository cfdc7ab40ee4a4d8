import type { Range } from '../../prose/opaque.js';
import type { Absent } from '../../prose/search.js';
import type { Code, CommentText } from './code.js';
import type { Hiding } from './mask.js';

/**
 * Hides an expression of a script in braces. Strings, templates, comments and regular expressions are understood; elements
 * in it are HTML again. One that never ends hides all that is left: nobody could say what of it is text.
 *
 * @param at where `{` stands
 * @param from behind what says that it is a statement, such as `#`
 * @param kind of code without elements in it
 * @returns the offset behind the closing brace
 */
export function hideScript(at: number, from: number, kind: Code['kind'], hiding: Hiding): number {
  return new ScriptWalk(at, from, kind, hiding).walk();
}

/** `{' '}` keeps a blank where the line ends. */
const SPACE = /\{\s*(?:"\s+"|'\s+'|`\s+`)\s*\}/y;

/** Hides an expression that stands for what it says; returns the offset behind it. */
export function hideExpression(at: number, hiding: Hiding): number {
  const space = lengthOf(SPACE, hiding.text, at);
  if (space === 0) return hideScript(at, at + 1, 'opaque', hiding);
  hiding.hide({ from: at, to: at + space, kind: 'space' });
  return at + space;
}

/**
 * Hides a program but for the elements in it.
 *
 * @returns the offset at its end
 */
export function hideProgram(hiding: Hiding): number {
  return new ScriptWalk(0, 0, 'break', hiding, true).walk();
}

const WORD = /[\p{L}\p{N}_$]+/uy;
const BLANK = /\s+/y;
/** Words behind which a value comes. */
const BEFORE_VALUE: ReadonlySet<string> = new Set(
  'return typeof case in of do else void delete instanceof new await yield default'.split(' '),
);
/** So long may a regular expression be. */
const LONGEST_PATTERN = 500;

class ScriptWalk {
  readonly #hiding: Hiding;
  readonly #text: string;
  readonly #kind: Code['kind'];
  readonly #open: ('{' | '`')[] = ['{'];
  #at: number;
  /** From here on code is not yet hidden. */
  #done: number;
  #elements = 0;
  readonly #isProgram: boolean;
  readonly #comments: (Range & CommentText)[] = [];
  /** It holds nothing but blanks and comments. */
  #isEmpty = true;
  /** How many templates are open. */
  #templates = 0;
  /** What stood last, without blanks and comments: a character, or a word. */
  #last = '{';

  constructor(at: number, from: number, kind: Code['kind'], hiding: Hiding, isProgram = false) {
    this.#isProgram = isProgram;
    this.#hiding = hiding;
    this.#text = hiding.text;
    this.#kind = kind;
    this.#done = at;
    this.#at = from;
  }

  walk(): number {
    const end = this.#text.length;
    while (this.#at < end && this.#open.length > 0) {
      if (this.#open.at(-1) === '`') this.#template();
      else this.#step();
    }
    const to = Math.min(this.#at, end);
    const comment = this.#isEmpty && !this.#isProgram ? this.#comments.pop() : undefined;
    this.#hiding.hide({ from: this.#done, to, kind: this.#lastKind(), ...(comment && { comment }) });
    for (const other of this.#comments) this.#hiding.comment(other);
    return to;
  }

  #lastKind(): Code['kind'] {
    if (this.#open.length > 0) return 'break';
    return this.#elements > 0 || this.#isEmpty ? 'gap' : this.#kind;
  }

  #step(): void {
    const text = this.#text;
    const found = text[this.#at] as string;
    const blank = lengthOf(BLANK, text, this.#at);
    if (blank > 0) {
      this.#at += blank;
      return;
    }
    const word = lengthOf(WORD, text, this.#at);
    if (word > 0) return this.#take(word, text.slice(this.#at, this.#at + word));
    if (found === '"' || found === "'") return this.#take(stringLength(text, this.#at), found);
    if (found === '`') {
      this.#open.push('`');
      this.#templates++;
    } else if (found === '{') this.#open.push('{');
    else if (found === '}') this.#close();
    else if (found === '/') return this.#slash();
    else if (found === '<' && this.#element()) return;
    this.#take(1, found);
  }

  /** A program goes on behind a brace too many. */
  #close(): void {
    if (!this.#isProgram || this.#open.length > 1) this.#open.pop();
  }

  #take(length: number, last: string): void {
    if (last !== '}' || this.#open.length > 0) this.#isEmpty = false;
    this.#at += length;
    this.#last = last;
  }

  #template(): void {
    this.#isEmpty = false;
    const found = this.#text[this.#at];
    if (found === '\\') this.#at++;
    else if (found === '`') {
      this.#open.pop();
      this.#templates--;
      this.#last = '`';
    } else if (found === '$' && this.#text[this.#at + 1] === '{') {
      this.#open.push('{');
      this.#last = '{';
      this.#at++;
    }
    this.#at++;
  }

  /** A comment, a regular expression, or a division. */
  #slash(): void {
    const text = this.#text;
    const next = text[this.#at + 1];
    if (next === '*' || next === '/') {
      const close = next === '*' ? '*/' : '\n';
      const end = text.indexOf(close, this.#at + 2);
      const to = end < 0 ? text.length : end + close.length;
      this.#comments.push({ from: this.#at, to, textFrom: this.#at + 2, textTo: end < 0 ? to : end });
      this.#at = to;
      return;
    }
    this.#take(this.#awaitsValue() ? patternLength(text, this.#at) : 1, '/');
  }

  /** Whether a value comes next, not an operator. */
  #awaitsValue(): boolean {
    return BEFORE_VALUE.has(this.#last) || /^[({[,;=:?&|!~+\-*%^<>}]$/.test(this.#last);
  }

  #element(): boolean {
    const { element } = this.#hiding;
    if (element === undefined || !isElementAt(this.#text, this.#at, this.#hiding.absent) || !this.#awaitsValue())
      return false;
    // in a string an element is text
    if (this.#templates > 0) return false;
    const kind = this.#elements === 0 && !this.#isProgram ? 'gap' : 'break';
    if (!this.#hiding.isInTag) this.#hiding.hide({ from: this.#done, to: this.#at, kind });
    this.#at = element(this.#at);
    this.#last = ')';
    this.#isEmpty = false;
    if (this.#hiding.isInTag) return true;
    this.#elements++;
    this.#done = this.#at;
    return true;
  }
}

const NAME = /[A-Za-z][\w.:-]*/y;

/** Whether `<` begins an element, not the parameters of a type: `<T,>`, `<T extends U>`, `<T>(…)`. */
function isElementAt(text: string, at: number, absent: Absent): boolean {
  if (text[at + 1] === '>') return true;
  const name = lengthOf(NAME, text, at + 1);
  const behind = at + 1 + name;
  if (name === 0 || !/[\s/>]/.test(text[behind] ?? '')) return false;
  if (/^\s{1,20}extends\s/.test(text.slice(behind, behind + 40))) return false;
  if (text[behind] !== '>' || !/^\s{0,20}\(/.test(text.slice(behind + 1, behind + 30))) return true;
  return absent.indexOf(text, `</${text.slice(at + 1, behind)}`, behind) >= 0;
}

/** How long a string is; a quotation mark that never closes in its line stands alone. */
function stringLength(text: string, from: number): number {
  const quote = text[from];
  for (let at = from + 1; at < text.length; at++) {
    if (text[at] === '\\') at++;
    else if (text[at] === quote) return at + 1 - from;
    else if (text[at] === '\n') break;
  }
  return 1;
}

/** How long a regular expression is; a slash that begins none stands alone. */
function patternLength(text: string, from: number): number {
  let isInClass = false;
  for (let at = from + 1; at < Math.min(text.length, from + LONGEST_PATTERN); at++) {
    const found = text[at];
    if (found === '\n') break;
    if (found === '\\') at++;
    else if (found === '[') isInClass = true;
    else if (found === ']') isInClass = false;
    else if (found === '/' && !isInClass) return at + 1 - from;
  }
  return 1;
}

function lengthOf(pattern: RegExp, text: string, at: number): number {
  pattern.lastIndex = at;
  return pattern.exec(text)?.[0].length ?? 0;
}
