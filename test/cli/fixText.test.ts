import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { offsetBefore } from '../../cli/changes.js';
import { fixText } from '../../cli/fix.js';
import { applyEdits, type Finding } from '../../engine/index.js';
import { finding, wanted } from './finding.js';

describe('a fix', () => {
  it('is made at each place, also where one touches the next', () => {
    const review = finding(/a/g, () => ({ text: 'bb' }));
    expect(fixText('xaay a', wanted, review)).toMatchObject({ text: 'xbbbby bb', fixed: 3 });
  });

  it('is not made where the source is not what was judged', () => {
    const review = finding(/a/g, () => ({ text: 'b', expected: 'c' }));
    expect(fixText('a', wanted, review)).toMatchObject({ text: 'a', fixed: 0 });
  });

  it('of several places is not made where one of them is not what was judged', () => {
    const review = finding(/a/g, () => ({
      text: 'b',
      others: [{ span: { start: 1, end: 2 }, expected: 'z', text: 'y' }],
    }));
    expect(fixText('ac', wanted, review)).toMatchObject({ text: 'ac', fixed: 0 });
  });

  it.each([
    ['a k', 'bbbb k'],
    ['ka akk a k', 'kbbbb bbbbkk bbbb k'],
    ['eeee k', 'f k'],
    ['eeeek a eeee kk', 'fk bbbb f kk'],
  ])(
    'brings up nothing where the same is found behind it as before, moved by longer and shorter words: %s',
    (text, now) => {
      const review = finding(/a|eeee|k/g, (word) =>
        word === 'k' ? { bound: true } : { text: word === 'a' ? 'bbbb' : 'f' },
      );
      expect(fixText(text, wanted, review).text).toBe(now);
    },
  );

  it.each([
    ['before longer words', 'x a', 'a', 'bbbb'],
    ['before shorter words', 'x eeee', 'eeee', 'f'],
    ['behind longer words', 'a x', 'a', 'bbbb'],
    ['behind shorter words', 'eeee k x', 'eeee', 'f'],
  ])('that brings up another is not made: %s', (_, text, from, to) => {
    const isThere = (now: string) => now.includes(from);
    const review = (now: string) =>
      finding(isThere(now) ? /a|eeee|k/g : /x|k/g, (word) => (word === from ? { text: to } : { bound: true }))(now);
    expect(fixText(text, wanted, review)).toMatchObject({ text, fixed: 0, refused: 1 });
  });

  it('is not made over another', () => {
    const review = finding(/a(?=b)|b/g, (word) =>
      word === 'a' ? { span: { start: 0, end: 2 }, expected: 'ab', text: 'c' } : { text: 'd' },
    );
    expect(fixText('ab', wanted, review)).toMatchObject({ text: 'c', fixed: 1 });
  });

  it('may bring up another, until nothing is left', () => {
    const next: Record<string, string> = { a: 'b', b: 'c', c: 'd' };
    const review = finding(/[abc]/g, (word) => ({ text: next[word] ?? '' }));
    expect(fixText('a b', wanted, review)).toMatchObject({ text: 'd d', fixed: 5 });
  });

  it('is not made where rules undo one another, whichever text they start from', () => {
    const next: Record<string, string> = { a: 'b', b: 'c', c: 'b' };
    const review = finding(/[abc]/g, (word) => ({ text: next[word] ?? '' }));
    const once = fixText('a', wanted, review);
    expect(once).toMatchObject({ text: 'b', fixed: 1, refused: 1 });
    expect(fixText(once.text, wanted, review)).toMatchObject({ text: 'b', fixed: 0, refused: 1 });
  });

  it.each(['a', 'b', 'c'])('is not made where three rules go round in a circle: from %s', (text) => {
    const next: Record<string, string> = { a: 'b', b: 'c', c: 'a' };
    const review = finding(/[abc]/g, (word) => ({ text: next[word] ?? '' }));
    expect(fixText(text, wanted, review)).toMatchObject({ text, fixed: 0, refused: 1 });
    // From outside of the circle it ends where it comes to it.
    const into = finding(/[abcd]/g, (word) => ({ text: { ...next, d: 'a' }[word] ?? '' }));
    expect(fixText('d', wanted, into)).toMatchObject({ text: 'a', fixed: 1, refused: 1 });
  });

  it('is made in as many rounds as it takes, up to nine; after more than that nothing is', () => {
    const review = finding(/[a-z]/g, (word) =>
      word === 'z' ? { bound: true } : { text: String.fromCharCode(word.charCodeAt(0) + 1) },
    );
    expect(fixText('q', wanted, review)).toMatchObject({ text: 'z', fixed: 9, refused: 0 });
    expect(fixText('p', wanted, review)).toMatchObject({ text: 'p', fixed: 0, refused: 1 });
  });

  it('that would be undone keeps no other from being made', () => {
    const next: Record<string, string> = { a: 'b', b: 'a', p: 'q' };
    const review = finding(/[abp]/g, (word) => ({ text: next[word] ?? '' }));
    expect(fixText('a p', wanted, review)).toMatchObject({ text: 'a q', fixed: 1, refused: 1 });
    const unfixed = (text: string) => {
      const { findings, ...rest } = finding(/[ab]|q/g, (word) => ({ text: next[word] ?? '' }))(text);
      return {
        ...rest,
        findings: findings.map((each) => (text.at(each.span.start) === 'q' ? { ...each, fixes: [] } : each)),
      };
    };
    for (const text of ['a q', 'q a'])
      expect(fixText(text, wanted, unfixed)).toMatchObject({ text, fixed: 0, refused: 1 });
  });

  it('of several places is not made where one of them would be undone', () => {
    // Both places are rewritten together; afterwards one of them is to be as it was, and another place to change.
    const before = finding(/a/g, () => ({
      text: 'b',
      others: [{ span: { start: 2, end: 3 }, expected: 'k', text: 'l' }],
    }));
    const after = finding(/b/g, () => ({
      text: 'a',
      others: [{ span: { start: 4, end: 5 }, expected: 'p', text: 'q' }],
    }));
    const review = (text: string) => (text.startsWith('a') ? before(text) : after(text));
    expect(fixText('a k p', wanted, review)).toMatchObject({ text: 'a k p', fixed: 0, refused: 1 });
  });

  it('is not made where what it writes would be undone', () => {
    const review = finding(/[ab]/g, (word) => ({ text: word === 'a' ? 'b' : 'a' }));
    expect(fixText('a', wanted, review)).toMatchObject({ text: 'a', fixed: 0, refused: 1 });
    expect(fixText('b', wanted, review)).toMatchObject({ text: 'b', fixed: 0, refused: 1 });
  });

  it('is not made where each brings up another without end', () => {
    const growing = finding(/a/g, () => ({ text: 'aa' }));
    expect(fixText('a', wanted, growing)).toMatchObject({ text: 'a', fixed: 0, refused: 1 });
  });

  it('is not made where it breeds a finding at another place; the others are', () => {
    // A “y” is found wherever an “x” was put in.
    const review = finding(/[ab]|(?<=x.*)y/g, (word) => ({ text: word === 'a' ? 'x' : '·' }));
    expect(fixText('b y b', wanted, review)).toMatchObject({ text: '· y ·', fixed: 2, refused: 0 });
    expect(fixText('b a y b', wanted, review)).toMatchObject({ text: '· a y ·', fixed: 2, refused: 1 });
    expect(fixText('b y a b', wanted, review)).toMatchObject({ text: '· y x ·', fixed: 3, refused: 0 });
  });

  it('may be made together with others where alone it could not', () => {
    // Where some of the words are renamed and not all, a “y” is found.
    const review = finding(/a|(?<=a.*x.*|x.*a.*)y/g, () => ({ text: 'x' }));
    expect(fixText('a a y', wanted, review)).toMatchObject({ text: 'x x y', fixed: 2, refused: 0 });
  });
});

