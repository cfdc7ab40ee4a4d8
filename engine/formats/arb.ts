import type { Format } from './format.js';
import { readJson } from './json.js';

/** Application resource bundles, as Flutter has them. */
export const format: Format = {
  id: 'arb',
  name: 'ARB',
  extensions: ['arb'],
  editorIds: ['arb'],
  among: { language: 'not foreign' },
  comments: undefined,
  read: readJson,
};
