import type { LanguageId } from '../../engine/index.js';
import {
  code,
  eml,
  inTemplate,
  json,
  latex,
  lines,
  marks,
  org,
  script,
  typst,
  xml,
  xmlDocuments,
  yaml,
} from './growth-formats.js';
import { gherkin, html, markdown, mdx, plaintext } from './growth-markup.js';
import { repeated, type Shape } from './growth-shape.js';

/** Shapes that are hard for one format; the others are tried in every format. */
export const documents: Readonly<Partial<Record<LanguageId, Readonly<Record<string, Shape>>>>> = {
  markdown,
  mdx: { ...markdown, ...mdx },
  html: { ...html, ...marks },
  eml,
  gherkin,
  plaintext,
  json,
  arb: json,
  yaml,
  android: xml,
  resx: xml,
  xliff: xml,
  properties: lines,
  strings: lines,
  po: lines,
  fluent: lines,
  csv: lines,
  latex,
  org,
  typst,
  docbook: xmlDocuments,
  dita: xmlDocuments,
  typescript: code,
  python: code,
  java: code,
  kotlin: code,
  go: code,
  rust: code,
  cpp: code,
  csharp: code,
  php: code,
  ruby: code,
  vue: Object.fromEntries(Object.entries({ ...html, ...marks }).map(([name, shape]) => [name, inTemplate(shape)])),
  svelte: { ...html, ...script },
  astro: { ...html, ...script },
  jsx: { ...script, 'open elements': repeated('(<p>user ') },
  jinja: { ...html, ...marks },
  liquid: { ...html, ...marks },
  handlebars: { ...html, ...marks },
};

export const configurations: Readonly<Record<string, Shape>> = {
  terms: (length) => {
    let text = 'terms:\n';
    for (let index = 0; text.length < length; index++) text += `  word${index}: buyer\n`;
    return text;
  },
  spellings: (length) => `terms:\n  guest:\n    role: buyer\n    deprecated: [${'a a a, '.repeat(length / 7)}b b]\n`,
  mistakes: (length) => {
    let text = '';
    for (let index = 0; text.length < length; index++) text += `wrong${index}: x\n`;
    return text;
  },
  'duplicate keys': repeated('rules: {}\n'),
  exceptions: repeated('  - term: guest\n', 'exceptions:\n'),
  overrides: repeated('  - {files: "**/*.md", terms: {guest: buyer}}\n', 'overrides:\n'),
  'open lists': repeated('['),
  'open mappings': repeated('{a: '),
  'nested lists': repeated('- '),
  lines: repeated('a\n'),
  'quotation marks': repeated('"a'),
  comments: repeated('# a\n'),
  aliases: repeated(', *a', 'allow: [&a x', ']\n'),
};
