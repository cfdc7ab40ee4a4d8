import type { Mark } from '../../model.js';
import { type Gathered, Gathering, type ReaderTask } from '../../prose/gathering.js';
import { addressAt } from '../../prose/opaque.js';
import { Absent } from '../../prose/search.js';
import { type Braces, bracesOf, inlineVerbatimEnd } from './braces.js';
import { latex } from './commands.js';
import { Environments } from './environments.js';
import { LatexPage } from './page.js';
import { accentAt, argumentsEnd, commandAt, mathEnd, optionalEnd, textArgument } from './tokens.js';

/** What stands in braces behind the beginning of an environment and is longer is its text. */
const LONGEST_ARGUMENT = 300;

/** Reads LaTeX: a document from where it begins, a part of one from its first line. */
export function readLatex(task: ReaderTask): Gathered {
  return new LatexReader(task).read();
}

const SPECIAL = /[\\{}$%~&\]`':@wW]|\n[ \t\r]*\n/g;

class LatexReader {
  readonly #source: string;
  readonly #gathering: Gathering;
  readonly #braces: Braces;
  readonly #around = new Environments();
  readonly #page: LatexPage;
  /** Where the terms of items end that are open. */
  readonly #termEnds: number[] = [];
  readonly #absent = new Absent();
  #end: number;

  constructor(task: ReaderTask) {
    this.#source = task.source;
    this.#gathering = new Gathering(task);
    this.#braces = bracesOf(task.source);
    this.#page = new LatexPage(task.source, this.#gathering, this.#around);
    this.#end = task.source.length;
  }

  read(): Gathered {
    const source = this.#source;
    this.#page.inPreamble = isWhole(source);
    SPECIAL.lastIndex = this.#page.done;
    for (let found = SPECIAL.exec(source); found !== null; found = SPECIAL.exec(source)) {
      if (found.index >= this.#end) break;
      if (found.index >= this.#page.done) this.#special(found.index, found[0]);
      SPECIAL.lastIndex = Math.max(this.#page.done, found.index + 1);
    }
    this.#page.text(this.#end);
    this.#page.flush();
    return this.#gathering;
  }

  #special(at: number, written: string): void {
    if (this.#page.isSilent && written !== '\\' && written !== '%') return;
    switch (written) {
      case '\\':
        return this.#command(at);
      case '%':
        return this.#comment(at);
      case '{':
        this.#page.skip(at, at + 1);
        return this.#page.open(at, undefined);
      case '}':
        this.#page.skip(at, at + 1);
        return this.#page.close(at);
      case '$':
        return this.#page.opaque(at, mathEnd(this.#source, at));
      case '~':
        return this.#page.replaced(' ', at, at + 1);
      case '&':
        return this.#cell(at);
      case '`':
      case "'":
        if (this.#source[at + 1] === written) this.#page.replaced(written === '`' ? '“' : '”', at, at + 2);
        return;
      case ']':
        return this.#closeOption(at);
      case ':':
      case '@':
      case 'w':
      case 'W': {
        const address = addressAt(this.#source, at, this.#page.done);
        if (address) this.#page.opaque(address.from, address.to);
        return;
      }
      default:
        this.#page.text(at);
        this.#page.part();
        this.#page.done = at + written.length;
    }
  }

  #command(at: number): void {
    const { name, end } = commandAt(this.#source, at);
    const verbatim = this.#braces.verbatimEnd(at);
    if (name === 'begin') return verbatim === undefined ? this.#begin(at, end) : this.#verbatim(at, verbatim);
    if (name === 'end') return this.#finish(at, end);
    if (this.#page.isSilent && name !== 'title')
      return this.#page.skip(at, argumentsEnd(this.#source, end, this.#braces));
    if (/^\s*$/.test(name)) return this.#page.skip(at, at + 1);
    if (name === '\\') return this.#lineEnd(at, end);
    if (name === '(' || name === '[') return this.#formula(at, name === '(' ? '\\)' : '\\]');
    if (name === 'verb' || name === 'lstinline' || name === 'mintinline') return this.#inlineVerbatim(at, end);
    const accent = accentAt(this.#source, at);
    if (accent !== undefined) return this.#page.replaced(accent.text, at, accent.end);
    if (/^[&%$#_{},;!/-]$/.test(name))
      return this.#page.replaced(/[,;]/.test(name) ? ' ' : name.replace(/[!/-]/, ''), at, end);
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
      return this.#page.replaced(character, at, end + blank);
    }
    const last = argumentsEnd(this.#source, end, this.#braces);
    if (latex.parts(name)) {
      this.#page.skip(at, last);
      this.#page.part();
    } else if (latex.isSilent(name)) this.#page.skip(at, last);
    else this.#page.opaque(at, last);
  }

  /** A command whose text reads on. */
  #inline(at: number, end: number, before: number, kind: Mark['kind'] | undefined): void {
    const open = textArgument(this.#source, end, before, this.#braces);
    if (open < 0) return this.#page.skip(at, end);
    this.#page.skip(at, open + 1);
    this.#page.open(at, kind);
  }

  /** A command whose text is a paragraph or a title of its own; what stands around it goes on behind it. */
  #apart(at: number, end: number, before: number, level: number | undefined): void {
    const open = textArgument(this.#source, end, before, this.#braces);
    if (open < 0) return this.#page.skip(at, end);
    this.#page.skip(at, open + 1);
    this.#page.openApart(at, level);
  }

  #begin(at: number, end: number): void {
    const name = /^\{([^{}\n]{0,60})\}/.exec(this.#source.slice(end, end + 62))?.[1];
    if (name === undefined) return this.#page.skip(at, end);
    const behind = end + name.length + 2;
    if (this.#page.isSilent && name !== 'document') return this.#page.skip(at, behind);
    this.#page.text(at);
    this.#page.inPreamble = false;
    this.#page.skip(
      at,
      latex.takesArguments(name)
        ? argumentsEnd(this.#source, behind, this.#braces, LONGEST_ARGUMENT)
        : optionalEnd(this.#source, behind, this.#braces),
    );
    this.#page.part();
    this.#around.begin(name);
    this.#page.part();
  }

  #finish(at: number, end: number): void {
    const name = /^\{([^{}\n]{0,60})\}/.exec(this.#source.slice(end, end + 62))?.[1] ?? '';
    this.#page.skip(at, name === '' ? end : end + name.length + 2);
    if (this.#page.isSilent) return;
    this.#page.part();
    this.#around.end();
    this.#page.part();
    if (name === 'document') this.#end = this.#page.done;
  }

  #verbatim(at: number, end: number): void {
    const isFormula = /^\\begin\{(?:equation|align|gather|multline|eqnarray|displaymath|math|flalign|mathpar)/.test(
      this.#source.slice(at, at + 40),
    );
    if (isFormula) return this.#page.opaque(at, end);
    this.#page.skip(at, end);
    this.#page.part();
  }

  #inlineVerbatim(at: number, end: number): void {
    const star = this.#source[end] === '*' ? end + 1 : end;
    let from = this.#source[star] === '[' ? Math.max(star, this.#braces.optionEnd(star)) : star;
    if (this.#source.startsWith('mintinline', at + 1) && this.#source[from] === '{')
      from = Math.max(from, this.#braces.endOf(from));
    const last = inlineVerbatimEnd(this.#source, from + 1, this.#source[from] ?? '');
    this.#page.opaque(at, last < 0 ? end : last);
  }

  #item(at: number, end: number): void {
    this.#page.skip(at, end);
    this.#page.part();
    this.#around.nextItem();
    const option = this.#braces.optionEnd(end);
    this.#page.part();
    if (option < 0) return;
    this.#page.term(end + 1);
    this.#termEnds.push(option - 1);
  }

  /** Ends the term of an item; what else stands in brackets is text. */
  #closeOption(at: number): void {
    if (this.#termEnds.at(-1) !== at) return;
    this.#termEnds.pop();
    this.#page.skip(at, at + 1);
    this.#page.part();
  }

  #formula(at: number, close: string): void {
    const end = this.#absent.indexOf(this.#source, close, at + 2);
    this.#page.opaque(at, end < 0 ? at + 2 : end + 2);
  }

  #lineEnd(at: number, end: number): void {
    const last = optionalEnd(this.#source, this.#source[end] === '*' ? end + 1 : end, this.#braces);
    if (!this.#around.inTable) return this.#page.replaced(' ', at, last);
    this.#page.skip(at, last);
    this.#page.part();
    this.#around.nextRow();
    this.#page.part();
  }

  #cell(at: number): void {
    if (!this.#around.inTable || this.#page.isApart) return;
    this.#page.skip(at, at + 1);
    this.#page.part();
    this.#around.nextCell();
    this.#page.part();
  }

  #comment(at: number): void {
    const newline = this.#source.indexOf('\n', at);
    const end = newline < 0 ? this.#source.length : newline;
    this.#page.text(at);
    const marks = /^%+/.exec(this.#source.slice(at, end))?.[0].length ?? 1;
    const last = this.#source[end - 1] === '\r' && end - 1 > at ? end - 1 : end;
    this.#gathering.comment({ start: at, end: last }, Math.min(last, at + marks), last);
    // the line goes on with the next one, unless that is blank
    const rest = /^[ \t]*/.exec(this.#source.slice(end + 1, end + 200))?.[0].length ?? 0;
    const isBlank = /^\r?\n/.test(this.#source.slice(end + 1 + rest, end + 3 + rest));
    this.#page.done = isBlank ? end : Math.min(this.#end, end + 1 + rest);
  }
}

/** Whether a source is a document by itself, and no part of one. */
function isWhole(source: string): boolean {
  const at = source.indexOf('\\documentclass');
  return at >= 0 && !source.slice(source.lastIndexOf('\n', at) + 1, at).includes('%');
}
