import { singular } from './lemma.js';

const STOP = new Set(
  'the a an and or of to for in on with how what is are your our you we by from at as user customer consumer client end'.split(
    ' ',
  ),
);

/** The content words of a heading, in the singular; words for people are none. */
export function contentWordsOf(text: string): readonly string[] {
  return (text.toLowerCase().match(/[\p{L}][\p{L}'-]+/gu) ?? []).map(singular).filter((word) => !STOP.has(word));
}
