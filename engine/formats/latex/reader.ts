import type { Mark } from '../../model.js';
import { Block } from '../../prose/block.js';
import { type Flat, flatSlice } from '../../prose/flat.js';
import { type Gathered, Gathering, type Task } from '../../prose/gathering.js';
import { addressAt } from '../../prose/opaque.js';
import { Absent } from '../../prose/search.js';
import { Outline } from '../html/outline.js';
import { type Braces, bracesOf, inlineVerbatimEnd } from './braces.js';
import { latex } from './commands.js';
import { Surroundings } from './surroundings.js';
import { accentAt, argumentsEnd, commandAt, contentOf, mathEnd, optionalEnd } from './tokens.js';

/** What stands in braces behind the beginning of an environment and is longer is its text. */
const LONGEST_ARGUMENT = 300;

/** Reads LaTeX: a document from where it begins, a part of one from its first line. */
export function readLatex(task: Task): Gathered {
  return new LatexReader(task).read();
}

/** What is open: a group in braces, with what happens where it closes. */
interface Group {
  readonly mark?: { readonly kind: Mark['kind']; readonly start: number };
  /** The block that goes on behind it. */
  readonly outer?: Block;
  readonly level?: number;
  /** Where the command stands that opened it. */
  readonly start: number;
}

const SPECIAL = /[\\{}$%~&\]`':@wW]|\n[ \t\r]*\n/g;

class LatexReader {
  readonly #source: string;
  readonly #flat: Flat;
  readonly #gathering: Gathering;
  readonly #braces: Braces;
  readonly #outline = new Outline([]);
  readonly #groups: Group[] = [];
  readonly #around = new Surroundings();
  /** Where the terms of items end that are open. */
  readonly #termEnds: number[] = [];
  readonly #absent = new Absent();
  /** How many groups are open that are paragraphs of their own, and how many of those are titles. */
  readonly #open = { apart: 0, titles: 0 };
  #block: Block;
  /** Up to where the source was read. */
  #done: number;
  #end: number;
  /** The titles that stand before the document itself are read, and nothing else there. */
  #inPreamble = false;

  constructor(task: Task) {
    this.#source = task.source;
    this.#flat = flatSlice(task.source, 0, task.source.length);
    this.#gathering = new Gathering(task);
    this.#braces = bracesOf(task.source);
    this.#block = new Block(this.#flat, 'paragraph', {});
    this.#done = task.source.charCodeAt(0) === 0xfeff ? 1 : 0;
    this.#end = task.source.length;
  }

  read(): Gathered {
    const source = this.#source;
    this.#inPreamble = isWhole(source);
    SPECIAL.lastIndex = this.#done;
    for (let found = SPECIAL.exec(source); found !== null; found = SPECIAL.exec(source)) {
      if (found.index >= this.#end) break;
      if (found.index >= this.#done) this.#special(found.index, found[0]);
      SPECIAL.lastIndex = Math.max(this.#done, found.index + 1);
    }
    this.#text(this.#end);
    this.#flush();
    return this.#gathering;
  }

  #special(at: number, written: string): void {
    if (this.#isSilent && written !== '\\' && written !== '%') return;
    switch (written) {
      case '\\':
        return this.#command(at);
      case '%':
        return this.#comment(at);
      case '{':
        this.#skip(at, at + 1);
        this.#groups.push({ start: at });
        return;
      case '}':
        this.#skip(at, at + 1);
        return this.#closeGroup(at);
      case '$':
        return this.#opaque(at, mathEnd(this.#source, at));
      case '~':
        return this.#replaced(' ', at, at + 1);
      case '&':
        return this.#cell(at);
      case '`':
      case "'":
        if (this.#source[at + 1] === written) this.#replaced(written === '`' ? '“' : '”', at, at + 2);
        return;
      case ']':
        return this.#closeOption(at);
      case ':':
      case '@':
      case 'w':
      case 'W': {
        const address = addressAt(this.#source, at, this.#done);
        if (address) this.#opaque(address.from, address.to);
        return;
      }
      default:
        this.#text(at);
        this.#part();
        this.#done = at + written.length;
    }
  }

  #command(at: number): void {
    const { name, end } = commandAt(this.#source, at);
    const verbatim = this.#braces.verbatimEnd(at);
    if (name === 'begin') return verbatim === undefined ? this.#begin(at, end) : this.#verbatim(at, verbatim);
    if (name === 'end') return this.#finish(at, end);
    if (this.#isSilent && name !== 'title') return this.#skip(at, argumentsEnd(this.#source, end, this.#braces));
    if (/^\s*$/.test(name)) return this.#skip(at, at + 1);
    if (name === '\\') return this.#lineEnd(at, end);
    if (name === '(' || name === '[') return this.#formula(at, name === '(' ? '\\)' : '\\]');
    if (name === 'verb' || name === 'lstinline' || name === 'mintinline') return this.#inlineVerbatim(at, end);
    const accent = accentAt(this.#source, at);
    if (accent !== undefined) return this.#replaced(accent.text, at, accent.end);
    if (/^[&%$#_{},;!/-]$/.test(name))
      return this.#replaced(/[,;]/.test(name) ? ' ' : name.replace(/[!/-]/, ''), at, end);
    if (name === 'item') return this.#item(at, end);
    const level = name === 'title' ? 0 : latex.level(name);
    if (level !== undefined) return this.#apart(at, end, 0, level);
    const before = latex.apart(name);
    if (before !== undefined) return this.#apart(at, end, before, undefined);
    const inline = latex.inline(name);
    if (inline !== undefined) return this.#inline(at, end, inline.before, inline.mark);
    this.#other(at, end, name);
  }

  #other(at: number, end: number, name: string): void {
    const character = latex.character(name);
    if (character !== undefined) {
      const blank = /^(?:[ \t]*\{\}|[ \t]+)/.exec(this.#source.slice(end, end + 20))?.[0].length ?? 0;
      return this.#replaced(character, at, end + blank);
    }
    const last = argumentsEnd(this.#source, end, this.#braces);
    if (latex.parts(name)) {
      this.#skip(at, last);
      this.#part();
    } else if (latex.isSilent(name)) this.#skip(at, last);
    else this.#opaque(at, last);
  }

  /** A command whose text reads on. */
  #inline(at: number, end: number, before: number, kind: Mark['kind'] | undefined): void {
    const open = contentOf(this.#source, end, before, this.#braces);
    if (open < 0) return this.#skip(at, end);
    this.#skip(at, open + 1);
    this.#groups.push({ start: at, ...(kind && { mark: { kind, start: this.#block.length } }) });
  }

  /** A command whose text is a paragraph or a title of its own; what stands around it goes on behind it. */
  #apart(at: number, end: number, before: number, level: number | undefined): void {
    const open = contentOf(this.#source, end, before, this.#braces);
    if (open < 0) return this.#skip(at, end);
    this.#skip(at, open + 1);
    if (level !== undefined) this.#part();
    const kind = level === undefined ? 'paragraph' : level === 0 ? 'title' : 'heading';
    this.#groups.push({ start: at, outer: this.#block, ...(level !== undefined && { level }) });
    this.#open.apart++;
    if (level !== undefined) this.#open.titles++;
    this.#block = new Block(this.#flat, kind, {});
  }

  #closeGroup(at: number): void {
    const group = this.#groups.pop();
    if (group === undefined) return;
    const { mark, outer, level, start } = group;
    if (mark) this.#block.mark(mark.kind, mark.start);
    if (outer === undefined) return;
    this.#text(at);
    this.#open.apart--;
    if (level !== undefined) this.#open.titles--;
    const text = this.#flush();
    this.#block = outer;
    if (level === undefined) this.#block.opaque(start, at + 1);
    else if (level === 0) this.#outline.entitle(text);
    else this.#outline.enter(level, text);
  }

  #begin(at: number, end: number): void {
    const name = /^\{([^{}\n]{0,60})\}/.exec(this.#source.slice(end, end + 62))?.[1];
    if (name === undefined) return this.#skip(at, end);
    const behind = end + name.length + 2;
    if (this.#isSilent && name !== 'document') return this.#skip(at, behind);
    this.#text(at);
    this.#inPreamble = false;
    this.#skip(
      at,
      latex.takesArguments(name)
        ? argumentsEnd(this.#source, behind, this.#braces, LONGEST_ARGUMENT)
        : optionalEnd(this.#source, behind, this.#braces),
    );
    this.#part();
    this.#around.begin(name);
    this.#part();
  }

  #finish(at: number, end: number): void {
    const name = /^\{([^{}\n]{0,60})\}/.exec(this.#source.slice(end, end + 62))?.[1] ?? '';
    this.#skip(at, name === '' ? end : end + name.length + 2);
    if (this.#isSilent) return;
    this.#part();
    this.#around.end();
    this.#part();
    if (name === 'document') this.#end = this.#done;
  }

  #verbatim(at: number, end: number): void {
    const isFormula = /^\\begin\{(?:equation|align|gather|multline|eqnarray|displaymath|math|flalign|mathpar)/.test(
      this.#source.slice(at, at + 40),
    );
    if (isFormula) return this.#opaque(at, end);
    this.#skip(at, end);
    this.#part();
  }

  #inlineVerbatim(at: number, end: number): void {
    const star = this.#source[end] === '*' ? end + 1 : end;
    let from = this.#source[star] === '[' ? Math.max(star, this.#braces.optionEnd(star)) : star;
    if (this.#source.startsWith('mintinline', at + 1) && this.#source[from] === '{')
      from = Math.max(from, this.#braces.endOf(from));
    const last = inlineVerbatimEnd(this.#source, from + 1, this.#source[from] ?? '');
    this.#opaque(at, last < 0 ? end : last);
  }

  #item(at: number, end: number): void {
    this.#skip(at, end);
    this.#part();
    this.#around.nextItem();
    const option = this.#braces.optionEnd(end);
    this.#part();
    if (option < 0) return;
    this.#block = new Block(this.#flat, 'term', this.#around.place);
    this.#done = end + 1;
    this.#termEnds.push(option - 1);
  }

  /** Ends the term of an item; what else stands in brackets is text. */
  #closeOption(at: number): void {
    if (this.#termEnds.at(-1) !== at) return;
    this.#termEnds.pop();
    this.#skip(at, at + 1);
    this.#part();
  }

  #formula(at: number, close: string): void {
    const end = this.#absent.indexOf(this.#source, close, at + 2);
    this.#opaque(at, end < 0 ? at + 2 : end + 2);
  }

  #lineEnd(at: number, end: number): void {
    const last = optionalEnd(this.#source, this.#source[end] === '*' ? end + 1 : end, this.#braces);
    if (!this.#around.inTable) return this.#replaced(' ', at, last);
    this.#skip(at, last);
    this.#part();
    this.#around.nextRow();
    this.#part();
  }

  #cell(at: number): void {
    if (!this.#around.inTable || this.#groups.at(-1)?.outer) return;
    this.#skip(at, at + 1);
    this.#part();
    this.#around.nextCell();
    this.#part();
  }

  #comment(at: number): void {
    const newline = this.#source.indexOf('\n', at);
    const end = newline < 0 ? this.#source.length : newline;
    this.#text(at);
    const marks = /^%+/.exec(this.#source.slice(at, end))?.[0].length ?? 1;
    const last = this.#source[end - 1] === '\r' && end - 1 > at ? end - 1 : end;
    this.#gathering.comment({ start: at, end: last }, Math.min(last, at + marks), last);
    // the line goes on with the next one, unless that is blank
    const rest = /^[ \t]*/.exec(this.#source.slice(end + 1, end + 200))?.[0].length ?? 0;
    const isBlank = /^\r?\n/.test(this.#source.slice(end + 1 + rest, end + 3 + rest));
    this.#done = isBlank ? end : Math.min(this.#end, end + 1 + rest);
  }

  /** Before the document itself nothing is read but its title. */
  get #isSilent(): boolean {
    return this.#inPreamble && this.#groups.length === 0;
  }

  /** Takes what was not read yet. */
  #text(to: number): void {
    if (to > this.#done && !this.#isSilent) this.#block.text(this.#done, to);
    this.#done = Math.max(this.#done, to);
  }

  #skip(at: number, end: number): void {
    this.#text(at);
    this.#done = Math.max(this.#done, end);
  }

  #replaced(text: string, at: number, end: number): void {
    this.#text(at);
    this.#block.replaced(text, at, end);
    this.#done = end;
  }

  #opaque(at: number, end: number): void {
    // a mark that opens nothing
    if (end <= at + 1) return this.#skip(at, end);
    this.#text(at);
    this.#block.opaque(at, end);
    this.#done = end;
  }

  /** Ends a paragraph; within a group that is a paragraph of its own, it goes on. */
  #part(): void {
    if (this.#open.titles > 0) return;
    const { kind, context } = this.#block;
    this.#flush();
    const isApart = this.#open.apart > 0;
    const place = isApart ? context : this.#around.place;
    this.#block = new Block(
      this.#flat,
      isApart ? kind : place.list ? 'item' : place.table ? 'cell' : 'paragraph',
      place,
    );
  }

  /** Hands over the block that is open. */
  #flush(): string {
    const { builder, start, end, kind, context } = this.#block;
    if (start < 0) return '';
    const span = { start, end };
    const always = kind === 'heading' || kind === 'title';
    const text = builder.text;
    if (always || this.#gathering.within(span))
      this.#gathering.add(builder, kind, span, { headings: this.#outline.headings, ...context });
    return text;
  }
}

/** Whether a source is a document by itself, and no part of one. */
function isWhole(source: string): boolean {
  const at = source.indexOf('\\documentclass');
  return at >= 0 && !source.slice(source.lastIndexOf('\n', at) + 1, at).includes('%');
}
