import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { shownText } from '../../engine/index.js';
import { openOffice, Refusal } from '../../office/index.js';
import { textEntries } from '../support/opendocument.js';
import { presentationEntries, shape } from '../support/presentation.js';
import { paragraph, run, wordEntries, wordOf } from '../support/word.js';
import { type Entries, type EntryOptions, zipOf } from '../support/zip.js';
import { ENOUGH, lines } from './open.js';

const good = wordEntries(paragraph('A user.'));
const without = (name: string): Entries => good.filter(([each]) => each !== name);
/** The document with its main part written otherwise. */
const main = (change: (xml: string) => string | Buffer, options?: EntryOptions): Buffer =>
  zipOf(
    good.map(([name, contents, usual]) =>
      name === 'word/document.xml' ? [name, change(String(contents)), options] : [name, contents, usual],
    ),
  );
const whole = zipOf(good);

describe('a document that cannot be read is refused, and says why', () => {
  it.each<[string, Buffer, RegExp]>([
    ['no archive', Buffer.from('Just text.'), /^is damaged: its ZIP archive cannot be read/],
    ['nothing at all', Buffer.alloc(0), /^is damaged/],
    ['cut off', whole.subarray(0, whole.length - 30), /^is damaged/],
    ['an archive of something else', zipOf([['a.txt', 'x']]), /^is no Word document: its main part is missing/],
    ['without its main part', zipOf(without('word/document.xml')), /^is no Word document/],
    [
      'of an old version, or with a password',
      Buffer.from('d0cf11e0a1b11ae1', 'hex'),
      /^is protected with a password, or of an old version of Office/,
    ],
    ['encrypted', main((xml) => xml, { isEncrypted: true }), /^is encrypted/],
    [
      'not what its archive says',
      Buffer.from(
        main((xml) => xml, { isStored: true })
          .toString('latin1')
          .replace('A user.', 'A pser.'),
        'latin1',
      ),
      /^is damaged: word\/document.xml is not what its ZIP archive says/,
    ],
    [
      'larger than its archive says',
      main((xml) => xml + ' '.repeat(100_000), { saidSize: 2_000 }),
      /^is damaged: word\/document.xml cannot be unpacked/,
    ],
    [
      'a bomb',
      main((xml) => xml.replace('A user.', ' '.repeat(ENOUGH + 1))),
      /^unpacks to more than 10 MB of text and was not read; --max-file-size raises the limit/,
    ],
    ['with a name that leads out', zipOf([...good, ['../../evil.xml', '']]), /^is damaged: .*relative path/],
    ['with an absolute name', zipOf([...good, ['/etc/passwd', '']]), /^is damaged: .*absolute path/],
    [
      'with two parts of one name',
      zipOf([...good, ['word/document.xml', '<x/>']]),
      /^holds two entries named word\/document.xml/,
    ],
    [
      'with a document type',
      main((xml) => xml.replace('<w:document', '<!DOCTYPE x [<!ENTITY a "b">]><w:document')),
      /^holds word\/document.xml, which declares a document type/,
    ],
    [
      'with an entity that nobody declares',
      main((xml) => xml.replace('A user', '&a;')),
      /^is damaged: word\/document.xml is no XML/,
    ],
    ['with XML that is cut off', main((xml) => xml.slice(0, -20)), /^is damaged: word\/document.xml is no XML/],
    [
      'with a prefix that is not declared',
      main((xml) => xml.replace('<w:p>', '<x:p>').replace('</w:p>', '</x:p>')),
      /^is damaged: word\/document.xml is no XML/,
    ],
    [
      'nested without end',
      main((xml) => xml.replace('<w:p>', `${'<w:sdt>'.repeat(500)}<w:p>`)),
      /^holds word\/document.xml, in which elements are nested too deeply/,
    ],
    [
      'in UTF-16',
      main((xml) => Buffer.from(`\ufeff${xml}`, 'utf16le')),
      /^holds word\/document.xml, which is not UTF-8/,
    ],
  ])('%s', async (_, bytes, why) => {
    await expect(openOffice(bytes, 'docx', ENOUGH)).rejects.toThrow(why);
    await expect(openOffice(bytes, 'docx', ENOUGH)).rejects.toBeInstanceOf(Refusal);
  });

  it('an OpenDocument text with a password', async () => {
    const entries = textEntries('<text:p/>').map(
      ([name, contents, options]) =>
        [
          name,
          String(contents).replace('<manifest:file-entry ', '<manifest:encryption-data/><manifest:file-entry '),
          options,
        ] as const,
    );
    await expect(openOffice(zipOf(entries), 'odt', ENOUGH)).rejects.toThrow(
      'is protected with a password: save it without one',
    );
  });

  it('a package of another kind under its name', async () => {
    await expect(openOffice(whole, 'odt', ENOUGH)).rejects.toThrow('is no OpenDocument text: it holds no content.xml');
  });
});