describe('a fix that is not made', () => {
  it('is told with what would be found, and where', () => {
    const review = finding(/[ab]|(?<=x.*)y/gs, (word) => ({ text: word === 'a' ? 'x' : '·' }));
    const { unmade, text } = fixText('b\na y\ny', wanted, review);
    expect(text).toBe('·\na y\ny');
    expect(unmade(5)).toEqual([
      {
        span: { start: 2, end: 3 },
        text: 'x',
        obstacle: {
          kind: 'finding',
          text: '·\nx y\ny',
          found: expect.objectContaining({ span: { start: 4, end: 5 } }),
        },
      },
    ]);
    expect(unmade(0)).toEqual([]);
  });

  it('is told to change a text that must not be changed so', () => {
    const review = finding(/a/g, () => ({ text: 'b' }));
    const { refused, unmade } = fixText('a a', wanted, review, { follow: () => undefined });
    expect(refused).toBe(2);
    expect(unmade(1)).toEqual([{ span: { start: 0, end: 1 }, text: 'b', obstacle: { kind: 'link' } }]);
  });

  it('is told to go round in a circle', () => {
    const next: Record<string, string> = { a: 'b', b: 'c', c: 'a' };
    const review = finding(/[abc]/g, (word) => ({ text: next[word] ?? '' }));
    expect(fixText('a', wanted, review).unmade(5)).toEqual([
      { span: { start: 0, end: 1 }, text: 'b', obstacle: { kind: 'round' } },
    ]);
  });
});

