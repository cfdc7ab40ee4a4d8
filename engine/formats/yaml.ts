import type { Escapes } from '../model.js';
import { CatalogueTree } from '../prose/catalogue-tree.js';
import { type Gathered, Gathering, type ReaderTask } from '../prose/gathering.js';
import { Values } from '../prose/value.js';
import { visitYaml } from '../prose/yaml.js';
import { type YamlScalar, yamlText } from '../prose/yaml-text.js';
import { catalogueFolders, type Format, startBehind } from './format.js';

/** Catalogues of texts in YAML: Rails, i18next, Symfony. */
export const format: Format = {
  id: 'yaml',
  name: 'YAML catalogues',
  extensions: ['yml', 'yaml'],
  editorIds: ['yaml'],
  among: {
    folders: [...catalogueFolders, 'langs', 'messages'],
    names: ['messages', 'translations', 'translation', 'strings', 'locale', 'i18n'],
    language: 'english',
    never: ['distinguo.yml', 'distinguo.yaml', 'pnpm-lock.yaml'],
  },
  comments: { open: '#', close: '', stands: 'anywhere', contentStart: (source) => startBehind(source) },
  read: readYaml,
};

const ESCAPES: Readonly<Record<YamlScalar['style'], { readonly escapes?: Escapes }>> = {
  plain: {},
  block: {},
  single: { escapes: 'single' },
  double: { escapes: 'backslash' },
};

function readYaml(task: ReaderTask): Gathered {
  const { source } = task;
  const gathering = new Gathering(task);
  const tree = new CatalogueTree<YamlScalar>();
  visitYaml(source, {
    enter: (kind, key) => tree.enter(kind, key),
    leave: () => tree.leave(),
    text: (key, scalar) => tree.text(key, scalar, source.slice(scalar.start, Math.min(scalar.end, scalar.start + 40))),
    comment: (start, end) => gathering.comment({ start, end }, start + 1, end),
  });
  const values = new Values(source, gathering);
  for (const scalar of tree.texts ?? [])
    if (gathering.within(scalar))
      values.take(yamlText(source, scalar), { syntax: { bars: true }, ...ESCAPES[scalar.style] });
  return { candidates: gathering.candidates, comments: gathering.comments, silent: tree.texts === undefined };
}
