import GithubSlugger from 'github-slugger';
import { toString as textOf } from 'mdast-util-to-string';
import { visit } from 'unist-util-visit';
import type { LanguageId } from '../../engine/index.js';
import { parseMarkdown } from './structure.js';

/** The anchors of a document, and the links within it. */
export interface Anchors {
  /** Those of its headings, as GitHub makes them. */
  readonly anchors: ReadonlySet<string>;
  /** What stands behind `#`, in source order. */
  readonly links: readonly string[];
}

/** @returns undefined for what the reference parser refuses */
export function anchorsOf(text: string, languageId: LanguageId): Anchors | undefined {
  if (languageId !== 'markdown' && languageId !== 'mdx') return undefined;
  const tree = parseMarkdown(text, languageId);
  if (tree === undefined) return undefined;
  const slugger = new GithubSlugger();
  const anchors = new Set<string>();
  const links: string[] = [];
  visit(tree, (node) => {
    if (node.type === 'heading') anchors.add(slugger.slug(textOf(node)));
    if ((node.type === 'link' || node.type === 'definition') && node.url.startsWith('#')) links.push(node.url.slice(1));
  });
  return { anchors, links };
}
