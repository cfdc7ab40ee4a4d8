import fs from 'node:fs';
import fc from 'fast-check';
import PostalMime from 'postal-mime';
import { describe, expect, it } from 'vitest';
import { recommendedSettings } from '../../configuration/index.js';
import { review } from '../../rules/index.js';
import { blocks, reading, runsOf } from '../prose/reading.js';
import { fixed } from './texts.js';

const mail = (type: string, encoding: string, body: string): string =>
  `From: user@client.example\nSubject: x\nContent-Type: ${type}\nContent-Transfer-Encoding: ${encoding}\n\n${body}\n`;
const base64 = (text: string): string => (btoa(text).match(/.{1,76}/g) ?? []).join('\n');

describe('reading mails', () => {
  it('takes the subject and the text, and no other header', () => {
    expect(
      blocks('From: The user <user@x.example>\nSubject: The user\n pays\nX-User: client\n\nA client\npays.\n', 'eml'),
    ).toEqual(['title(subject): The user\npays', 'paragraph: A client\npays.']);
    expect(blocks('From user@x.example Mon Jan 1\nsubject:The user\n\n', 'eml')).toEqual(['title(subject): The user']);
  });

  it.each([
    ['=?utf-8?Q?The_user=E2=80=99s_bed?=', 'The user’s bed'],
    ['=?UTF-8?B?VGhlIHVzZXI=?= pays', 'The user pays'],
    ['=?utf-8?Q?The_us?= =?utf-8?Q?er?=', 'The user'],
  ])('decodes the subject %s', (written, text) => {
    expect(blocks(`Subject: ${written}\n\n`, 'eml')).toEqual([`title(subject): ${text}`]);
  });

  it('decodes quoted-printable, and knows where each character stands', () => {
    const source = mail(
      'text/plain; charset="utf-8"',
      'Quoted-Printable',
      'The us=\ner=E2=80=99s client =3D caf=C3=A9',
    );
    expect(blocks(source, 'eml')).toEqual(['paragraph: The user’s client = café']);
    const [prose] = reading(source, 'eml').proses;
    expect(prose && runsOf(prose, source)).toEqual([
      'The us',
      'er',
      '’≠=E2=80=99',
      's client ',
      '=≠=3D',
      ' caf',
      'é≠=C3=A9',
    ]);
  });

  it('decodes other charsets', () => {
    expect(blocks(mail('text/plain; charset=iso-8859-1', 'quoted-printable', 'A user in the caf=E9'), 'eml')).toEqual([
      'paragraph: A user in the café',
    ]);
    expect(blocks(mail('text/plain; charset=x-user', '8bit', 'A user'), 'eml')).toEqual([]);
  });

  it('reads quoted replies as quotations', () => {
    const { proses } = reading('Subject: x\n\n> The user\n> pays.\n\nA client.\n', 'eml');
    expect(proses.map(({ context }) => context.quoted)).toEqual([true, undefined]);
  });

  it('reads parts of text and of HTML, in each other, and no attachments', () => {
    const source = [
      'Subject: x',
      'Content-Type: multipart/mixed; boundary="a b"',
      '',
      'a user who reads no MIME',
      '--a b',
      'Content-Type: multipart/alternative; boundary=c',
      '',
      '--c',
      '',
      'A user',
      '--c  ',
      'Content-Type: text/html',
      '',
      '<p>A <b>client</b><!-- user --></p>',
      '--c--',
      '--a b',
      'Content-Type: text/plain',
      'Content-Disposition: attachment; filename=user.txt',
      '',
      'an attached user',
      '--a b',
      'Content-Type: message/rfc822',
      '',
      'Subject: A customer',
      '',
      'A consumer',
      '--a b--',
      'user',
    ].join('\n');
    const expected = [
      'paragraph: A user',
      'paragraph: A client',
      'title(subject): A customer',
      'paragraph: A consumer',
    ];
    expect(blocks(source, 'eml')).toEqual(expected);
    expect(blocks(source.replaceAll('\n', '\r\n'), 'eml')).toEqual(expected);
    expect(blocks('', 'eml')).toEqual([]);
  });
});

describe('findings in mails', () => {
  const finds = (source: string) => review({ text: source, languageId: 'eml' }, recommendedSettings).findings;
  const text = 'Hello,\n\neach user pays the invoice by bank transfer.\n';

  it('are fixed where the words stand as they are', () => {
    for (const encoding of ['7bit', 'quoted-printable']) {
      const source = mail('text/plain', encoding, text);
      expect(fixed(source, 'eml')).toBe(source.replace('each user', 'each customer'));
    }
  });

  it('are none in words that a soft line break parts', () => {
    const source = mail('text/plain', 'quoted-printable', text.replace('user', 'us=\ner'));
    expect(finds(source)).toEqual([]);
  });

  it.each([
    ['in base64', mail('text/plain', 'base64', base64(text))],
    [
      'in a part that is signed',
      `Content-Type: multipart/signed; boundary=a\n\n--a\n\n${text}\n--a\nContent-Type: application/pgp-signature\n\nx\n--a--\n`,
    ],
  ])('have no fix %s', (_where, source) => {
    const found = finds(source);
    expect(found).toHaveLength(1);
    expect(found[0]?.fixes).toEqual([]);
    expect(fixed(source, 'eml')).toBe(source);
  });
});

it('leaves the parts of a mail as they are but for words', async () => {
  const text = fs.readFileSync('examples/renewal.eml', 'utf8');
  expect(fixed(text, 'eml')).not.toBe(text);
  for (const source of [text, text.replaceAll('\n', '\r\n')]) {
    const after = fixed(source, 'eml');
    const [one, other] = await Promise.all([source, after].map((each) => PostalMime.parse(each)));
    const bare = (value: unknown) => JSON.stringify(value).replace(/user|customer/g, '□');
    expect(bare(other)).toBe(bare(one));
  }
});

const words = (text: string): string[] => text.match(/[\p{L}\p{N}]+/gu) ?? [];

it('reads the words that postal-mime reads', async () => {
  const line = fc.constantFrom('The user pays.', 'A client’s bed', '', '> A user', 'é = 3', 'A customer ');
  await fc.assert(
    fc.asyncProperty(
      fc.array(line, { minLength: 1, maxLength: 8 }),
      fc.constantFrom('8bit', 'qp', 'base64'),
      async (lines, form) => {
        const body = ['A user and client of a customer', ...lines].join('\n\n');
        const bytes = [...new TextEncoder().encode(body)];
        const written = {
          '8bit': body,
          qp: bytes
            .map((byte) =>
              byte === 10
                ? '\n'
                : byte > 126 || byte === 61
                  ? `=${byte.toString(16).toUpperCase()}`
                  : String.fromCharCode(byte),
            )
            .join('')
            .replace(/([^\n=]{40})(?=[A-Za-z ])/g, '$1=\n'),
          base64: base64(String.fromCharCode(...bytes)),
        }[form];
        const source = mail('text/plain; charset=utf-8', form === 'qp' ? 'quoted-printable' : form, written);
        const { text = '' } = await PostalMime.parse(source);
        const read = blocks(source, 'eml').flatMap((block) => words(block.replace(/^\w+: /, '')));
        const holdsWanted = text.split(/\n\s*\n/).filter((each) => /user|client|customer/.test(each));
        expect(read).toEqual(holdsWanted.flatMap(words));
      },
    ),
    { numRuns: 60 },
  );
});
