import { describe, expect, it } from 'vitest';
import { type Element, xml2js } from 'xml-js';
import { shownText } from '../../engine/index.js';
import { openOffice } from '../../office/index.js';
import { textEntries, textOf } from '../support/opendocument.js';
import { entriesIn, zipOf } from '../support/zip.js';
import { blocks, ENOUGH, lines, proses } from './open.js';

const read = (body: string, styles = '', automatic = '') => lines(textOf(body, styles, automatic), 'odt');
const seen = (body: string, styles = '', automatic = '') => blocks(textOf(body, styles, automatic), 'odt');
const style = (family: string, name: string, inside: string) =>
  `<style:style style:family="${family}" style:name="${name}">${inside}</style:style>`;

describe('a word of an OpenDocument text is read whole', () => {
  it.each([
    ['over spans', 'cust<text:span text:style-name="T1">omer</text:span>'],
    ['over a bookmark and a page', 'cust<text:bookmark text:name="x"/><text:soft-page-break/>omer'],
    ['over a comment', 'cust<office:annotation><text:p>user</text:p></office:annotation>omer'],
    [
      'over what somebody has deleted and inserted',
      'cust<text:change text:change-id="a"/><text:change-start text:change-id="b"/>omer<text:change-end text:change-id="b"/>',
    ],
    ['without the blanks of the XML', '\n   customer'],
  ])('%s', async (_, inside) => {
    const changes =
      '<text:tracked-changes><text:changed-region text:id="a"><text:deletion><text:p>user</text:p></text:deletion></text:changed-region></text:tracked-changes>';
    expect(await read(`${changes}<text:p>${inside}</text:p>`)).toEqual(['customer']);
  });
});

describe('an OpenDocument text', () => {
  it('has one blank for several, but for those that are written as such', async () => {
    expect(
      await read(
        '<text:p>a \n  <text:span> b</text:span><text:s text:c="2"/>c<text:tab/>d<text:line-break/>e</text:p>',
      ),
    ).toEqual(['a b  c\td⏎e']);
  });

  it('keeps the blank behind a note', async () => {
    const note =
      '<text:note text:note-class="endnote"><text:note-body><text:p>why </text:p></text:note-body></text:note>';
    expect(await read(`<text:p>a user${note} pays</text:p>`)).toEqual(['a user pays', 'why ']);
  });

  it('has headings, lists, tables and a title', async () => {
    const list =
      '<text:list text:style-name="L1"><text:list-item><text:p>one user</text:p><text:list><text:list-item><text:p>a user</text:p></text:list-item></text:list></text:list-item></text:list>';
    const table =
      '<table:table><table:table-row><table:table-cell><text:p>Who</text:p></table:table-cell><table:table-cell/></table:table-row><table:table-row><table:table-cell><text:p>the user</text:p></table:table-cell></table:table-row></table:table>';
    const body = `<text:p text:style-name="P1">Users</text:p><text:h text:outline-level="2">Of users</text:h>${list}${table}`;
    const ordered =
      '<text:list-style style:name="L1"><text:list-level-style-number text:level="1"/><text:list-level-style-bullet text:level="2"/></text:list-style>';
    const title = '<style:style style:family="paragraph" style:name="P1" style:parent-style-name="Title"/>';
    const found = await proses(textOf(body, '', title + ordered), 'odt');
    expect(
      found.map(({ kind, text, context }) => [
        kind,
        text,
        context.headings.length,
        context.list ?? context.table?.header,
      ]),
    ).toEqual([
      ['title', 'Users', 0, undefined],
      ['heading', 'Of users', 1, undefined],
      ['item', 'one user', 2, { id: 0, item: 0, ordered: true }],
      ['item', 'a user', 2, { id: 1, item: 0, ordered: false }],
      ['cell', 'the user', 2, 'Who'],
    ]);
  });

  it('has no prose in code, fields, indexes and hidden text', async () => {
    const fixed = style('text', 'T1', '<style:text-properties style:font-name="Liberation Mono"/>');
    const hidden = style('text', 'T2', '<style:text-properties text:display="none"/>');
    expect(
      await seen('<text:p>The user runs <text:span text:style-name="T1">user</text:span></text:p>', '', fixed),
    ).toEqual(['paragraph: The user runs □']);
    expect(await seen('<text:p text:style-name="Preformatted_20_Text">user</text:p>')).toEqual([]);
    expect(await seen('<text:p>The user <text:user-field-get>user</text:user-field-get></text:p>')).toEqual([
      'paragraph: The user □',
    ]);
    expect(
      await seen('<text:p>The user<text:span text:style-name="T2"> customer</text:span></text:p>', '', hidden),
    ).toEqual(['paragraph: The user']);
    expect(
      await seen(
        '<text:table-of-content><text:index-body><text:p>The user</text:p></text:index-body></text:table-of-content>',
      ),
    ).toEqual([]);
  });

  it('has notes under the headings of where they are, headers under none', async () => {
    const body =
      '<text:h text:outline-level="1">Of users</text:h><text:p>A user<text:note text:note-class="footnote"><text:note-citation>1</text:note-citation><text:note-body><text:p>or a customer</text:p></text:note-body></text:note> pays.</text:p>';
    const styles =
      '<office:master-styles><style:master-page><style:header><text:p>head user</text:p></style:header></style:master-page></office:master-styles>';
    const found = await proses(textOf(body, styles), 'odt');
    expect(found.map(({ text, context }) => [text, context.headings])).toEqual([
      ['Of users', []],
      ['A user pays.', ['Of users']],
      ['or a customer', ['Of users']],
      ['head user', []],
    ]);
  });
});

