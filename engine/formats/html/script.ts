import type { Code } from './code.js';
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
  #comment: Code['comment'];
  /** It holds nothing but blanks and comments. */
  #isEmpty = true;
  /** How many templates are open. */
  #templates = 0;
  /** What stood last, without blanks and comments: a character, or a word. */
  #last = '{';

  constructor(at: number, from: number, kind: Code['kind'], hiding: Hiding) {
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
    const comment = this.#isEmpty && this.#comment;
    this.#hiding.hide({ from: this.#done, to, kind: this.#lastKind(), ...(comment && { comment }) });
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
    else if (found === '}') this.#open.pop();
    else if (found === '/') return this.#slash();
    else if (found === '<' && this.#element()) return;
    this.#take(1, found);
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
      if (next === '*' && this.#last === '{' && this.#open.length === 1)
        this.#comment = { textFrom: this.#at + 2, textTo: end };
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
    if (element === undefined || !/[A-Za-z>]/.test(this.#text[this.#at + 1] ?? '') || !this.#awaitsValue())
      return false;
    // in a string an element is text
    if (this.#templates > 0) return false;
    const kind = this.#elements === 0 ? 'gap' : 'break';
    this.#hiding.hide({ from: this.#done, to: this.#at, kind });
    this.#elements++;
    this.#done = element(this.#at);
    this.#at = this.#done;
    this.#last = ')';
    return true;
  }
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
