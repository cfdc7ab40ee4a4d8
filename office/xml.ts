import sax, { type QualifiedTag } from 'sax';
import { Refusal } from './refusal.js';

/** A start tag. Offsets in the text of the part. */
export interface PartElement {
  /** With the usual prefix of its namespace, whatever the part calls it: `w:p`. Without one where it is not known. */
  readonly name: string;
  readonly start: number;
  /** Behind the start tag. */
  readonly end: number;
  /** An attribute by its name with the usual prefix. */
  attribute(name: string): string | undefined;
}

/** What is done with a part, as it comes. */
export interface PartHandler {
  open(element: PartElement): void;
  /**
   * @param inner where the end tag begins
   * @param end behind the end tag; both are the end of the start tag where the element is empty
   */
  close(element: PartElement, inner: number, end: number): void;
  /** Text between two tags. What is read of it stands from `from` to `to`; `isData` says that these hold a CDATA section. */
  text(from: number, to: number, isData: boolean): void;
}

const PREFIXES = new Map(
  Object.entries({
    w: [
      'http://schemas.openxmlformats.org/wordprocessingml/2006/main',
      'http://purl.oclc.org/ooxml/wordprocessingml/main',
    ],
    a: ['http://schemas.openxmlformats.org/drawingml/2006/main', 'http://purl.oclc.org/ooxml/drawingml/main'],
    p: ['http://schemas.openxmlformats.org/presentationml/2006/main', 'http://purl.oclc.org/ooxml/presentationml/main'],
    r: [
      'http://schemas.openxmlformats.org/officeDocument/2006/relationships',
      'http://purl.oclc.org/ooxml/officeDocument/relationships',
    ],
    m: ['http://schemas.openxmlformats.org/officeDocument/2006/math', 'http://purl.oclc.org/ooxml/officeDocument/math'],
    wp: [
      'http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing',
      'http://purl.oclc.org/ooxml/drawingml/wordprocessingDrawing',
    ],
    mc: ['http://schemas.openxmlformats.org/markup-compatibility/2006'],
    office: ['urn:oasis:names:tc:opendocument:xmlns:office:1.0'],
    text: ['urn:oasis:names:tc:opendocument:xmlns:text:1.0'],
    table: ['urn:oasis:names:tc:opendocument:xmlns:table:1.0'],
    style: ['urn:oasis:names:tc:opendocument:xmlns:style:1.0'],
    draw: ['urn:oasis:names:tc:opendocument:xmlns:drawing:1.0'],
    fo: ['urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0'],
    manifest: ['urn:oasis:names:tc:opendocument:xmlns:manifest:1.0'],
  }).flatMap(([prefix, uris]) => uris.map((uri) => [uri, `${prefix}:`] as const)),
);

const DEEPEST = 400;
const PIECE = 32_768;

/**
 * Goes through a part by a strict parser that tells where everything stands. No document type is read: there are no
 * entities but the five of XML.
 *
 * @param name the entry, for messages
 * @throws Refusal for what is no XML
 */
export function walk(xml: string, name: string, handler: PartHandler): void {
  const parser = sax.parser(true, { strictEntities: true, xmlns: true });
  const open: PartElement[] = [];
  let done = 0;
  const upTo = (start: number, end: number) => {
    if (start > done) handler.text(done, start, false);
    done = end;
  };
  parser.onerror = (error) => {
    throw new Refusal(`is damaged: ${name} is no XML (${error.message.split('\n')[0]}, line ${parser.line + 1})`);
  };
  parser.ondoctype = () => {
    throw new Refusal(`holds ${name}, which declares a document type: no program of an office writes one`);
  };
  parser.onopentag = (tag: QualifiedTag) => {
    if (open.length >= DEEPEST) throw new Refusal(`holds ${name}, in which elements are nested too deeply`);
    const start = parser.startTagPosition - 1;
    upTo(start, parser.position);
    const element = { name: nameOf(tag), start, end: parser.position, attribute: attributesOf(tag) };
    open.push(element);
    handler.open(element);
  };
  parser.onclosetag = () => {
    const element = open.pop() as PartElement;
    // An empty element has no end tag: what was read last is its start tag.
    const isEmpty = parser.position === element.end;
    const inner = isEmpty ? element.end : parser.startTagPosition - 1;
    if (!isEmpty) upTo(inner, parser.position);
    handler.close(element, inner, parser.position);
  };
  let data = 0;
  parser.onopencdata = () => {
    data = parser.startTagPosition - 1;
    upTo(data, data);
  };
  parser.onclosecdata = () => {
    handler.text(data, parser.position, true);
    done = parser.position;
  };
  parser.onprocessinginstruction = () => upTo(parser.startTagPosition - 1, parser.position);
  // It is told of when its last character is still to come.
  parser.oncomment = () => upTo(parser.startTagPosition - 1, parser.position + 1);
  for (let at = 0; at < xml.length; at += PIECE) parser.write(xml.slice(at, at + PIECE));
  parser.close();
}

