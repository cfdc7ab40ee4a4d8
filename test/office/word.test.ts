import { describe, expect, it } from 'vitest';
import { heading, item, paragraph, run, table, wordOf } from '../support/word.js';
import { blocks, lines, proses } from './open.js';

const text = (body: string) => lines(wordOf(body));
const field = (instruction: string, result: string) =>
  `<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText xml:space="preserve"> ${instruction} </w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r>${run(result)}<w:r><w:fldChar w:fldCharType="end"/></w:r>`;
const box = (inside: string, fallback = inside) =>
  `<w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><wp:anchor><a:graphic><a:graphicData><wps:wsp><wps:txbx><w:txbxContent>${inside}</w:txbxContent></wps:txbx></wps:wsp></a:graphicData></a:graphic></wp:anchor></w:drawing></mc:Choice><mc:Fallback><w:pict><w:txbxContent>${fallback}</w:txbxContent></w:pict></mc:Fallback></mc:AlternateContent></w:r>`;

describe('a word of a Word document is read whole', () => {
  it.each([
    ['over runs', `${run('cust')}${run('omer')}`],
    [
      'over marks of the speller',
      `${run('cust')}<w:proofErr w:type="spellStart"/>${run('omer')}<w:proofErr w:type="spellEnd"/>`,
    ],
    [
      'over a bookmark',
      `${run('cust')}<w:bookmarkStart w:id="1" w:name="here"/>${run('omer')}<w:bookmarkEnd w:id="1"/>`,
    ],
    ['over a smart tag', `<w:smartTag w:uri="x" w:element="y">${run('cust')}</w:smartTag>${run('omer')}`],
    ['over a link', `${run('cust')}<w:hyperlink w:anchor="here">${run('omer')}</w:hyperlink>`],
    [
      'over a content control',
      `${run('cust')}<w:sdt><w:sdtPr><w:alias w:val="x"/></w:sdtPr><w:sdtContent>${run('omer')}</w:sdtContent></w:sdt>`,
    ],
    ['over a soft hyphen', '<w:r><w:t>cust</w:t><w:softHyphen/><w:t>omer</w:t></w:r>'],
    ['over a soft hyphen that is a character', run('cust\u00adomer')],
    ['over the end of a printed page', '<w:r><w:t>cust</w:t><w:lastRenderedPageBreak/><w:t>omer</w:t></w:r>'],
    ['over hidden text', `${run('cust')}${run('never', '<w:vanish/>')}${run('omer')}`],
    [
      'over what somebody has deleted',
      `${run('cust')}<w:del w:id="1" w:author="Ana"><w:r><w:delText>xx</w:delText></w:r></w:del>${run('omer')}`,
    ],
    [
      'without breaks, tabs and text in what somebody has deleted',
      `${run('cust')}<w:del w:id="1" w:author="Ana"><w:r><w:tab/><w:t>x</w:t><w:br/></w:r></w:del>${run('omer')}`,
    ],
    ['with what somebody has inserted', `${run('cust')}<w:ins w:id="1" w:author="Ana">${run('omer')}</w:ins>`],
    [
      'where it was moved to, not from',
      `<w:moveFrom w:id="1" w:author="Ana">${run('user')}</w:moveFrom><w:moveTo w:id="2" w:author="Ana">${run('customer')}</w:moveTo>`,
    ],
    ['in character references', run('&#99;&#x75;stomer')],
    ['in a CDATA section', '<w:r><w:t><![CDATA[customer]]></w:t></w:r>'],
    ['over a comment of XML', '<w:r><w:t>cust<!-- user -->omer</w:t></w:r>'],
  ])('%s', async (_, inside) => {
    expect(await text(paragraph(inside))).toEqual(['customer']);
  });
});

describe('a paragraph of a Word document', () => {
  it('keeps tabs, breaks and hyphens, and takes a line end of the XML for a blank', async () => {
    const inside = '<w:r><w:t>a</w:t><w:tab/><w:t>b</w:t><w:br/><w:t>c\nd</w:t><w:noBreakHyphen/><w:t>e</w:t></w:r>';
    expect(await text(paragraph(inside))).toEqual(['a\tb⏎c d-e']);
  });

  it('counts, also when it is empty, when it stands in a table, and when it stands in a text box', async () => {
    const body =
      paragraph('') +
      table(['a', 'b']) +
      paragraph(run('before') + box(paragraph('inside')) + run('after')) +
      paragraph('last');
    expect(await text(body)).toEqual(['', 'a', 'b', 'beforeafter', 'inside', 'last']);
  });

  it('is read of the first of several versions alone', async () => {
    expect(await text(paragraph(box(paragraph('new'), paragraph('old'))))).toEqual(['', 'new']);
  });

  it('cannot pretend to be two, or to be what it is not', async () => {
    expect(await text(paragraph(run('a&#10;b&#x2029;c\u001dt')))).toEqual(['a b c t']);
  });
});

