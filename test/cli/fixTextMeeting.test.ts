import { describe, expect, it } from 'vitest';
import { fixText } from '../../cli/fix.js';
import type { Review } from '../../engine/index.js';
import { finding, wanted } from './finding.js';

describe('fixes of which some breed a finding', () => {
  it('that write the same word are tried together longest', () => {
    // An “a” may be renamed only when all are; a “b” never.
    const review = finding(/[ab]|(?<=x.*)y|(?<=^(?=.*z)(?=.*a).*)y/g, (word) => ({
      text: word === 'b' ? 'x' : word === 'a' ? 'z' : '·',
      term: word,
    }));
    for (const [text, now] of [
      ['a b a b y', 'z b z b y'],
      ['b a b a y', 'b z b z y'],
      ['a b b a a b y', 'z b b z z b y'],
    ] as const)
      expect(fixText(text, { scope: 'warned', steps: false }, bounding(review))).toMatchObject({ text: now });
  });

  /** A “y” that is found is not to be rewritten. */
  function bounding(review: (text: string) => Review): (text: string) => Review {
    return (text) => {
      const all = review(text);
      return {
        ...all,
        findings: all.findings.map((each) => (text[each.span.start] === 'y' ? { ...each, fixes: [] } : each)),
      };
    };
  }

  it('are told apart with few reviews, however many there are', () => {
    let reviews = 0;
    const found = finding(/a|(?<=x.*)y/g, () => ({ text: 'x' }));
    const review = (text: string) => {
      reviews += 1;
      return found(text);
    };
    const text = `${'a '.repeat(300)}y`;
    expect(fixText(text, wanted, bounding(review))).toMatchObject({ text, fixed: 0, refused: 300 });
    expect(reviews).toBeLessThan(60);
  });

  it.each([
    ['right before', 'xk a'],
    ['right behind', 'kx a'],
  ])('are not made where the new one stands %s one that was there', (_, text) => {
    const review = (now: string) =>
      finding(now.includes('a') ? /[ak]/g : /[kx]/g, (word) => (word === 'a' ? { text: 'b' } : { bound: true }))(now);
    expect(fixText(text, wanted, review)).toMatchObject({ text, fixed: 0, refused: 1 });
  });
});

describe('fixes that meet', () => {
  const wide = (span: { start: number; end: number }, expected: string, text: string) => ({ span, expected, text });

  it.each([false, true])(
    'are made from the first place on, in whichever order they are found (turned round: %s)',
    (turned) => {
      const review = (text: string) => {
        const all = finding(/a(?=bc)|b(?=c)|c/g, (word) =>
          word === 'a'
            ? wide({ start: 0, end: 2 }, 'ab', 'x')
            : word === 'b'
              ? wide({ start: 1, end: 3 }, 'bc', 'y')
              : { text: 'z' },
        )(text);
        return { ...all, findings: turned ? all.findings.toReversed() : all.findings };
      };
      expect(fixText('abc', wanted, review)).toMatchObject({ text: 'xz', fixed: 2 });
    },
  );

  it('of several places make room for others where one of their places is taken', () => {
    const review = (text: string) =>
      finding(text.startsWith('ab') ? /a|b|e/g : /-/g, (word) =>
        word === 'a'
          ? wide({ start: 0, end: 2 }, 'ab', 'x')
          : word === 'b'
            ? { text: 'w', others: [{ span: { start: 3, end: 5 }, expected: 'de', text: 'v' }] }
            : { text: 'u' },
      )(text);
    expect(fixText('ab de', wanted, review)).toMatchObject({ text: 'x du', fixed: 2 });
  });

  it('and touch are made together', () => {
    const review = finding(/a|(?<=a.*x.*|x.*a.*)y/g, () => ({ text: 'x' }));
    expect(fixText('aay', wanted, review)).toMatchObject({ text: 'xxy', fixed: 2, refused: 0 });
  });

  it('at one place that put something in are made one after the other', () => {
    const review = (text: string) =>
      finding(text.startsWith('a') ? /a|b/g : /-/g, (word) => wide({ start: 0, end: 0 }, '', word === 'a' ? '1' : '2'))(
        text,
      );
    expect(fixText('a b', wanted, review)).toMatchObject({ text: '1a b', fixed: 1 });
  });
});
