import { lexicon } from '../lexicon/lexicon.js';
import type { Mention, Witness } from '../model.js';
import type { Tagged } from '../syntax/tagger.js';

const WINDOW_WORTH = 0.5;
const HEADING_WORTH = 0.4;

/** Evidence of the words of a sentence, for any mention in it: weak, and never alone enough. */
export function backgroundCue(words: readonly Tagged[]): readonly Witness[] {
  return words.flatMap((word) => {
    const entry = lexicon.entry('win', word.lemma);
    return entry === undefined
      ? []
      : [
          {
            kind: 'background' as const,
            role: entry.role,
            weight: WINDOW_WORTH,
            start: word.token.start,
            end: word.token.end,
            because: `“${word.token.text}” stands in the same sentence`,
            cue: 'window',
          },
        ];
  });
}

/**
 * Evidence of the headings above.
 *
 * @param headings their texts
 * @param wordsOf the content words of each
 * @param mention for which mention it is: the words stand in another block, and have no place in its own
 */
export function headingCue(
  headings: readonly string[],
  wordsOf: readonly (readonly string[])[],
  { start, end }: Pick<Mention, 'start' | 'end'>,
): readonly Witness[] {
  const seen = new Set<string>();
  return wordsOf.flatMap((words, level) =>
    words.flatMap((word) => {
      const entry = lexicon.entry('head', word);
      if (entry === undefined || seen.has(word)) return [];
      seen.add(word);
      return [
        {
          kind: 'heading' as const,
          role: entry.role,
          weight: HEADING_WORTH,
          start,
          end,
          because: `the heading speaks of “${word}”`,
          cue: 'heading',
          above: { heading: headings[level] ?? '', word },
        },
      ];
    }),
  );
}