function nameOf({ uri, local }: { readonly uri: string; readonly local: string }): string {
  return (PREFIXES.get(uri) ?? '') + local;
}

function attributesOf({ attributes }: QualifiedTag): PartElement['attribute'] {
  let named: ReadonlyMap<string, string> | undefined;
  return (name) => {
    named ??= new Map(Object.values(attributes).map((attribute) => [nameOf(attribute), attribute.value]));
    return named.get(name);
  };
}

/** A stretch of text as it is read, and where it stands. As long there as it is read, it stands there character by character. */
export interface TextPiece {
  readonly text: string;
  readonly from: number;
  readonly to: number;
}

const REFERENCE = /&(?:#x([0-9a-f]+)|#(\d+)|(\w+));/iy;
const NAMED: Readonly<Record<string, string>> = { lt: '<', gt: '>', amp: '&', quot: '"', apos: "'" };
/** What would be taken for the end of a line, or cannot be in a document. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: these are what must not come into the text
const BREAKING = /[\u0000-\u0008\n\u000b\u000c\r\u000e-\u001f\u0085\u2029]/;
const EACH_BREAKING = new RegExp(BREAKING, 'g');
// biome-ignore lint/suspicious/noControlCharactersInRegex: these are what must not come into the text
const SPECIAL = /&|\r\n|\u00ad|[\u0000-\u0008\n\u000b\u000c\r\u000e-\u001f\u0085\u2029]/g;

/** Reads text of a part: character references are decoded, soft hyphens left out, and line ends are blanks. */
export function piecesOf(xml: string, from: number, to: number, isData: boolean): TextPiece[] {
  if (isData) {
    const text = xml.slice(from + '<![CDATA['.length, to - ']]>'.length).replace(EACH_BREAKING, ' ');
    return text === '' ? [] : [{ text, from, to }];
  }
  const pieces: TextPiece[] = [];
  const raw = xml.slice(from, to);
  let done = 0;
  const put = (text: string, start: number, end: number) => {
    if (text !== '') pieces.push({ text, from: from + start, to: from + end });
  };
  for (const { 0: special, index } of raw.matchAll(SPECIAL)) {
    put(raw.slice(done, index), done, index);
    REFERENCE.lastIndex = index;
    const reference = special === '&' ? (REFERENCE.exec(raw) ?? undefined) : undefined;
    done = index + (reference?.[0] ?? special).length;
    put(reference === undefined ? plain(special) : plain(characterOf(reference)), index, done);
  }
  put(raw.slice(done), done, raw.length);
  return pieces;
}

function characterOf([, hexadecimal, decimal, name = '']: RegExpExecArray): string {
  if (hexadecimal === undefined && decimal === undefined) return NAMED[name] ?? ' ';
  const code = hexadecimal === undefined ? Number(decimal) : Number.parseInt(hexadecimal, 16);
  return code > 0x10ffff || (code >= 0xd800 && code <= 0xdfff) ? ' ' : String.fromCodePoint(code);
}

function plain(character: string): string {
  if (character === '\u00ad') return '';
  return BREAKING.test(character) ? ' ' : character;
}

/** Text as a part has it. */
export function partText(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
