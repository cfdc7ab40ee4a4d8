// What a line of AsciiDoc can be, by itself.

/** Lines that are taken away before anything is read: they part nothing. */
const PREPROCESSOR = /^(?:include|ifdef|ifndef|ifeval|endif)::[^\s[]*\[/;
export const isPreprocessor = (text: string): boolean => PREPROCESSOR.test(text) && text.trimEnd().endsWith(']');
export const COMMENT = /^\/\/(?!\/)/;
export const ATTRIBUTE_ENTRY = /^:!?\w[^:\n]*:(?:[ \t]|$)/;
const BLOCK_ATTRIBUTES = /^\[(?:[\]\w.#"'%,{]|\[(?:\]\]|[\w:][\w:.-]*(?:\]\]|, )))/;
export const isBlockAttributes = (text: string): boolean =>
  BLOCK_ATTRIBUTES.test(text) && text.trimEnd().endsWith(text.startsWith('[[') ? ']]' : ']');
export const BLOCK_TITLE = /^\.(?=\.?[^ \t.])/;
const BLOCK_MACRO = /^[A-Za-z_][\w-]*::(?:[^\s[][^[]*)?\[/;
export const isBlockMacro = (text: string): boolean => BLOCK_MACRO.test(text) && text.trimEnd().endsWith(']');
export const RULE = /^(?:'{3,}|<{3,}|---|- - -|\*\*\*|\* \* \*)\s*$/;
export const HEADING = /^(={1,6}|#{1,6})[ \t]+(?=\S)/;
export const SETEXT = /^([=\-~^+])\1+\s*$/;
export const ADMONITION = /^(?:NOTE|TIP|IMPORTANT|WARNING|CAUTION):[ \t]+(?=\S)/;
export const MARKDOWN_QUOTE = /^>[ \t]?/;
export const CHECKBOX = /^\[[ xX*]\][ \t]+/;
export const CONTINUATION = /^\+\s*$/;
export const ATTRIBUTION = /^-- \S/;

const BLANK_QUOTE = /^"/;

/** Whether a paragraph that begins so may be a quotation with its source in the last line. */
export const startsQuotation = (text: string): boolean => BLANK_QUOTE.test(text);

/** A line that opens or closes a block. */
const DELIMITER = /^(?:-{4,}|\.{4,}|\+{4,}|\/{4,}|={4,}|\*{4,}|_{4,}|--|`{3,}[\w-]*|~{3,}|[|,:!]={3,})\s*$/;

/** What a delimiter line opens: what stands in it is prose (`compound`), a table, a comment, or none of them. */
export interface Delimiter {
  /** The line that closes it. */
  readonly closing: string;
  readonly kind: 'compound' | 'quote' | 'verbatim' | 'table' | 'comment' | 'open';
}

/** Reads a delimiter line. */
export function delimiterOf(text: string): Delimiter | undefined {
  if (!DELIMITER.test(text)) return undefined;
  const line = text.trimEnd();
  if (line === '--') return { closing: line, kind: 'open' };
  switch (line[0]) {
    case '`':
      return { closing: '```', kind: 'verbatim' };
    case '-':
    case '.':
    case '+':
    case '~':
      return line.length > 3 ? { closing: line, kind: 'verbatim' } : undefined;
    case '/':
      return { closing: line, kind: 'comment' };
    case '=':
    case '*':
      return { closing: line, kind: 'compound' };
    case '_':
      return { closing: line, kind: 'quote' };
    default:
      return { closing: line, kind: 'table' };
  }
}

/** A line that begins an item of a list. */
export interface ItemStart {
  /** Items with the same marker stand in one list. */
  readonly marker: string;
  readonly ordered: boolean;
  /** Where the text of the item begins; of a description list, that of the term ends at `termEnd`. */
  readonly begin: number;
  readonly termEnd?: number;
}

const UNORDERED = /^[ \t]*(-|\*{1,5}|•)[ \t]+(?=\S)/;
const ORDERED = /^[ \t]*(\.{1,5}|\d{1,9}\.|[A-Za-z]\.|[ivxIVX]{1,9}\))[ \t]+(?=\S)/;
const CALLOUT = /^<(?:\d{1,9}|\.)>[ \t]+(?=\S)/;
const DESCRIPTION = /(:{2,4}|;;)(?:$|[ \t]+)/g;

/** Reads the marker of an item. */
export function itemStart(text: string): ItemStart | undefined {
  const unordered = UNORDERED.exec(text);
  if (unordered) return { marker: unordered[1] as string, ordered: false, begin: unordered[0].length };
  const ordered = ORDERED.exec(text);
  if (ordered) return { marker: kindOfNumber(ordered[1] as string), ordered: true, begin: ordered[0].length };
  const callout = CALLOUT.exec(text);
  if (callout) return { marker: '<1>', ordered: true, begin: callout[0].length };
  return descriptionStart(text);
}

/** `term:: text`; the marks stand right behind the term. */
function descriptionStart(text: string): ItemStart | undefined {
  for (const { index, 0: found, 1: marker = '' } of text.matchAll(DESCRIPTION)) {
    if (index === 0 || /[\s:;]/.test(text[index - 1] as string) || text.slice(0, index).trim() === '') continue;
    return { marker, ordered: false, begin: index + found.length, termEnd: index };
  }
  return undefined;
}

function kindOfNumber(marker: string): string {
  if (marker.startsWith('.')) return marker;
  return /\d/.test(marker) ? '1.' : marker.endsWith(')') ? 'i)' : /[a-z]/.test(marker) ? 'a.' : 'A.';
}
