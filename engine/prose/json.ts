import { nextBackslash } from './backslash.js';
import { Transcript } from './transcript.js';

/** Is told what a text of JSON holds, in order. Offsets are those of the source. */
export interface JsonVisitor {
  /** An object or an array begins. `key` is its key, or '' in an array and at the top. */
  enter(kind: 'object' | 'array', key: string): void;
  leave(): void;
  /** A string that is a value; offsets without its quotation marks. */
  text(key: string, start: number, end: number): void;
}

/** A string that closes, the rest of a line behind one that does not, comments, and what trees are made of. */
const TOKEN = /"([^"\\\r\n]*(?:\\[^\r\n][^"\\\r\n]*){0,1000000})"|"[^\r\n]*|\/\/[^\n]*|\/\*|[{}[\],]/g;
const COLON = /\s*:/y;
/** Longer ones name nothing that is looked for. */
const LONGEST_KEY = 200;

/** Reads JSON, also with comments and commas too many. What is no JSON is led over; nothing is deeper than it may be. */
export function visitJson(source: string, visitor: JsonVisitor): void {
  const open: ('object' | 'array')[] = [];
  let key = '';
  TOKEN.lastIndex = 0;
  for (let token = TOKEN.exec(source); token !== null; token = TOKEN.exec(source)) {
    const [found] = token;
    const start = token.index;
    switch (found) {
      case '{':
      case '[': {
        const kind = found === '{' ? 'object' : 'array';
        visitor.enter(kind, key);
        open.push(kind);
        key = '';
        break;
      }
      case '}':
      case ']':
        if (open.pop() !== undefined) visitor.leave();
        key = '';
        break;
      case ',':
        key = '';
        break;
      case '/*': {
        const end = source.indexOf('*/', start + 2);
        TOKEN.lastIndex = end < 0 ? source.length : end + 2;
        break;
      }
      default:
        if (found.startsWith('//')) break;
        if (token[1] === undefined) {
          key = '';
          break;
        }
        if (open.at(-1) === 'object' && key === '' && isKey(source, start + found.length)) {
          key = keyOf(source, start + 1, start + found.length - 1);
        } else if (open.length > 0) {
          visitor.text(key, start + 1, start + found.length - 1);
          key = '';
        }
    }
  }
  while (open.pop() !== undefined) visitor.leave();
}

function isKey(source: string, behind: number): boolean {
  COLON.lastIndex = behind;
  return COLON.test(source);
}

function keyOf(source: string, start: number, end: number): string {
  return end - start > LONGEST_KEY ? source.slice(start, start + LONGEST_KEY) : jsonStringText(source, start, end).text;
}

const ESCAPES: Readonly<Record<string, string>> = { b: '\b', f: '\f', n: '\n', r: '\r', t: '\t' };

/** What a string of JSON says, behind what was taken before. Offsets without its quotation marks. */
export function jsonStringText(source: string, start: number, end: number, text = new Transcript()): Transcript {
  let done = start;
  for (let at = nextBackslash(source, start, end); at >= 0; at = nextBackslash(source, done, end)) {
    text.verbatim(source, done, at);
    const coded = source.startsWith('u', at + 1)
      ? /^[\da-fA-F]{4}/.exec(source.slice(at + 2, Math.min(at + 6, end)))
      : null;
    done = coded === null ? at + 2 : at + 6;
    const character = source[at + 1] ?? '';
    text.replaced(
      coded === null ? (ESCAPES[character] ?? character) : String.fromCharCode(Number.parseInt(coded[0], 16)),
      at,
      done,
    );
  }
  text.verbatim(source, done, end);
  return text;
}
