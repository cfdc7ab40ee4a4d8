import type { Position, Range, TextDocumentContentChangeEvent } from 'vscode-languageserver';
import { PositionEncodingKind } from 'vscode-languageserver';
import { TextDocument } from 'vscode-languageserver-textdocument';

/** An open document. Offsets are UTF-16 code units; positions count in the encoding agreed with the client. */
export interface Document {
  readonly uri: string;
  readonly version: number;
  /** The language as the client calls it. */
  readonly languageId: string;
  readonly lineCount: number;
  getText(): string;
  /** The offset of a position; one beyond the end of its line or of the text counts as that end. */
  offsetAt(position: Position): number;
  positionAt(offset: number): Position;
}

/** The encodings that we can speak. The first is our own. */
const encodings: readonly PositionEncodingKind[] = [
  PositionEncodingKind.UTF16,
  PositionEncodingKind.UTF8,
  PositionEncodingKind.UTF32,
];

/** The first of the client's encodings that we speak; a client that names none speaks UTF-16. */
export function negotiate(offered: readonly PositionEncodingKind[] | undefined): PositionEncodingKind {
  return offered?.find((encoding) => encodings.includes(encoding)) ?? PositionEncodingKind.UTF16;
}

/** How `TextDocuments` keeps documents whose positions count in `encoding()`, asked late: it is agreed after the start. */
export function documentFactory(encoding: () => PositionEncodingKind) {
  return {
    create: (uri: string, languageId: string, version: number, text: string): Document =>
      new EncodedDocument(TextDocument.create(uri, languageId, version, text), encoding()),
    update: (document: Document, changes: TextDocumentContentChangeEvent[], version: number): Document => {
      (document as EncodedDocument).update(changes, version);
      return document;
    },
  };
}

/** A document that is not open in the client: a file of the workspace. */
export function closedDocument(uri: string, text: string, encoding: PositionEncodingKind): Document {
  return new EncodedDocument(TextDocument.create(uri, '', 0, text), encoding);
}

class EncodedDocument implements Document {
  #text: TextDocument;
  readonly #encoding: PositionEncodingKind;
  /** Where the last measurement ended: many positions on one long line are then counted once, not each from its start. */
  #measured = { line: -1, index: 0, units: 0 };

  constructor(text: TextDocument, encoding: PositionEncodingKind) {
    this.#text = text;
    this.#encoding = encoding;
  }

  get uri() {
    return this.#text.uri;
  }

  get version() {
    return this.#text.version;
  }

  get languageId() {
    return this.#text.languageId;
  }

  get lineCount() {
    return this.#text.lineCount;
  }

  getText() {
    return this.#text.getText();
  }

  offsetAt(position: Position): number {
    if (this.#encoding === PositionEncodingKind.UTF16) return this.#text.offsetAt(position);
    const start = this.#text.offsetAt({ line: position.line, character: 0 });
    const end = this.#text.offsetAt({ line: position.line, character: Number.MAX_SAFE_INTEGER });
    return start + indexAfter(this.#text.getText().slice(start, end), position.character, this.#encoding);
  }

  positionAt(offset: number): Position {
    const position = this.#text.positionAt(offset);
    if (this.#encoding === PositionEncodingKind.UTF16) return position;
    const { line, character } = position;
    const known = this.#measured;
    const from = known.line === line && known.index <= character ? known : { line, index: 0, units: 0 };
    const start = this.#text.offsetAt({ line, character: 0 });
    const between = this.#text.getText().slice(start + from.index, start + character);
    const units = from.units + unitsOf(between, this.#encoding);
    this.#measured = { line, index: character, units };
    return { line, character: units };
  }

  update(changes: readonly TextDocumentContentChangeEvent[], version: number): void {
    for (const change of changes) {
      const known =
        'range' in change && change.range
          ? { text: change.text, range: this.#inCodeUnits(change.range) }
          : { text: change.text };
      this.#text = TextDocument.update(this.#text, [known], version);
      this.#measured = { line: -1, index: 0, units: 0 };
    }
    this.#text = TextDocument.update(this.#text, [], version);
  }

  #inCodeUnits({ start, end }: Range): Range {
    if (this.#encoding === PositionEncodingKind.UTF16) return { start, end };
    return {
      start: this.#text.positionAt(this.offsetAt(start)),
      end: this.#text.positionAt(this.offsetAt(end)),
    };
  }
}

/** How many units of `encoding` the text takes. A lone surrogate takes what a client would send for it: three bytes, one code point. */
function unitsOf(text: string, encoding: PositionEncodingKind): number {
  let units = 0;
  for (const character of text) units += width(character.codePointAt(0) ?? 0, encoding);
  return units;
}

/** The index in `line` after `units` units; inside a character it is the start of that character. */
function indexAfter(line: string, units: number, encoding: PositionEncodingKind): number {
  let index = 0;
  let counted = 0;
  for (const character of line) {
    counted += width(character.codePointAt(0) ?? 0, encoding);
    if (counted > units) break;
    index += character.length;
  }
  return index;
}

function width(codePoint: number, encoding: PositionEncodingKind): number {
  if (encoding === PositionEncodingKind.UTF32 || codePoint < 0x80) return 1;
  if (codePoint < 0x800) return 2;
  return codePoint < 0x10000 ? 3 : 4;
}
