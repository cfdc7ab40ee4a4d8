import { entityAt } from './entity.js';
import { type MarkupTag, tagAt } from './markup-tag.js';
import { Absent } from './search.js';
import { Transcript } from './transcript.js';

/** What stands in an element, in order. Source offsets. */
export type XmlPiece =
  | { readonly kind: 'text' | 'cdata'; readonly start: number; readonly end: number }
  | { readonly kind: 'tag'; readonly tag: MarkupTag };

/** Is told what a file of XML holds, in order. */
export interface XmlVisitor {
  /** A tag; of an empty element the only one. */
  tag(tag: MarkupTag): void;
  /** Text between tags, as it is written; `cdata` without its marks. */
  text(piece: XmlPiece & { readonly kind: 'text' | 'cdata' }): void;
  /** Offsets of the whole comment, and of what stands in it. */
  comment(start: number, end: number): void;
}

const CLOSERS: readonly (readonly [string, string])[] = [
  ['<!--', '-->'],
  ['<![CDATA[', ']]>'],
  ['<?', '?>'],
  ['<!', '>'],
];

/** Reads XML. Never throws: `<` without a tag is text, and what never ends goes on to the end. */
export function visitXml(source: string, visitor: XmlVisitor): void {
  const absent = new Absent();
  const { length } = source;
  let done = source.charCodeAt(0) === 0xfeff ? 1 : 0;
  const textTo = (end: number) => {
    if (end > done) visitor.text({ kind: 'text', start: done, end });
  };
  for (let at = absent.indexOf(source, '<', done); at >= 0; at = absent.indexOf(source, '<', Math.max(done, at + 1))) {
    const [open, close] = CLOSERS.find(([opener]) => source.startsWith(opener, at)) ?? [];
    if (open !== undefined && close !== undefined) {
      const found = absent.indexOf(source, close, at + open.length);
      const inner = found < 0 ? length : found;
      textTo(at);
      done = found < 0 ? length : found + close.length;
      if (open === '<!--' && found >= 0) visitor.comment(at, done);
      else if (open === '<![CDATA[') visitor.text({ kind: 'cdata', start: at + open.length, end: inner });
      continue;
    }
    const tag = tagAt(source, at);
    if (tag === undefined) continue;
    textTo(at);
    visitor.tag(tag);
    done = tag.end;
  }
  textTo(length);
}

/** What an attribute of a tag says, as it is written; undefined when it has none. */
export function attributeOf(source: string, { attributes }: MarkupTag, name: string): string | undefined {
  const found = attributes.find((attribute) => attribute.name === name);
  return found && source.slice(found.start, found.end);
}

/** Stands for what is left alone: the reader of messages finds it opaque. */
const OPAQUE_TEXT = '{}';
const SPECIAL = /&|\s+|\\|"/g;
const REFERENCE = /&[A-Za-z_][\w.-]{0,80};/y;

/** How text is read besides its references. */
export interface XmlSyntax {
  /** Elements inside of text that are left alone with all that they hold; others leave no trace. */
  readonly opaque: ReadonlySet<string>;
  /** Reads an escape at its backslash, and drops quotation marks, as Android has them. */
  readonly escapeAt?: (source: string, at: number) => { readonly stands: string; readonly length: number };
}

/** What an element says. */
export function xmlText(source: string, pieces: readonly XmlPiece[], syntax: XmlSyntax): Transcript {
  const text = new Transcript();
  let skipped: { readonly name: string; readonly start: number; depth: number } | undefined;
  for (const piece of pieces) {
    if (piece.kind !== 'tag') {
      if (skipped === undefined) decode(text, source, piece.start, piece.end, piece.kind === 'cdata', syntax);
      continue;
    }
    const { name, kind, start, end } = piece.tag;
    if (skipped !== undefined) {
      if (name === skipped.name) skipped.depth += kind === 'open' ? 1 : kind === 'close' ? -1 : 0;
      if (skipped.depth > 0) continue;
      text.replaced(OPAQUE_TEXT, skipped.start, end);
      skipped = undefined;
    } else if (syntax.opaque.has(name) && kind === 'open') skipped = { name, start, depth: 1 };
    else if (syntax.opaque.has(name)) text.replaced(OPAQUE_TEXT, start, end);
    else if (/^br$/i.test(name)) text.replaced('\n', start, end);
  }
  return text;
}

/** Takes text with its references, escapes and white written. */
function decode(
  text: Transcript,
  source: string,
  start: number,
  end: number,
  isCdata: boolean,
  syntax: XmlSyntax,
): void {
  let done = start;
  const take = (at: number, stands: string, to: number) => {
    text.verbatim(source, done, at);
    text.replaced(stands, at, to);
    done = to;
  };
  for (const { index, 0: written } of source.slice(start, end).matchAll(SPECIAL)) {
    const at = start + index;
    if (at < done) continue;
    if (written === '&') {
      const entity = isCdata ? undefined : referenceAt(source, at);
      if (entity) take(at, entity.text, Math.min(at + entity.length, end));
    } else if (written === '\\' || written === '"') {
      if (syntax.escapeAt === undefined) continue;
      const { stands, length } = written === '"' ? { stands: '', length: 1 } : syntax.escapeAt(source, at);
      take(at, stands, Math.min(at + length, end));
    } else {
      const stands = !written.includes('\n') ? ' ' : /\n[ \t\r]*\n/.test(written) ? '\n\n' : '\n';
      if (written.length > stands.length) take(at, stands, at + written.length);
    }
  }
  text.verbatim(source, done, end);
}

/** A reference; one that a file has declared itself is not ours to read. */
function referenceAt(source: string, at: number): { readonly text: string; readonly length: number } | undefined {
  const entity = entityAt(source, at);
  if (entity) return entity;
  REFERENCE.lastIndex = at;
  const own = REFERENCE.exec(source)?.[0];
  return own === undefined ? undefined : { text: OPAQUE_TEXT, length: own.length };
}
