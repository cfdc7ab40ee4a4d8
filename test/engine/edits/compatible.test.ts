import { describe, expect, it } from 'vitest';
import { compatibleFixes } from '../../../engine/index.js';

/** A fix of some places, the first of them its own. */
const fixOf = (name: string, ...places: readonly (readonly [number, number])[]) => {
  const [own, ...others] = places.map(([start, end]) => ({ span: { start, end }, expected: '', text: name }));
  if (own === undefined) throw new Error('a fix has a place');
  return { ...own, others, title: name, term: 'user' };
};

const made = (...fixes: readonly ReturnType<typeof fixOf>[]) => compatibleFixes(fixes).map(({ text }) => text);

describe('of fixes that overlap', () => {
  it('the first in the source is made, and one that only touches it', () => {
    expect(made(fixOf('later', [3, 8]), fixOf('beside', [5, 9]), fixOf('first', [0, 5]))).toEqual(['beside', 'first']);
  });

  it('one that is left out takes the place of no other', () => {
    const whole = fixOf('whole', [0, 4], [20, 30]);
    const left = fixOf('left out', [8, 14], [25, 28]);
    expect(made(whole, left, fixOf('between', [12, 16]))).toEqual(['whole', 'between']);
  });

  it('each that is left out overlaps one that is made', () => {
    const several = fixOf('several', [8, 14], [25, 28]);
    expect(made(fixOf('over its second place', [20, 30]), several, fixOf('over its first', [12, 16]))).toEqual([
      'several',
    ]);
  });

  it('what is put between two letters goes with what ends there, and not with what begins there', () => {
    expect(made(fixOf('before', [2, 5]), fixOf('put in', [5, 5]), fixOf('behind', [5, 9]))).toEqual([
      'before',
      'put in',
    ]);
    expect(made(fixOf('around', [2, 9]), fixOf('put in', [5, 5]))).toEqual(['around']);
  });

  it('one that overlaps itself is not made, and others are', () => {
    expect(made(fixOf('itself', [0, 5], [3, 8]), fixOf('other', [4, 6]))).toEqual(['other']);
  });
});
