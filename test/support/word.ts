import { type Entries, zipOf } from './zip.js';

const W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"';
const OTHERS =
  'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math" xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"';
const TYPES = 'application/vnd.openxmlformats-officedocument.wordprocessingml';
const FAMILY = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';

/** The parts of a Word document besides its main text, by the kind of their relationship; each the XML inside its root. */
export interface WordParts {
  readonly footnotes?: string;
  readonly endnotes?: string;
  readonly header?: string;
  readonly footer?: string;
  readonly comments?: string;
  readonly settings?: string;
  /** Instead of the usual styles. */
  readonly styles?: string;
}

const ROOTS: Readonly<Record<keyof WordParts, string>> = {
  footnotes: 'footnotes',
  endnotes: 'endnotes',
  header: 'hdr',
  footer: 'ftr',
  comments: 'comments',
  settings: 'settings',
  styles: 'styles',
};

const style = (id: string, name: string, inside = '', type = 'paragraph') =>
  `<w:style w:type="${type}" w:styleId="${id}"${id === 'Normal' ? ' w:default="1"' : ''}><w:name w:val="${name}"/>${inside}</w:style>`;

const STYLES = [
  style('Normal', 'Normal'),
  style('Title', 'Title', '<w:basedOn w:val="Normal"/><w:rPr><w:sz w:val="48"/></w:rPr>'),
  ...[1, 2, 3].map((level) =>
    style(
      `Heading${level}`,
      `heading ${level}`,
      `<w:basedOn w:val="Normal"/><w:pPr><w:outlineLvl w:val="${level - 1}"/></w:pPr><w:rPr><w:b/><w:sz w:val="${36 - level * 4}"/></w:rPr>`,
    ),
  ),
  style(
    'ListBullet',
    'List Bullet',
    '<w:basedOn w:val="Normal"/><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr>',
  ),
  style('SourceCode', 'Source Code', '<w:basedOn w:val="Normal"/>'),
  style('VerbatimChar', 'Verbatim Char', '<w:rPr><w:rFonts w:ascii="Consolas"/></w:rPr>', 'character'),
].join('');

const level = (format: string, text: string) =>
  `<w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="${format}"/><w:lvlText w:val="${text}"/><w:lvlJc w:val="left"/><w:pPr><w:ind w:left="720" w:hanging="360"/></w:pPr></w:lvl>`;
const NUMBERING =
  `<w:abstractNum w:abstractNumId="0">${level('bullet', '•')}</w:abstractNum>` +
  `<w:abstractNum w:abstractNumId="1">${level('decimal', '%1.')}</w:abstractNum>` +
  '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num><w:num w:numId="2"><w:abstractNumId w:val="1"/></w:num>';

/** The entries of a Word document, as Word orders them. */
export function wordEntries(body: string, parts: WordParts = {}): Entries {
  const all: Record<string, [root: string, inside: string]> = {
    styles: ['styles', parts.styles ?? STYLES],
    numbering: ['numbering', NUMBERING],
  };
  for (const kind of Object.keys(parts) as (keyof WordParts)[]) all[kind] = [ROOTS[kind], parts[kind] ?? ''];
  const kinds = Object.keys(all);
  const overrides = kinds.map((kind) => `<Override PartName="/word/${kind}.xml" ContentType="${TYPES}.${kind}+xml"/>`);
  const relationships = kinds.map(
    (kind, index) => `<Relationship Id="rId${index + 1}" Type="${FAMILY}/${kind}" Target="${kind}.xml"/>`,
  );
  return [
    [
      '[Content_Types].xml',
      `${HEAD}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Default Extension="bin" ContentType="application/octet-stream"/><Override PartName="/word/document.xml" ContentType="${TYPES}.document.main+xml"/>${overrides.join('')}</Types>`,
    ],
    [
      '_rels/.rels',
      `${HEAD}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="${FAMILY}/officeDocument" Target="word/document.xml"/></Relationships>`,
    ],
    [
      'word/document.xml',
      `${HEAD}<w:document ${W} ${OTHERS}><w:body>${body}<w:sectPr><w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="1134" w:right="1134" w:bottom="1134" w:left="1134" w:header="567" w:footer="567" w:gutter="0"/></w:sectPr></w:body></w:document>`,
    ],
    [
      'word/_rels/document.xml.rels',
      `${HEAD}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${relationships.join('')}</Relationships>`,
    ],
    ...kinds.map((kind): Entries[number] => {
      const [root, inside] = all[kind] as [string, string];
      return [`word/${kind}.xml`, `${HEAD}<w:${root} ${W} ${OTHERS}>${inside}</w:${root}>`];
    }),
    // Something that no reader knows, stored as it is.
    ['custom/blob.bin', Buffer.from(Array.from({ length: 300 }, (_, index) => (index * 7) & 255)), { isStored: true }],
  ];
}

/** A Word document with a body. */
export function wordOf(body: string, parts: WordParts = {}): Buffer {
  return zipOf(wordEntries(body, parts));
}

/** A run of text. */
export function run(text: string, properties = ''): string {
  const look = properties === '' ? '' : `<w:rPr>${properties}</w:rPr>`;
  return `<w:r>${look}<w:t xml:space="preserve">${text}</w:t></w:r>`;
}

/** A paragraph of one run, or of what it holds. */
export function paragraph(content: string, properties = ''): string {
  const inside = content.startsWith('<') || content === '' ? content : run(content);
  return `<w:p>${properties === '' ? '' : `<w:pPr>${properties}</w:pPr>`}${inside}</w:p>`;
}

export const heading = (text: string, level = 1): string => paragraph(text, `<w:pStyle w:val="Heading${level}"/>`);
export const item = (text: string, list = 1): string =>
  paragraph(text, `<w:numPr><w:ilvl w:val="0"/><w:numId w:val="${list}"/></w:numPr>`);
export const table = (...rows: readonly (readonly string[])[]): string =>
  `<w:tbl><w:tblPr/><w:tblGrid/>${rows.map((cells) => `<w:tr>${cells.map((cell) => `<w:tc><w:tcPr/>${paragraph(cell)}</w:tc>`).join('')}</w:tr>`).join('')}</w:tbl>`;
