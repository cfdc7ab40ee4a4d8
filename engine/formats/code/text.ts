import { cut, type SourceLine } from '../../prose/line.js';
import { DIRECTIVE } from '../../prose/matches.js';
import { Transcript } from '../../prose/transcript.js';
import { lineKindOf } from './line-kind.js';

/** What stands for something that is no prose: code, as HTML and Markdown write it. */
const OPAQUE_TEXT = '<code>x</code>';
/** Links, references, names and code within the text. */
const NO_PROSE =
  /\{@[A-Za-z][^{}\n]{0,300}(?:\}|$)|<(?:c|code|tt)>[^<\n]{0,300}<\/(?:c|code|tt)>|<(?:see|seealso|paramref|typeparamref|inheritdoc|include)\b[^<>\n]{0,300}>|\[`?[A-Za-z_][\w.:#]{0,100}(?:\(\))?`?\](?![([:])|[@\\](?:[cpaeb]|ref|em|link)[ \t]+[^\s`]{1,100}|:[a-z]+(?::[a-z]+)?:`[^`\n]{1,200}`|\b(?:TODO|FIXME|XXX|HACK)\([^()\n]{0,100}\)/g;
/** Code over several lines. */
const CODE_BLOCK = /<(pre|code|script)\b[^<>]{0,200}>(?!.*<\/\1>)/i;
const FENCE = /^[ \t]*(?:```|~~~)/;

/**
 * The text of a comment as Markdown: tags begin paragraphs of their own, without their names and types; examples and
 * statements are left out.
 */
export function commentAsMarkdown(source: string, lines: readonly SourceLine[]): Transcript {
  return new CommentText(source).take(lines);
}

class CommentText {
  readonly #source: string;
  readonly #text = new Transcript();
  /** Where what was taken last ends, and whether a paragraph ends there. */
  #end = -1;
  #parts = false;
  #inFence = false;
  /** Up to where what comes is no prose: the next tag, a blank line, a line that is indented less. */
  #skips: 'tag' | 'blank' | 'indent' | undefined;
  #indent = 0;
  #inSection = false;
  /** What ends the code of several lines that is open, and whether a link is. */
  #until: string | undefined;
  #inLink = false;

  constructor(source: string) {
    this.#source = source;
  }

  take(lines: readonly SourceLine[]): Transcript {
    for (const [index, line] of lines.entries()) {
      if (isUnderline(lines[index + 1]) && /^[ \t]*[A-Z][A-Za-z ]{2,30}$/.test(line.text)) this.#heading(line.text);
      else if (!isUnderline(line) || !this.#inSection) this.#line(line);
    }
    return this.#text;
  }

  /** A heading of a string of documentation, underlined. */
  #heading(text: string): void {
    this.#parts = true;
    this.#skips = /^\s*examples?$/i.test(text) ? 'tag' : undefined;
    this.#inSection = this.#skips === undefined;
  }

  #line(line: SourceLine): void {
    const { text } = line;
    if (text.includes(DIRECTIVE) && /^\W*distinguo-/.test(text)) return;
    if (this.#until !== undefined || CODE_BLOCK.test(text)) {
      this.#until ??= `</${CODE_BLOCK.exec(text)?.[1]?.toLowerCase()}>`;
      if (text.toLowerCase().includes(this.#until)) this.#until = undefined;
      this.#parts = true;
      return;
    }
    if (FENCE.test(text)) {
      if (this.#skips === 'tag') return;
      this.#inFence = !this.#inFence;
      return this.#emit(line, false);
    }
    if (this.#inFence) return this.#emit(line, false);
    if (text.trim() === '') {
      this.#parts = true;
      if (this.#skips === 'blank') this.#skips = undefined;
      return;
    }
    if (/^[ \t]*(?:>>>|\.\.\. |In \[\d)/.test(text)) this.#skips ??= 'blank';
    const isIndented = /^[ \t]/.test(text);
    if (!isIndented && this.#inSection && !/^[\w*., ]+ ?:/.test(text)) this.#inSection = false;
    const indent = /^[ \t]*/.exec(text)?.[0].length ?? 0;
    if (this.#skips === 'indent' && indent <= this.#indent) this.#skips = undefined;
    const found = lineKindOf(text, this.#inSection);
    if (found.kind === 'tag' || found.kind === 'unread tag' || found.kind === 'example') this.#skips = undefined;
    if (found.kind === 'unread block') {
      this.#skips ??= 'indent';
      this.#indent = indent;
    }
    if (found.kind === 'example' || found.kind === 'unread tag') this.#skips = 'tag';
    // “user : User” has a name and a type; what is said of it stands indented below
    const isNamed = found.kind === 'entry' && !isIndented;
    if (this.#skips !== undefined || isNamed || found.kind === 'code' || found.kind === 'section') {
      this.#parts = true;
      this.#inSection ||= found.kind === 'section';
      return;
    }
    if (!('begin' in found)) return;
    if (found.begin > 0) this.#parts = true;
    const begin = this.#inSection && found.begin === 0 ? (/^[ \t]*/.exec(text)?.[0].length ?? 0) : found.begin;
    this.#emit(cut(line, begin), true);
  }

  #emit({ from, to, text }: SourceLine, isProse: boolean): void {
    if (this.#end >= 0) this.#text.replaced(this.#parts ? '\n\n' : '\n', this.#end, from);
    this.#parts = false;
    this.#end = to;
    const rest = this.#inLink && isProse ? (/^[^{}]*\}/.exec(text)?.[0].length ?? 0) : 0;
    this.#inLink = isProse && isOpenLink(text.slice(Math.max(rest, text.length - LONGEST_LINK)));
    let done = from + rest;
    if (rest > 0) this.#text.replaced(OPAQUE_TEXT, from, done);
    if (isProse)
      for (const { 0: found, index } of text.matchAll(NO_PROSE)) {
        if (from + index < done) continue;
        this.#text.verbatim(this.#source, done, from + index);
        done = from + index + found.length;
        this.#text.replaced(OPAQUE_TEXT, from + index, done);
      }
    this.#text.verbatim(this.#source, done, to);
  }
}

const LONGEST_LINK = 300;

/** Whether a link begins that ends on another line. */
function isOpenLink(text: string): boolean {
  const last = text.slice(Math.max(0, text.lastIndexOf('{')));
  return /^\{@[A-Za-z]/.test(last) && !last.includes('}');
}

const isUnderline = (line: SourceLine | undefined): boolean =>
  line !== undefined && /^[ \t]*-{3,}[ \t]*$/.test(line.text);
