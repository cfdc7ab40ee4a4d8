import { type Gathered, Gathering, type ReaderTask } from '../prose/gathering.js';
import { jsonStringText, visitJson } from '../prose/json.js';
import { namesEnglish } from '../prose/language-code.js';
import { Values } from '../prose/value.js';
import type { Format } from './format.js';

/** String catalogues of Xcode: JSON that holds all languages. English is read; keys are not, though texts may be missing beside them. */
export const format: Format = {
  id: 'xcstrings',
  name: 'string catalogues of Xcode',
  extensions: ['xcstrings'],
  editorIds: ['xcstrings'],
  among: { language: 'not foreign' },
  comments: undefined,
  read: readCatalogue,
};

function readCatalogue(task: ReaderTask): Gathered {
  const { source } = task;
  const gathering = new Gathering(task);
  const values = new Values(source, gathering);
  /** The keys above, and whether each is below English. */
  const open: { readonly key: string; readonly isEnglish: boolean }[] = [];
  visitJson(source, {
    enter: (_kind, key) => {
      const above = open.at(-1);
      open.push({ key, isEnglish: above?.isEnglish === true || (above?.key === 'localizations' && namesEnglish(key)) });
    },
    leave: () => open.pop(),
    text: (key, start, end) => {
      const above = open.at(-1);
      if (key === 'value' && above?.key === 'stringUnit' && above.isEnglish && gathering.within({ start, end }))
        values.take(jsonStringText(source, start, end), { escapes: 'backslash' });
    },
  });
  return gathering;
}
