import { Absent } from '../../prose/search.js';
import type { CodeComment, CodeSyntax, SearchMemory } from './syntax.js';

/** The comments of a source in order. Never throws: what is no code of the language is led over somehow. */
export function commentsIn(source: string, syntax: CodeSyntax): readonly CodeComment[] {
  const end = syntax.last === undefined ? null : new RegExp(`^${syntax.last}\r?$`, 'm').exec(source);
  return new Scanner(end === null ? source : source.slice(0, end.index), syntax).scan();
}

class Scanner {
  readonly #source: string;
  readonly #syntax: CodeSyntax;
  readonly #memory: SearchMemory;
  readonly #absent = new Absent();
  readonly #stops: RegExp;
  readonly #comments: CodeComment[] = [];
  /** How many braces are open in each expression of a template, from the outermost in. */
  readonly #braces: number[] = [];
  /** How many brackets are open. */
  #depth = 0;
  /** For each offset at which the text of a comment may begin, whether it closes; known once one does not. */
  #closes: Uint8Array | undefined;
  /** Where the line ends behind which texts begin. */
  #heredocLine = -1;

  constructor(source: string, syntax: CodeSyntax) {
    const absent = this.#absent;
    this.#source = source;
    this.#syntax = syntax;
    this.#memory = {
      indexOf: (wanted, from) => absent.indexOf(source, wanted, from),
      indexOfNamed: (wanted, from) => this.#patiently(() => absent.indexOf(source, wanted, from)),
      unclosed: new Map(),
      heredocs: [],
      comments: this.#comments,
    };
    this.#stops = new RegExp(`[${syntax.stops}]`, 'g');
  }

  scan(): readonly CodeComment[] {
    const { within } = this.#syntax;
    let at = within === undefined ? startOf(this.#source) : this.#behind(within[0], 0);
    while (at >= 0) {
      this.#stops.lastIndex = at;
      const stop = this.#stops.exec(this.#source)?.index;
      if (stop === undefined) break;
      at = this.#heredocLine >= 0 && stop > this.#heredocLine ? this.#behindHeredocs() : this.#stop(stop);
    }
    return this.#comments;
  }

  /** Reads what begins at an offset; returns where to go on, or -1 for nowhere. */
  #stop(at: number): number {
    const source = this.#source;
    const { literals, within, docStrings } = this.#syntax;
    const comment = this.#commentAt(at);
    if (comment !== undefined) {
      this.#comments.push(comment);
      return comment.end;
    }
    if (within !== undefined && source.startsWith(within[1], at)) return this.#behind(within[0], at);
    const character = source[at] as string;
    const inTemplate = this.#template(at, character);
    if (inTemplate >= 0) return inTemplate;
    if (character === '(' || character === '[' || character === '{') this.#depth++;
    else if (character === ')' || character === ']' || character === '}') this.#depth = Math.max(0, this.#depth - 1);
    for (const literal of literals) {
      const end = literal(source, at, this.#memory);
      if (end <= at) continue;
      if (this.#memory.heredocs.length > 0 && this.#heredocLine < 0) this.#heredocLine = lineEnd(source, at);
      if (docStrings) this.#docString(at, end);
      return end;
    }
    return at + 1;
  }

  #commentAt(at: number): CodeComment | undefined {
    const source = this.#source;
    const { line, block, lineBlock } = this.#syntax;
    if (block !== undefined && source.startsWith(block[0], at)) return this.#block(at, block);
    if (lineBlock !== undefined && source.startsWith(lineBlock[0], at) && isLineStart(source, at)) {
      const end = this.#memory.indexOf(`\n${lineBlock[1]}`, at);
      const textEnd = end < 0 ? source.length : end;
      const textStart = at + lineBlock[0].length;
      return {
        kind: 'block',
        start: at,
        end: Math.min(source.length, textEnd + 1 + lineBlock[1].length),
        textStart,
        textEnd,
      };
    }
    const mark = line.find((each) => source.startsWith(each, at));
    if (
      mark === undefined ||
      (mark === '//' && isAddress(source, at)) ||
      (mark === '#' && source[at + 1] === '[' && line.length > 1)
    )
      return undefined;
    const close = this.#syntax.within?.[1];
    let end = lineEnd(source, at);
    const closes = close === undefined ? -1 : source.slice(at, end).indexOf(close);
    if (closes >= 0) end = at + closes;
    return { kind: 'line', start: at, end, textStart: at + mark.length, textEnd: end };
  }

  #block(at: number, [open, close]: readonly [string, string]): CodeComment | undefined {
    const textStart = at + open.length;
    const first = this.#memory.indexOf(close, textStart);
    if (first < 0) return undefined;
    const end = this.#syntax.nests ? this.#nestedEnd(textStart) : first;
    // what is never closed ends where it would if comments did not nest
    const textEnd = end < 0 ? first : end;
    return { kind: 'block', start: at, end: textEnd + close.length, textStart, textEnd };
  }

  /** Where a comment closes in which others may stand, or -1. */
  #nestedEnd(textStart: number): number {
    if (this.#closes?.[textStart] === 0) return -1;
    const marks = /\/\*|\*\//g;
    marks.lastIndex = textStart;
    for (let depth = 1, mark = marks.exec(this.#source); mark !== null; mark = marks.exec(this.#source)) {
      depth += mark[0] === '/*' ? 1 : -1;
      if (depth === 0) return mark.index;
    }
    // a text full of comments that never close would be read to its end for each of them
    this.#closes ??= closing(this.#source);
    return -1;
  }

  /** Leads over the text of a template up to an expression in it or its end; -1 when there is none. */
  #template(at: number, character: string): number {
    if (!this.#syntax.templates) return -1;
    const open = this.#braces.length - 1;
    if (character === '`') return this.#templateText(at + 1);
    if (open < 0) return -1;
    if (character === '{') this.#braces[open] = (this.#braces[open] ?? 0) + 1;
    else if (character === '}') {
      if (this.#braces[open] === 0) {
        this.#braces.pop();
        return this.#templateText(at + 1);
      }
      this.#braces[open] = (this.#braces[open] ?? 0) - 1;
    }
    return -1;
  }

  #templateText(from: number): number {
    const source = this.#source;
    for (let at = from; at < source.length; at++) {
      if (source[at] === '\\') at++;
      else if (source[at] === '`') return at + 1;
      else if (source[at] === '$' && source[at + 1] === '{') {
        this.#braces.push(0);
        return at + 2;
      }
    }
    return source.length;
  }

  /** Takes a string that is a statement: nothing stands before it or behind it on its lines. */
  #docString(at: number, end: number): void {
    const source = this.#source;
    if (this.#depth > 0 || !/^[ \t]*[\r]?(?:\n|$)/.test(source.slice(end, end + 200))) return;
    const begin = source.lastIndexOf('\n', at) + 1;
    const before = source.slice(Math.max(begin, at - 200), at);
    if (!/^\uFEFF?[ \t]*[rRuU]?$/.test(before) || this.#isContinued(begin)) return;
    const length = /^(?:"""|''')/.test(source.slice(at, at + 3)) ? 3 : 1;
    this.#comments.push({
      kind: 'doc string',
      start: at,
      end,
      textStart: at + length,
      textEnd: Math.max(at + length, end - length),
    });
  }

  /** Whether the line that begins there goes on with the statement before it. A backslash at the end of a comment is text. */
  #isContinued(begin: number): boolean {
    const [backslash] = /\\\r?\n$/.exec(this.#source.slice(Math.max(0, begin - 3), begin)) ?? [];
    return backslash !== undefined && (this.#comments.at(-1)?.end ?? 0) <= begin - backslash.length;
  }

  /** Where to go on behind the next mark; -1 when there is none. */
  #behind(mark: string, from: number): number {
    const found = this.#memory.indexOf(mark, from);
    return found < 0 ? -1 : found + mark.length;
  }

  /** What a search finds, or -1: names without end are as many as a text may hold, and each search goes to its end. */
  #patiently(search: () => number): number {
    const found = this.#absent.hopeless ? -1 : search();
    if (found < 0) this.#absent.failed();
    return found;
  }

  #behindHeredocs(): number {
    let at = this.#heredocLine;
    for (const name of this.#memory.heredocs) {
      const end = new RegExp(`\\n[ \\t]*${name}\\b`, 'g');
      end.lastIndex = at;
      const isGone = this.#memory.unclosed.has(name);
      if (isGone || this.#patiently(() => end.exec(this.#source)?.index ?? -1) < 0)
        this.#memory.unclosed.set(name, this.#source.length);
      else at = end.lastIndex;
    }
    this.#memory.heredocs.length = 0;
    this.#heredocLine = -1;
    return at + 1;
  }
}

/** For each offset behind which a comment is open in which others may stand: 1 where it closes, 0 where it does not. */
function closing(source: string): Uint8Array {
  const closes = new Uint8Array(source.length + 1);
  // by how many more comments are closed than opened up to somewhere, at most: from the offset behind, and the next
  let [behind, next] = [0, 0];
  for (let at = source.length - 1; at >= 0; at--) {
    let most = behind;
    if (source.startsWith('/*', at)) most = Math.max(0, next - 1);
    else if (source.startsWith('*/', at)) most = next + 1;
    closes[at] = Math.min(1, most);
    [behind, next] = [most, behind];
  }
  return closes;
}

/** Behind a byte order mark, and the line that says which program runs the file. */
function startOf(source: string): number {
  const start = source.charCodeAt(0) === 0xfeff ? 1 : 0;
  return source.startsWith('#!', start) && source[start + 2] !== '[' ? lineEnd(source, start) : start;
}

function lineEnd(source: string, at: number): number {
  const newline = source.indexOf('\n', at);
  const end = newline < 0 ? source.length : newline;
  return end > at && source[end - 1] === '\r' ? end - 1 : end;
}

const isLineStart = (source: string, at: number): boolean => at === 0 || source[at - 1] === '\n';

/** `https://a.example` in text that no language has, as JSX. */
const isAddress = (source: string, at: number): boolean => source[at - 1] === ':' && /[\w[]/.test(source[at + 2] ?? '');
