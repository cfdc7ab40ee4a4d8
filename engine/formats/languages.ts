import type { LanguageId } from '../model.js';

const EXTENSIONS: Readonly<Record<string, LanguageId>> = {
  md: 'markdown',
  markdown: 'markdown',
  mdown: 'markdown',
  mkd: 'markdown',
  mdx: 'mdx',
  html: 'html',
  htm: 'html',
  xhtml: 'html',
  feature: 'gherkin',
  txt: 'plaintext',
  text: 'plaintext',
};

/** The kind of document a path names by its extension, or undefined for one that is not read. */
export function languageOf(path: string): LanguageId | undefined {
  const extension = /\.([^./\\]+)$/.exec(path)?.[1]?.toLowerCase();
  return extension !== undefined && Object.hasOwn(EXTENSIONS, extension) ? EXTENSIONS[extension] : undefined;
}
