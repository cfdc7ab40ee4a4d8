import type { ProseContext } from '../model.js';
import type { Gathering } from './gathering.js';
import type { MarkupTag } from './markup-tag.js';
import { Values } from './value.js';
import { visitXml, type XmlPiece, type XmlSyntax, xmlText } from './xml.js';
import { takeXmlComment } from './xml-comments.js';

/** What stands in an element that may hold a text. */
export interface XmlElement {
  readonly tag: MarkupTag;
  readonly pieces: XmlPiece[];
}

/** What a format says of its elements. Names are as they are written. */
export interface XmlCatalogue extends XmlSyntax {
  /** Whether an element holds a text; asked at its opening tag. */
  holdsText(tag: MarkupTag): boolean;
  /** A tag outside of texts. */
  tag?(tag: MarkupTag): void;
  /** An element with a text ends. */
  text(element: XmlElement): void;
}

/** Reads the elements of a catalogue that hold texts. */
export function readXmlTexts(source: string, gathering: Gathering, catalogue: XmlCatalogue): void {
  let open: (XmlElement & { depth: number }) | undefined;
  visitXml(source, {
    tag: (tag) => {
      if (open === undefined) {
        catalogue.tag?.(tag);
        if (tag.kind === 'open' && catalogue.holdsText(tag)) open = { tag, pieces: [], depth: 1 };
        return;
      }
      if (tag.name === open.tag.name) open.depth += tag.kind === 'open' ? 1 : tag.kind === 'close' ? -1 : 0;
      if (open.depth > 0) {
        open.pieces.push({ kind: 'tag', tag });
        return;
      }
      const ended = open;
      open = undefined;
      catalogue.text(ended);
    },
    text: (piece) => open?.pieces.push(piece),
    comment: (start, end) => takeXmlComment(gathering, start, end),
  });
}

/** Takes the text of an element. */
export function takeXmlText(
  source: string,
  gathering: Gathering,
  { pieces }: XmlElement,
  syntax: XmlSyntax,
  context: Partial<ProseContext> = {},
): void {
  const [first, last] = [pieces[0], pieces.at(-1)];
  if (first === undefined || last === undefined) return;
  const [start, end] = [
    first.kind === 'tag' ? first.tag.start : first.start,
    last.kind === 'tag' ? last.tag.end : last.end,
  ];
  if (!gathering.within({ start, end })) return;
  const isCdata = pieces.some(({ kind }) => kind === 'cdata');
  const escapes = isCdata ? {} : { escapes: syntax.escapeAt ? ('android' as const) : ('xml' as const) };
  new Values(source, gathering).take(xmlText(source, pieces, syntax), { ...escapes, context });
}