describe('a change of an OpenDocument text', () => {
  const changed = async (bytes: Buffer, date?: string) => {
    const document = await openOffice(bytes, 'odt', ENOUGH);
    const text = shownText(document.text);
    const changes = [...text.matchAll(/a user/g)].map(({ index }) => ({
      span: { start: index, end: index + 6 },
      text: 'an end user',
      reason: 'Because <so>.',
    }));
    return document.rewritten(changes, { date });
  };
  const contentOf = (bytes: Buffer, name = 'content.xml') =>
    entriesIn(bytes)
      .find((entry) => entry.name === name)
      ?.contents.toString('utf8') ?? '';
  const body = '<text:p>Here a <text:span>us</text:span>er pays.</text:p><text:p>No more.</text:p>';

  it('is tracked, with the reason, and nothing else of the package changes', async () => {
    const before = textOf(body);
    const after = await changed(before);
    expect(await lines(after, 'odt')).toEqual(['Here an end user pays.', 'No more.']);
    const regions = contentOf(after).match(/<text:changed-region.*?<\/text:changed-region>/g) ?? [];
    expect(
      regions.map((region) =>
        /<text:(insertion|deletion)>.*<dc:creator[^>]*>(.*)<\/dc:creator>.*<text:p>(Because[^<]*)</
          .exec(region)
          ?.slice(1),
      ),
    ).toEqual([
      ['deletion', 'Distinguo', 'Because &lt;so&gt;.'],
      ['insertion', 'Distinguo', 'Because &lt;so&gt;.'],
      ['insertion', 'Distinguo', 'Because &lt;so&gt;.'],
    ]);
    const raw = (bytes: Buffer) =>
      entriesIn(bytes)
        .filter(({ name }) => name !== 'content.xml')
        .map((entry) => entry.raw.toString('hex'));
    expect(raw(after)).toEqual(raw(before));
  });

  it('is the old text where all is rejected', async () => {
    const rejected = rejectedText(contentOf(await changed(textOf(body))));
    expect(rejected).toEqual(['Here a user pays.', 'No more.']);
  });

  it('goes into the list of changes that is there, and into that of its header', async () => {
    const theirs = '<text:changed-region text:id="x"><text:insertion/></text:changed-region>';
    const inside = contentOf(await changed(textOf(`<text:tracked-changes>${theirs}</text:tracked-changes>${body}`)));
    expect(inside.match(/<text:tracked-changes>/g)).toHaveLength(1);
    expect(inside).toContain(`${theirs}<text:changed-region xml:id="ctDistinguo1"`);
    const styles =
      '<office:master-styles><style:master-page><style:header><text:p>a user</text:p></style:header></style:master-page></office:master-styles>';
    expect(contentOf(await changed(textOf('', styles)), 'styles.xml')).toContain(
      '<style:header><text:tracked-changes>',
    );
  });

  it('is not made in a document that is signed', async () => {
    const signed = zipOf([...textEntries(body), ['META-INF/documentsignatures.xml', '<x/>']]);
    await expect(changed(signed)).rejects.toThrow('is signed');
  });
});

/** The paragraphs of a content after all changes by Distinguo are rejected. */
function rejectedText(xml: string): readonly string[] {
  const root = xml2js(xml, { captureSpacesBetweenElements: true }) as Element;
  const deleted = new Map<string, string>();
  const found: string[] = [];
  let inserted: string | undefined;
  const textIn = ({ text, elements = [] }: Element): string => String(text ?? '') + elements.map(textIn).join('');
  const visit = ({ name, text, attributes = {}, elements = [] }: Element): void => {
    const id = String(attributes['text:change-id'] ?? '');
    if (name === 'text:tracked-changes') {
      for (const region of elements) {
        const deletion = region.elements?.find((each) => each.name === 'text:deletion');
        deleted.set(String(region.attributes?.['text:id']), textIn(deletion?.elements?.at(-1) ?? {}));
      }
      return;
    }
    if (name === 'text:p') found.push('');
    else if (name === 'text:change') found.push((found.pop() ?? '') + (deleted.get(id) ?? ''));
    else if (name === 'text:change-start') inserted = id;
    else if (name === 'text:change-end') inserted = undefined;
    else if (text !== undefined && inserted === undefined && found.length > 0) found.push((found.pop() ?? '') + text);
    for (const child of elements) visit(child);
  };
  visit(root);
  return found;
}
