import { describe, expect, it } from 'vitest';
import { fixText } from '../../cli/fix.js';
import type { Finding, Review } from '../../engine/index.js';

const wanted = { scope: 'warned', steps: false } as const;

/** A review that finds every match of a pattern, with the fix that is given for it. */
function finding(pattern: RegExp, put: (word: string) => Partial<Finding['fixes'][number]>): (text: string) => Review {
  return (text) => ({
    mentions: [],
    problems: [],
    suppressed: [],
    wordFor: () => undefined,
    state: undefined,
    findings: [...text.matchAll(pattern)].map(({ 0: word, index }) => {
      const span = { start: index, end: index + word.length };
      return {
        rule: 'role-mismatch',
        severity: 'warning',
        certainty: 'clear',
        confidence: 1,
        span,
        term: 'user',
        message: '',
        evidence: [],
        fixes: [{ title: '', span, expected: word, text: '', term: 'user', ...put(word) }],
      };
    }),
  });
}

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
