import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { shownText } from '../../engine/index.js';
import { type OfficeChange, openOffice, Refusal } from '../../office/index.js';
import { decided, decidedText } from '../support/revisions.js';
import { paragraph, run, type WordParts, wordEntries, wordOf } from '../support/word.js';
import { entriesIn, zipOf } from '../support/zip.js';
import { ENOUGH } from './open.js';

/** Writes some words in the place of others, wherever they stand. */
async function changed(bytes: Buffer, words: Readonly<Record<string, string>>, date?: string): Promise<Buffer> {
  const document = await openOffice(bytes, 'docx', ENOUGH);
  const text = shownText(document.text);
  const changes = Object.entries(words).flatMap(([before, after]) =>
    [...text.matchAll(new RegExp(before, 'g'))].map(
      ({ index }): OfficeChange => ({
        span: { start: index, end: index + before.length },
        text: after,
        reason: `Write “${after}” & <no other>.`,
      }),
    ),
  );
  return document.rewritten(changes, { date });
}

const xmlOf = (bytes: Buffer, name = 'word/document.xml'): string =>
  entriesIn(bytes)
    .find((entry) => entry.name === name)
    ?.contents.toString('utf8') ?? '';
const bodyOf = (bytes: Buffer): string => /<w:body>(.*)<w:sectPr>/s.exec(xmlOf(bytes))?.[1] ?? '';
const tracked = (kind: 'ins' | 'del', id: number, inside: string) =>
  `<w:${kind} w:id="${id}" w:author="Distinguo">${inside}</w:${kind}>`;
const deleted = (text: string, look = '') => `<w:r>${look}<w:delText xml:space="preserve">${text}</w:delText></w:r>`;
const reference = (id: number) => `<w:commentRangeEnd w:id="${id}"/><w:r><w:commentReference w:id="${id}"/></w:r>`;