describe('a document that is unusual, but whole', () => {
  it('is read with a comment of its archive, sizes behind the data, stored parts and a byte order mark', async () => {
    const entries = good.map(
      ([name, contents], index) =>
        [
          name,
          index === 2 ? `\ufeff${contents}` : contents,
          { hasDescriptor: index % 2 === 0, isStored: index % 3 === 0 },
        ] as const,
    );
    expect(await lines(zipOf(entries, 'a comment'))).toEqual(['A user.']);
  });

  it('is read without styles, numbering and content types', async () => {
    const bare = good.filter(([name]) => ['_rels/.rels', 'word/document.xml'].includes(name));
    expect(await lines(zipOf(bare))).toEqual(['A user.']);
  });

  it('is read with styles that are based on one another in a circle, and fields that never end', async () => {
    const circle =
      '<w:style w:type="paragraph" w:styleId="a"><w:basedOn w:val="b"/></w:style><w:style w:type="paragraph" w:styleId="b"><w:basedOn w:val="a"/></w:style>';
    const open = '<w:r><w:fldChar w:fldCharType="begin"/></w:r>';
    expect(
      await lines(
        wordOf(paragraph('A user.', '<w:pStyle w:val="a"/>') + paragraph(open) + paragraph('unseen'), {
          styles: circle,
        }),
      ),
    ).toEqual(['A user.', '', '']);
  });
});

describe('any damage', () => {
  const originals = [
    {
      ending: 'docx',
      entries: wordEntries(paragraph(run('A us') + run('er.', '<w:b/>')) + paragraph('Two.'), {
        comments: '',
        footnotes: `<w:footnote w:id="1">${paragraph('x')}</w:footnote>`,
      }),
    },
    { ending: 'odt', entries: textEntries('<text:p>A <text:span>user</text:span>.</text:p>') },
    { ending: 'pptx', entries: presentationEntries([{ shapes: shape('title', 'A user'), notes: shape('body', 'x') }]) },
  ];
  const damage = fc.record({
    at: fc.double({ min: 0, max: 1, noNaN: true }),
    length: fc.nat(12),
    put: fc.constantFrom('', '<', '>', '"', '&', '</w:p>', '<w:r>', '\u0000', '\ufffd', 'PK'),
  });
  const damaged = (text: Buffer, { at, length, put }: { at: number; length: number; put: string }) => {
    const from = Math.floor(at * text.length);
    return Buffer.concat([text.subarray(0, from), Buffer.from(put), text.subarray(from + length)]);
  };

  it('of an archive or its parts is refused, or what is read can be read and written', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...originals),
        fc.boolean(),
        fc.array(damage, { minLength: 1, maxLength: 3 }),
        fc.nat(20),
        async ({ ending, entries }, isInside, all, which) => {
          const inside = entries.map(
            ([name, contents, options], index) =>
              [
                name,
                index === which % entries.length ? all.reduce(damaged, Buffer.from(contents as string)) : contents,
                options,
              ] as const,
          );
          const bytes = isInside ? zipOf(inside) : all.reduce(damaged, zipOf(entries));
          try {
            const document = await openOffice(bytes, ending, ENOUGH);
            const text = shownText(document.text);
            const index = text.indexOf('us');
            const changes = index < 0 ? [] : [{ span: { start: index, end: index + 2 }, text: 'x', reason: 'x' }];
            await openOffice(document.rewritten(changes, { date: undefined }), ending, ENOUGH);
          } catch (error) {
            if (!(error instanceof Refusal)) throw error;
          }
        },
      ),
      { numRuns: 250 },
    );
  });
});