describe('what became of the first text', () => {
  /** Longer and shorter words in up to four rounds; each says which word it takes the place of. */
  const next: Readonly<Record<string, string>> = { a: 'bbb', bbb: 'c', c: '', d: 'ee', ee: 'fff', g: 'h', '⟨⟩': 'i' };
  const review = (text: string) => {
    const { findings, ...rest } = finding(/a|bbb|c|d|ee|g|⟨⟩/g, (word) => ({ text: next[word] ?? '' }))(text);
    const told = findings.map((each) => ({
      ...each,
      message: each.fixes[0]?.expected === 'g' ? '' : `no ${each.fixes[0]?.expected}`,
    }));
    return { ...rest, findings: told };
  };

  it('is told in its own places, each with all its reasons', () => {
    const { text, changes } = fixText('x a d-g.⟨c⟩ ad', wanted, review);
    expect(text).toBe('x  fff-h.i fff');
    const change = (start: number, end: number, put: string, reason: string) => ({
      span: { start, end },
      text: put,
      reason,
    });
    expect(changes).toEqual([
      change(2, 3, '', 'no a no bbb no c'),
      change(4, 5, 'fff', 'no d no ee'),
      change(6, 7, 'h', ''),
      change(8, 11, 'i', 'no c no ⟨⟩'),
      change(12, 13, '', 'no a no bbb no c'),
      change(13, 14, 'fff', 'no d no ee'),
    ]);
  });

  it('comes to the last text, in whatever order words stand', () => {
    const words = fc.array(fc.constantFrom('a', 'd', 'g', '⟨c⟩', 'bbb', 'ee', ' ', 'x', '-'), { maxLength: 12 });
    fc.assert(
      fc.property(words, (all) => {
        const first = all.join('');
        const { text, changes } = fixText(first, wanted, review);
        expect(applyEdits(first, changes)).toBe(text);
        for (const [i, { span }] of changes.entries())
          expect(span.start).toBeGreaterThanOrEqual(changes[i - 1]?.span.end ?? 0);
      }),
    );
  });
});

describe('where something stood before edits', () => {
  const edit = (start: number, end: number, text: string) => ({ span: { start, end }, text });

  it.each([
    ['nothing', [], [0, 1, 2, 3, 4, 5, 6]],
    ['longer words', [edit(1, 2, 'xyz')], [0, 1, 2, 2, 2, 3, 4]],
    ['shorter words', [edit(1, 4, 'x')], [0, 1, 4, 5, 6]],
    ['words that are gone', [edit(1, 4, '')], [0, 1, 5, 6]],
    ['words that are put in', [edit(2, 2, 'xy')], [0, 1, 2, 2, 2, 3, 4]],
    ['longer words behind longer ones', [edit(0, 1, 'xyz'), edit(2, 6, 'uvwxyz')], [0, 1, 1, 1, 2, 3, 4, 5, 6, 6, 6]],
    ['several of them', [edit(0, 1, 'xy'), edit(2, 4, 'z'), edit(5, 5, 'w')], [0, 1, 1, 2, 4, 5, 5, 6]],
  ])('is told: %s', (_, edits, before) => {
    expect(before.map((_offset, offset) => offsetBefore(offset, edits))).toEqual(before);
  });
});

describe('which fixes are made', () => {
  const one = (change: Partial<Finding>) => (text: string) => {
    const review = finding(/a/g, () => ({ text: 'b' }))(text);
    return { ...review, findings: review.findings.map((each) => ({ ...each, ...change })) };
  };

  it.each([
    ['warned', 'error', 'likely', 'b'],
    ['warned', 'warning', 'likely', 'b'],
    ['warned', 'information', 'clear', 'a'],
    ['warned', 'hint', 'clear', 'a'],
    ['clear', 'hint', 'clear', 'b'],
    ['clear', 'error', 'likely', 'a'],
    ['all', 'hint', 'likely', 'b'],
  ] as const)('is a matter of scope: %s, %s, %s', (scope, severity, certainty, after) => {
    expect(fixText('a', { scope, steps: false }, one({ severity, certainty })).text).toBe(after);
  });

  it('leaves what is bound, unless steps are asked for, and what has no fix', () => {
    const bound = finding(/a/g, () => ({ text: 'b', bound: true }));
    expect(fixText('a', wanted, bound)).toMatchObject({ text: 'a', fixed: 0, refused: 0 });
    expect(fixText('a', { ...wanted, steps: true }, bound)).toMatchObject({ text: 'b', fixed: 1 });
    expect(fixText('a', wanted, one({ fixes: [] }))).toMatchObject({ text: 'a', fixed: 0, refused: 0 });
  });

  it('is none of those that make something else be found, however long what was written is', () => {
    for (const put of ['', 'x', 'xyz', 'xyzxyz']) {
      const review = (text: string) =>
        text.includes('a') ? finding(/a/g, () => ({ text: put }))(text) : finding(/q/g, () => ({ text: 'r' }))(text);
      expect(fixText('q a q', wanted, review)).toMatchObject({ text: 'q a q', fixed: 0, refused: 1 });
      expect(fixText('a q', wanted, review)).toMatchObject({ text: 'a q', fixed: 0, refused: 1 });
    }
  });

  it('makes the rest, in any order of findings', () => {
    const review = (text: string) => {
      const all = finding(/[ab]/g, (word) => ({ text: word === 'a' ? 'long' : '', term: word }))(text);
      return { ...all, findings: all.findings.toReversed() };
    };
    expect(fixText('a b a b', wanted, review)).toMatchObject({ text: 'long  long ', fixed: 4 });
  });
});