describe('a word that is written in the place of another in a Word document', () => {
  it('is a tracked change with a comment, and cuts nothing but the word out of its run', async () => {
    const before = wordOf(paragraph(run('The user pays.', '<w:b/>')));
    const look = '<w:rPr><w:b/></w:rPr>';
    expect(bodyOf(await changed(before, { user: 'customer' }))).toBe(
      `<w:p>${run('The ', '<w:b/>')}<w:commentRangeStart w:id="1"/>${tracked('del', 2, deleted('user', look))}${tracked('ins', 3, run('customer', '<w:b/>'))}${reference(1)}${run(' pays.', '<w:b/>')}</w:p>`,
    );
  });

  it('leaves no empty run where the word is all of one', async () => {
    const before = wordOf(paragraph(run('user')));
    expect(bodyOf(await changed(before, { user: 'customer' }))).toBe(
      `<w:p><w:commentRangeStart w:id="1"/>${tracked('del', 2, deleted('user'))}${tracked('ins', 3, run('customer'))}${reference(1)}</w:p>`,
    );
  });

  it('keeps the blanks beside it where the text did not ask for that before', async () => {
    const after = await changed(wordOf(paragraph('<w:r><w:t>The user pays.</w:t></w:r>')), { user: 'customer' });
    expect(bodyOf(after)).toContain('<w:t xml:space="preserve">The </w:t>');
    expect(decidedText(after, 'accepted')).toEqual(['The customer pays.']);
  });

  it('looks as the first of the words did, and the article as the article', async () => {
    const before = wordOf(paragraph(run('See a ') + run('us', '<w:b/>') + run('er', '<w:i/>') + run('.')));
    const after = await changed(before, { 'a user': 'an end user' });
    const [stretches = []] = decided(after, 'accepted');
    expect(stretches.map(({ text, look }) => [text, /w:[bi]"/.exec(look)?.[0]])).toEqual([
      ['See an ', undefined],
      // What is already there keeps its own look.
      ['end us', 'w:b"'],
      ['er', 'w:i"'],
      ['.', undefined],
    ]);
  });

  it('stays outside of what somebody else has inserted, who has inserted the rest of it still', async () => {
    const before = wordOf(
      paragraph(`<w:ins w:id="8" w:author="Ana" w:date="2026-01-02T03:04:05Z">${run('The user pays.')}</w:ins>`),
    );
    const after = await changed(before, { user: 'customer' });
    const ana = (id: number, inside: string) =>
      `<w:ins w:id="${id}" w:author="Ana" w:date="2026-01-02T03:04:05Z">${inside}</w:ins>`;
    expect(bodyOf(after)).toBe(
      `<w:p>${ana(8, run('The '))}<w:commentRangeStart w:id="9"/>${ana(12, tracked('del', 10, deleted('user')))}${tracked('ins', 11, run('customer'))}${reference(9)}${ana(13, run(' pays.'))}</w:p>`,
    );
  });

  it('takes along breaks and soft hyphens inside of it, and leaves a note between where it is', async () => {
    const inside = '<w:r><w:t>The end</w:t><w:br/><w:t>us</w:t><w:softHyphen/><w:t>er</w:t></w:r>';
    const after = await changed(wordOf(paragraph(inside)), { 'end\u2028user': 'customer' });
    expect(decidedText(after, 'accepted')).toEqual(['The customer']);
    expect(decidedText(after, 'rejected')).toEqual(['The end\u2028user']);
    const noted = '<w:r><w:t>us</w:t><w:footnoteReference w:id="2"/><w:t>er</w:t></w:r>';
    const other = await changed(wordOf(paragraph(noted)), { user: 'customer' });
    expect(bodyOf(other).replace(/<w:(del|ins) .*?<\/w:\1>/g, '')).toContain('<w:footnoteReference w:id="2"/>');
    expect(decidedText(other, 'accepted')).toEqual(['customer']);
  });

  it('is written without a comment in a text box, whose copy for old versions stays', async () => {
    const box = (words: string) => `<w:txbxContent>${paragraph(words)}</w:txbxContent>`;
    const inside = `<w:r><mc:AlternateContent><mc:Choice Requires="wps"><wps:txbx>${box('A user.')}</wps:txbx></mc:Choice><mc:Fallback><w:pict>${box('A user.')}</w:pict></mc:Fallback></mc:AlternateContent></w:r>`;
    const after = bodyOf(await changed(wordOf(paragraph(inside)), { user: 'customer' }));
    expect(after).not.toContain('comment');
    expect(after).toContain(tracked('ins', 2, run('customer')));
    expect(after).toContain(`<mc:Fallback><w:pict>${box('A user.')}</w:pict></mc:Fallback>`);
  });

  it('is written with the prefix and the namespace that the document has', async () => {
    const [strict, usual] = [
      'http://purl.oclc.org/ooxml/wordprocessingml/main',
      'http://schemas.openxmlformats.org/wordprocessingml/2006/main',
    ];
    const renamed = (xml: string) =>
      xml
        .replaceAll('xmlns:w=', 'xmlns:ns0=')
        .replaceAll('w:', 'ns0:')
        .replaceAll('wps:', 'x:')
        .replaceAll(usual, strict);
    const entries = wordEntries(paragraph('A user.')).map(
      ([name, contents, options]) =>
        [name, name === 'word/document.xml' ? renamed(String(contents)) : contents, options] as const,
    );
    const after = xmlOf(await changed(zipOf(entries), { user: 'customer' }));
    expect(after).toContain(
      '<ns0:ins ns0:id="3" ns0:author="Distinguo"><ns0:r><ns0:t xml:space="preserve">customer</ns0:t></ns0:r></ns0:ins>',
    );
    expect(after).not.toContain('<w:');
  });

  it('has a date where somebody gives one, and none otherwise', async () => {
    const before = wordOf(paragraph('A user.'));
    const dated = xmlOf(await changed(before, { user: 'customer' }, '2026-01-02T03:04:05Z'));
    expect(dated.match(/w:date="[^"]*"/g)).toEqual(Array(2).fill('w:date="2026-01-02T03:04:05Z"'));
    expect(xmlOf(await changed(before, { user: 'customer' }))).not.toContain('w:date');
  });

  it('is written in notes and headers as well, where Word takes no comments', async () => {
    const parts: WordParts = {
      footnotes: `<w:footnote w:id="2">${paragraph('A user.')}</w:footnote>`,
      header: paragraph('A user.'),
    };
    const after = await changed(wordOf(paragraph('<w:r><w:t>x</w:t><w:footnoteReference w:id="2"/></w:r>'), parts), {
      user: 'customer',
    });
    for (const part of ['word/footnotes.xml', 'word/header.xml']) {
      expect(decidedText(after, 'accepted', part)).toEqual(['A customer.']);
      expect(xmlOf(after, part)).not.toContain('comment');
    }
    expect(entriesIn(after).map(({ name }) => name)).not.toContain('word/comments.xml');
  });
});

describe('the comments', () => {
  it('say why, in a part of their own that the package knows', async () => {
    const after = await changed(wordOf(paragraph('A user.')), { user: 'customer' });
    expect(xmlOf(after, 'word/comments.xml')).toContain(
      '<w:t xml:space="preserve">Write “customer” &amp; &lt;no other&gt;.</w:t>',
    );
    expect(xmlOf(after, '[Content_Types].xml')).toContain('PartName="/word/comments.xml"');
    expect(xmlOf(after, 'word/_rels/document.xml.rels')).toMatch(
      /Id="rId3" Type="[^"]*\/comments" Target="comments.xml"/,
    );
  });

  it('go behind those that are there, with numbers that nobody has', async () => {
    const theirs = `<w:comment w:id="41" w:author="Ana">${paragraph('Hm.')}</w:comment>`;
    const after = await changed(wordOf(paragraph('A user.'), { comments: theirs }), { user: 'customer' });
    expect(xmlOf(after, 'word/comments.xml')).toContain(
      `${theirs}<w:comment w:id="42" w:author="Distinguo" w:initials="D">`,
    );
  });
});

describe('the rest of the package', () => {
  const entries = wordEntries(paragraph('A user.'), { settings: '' }).map(
    ([name, contents, options], index) =>
      [name, contents, { ...options, hasDescriptor: index === 1, date: 0x5a21 + index }] as const,
  );
  const before = zipOf(entries, 'made by hand');

  it('stays byte for byte: order, compression, dates, what no reader knows, and the comment of the archive', async () => {
    const after = await changed(before, { user: 'customer' });
    const changedParts = ['word/document.xml', '[Content_Types].xml', 'word/_rels/document.xml.rels'];
    const kept = (bytes: Buffer) =>
      entriesIn(bytes).filter(({ name }) => !changedParts.includes(name) && name !== 'word/comments.xml');
    expect(kept(after).map(({ name, raw }) => [name, raw.toString('hex')])).toEqual(
      kept(before).map(({ name, raw }) => [name, raw.toString('hex')]),
    );
    expect(entriesIn(after).map(({ name }) => name)).toEqual([...entries.map(([name]) => name), 'word/comments.xml']);
    expect(after.toString('latin1').endsWith('made by hand')).toBe(true);
  });

  it('keeps the date of a part that changes', async () => {
    const stamp = (bytes: Buffer) => entriesIn(bytes).map(({ name, raw }) => [name, raw.readUInt32LE(10)]);
    expect(stamp(await changed(before, { user: 'customer' }))).toEqual(expect.arrayContaining(stamp(before)));
  });

  it('is the same whenever the change is made', async () => {
    expect((await changed(before, { user: 'customer' })).equals(await changed(before, { user: 'customer' }))).toBe(
      true,
    );
  });
});

describe('a document that is not to be changed', () => {
  it.each([
    [
      'is protected',
      wordOf(paragraph('A user.'), { settings: '<w:documentProtection w:edit="readOnly" w:enforcement="1"/>' }),
      /protected/,
    ],
    ['is signed', zipOf([...wordEntries(paragraph('A user.')), ['_xmlsignatures/origin.sigs', '']]), /signed/],
  ])('stays as it is and says why: it %s', async (_, bytes, why) => {
    await expect(changed(bytes, { user: 'customer' })).rejects.toThrow(why);
    await expect(changed(bytes, { user: 'customer' })).rejects.toBeInstanceOf(Refusal);
  });

  it('is not one in which changes are tracked anyhow', async () => {
    const settings = '<w:trackRevisions/><w:documentProtection w:edit="trackedChanges" w:enforcement="1"/>';
    const after = await changed(wordOf(paragraph('A user.'), { settings }), { user: 'customer' });
    expect(decidedText(after, 'accepted')).toEqual(['A customer.']);
  });
});

describe('any text in any runs', () => {
  const word = fc.constantFrom(
    'user',
    'us',
    'er',
    'The',
    ' ',
    ' ',
    'a',
    '&amp;',
    '&#233;',
    '😀',
    '\u00ad',
    'pays',
    '.',
  );
  const look = fc.constantFrom('', '<w:b/>', '<w:i/>', '<w:vanish/>');
  const piece = fc
    .tuple(fc.array(word, { maxLength: 5 }), look)
    .map(([words, properties]) => run(words.join(''), properties));
  const element = fc.oneof(
    { weight: 6, arbitrary: piece },
    piece.map((inside) => `<w:ins w:id="1" w:author="Ana">${inside}</w:ins>`),
    piece.map((inside) => `<w:hyperlink w:anchor="x">${inside}</w:hyperlink>`),
    fc.constantFrom(
      '<w:r><w:tab/></w:r>',
      '<w:r><w:t>a</w:t><w:br/><w:t>user</w:t></w:r>',
      '<w:proofErr w:type="spellStart"/>',
      '<w:del w:id="2" w:author="Ana"><w:r><w:delText>user</w:delText></w:r></w:del>',
    ),
  );
  const body = fc
    .array(fc.array(element, { maxLength: 6 }), { minLength: 1, maxLength: 3 })
    .map((all) => all.map((inside) => paragraph(inside.join('') || run(''))).join(''));

  it('is the changed text when all is accepted, and the old one, look for look, when all is rejected', async () => {
    await fc.assert(
      fc.asyncProperty(
        body,
        fc.infiniteStream(fc.constantFrom('end user', 'x', 'a  b', 'us', 'an &')),
        async (xml, words) => {
          const before = wordOf(xml);
          const document = await openOffice(before, 'docx', ENOUGH);
          const text = shownText(document.text);
          const changes = [...text.matchAll(/[a-zA-Zé]+(?: user)?/g)].map(({ 0: old, index }): OfficeChange => {
            const { value = '' } = words.next();
            return { span: { start: index, end: index + old.length }, text: value, reason: 'Because.' };
          });
          const after = document.rewritten(changes, { date: undefined });
          expect(decided(after, 'rejected')).toEqual(decided(before, 'rejected'));
          const again = shownText((await openOffice(after, 'docx', ENOUGH)).text);
          let at = 0;
          const wanted = changes.map(({ span, text: put }) => {
            const kept = text.slice(at, span.start);
            at = span.end;
            return kept + put;
          });
          expect(again).toBe(wanted.join('') + text.slice(at));
        },
      ),
      { numRuns: 80 },
    );
  });
});
