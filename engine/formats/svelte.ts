import { type Gathered, Gathering, type ReaderTask } from '../prose/gathering.js';
import { type Format, startBehind } from './format.js';
import type { Code } from './html/code.js';
import { masked, type TemplateSyntax } from './html/mask.js';
import { readTemplate } from './html/reader.js';
import { hideScript } from './html/script.js';
import { isBetweenTags } from './html/tags.js';

/** Components of Svelte: what their markup shows. */
export const format: Format = {
  id: 'svelte',
  name: 'Svelte',
  extensions: ['svelte'],
  editorIds: ['svelte'],
  comments: {
    open: '<!--',
    close: '-->',
    stands: 'anywhere',
    contentStart: (source) => startBehind(source),
    admits: isBetweenTags,
  },
  read: readSvelte,
};

const HEAD = /\{\s*([#/:@]\w+)?/y;

const SYNTAX: TemplateSyntax = {
  marks: '{',
  hideAt(at, hiding) {
    HEAD.lastIndex = at;
    const [head = '{', tag] = HEAD.exec(hiding.text) ?? [];
    const { element: _, ...plain } = hiding;
    return hideScript(at, at + head.length, kindOf(tag), plain);
  },
};

function kindOf(tag: string | undefined): Code['kind'] {
  if (tag === undefined || tag === '@html' || tag === '@render') return 'opaque';
  // `{:else}` stands between two texts
  return tag.startsWith(':') || tag === '#snippet' || tag === '/snippet' ? 'break' : 'gap';
}

function readSvelte(task: ReaderTask): Gathered {
  const gathering = new Gathering(task);
  readTemplate(gathering, masked(task.source, SYNTAX), true);
  return gathering;
}
