import fc from 'fast-check';
import { fixText } from '../../cli/fix.js';
import { recommendedSettings } from '../../configuration/index.js';
import { readProse } from '../../engine/formats/index.js';
import type { LanguageId } from '../../engine/index.js';
import { scanOf } from '../../engine/prose/matches.js';
import { review } from '../../rules/index.js';

const EVERYTHING = scanOf(/\S+/);

/** Every text that is read of a catalogue, whatever it says, with □ for what is opaque. */
export function textsOf(source: string, languageId: LanguageId): string[] {
  return readProse({ text: source, languageId }, EVERYTHING).proses.map(({ text }) => text.replaceAll('\uFFFC', '□'));
}

/** A source with all fixes made, as `--fix=all` makes them, by default with `--steps`. */
export function fixed(source: string, languageId: LanguageId, steps = true): string {
  const judge = (text: string) => review({ text, languageId }, recommendedSettings);
  return fixText(source, { scope: 'all', steps }, judge).text;
}

const PIECES = [
  ...[
    'The user pays the invoice',
    'Each customer clicks Save',
    'the',
    'users’ plan',
    'a "user"',
    "it's",
    'R\u00e9sum\u00e9',
  ],
  ...[
    ' ',
    ', ',
    '. ',
    ': ',
    ' - ',
    '\t',
    '\\',
    '\\n',
    '"',
    "'",
    '/',
    '!',
    '=',
    '#',
    ' # ',
    ';',
    '😀',
    '~',
    '*',
    '-',
    '?',
  ],
] as const;

/** A text of words and of marks that mean something to one format or another; it begins and ends with words, by which it is told from other languages. */
export const plainText: fc.Arbitrary<string> = fc
  .tuple(fc.constantFrom('User', 'The client'), fc.array(fc.constantFrom(...PIECES), { maxLength: 6 }))
  .map(([first, pieces]) => `${first}${pieces.join('')} at the end`);

/** Some texts, each of which names somebody. */
export const plainTexts: fc.Arbitrary<string[]> = fc.array(plainText, { minLength: 1, maxLength: 6 });