describe('what of a Word document is prose', () => {
  const read = (body: string, parts = {}) => blocks(wordOf(body, parts));

  it('is a title, headings, paragraphs, items and cells', async () => {
    const title = paragraph('Customers', '<w:pStyle w:val="Title"/>');
    const body =
      title + heading('The user') + paragraph('A user.') + item('One user.') + table(['Who', 'What'], ['user', 'x']);
    expect(await read(body)).toEqual([
      'title: Customers',
      'heading: The user',
      'paragraph: A user.',
      'item: One user.',
      'cell: user',
    ]);
  });

  it('is not code: by its style, or by a font that most of the document does not have', async () => {
    const rest = paragraph('Nothing else is said about it here, in a usual font.');
    const mono = '<w:rFonts w:ascii="Courier New"/>';
    expect(await read(paragraph(run('The user runs ') + run('user', '<w:rStyle w:val="VerbatimChar"/>')))).toEqual([
      'paragraph: The user runs □',
    ]);
    expect(await read(paragraph(run('The user runs ') + run('user', mono)) + rest)).toEqual([
      'paragraph: The user runs □',
    ]);
    expect(await read(paragraph('user = 1', '<w:pStyle w:val="SourceCode"/>'))).toEqual([]);
    expect(await read(paragraph(run('The user types all in one font.', mono)))).toEqual([
      'paragraph: The user types all in one font.',
    ]);
  });

  it('is not what programs write: fields, tables of contents, bound and locked controls, placeholders', async () => {
    const control = (properties: string) =>
      paragraph(
        `${run('The user ')}<w:sdt><w:sdtPr>${properties}</w:sdtPr><w:sdtContent>${run('customer')}</w:sdtContent></w:sdt>`,
      );
    expect(await read(paragraph(run('The user ') + field('MERGEFIELD Name', 'customer')))).toEqual([
      'paragraph: The user □',
    ]);
    expect(
      await read(paragraph(`${run('The user ')}<w:fldSimple w:instr=" REF x ">${run('customer')}</w:fldSimple>`)),
    ).toEqual(['paragraph: The user □']);
    expect(await read(paragraph(field('TOC \\o', 'The user')))).toEqual([]);
    for (const properties of [
      '<w:dataBinding w:xpath="x"/>',
      '<w:lock w:val="contentLocked"/>',
      '<w:showingPlcHdr/>',
      '<w:dropDownList/>',
    ])
      expect(await read(control(properties))).toEqual(['paragraph: The user □']);
  });

  it('is the text of a link, however it is written', async () => {
    expect(await read(paragraph(run('The ') + field('HYPERLINK "https://a.example"', 'user')))).toEqual([
      'paragraph: The user',
    ]);
  });

  it('is not a formula, a picture or a symbol', async () => {
    const inside = `${run('The user ')}<m:oMath><m:r><m:t>user</m:t></m:r></m:oMath><w:r><w:drawing><wp:inline/></w:drawing></w:r><w:r><w:sym w:char="F0E0"/></w:r>`;
    expect(await read(paragraph(inside))).toEqual(['paragraph: The user □']);
  });

  it('is in notes, headers and footers, but not in comments', async () => {
    const note = (id: number, words: string) => `<w:footnote w:id="${id}">${paragraph(words)}</w:footnote>`;
    const parts = {
      footnotes: `<w:footnote w:type="separator" w:id="0">${paragraph('no user')}</w:footnote>${note(3, 'second user')}${note(7, 'first user')}${note(9, 'nowhere user')}`,
      header: paragraph('head user'),
      comments: `<w:comment w:id="1" w:author="Ana">${paragraph('comment user')}</w:comment>`,
    };
    const reference = (id: number) => `<w:r><w:footnoteReference w:id="${id}"/></w:r>`;
    const body = heading('Of users') + paragraph(run('A user') + reference(7) + run(' and') + reference(3));
    const found = await proses(wordOf(body, parts));
    expect(found.map(({ text }) => text)).toEqual(['Of users', 'A user and', 'second user', 'first user', 'head user']);
    expect(found.map(({ context }) => context.headings)).toEqual([[], ['Of users'], ['Of users'], ['Of users'], []]);
  });
});

describe('where a paragraph of a Word document stands', () => {
  it('is under its headings, by their levels', async () => {
    const body =
      heading('A') +
      heading('B', 2) +
      paragraph('one user') +
      heading('C', 2) +
      paragraph('two users') +
      heading('D') +
      paragraph('a user');
    const found = (await proses(wordOf(body))).filter(({ kind }) => kind === 'paragraph');
    expect(found.map(({ context }) => context.headings)).toEqual([['A', 'B'], ['A', 'C'], ['D']]);
  });

  it('is in its list: numbered or not, which one, which item', async () => {
    const body = item('a user') + item('b user') + paragraph('x') + item('c user', 2);
    const found = await proses(wordOf(body));
    expect(found.map(({ context }) => context.list)).toEqual([
      { id: 0, item: 0, ordered: false },
      { id: 0, item: 1, ordered: false },
      { id: 1, item: 0, ordered: true },
    ]);
  });

  it('is in its table, under the header; a table of one cell is a frame', async () => {
    const body = table(['Who', 'What'], ['x', 'the user']) + table(['a user in a frame']);
    const found = await proses(wordOf(body));
    expect(found.map(({ kind, context }) => [kind, context.table])).toEqual([
      ['cell', { id: 0, row: 1, column: 1, header: 'What' }],
      ['paragraph', undefined],
    ]);
  });

  it('has marks for bold, italic and links', async () => {
    const inside = run('The ') + run('user', '<w:b/>') + run(' and the ') + run('customer', '<w:i/>');
    const [prose] = await proses(wordOf(paragraph(inside)));
    const marks = prose?.marks.map(({ kind, start, end }) => [kind, prose.text.slice(start, end)]);
    expect(marks).toEqual([
      ['strong', 'user'],
      ['emphasis', 'customer'],
    ]);
  });
});
