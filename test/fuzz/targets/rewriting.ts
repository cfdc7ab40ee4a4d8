import { recommendedSettings } from '../../../configuration/index.js';
import type { Settings } from '../../../engine/index.js';
import { givenUp } from '../../support/given-up.js';
import { holdSound } from '../../support/soundness.js';
import { languageOf, textOf } from './text.js';

const everyRule: Settings = {
  ...recommendedSettings,
  rules: { ...recommendedSettings.rules, 'mixed-terms': 'warning' },
};

/** Reviews and fixes with glossaries that find much: the first byte is the format, the second the glossary. */
export function rewriting(data: Uint8Array): void {
  holdSound(textOf(data.subarray(2)), languageOf(data), (data[1] ?? 0) % 2 === 0 ? givenUp : everyRule);
}
