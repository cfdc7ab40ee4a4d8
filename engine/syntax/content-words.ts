import type { Span } from '../model.js';
import { singular } from './lemma.js';

const STOP = new Set(
  'the a an and or of to for in on with how what is are your our you we by from at as user customer consumer client end'.split(
    ' ',
  ),
);

const WORD = /[\p{L}][\p{L}'-]+/gu;

/** The content words of a heading, in the singular; words for people are none. */
export function contentWordsOf(text: string): readonly string[] {
  return (text.toLowerCase().match(WORD) ?? []).map(singular).filter((word) => !STOP.has(word));
}

/** Where one of its content words first stands in a heading; undefined where it does not. */
export function placeOfWord(text: string, word: string): Span | undefined {
  for (const { 0: written, index } of text.matchAll(WORD))
    if (singular(written.toLowerCase()) === word) return { start: index, end: index + written.length };
  return undefined;
}
