import { type Entries, zipOf } from './zip.js';

const SPACES =
  'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" xmlns:p="http://schemas.openxmlformats.org/presentationml/2006/main"';
const FAMILY = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';

/** A slide: its shapes, and those of its notes. */
export interface Slide {
  readonly shapes: string;
  readonly notes?: string;
}

/** The entries of a presentation; its slides are shown in the reverse of the order in which they are numbered. */
export function presentationEntries(slides: readonly Slide[]): Entries {
  const numbered = slides.map((slide, index) => ({ ...slide, number: slides.length - index }));
  const relationships = (all: readonly string[]) =>
    `${HEAD}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${all.join('')}</Relationships>`;
  const to = (kind: string, number: number, target: string) =>
    `<Relationship Id="rId${number}" Type="${FAMILY}/${kind}" Target="${target}"/>`;
  const tree = (shapes: string) => `<p:cSld><p:spTree><p:nvGrpSpPr/><p:grpSpPr/>${shapes}</p:spTree></p:cSld>`;
  return [
    ['_rels/.rels', relationships([to('officeDocument', 1, 'ppt/presentation.xml')])],
    [
      'ppt/presentation.xml',
      `${HEAD}<p:presentation ${SPACES}><p:sldIdLst>${numbered.map(({ number }) => `<p:sldId id="${255 + number}" r:id="rId${number}"/>`).join('')}</p:sldIdLst></p:presentation>`,
    ],
    [
      'ppt/_rels/presentation.xml.rels',
      relationships(numbered.map(({ number }) => to('slide', number, `slides/slide${number}.xml`))),
    ],
    ...numbered.flatMap(
      ({ shapes, notes, number }): Entries => [
        [`ppt/slides/slide${number}.xml`, `${HEAD}<p:sld ${SPACES}>${tree(shapes)}</p:sld>`],
        [
          `ppt/slides/_rels/slide${number}.xml.rels`,
          relationships(notes === undefined ? [] : [to('notesSlide', 1, `../notesSlides/notesSlide${number}.xml`)]),
        ],
        ...(notes === undefined
          ? []
          : ([
              [`ppt/notesSlides/notesSlide${number}.xml`, `${HEAD}<p:notes ${SPACES}>${tree(notes)}</p:notes>`],
            ] as const)),
      ],
    ),
  ];
}

/** A presentation. */
export function presentationOf(...slides: readonly Slide[]): Buffer {
  return zipOf(presentationEntries(slides));
}

/** A shape with paragraphs, each given as its text or its XML; `kind` is that of its placeholder. */
export function shape(kind: string | undefined, ...paragraphs: readonly string[]): string {
  const placeholder = kind === undefined ? '' : `<p:ph${kind === '' ? '' : ` type="${kind}"`}/>`;
  const inside = paragraphs.map((each) =>
    each.startsWith('<a:p>') ? each : `<a:p><a:r><a:t>${each}</a:t></a:r></a:p>`,
  );
  return `<p:sp><p:nvSpPr><p:cNvPr id="2" name="x"/><p:cNvSpPr/><p:nvPr>${placeholder}</p:nvPr></p:nvSpPr><p:spPr/><p:txBody><a:bodyPr/>${inside.join('')}</p:txBody></p:sp>`;
}
