import { diffArrays } from 'diff';
import { fingerprintOf, type Remark, sentenceAround } from './fingerprint.js';

/** More insertions and deletions than this, and only equal sentences are recognised. */
const mostEdits = 5_000;

/** How much of a sentence that was moved and edited must be the same for it to be the same. */
const alike = 0.6;

interface Word {
  readonly text: string;
  readonly start: number;
  readonly end: number;
}

/**
 * Matches the remarks on a text with those on its earlier version. A remark
 * matches an earlier one by the same rule when the edit left its words in place,
 * whatever has changed around them, or when its sentence stands somewhere else
 * now. Each earlier remark matches one at most, so that a second one is new.
 *
 * @returns the remarks that match no earlier one, in their order
 */
export function matchEarlier<T extends Remark>(
  before: { readonly text: string; readonly remarks: readonly Remark[] },
  text: string,
  remarks: readonly T[],
): readonly T[] {
  if (remarks.length === 0 || before.remarks.length === 0) return remarks;
  const unmatched = new Set(before.remarks);
  const earlierSpanOf = earlierSpans(before.text, text);
  const touched = remarks.filter((remark) => {
    const then = earlierSpanOf(remark.span);
    const same = [...unmatched].find(
      ({ code, span }) => then !== undefined && code === remark.code && span.start < then.end && then.start < span.end,
    );
    if (same !== undefined) unmatched.delete(same);
    return same === undefined;
  });
  return touched.filter((remark) => {
    const same = movedFrom(remark, text, unmatched, before.text);
    if (same !== undefined) unmatched.delete(same);
    return same === undefined;
  });
}

/** The earlier remark on the same words in the same sentence, or else in one much like it. */
function movedFrom(remark: Remark, text: string, unmatched: ReadonlySet<Remark>, before: string): Remark | undefined {
  const print = fingerprintOf(text, remark);
  const words = text.slice(remark.span.start, remark.span.end);
  const candidates = [...unmatched].filter(
    ({ code, span }) => code === remark.code && before.slice(span.start, span.end) === words,
  );
  const sentence = sentenceAround(text, remark.span);
  return (
    candidates.find((candidate) => fingerprintOf(before, candidate) === print) ??
    candidates.find(({ span }) => likeness(sentence, sentenceAround(before, span)) > alike)
  );
}

/** How much of two sentences is the same: 0 nothing, 1 every word. */
function likeness(a: string, b: string): number {
  const words = a.match(/[^\s§¤]+/g) ?? [];
  const left = [...(b.match(/[^\s§¤]+/g) ?? [])];
  const all = words.length + left.length;
  const shared = words.filter((word) => {
    const at = left.indexOf(word);
    if (at >= 0) left.splice(at, 1);
    return at >= 0;
  });
  return all === 0 ? 0 : (2 * shared.length) / all;
}

/** Where the words of a span stood in the earlier text; undefined when one of them is new. */
function earlierSpans(
  before: string,
  after: string,
): (span: { start: number; end: number }) => { start: number; end: number } | undefined {
  const earlier = wordsOf(before);
  const later = wordsOf(after);
  const origin = originsOf(earlier, later);
  return ({ start, end }) => {
    const inside = later.flatMap((word, index) => (word.start < end && start < word.end ? [origin[index]] : []));
    const then = inside.map((index) => (index === undefined ? undefined : earlier[index]));
    const [first] = then;
    const last = then.at(-1);
    if (first === undefined || last === undefined || then.includes(undefined)) return undefined;
    return { start: first.start, end: last.end };
  };
}

/** For each later word the index of the earlier one that it is. */
function originsOf(earlier: readonly Word[], later: readonly Word[]): readonly (number | undefined)[] {
  const changes = diffArrays([...earlier], [...later], {
    comparator: (a, b) => a.text === b.text,
    maxEditLength: mostEdits,
  });
  const origins: (number | undefined)[] = [];
  let from = 0;
  for (const { added, removed, value } of changes ?? []) {
    for (const _ of value) {
      if (added) origins.push(undefined);
      else if (removed) from += 1;
      else origins.push(from++);
    }
  }
  return origins;
}

function wordsOf(text: string): readonly Word[] {
  return [...text.matchAll(/[\p{L}\p{N}]+/gu)].map(({ 0: word, index }) => ({
    text: word,
    start: index,
    end: index + word.length,
  }));
}
