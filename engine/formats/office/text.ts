/**
 * A document of the office as one text: what is read of each paragraph on a line of its own, and behind the last line
 * what each paragraph is. So line and column are paragraph and place in it, and offsets count in what people read.
 */

/** A stretch of a paragraph that is set apart. Offsets in the paragraph. `opaque` is no prose: code, what a field shows. */
export interface ParagraphMark {
  readonly kind: 'strong' | 'emphasis' | 'link' | 'opaque';
  readonly start: number;
  readonly end: number;
}

/** What a paragraph is; its text holds no line break and no paragraph separator. */
export interface PackagedParagraph {
  readonly text: string;
  readonly kind: 'title' | 'heading' | 'paragraph' | 'item' | 'cell';
  /** Of a heading: from 1. */
  readonly level?: number;
  /** Of an item: which list of the document, which item (from 0), and whether it is numbered. */
  readonly list?: { readonly id: number; readonly item: number; readonly ordered: boolean };
  /** Of a cell: which table, row and column, from 0; row 0 is the header. */
  readonly table?: { readonly id: number; readonly row: number; readonly column: number };
  /** Of text that stands aside of the rest: the index of the paragraph under whose headings it stands, −1 for none. */
  readonly under?: number;
  /** In order, and apart from one another but for links. */
  readonly marks: readonly ParagraphMark[];
}

/** Ends each paragraph. A sentence ends there, too. */
export const PARAGRAPH_END = '\u2029';
/** Stands between what is read and what is said of it; no document of XML can hold it. */
const TRAILER = '\n\u001d';

const KINDS = { title: 't', heading: 'h', paragraph: 'p', item: 'l', cell: 'c' } as const;
const MARKS = { strong: 's', emphasis: 'e', link: 'a', opaque: 'o' } as const;
const KIND_OF = inverted(KINDS);
const MARK_OF = inverted(MARKS);

/** The text of some paragraphs, with what they are. */
export function packagedText(paragraphs: readonly PackagedParagraph[]): string {
  const lines = paragraphs.map(({ text }) => text + PARAGRAPH_END);
  return lines.join('\n') + TRAILER + paragraphs.map(written).join(' ');
}

/** What people read of a text: all but what is said of its paragraphs. */
export function shownText(text: string): string {
  const end = text.lastIndexOf(TRAILER);
  return end < 0 ? text : text.slice(0, end);
}

/** The headings above each paragraph of a text, the outermost first. */
export function headingPaths(source: string): readonly (readonly string[])[] {
  const said = paragraphsIn(source);
  const open: { readonly level: number; readonly text: string }[] = [];
  const paths: (readonly string[])[] = [];
  let current: readonly string[] = [];
  for (const [index, line] of shownText(source).split('\n').entries()) {
    const { kind, level = 0, under } = said[index] ?? { kind: 'paragraph' };
    const text = (line.endsWith(PARAGRAPH_END) ? line.slice(0, -1) : line).trim();
    const isHeading = (kind === 'title' || kind === 'heading') && text !== '' && under === undefined;
    if (isHeading) while (open.length > 0 && (open.at(-1)?.level ?? 0) >= level) open.pop();
    if (isHeading) current = open.map((heading) => heading.text);
    paths.push(under === undefined ? current : (paths[under] ?? []));
    if (!isHeading) continue;
    open.push({ level, text });
    current = open.map((heading) => heading.text);
  }
  return paths;
}

/** What is said of the paragraphs of a text, in their order; what is not said so is left out. */
export function paragraphsIn(source: string): readonly Omit<PackagedParagraph, 'text'>[] {
  const at = source.lastIndexOf(TRAILER);
  return at < 0
    ? []
    : source
        .slice(at + TRAILER.length)
        .split(' ')
        .map(parsed);
}

function written({ kind, level, list, table, under, marks }: PackagedParagraph): string {
  const place =
    list !== undefined
      ? `${list.id}.${list.item}${list.ordered ? 'o' : ''}`
      : table !== undefined
        ? `${table.id}.${table.row}.${table.column}`
        : (level ?? '');
  const aside = under === undefined ? '' : `u${under}`;
  return KINDS[kind] + place + aside + marks.map(({ kind, start, end }) => `;${MARKS[kind]}${start}-${end}`).join('');
}

const SAID = /^([thplc])(\d+(?:\.\d+)*)?(o)?(?:u(-?\d+))?((?:;[seao]\d+-\d+)*)$/;

/** Reads what is said of one paragraph; what is not said so makes it a plain one. */
function parsed(said: string): Omit<PackagedParagraph, 'text'> {
  const [, code = 'p', numbers = '', ordered, under, marks = ''] = SAID.exec(said) ?? [];
  const kind = KIND_OF.get(code) ?? 'paragraph';
  const [a = 0, b = 0, c = 0] = numbers.split('.').map(Number);
  return {
    kind,
    ...(kind === 'heading' && { level: Math.max(1, a) }),
    ...(kind === 'item' && { list: { id: a, item: b, ordered: ordered !== undefined } }),
    ...(kind === 'cell' && { table: { id: a, row: b, column: c } }),
    ...(under !== undefined && { under: Number(under) }),
    marks: marks
      .split(';')
      .slice(1)
      .map((mark) => {
        const [start = 0, end = 0] = mark.slice(1).split('-').map(Number);
        return { kind: MARK_OF.get(mark.charAt(0)) ?? 'opaque', start, end };
      }),
  };
}

function inverted<K extends string>(codes: Readonly<Record<K, string>>): ReadonlyMap<string, K> {
  return new Map((Object.keys(codes) as K[]).map((name) => [codes[name], name]));
}
