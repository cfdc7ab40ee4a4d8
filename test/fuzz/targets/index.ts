import { type LanguageId, languageIds } from '../../../engine/index.js';
import { holdSound } from '../../support/soundness.js';
import { commandLine } from './command-line.js';
import { configuration } from './configuration.js';
import { incremental } from './incremental.js';
import { rewriting } from './rewriting.js';
import { suppression } from './suppression.js';
import { languageOf, textOf } from './text.js';

/** What is given any bytes, and throws when something does not hold that always holds. */
export type Target = (data: Uint8Array) => void | Promise<void>;

/** Everything that is fuzzed, by the name that `npm run fuzz` takes. */
export const targets: Readonly<Record<string, Target>> = {
  ...Object.fromEntries(languageIds.map((id) => [id, prose(id)])),
  rewriting,
  incremental,
  suppression,
  configuration,
  'command-line': commandLine,
};

function prose(languageId: LanguageId): Target {
  return (data) => holdSound(textOf(data), languageId);
}

export { languageOf, textOf };
