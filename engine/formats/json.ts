import { CatalogueTree } from '../prose/catalogue-tree.js';
import { type Gathered, Gathering, type ReaderTask } from '../prose/gathering.js';
import { jsonStringText, visitJson } from '../prose/json.js';
import { Values } from '../prose/value.js';
import { catalogueFolders, type Format } from './format.js';

/** Catalogues of texts in JSON: i18next, vue-i18n, FormatJS, Chrome. */
export const format: Format = {
  id: 'json',
  name: 'JSON catalogues',
  extensions: ['json'],
  editorIds: ['json', 'jsonc'],
  among: {
    folders: [...catalogueFolders, '_locales', 'langs', 'messages'],
    names: ['messages', 'translations', 'translation', 'strings', 'locale', 'i18n'],
    language: 'english',
    never: ['package.json', 'package-lock.json', 'tsconfig.json', 'jsconfig.json', 'composer.json', 'manifest.json'],
  },
  comments: undefined,
  read: readJsonCatalogue,
};

/** Reads a catalogue of JSON; ARB is one as well. */
export function readJsonCatalogue(task: ReaderTask): Gathered {
  const { source } = task;
  const gathering = new Gathering(task);
  const tree = new CatalogueTree<{ readonly start: number; readonly end: number }>();
  visitJson(source, {
    enter: (kind, key) => tree.enter(kind, key),
    leave: () => tree.leave(),
    text: (key, start, end) => tree.text(key, { start, end }, source.slice(start, Math.min(end, start + 40))),
  });
  const values = new Values(source, gathering);
  for (const { start, end } of tree.texts ?? [])
    if (gathering.within({ start, end }))
      values.take(jsonStringText(source, start, end), {
        syntax: { apostrophes: true, bars: true },
        escapes: 'backslash',
      });
  return { candidates: gathering.candidates, comments: [], silent: tree.texts === undefined };
}
