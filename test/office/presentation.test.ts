import { describe, expect, it } from 'vitest';
import { shownText } from '../../engine/index.js';
import { openOffice } from '../../office/index.js';
import { presentationOf, shape } from '../support/presentation.js';
import { entriesIn } from '../support/zip.js';
import { ENOUGH, lines, proses } from './open.js';

const table =
  '<p:graphicFrame><a:graphic><a:graphicData><a:tbl><a:tr><a:tc><a:txBody><a:p><a:r><a:t>Who</a:t></a:r></a:p></a:txBody></a:tc><a:tc><a:txBody><a:p/></a:txBody></a:tc></a:tr><a:tr><a:tc><a:txBody><a:p><a:r><a:t>the user</a:t></a:r></a:p></a:txBody></a:tc></a:tr></a:tbl></a:graphicData></a:graphic></p:graphicFrame>';

describe('a presentation', () => {
  const deck = presentationOf(
    {
      shapes:
        shape('ctrTitle', 'Ledgerly for users') + shape('subTitle', 'What a user does') + shape('sldNum', 'user 1'),
    },
    {
      shapes:
        shape(
          '',
          'one user',
          '<a:p><a:pPr lvl="1"><a:buAutoNum type="arabicPeriod"/></a:pPr><a:r><a:rPr b="1"/><a:t>a us</a:t></a:r><a:r><a:t>er</a:t></a:r></a:p>',
        ) +
        shape('title', 'Users pay') +
        table,
      notes: shape('sldImg', 'user') + shape('body', 'Say what the user pays.'),
    },
    { shapes: shape(undefined, 'a user without a title') },
  );

  it('is read slide by slide, as they are shown, each title first, with its notes', async () => {
    const document = await openOffice(deck, 'pptx', ENOUGH);
    expect((await lines(deck, 'pptx')).map((line, index) => `${document.regions[index]}: ${line}`)).toEqual([
      'slide 1: Ledgerly for users',
      'slide 1: What a user does',
      'slide 2: Users pay',
      'slide 2: one user',
      'slide 2: a user',
      'slide 2: Who',
      'slide 2: ',
      'slide 2: the user',
      'notes of slide 2: Say what the user pays.',
      'slide 3: a user without a title',
    ]);
  });

  it('has titles, items, cells and headings', async () => {
    expect(
      (await proses(deck, 'pptx')).map(({ kind, text, context }) => [kind, text, context.headings.at(-1)]),
    ).toEqual([
      ['title', 'Ledgerly for users', undefined],
      ['paragraph', 'What a user does', 'Ledgerly for users'],
      ['heading', 'Users pay', 'Ledgerly for users'],
      ['item', 'one user', 'Users pay'],
      ['item', 'a user', 'Users pay'],
      ['cell', 'the user', 'Users pay'],
      ['paragraph', 'Say what the user pays.', 'Users pay'],
      ['paragraph', 'a user without a title', undefined],
    ]);
  });

  it('is changed straight in its text, since it knows no tracked changes', async () => {
    const document = await openOffice(deck, 'pptx', ENOUGH);
    const text = shownText(document.text);
    const changes = [...text.matchAll(/user(?=\u2029)/g)].map(({ index }) => ({
      span: { start: index, end: index + 4 },
      text: 'R&D',
      reason: 'x',
    }));
    const after = document.rewritten(changes, { date: undefined });
    expect((await lines(after, 'pptx')).filter((line) => line.includes('R&D'))).toEqual([
      'one R&D',
      'a R&D',
      'the R&D',
    ]);
    const [before, now] = [deck, after].map((bytes) =>
      entriesIn(bytes)
        .filter(({ name }) => !name.endsWith('slide2.xml'))
        .map(({ raw }) => raw.toString('hex')),
    );
    expect(now).toEqual(before);
    expect(
      entriesIn(after)
        .find(({ name }) => name.endsWith('slide2.xml'))
        ?.contents.toString(),
    ).toContain('<a:r><a:rPr b="1"/><a:t>a R&amp;D</a:t></a:r><a:r><a:t></a:t></a:r>');
  });
});
