/** What stands before a link with an anchor, up to its `#`; no path has a bracket or a quotation mark in it. */
const LINK_START = /(?:\]\(\s{0,20}<?|\]:[ \t]{0,20}<?|\b(?:href|to)=[{"'`]{0,2})([^\s"'`<>(){}#\]]{0,500})$/;
/** An anchor, from its `#` on. */
const ANCHOR = /#([^\s"'`<>(){}]+)/g;
/** So far before the `#` a link begins, at most. */
const REACH = 550;

/** A link to an anchor. */
export interface AnchorLink {
  /** What it writes before `#`. */
  readonly path: string;
  readonly anchor: string;
  /** Where the link begins: before its quotation marks, which may be those of code. */
  readonly from: number;
  /** Where the anchor begins. */
  readonly start: number;
}

/** All links to anchors. They are looked for from their `#`: from their starts, a line of starts would be read again from each. */
export function linksIn(text: string): readonly AnchorLink[] {
  return [...text.matchAll(ANCHOR)].flatMap(({ 1: anchor = '', index }) => {
    const before = LINK_START.exec(text.slice(Math.max(0, index - REACH), index));
    return before === null ? [] : [{ path: before[1] ?? '', anchor, from: index - before[0].length, start: index + 1 }];
  });
}

/** An anchor without percent signs that stand for characters. */
export function decodedAnchor(anchor: string): string {
  try {
    return decodeURIComponent(anchor);
  } catch {
    return anchor; // A percent sign that encodes nothing.
  }
}
