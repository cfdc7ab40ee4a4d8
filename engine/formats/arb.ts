import type { Format } from './format.js';
import { readJsonCatalogue } from './json.js';

/** Application resource bundles, as Flutter has them. */
export const format: Format = {
  id: 'arb',
  name: 'ARB',
  extensions: ['arb'],
  editorIds: ['arb'],
  among: { language: 'not foreign' },
  comments: undefined,
  read: readJsonCatalogue,
};
