import { lexicon } from '../lexicon/lexicon.js';
import type { Prose, Witness } from '../model.js';
import { contentWordsOf } from '../syntax/content-words.js';
import type { Denial } from '../syntax/denial.js';
import type { Tagged } from '../syntax/tag.js';

const WINDOW_WORTH = 0.5;
const HEADING_WORTH = 0.4;

/** Evidence of the other words of the sentence: weak, and never alone enough. What is denied says nothing. */
export function backgroundCue(words: readonly Tagged[], i: number, denial: Denial): readonly Witness[] {
  return words.flatMap((word, at) => {
    if (at === i || denial.has(word)) return [];
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

/** Evidence of the headings above; it points at the mention itself, having no words in the block. */
export function headingCue(prose: Prose, start: number, end: number): readonly Witness[] {
  const seen = new Set<string>();
  return prose.context.headings.flatMap((heading) =>
    contentWordsOf(heading).flatMap((word) => {
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
        },
      ];
    }),
  );
}
