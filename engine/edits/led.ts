import type { LanguageId, SourceDocument } from '../model.js';
import { decodedAnchor, linksIn } from './anchor-links.js';

/** Where links lead to headings that cannot be taken along when those are rewritten. */
export interface Led {
  /** Anchors in other documents. */
  readonly anchors: ReadonlySet<string>;
  /**
   * Headings that something leads to by their words, letters and digits alone, in lower case: links of a wiki and of Org,
   * references of AsciiDoc, and anchors of what is no Markdown, which each program makes in its own way.
   */
  readonly names: ReadonlySet<string>;
}

/** A text without any of these leads to no heading: anchors, links of wikis, and the references of Org and AsciiDoc. */
export const leadingMarks: readonly string[] = ['#', '[[', '<<', 'xref:', '::'];

/** In these, headings have anchors as GitHub makes them. */
const MARKDOWN = /\.mdx?$/i;
/** `[[Page#Heading]]`, `[[#Heading|words]]`. */
const WIKI_LINK = /\[\[[^[\]|\n#]{0,200}#([^[\]|\n]{1,200})(?:\]\]|\|)/g;
/** `{{< ref "page.md#heading" >}}`, `{% link page.md#heading %}`. */
const SHORTCODE = /\{[{%][^{}\n#]{0,200}#([^\s"'`{}<>%]{1,200})/g;
/** How a format names headings, also those of documents that are put into the same whole. */
const REFERENCES: Readonly<Partial<Record<LanguageId, readonly RegExp[]>>> = {
  asciidoc: [
    // `xref:page.adoc#heading[…]`, `<<page#heading,…>>`, `link:page.html#heading[…]`
    /(?:\b(?:xref|link):|<<)[^\s[\]<>#,]{0,300}#([^[\]<>#,]{1,200})[[,>]/g,
    // `<<heading>>`, `xref:heading[…]`
    /(?:<<|\bxref:)([^<>[\]#,]{1,200})[[,>]/g,
  ],
  org: [
    // `[[file:page.org::*Headline][…]]`, `[[*Headline]]`
    /\[\[(?:[^\][]{1,300}?::)?\*?([^\][]{1,300})\]/g,
    // `<file:page.org::*Headline>`, and without brackets
    /\bfile:[^\s<>[\]]{1,300}?::\*?([^\n<>[\]]{1,200})/g,
    // `#+INCLUDE: "page.org::*Headline"`
    /^[ \t]*#\+include:[ \t]+"(?:[^":\n]|:(?!:)){0,300}::\*?([^"\n]{1,300})"/gim,
  ],
};

/**
 * Where a document leads to: the anchors in other documents, wherever they lie, and the headings that it names by their
 * words, its own among them.
 */
export function ledTo({ text, languageId }: Pick<SourceDocument, 'text' | 'languageId'>): Led {
  const links = linksIn(text).map(({ path, anchor }) => ({ path, anchor: decodedAnchor(anchor) }));
  const named = links.filter(({ path }) => (path === '' ? languageId === 'notebook' : !MARKDOWN.test(path)));
  const words = [WIKI_LINK, SHORTCODE, ...(REFERENCES[languageId] ?? [])].flatMap((pattern) =>
    Array.from(text.matchAll(pattern), ([, heading = '']) => heading),
  );
  return {
    anchors: new Set(links.filter(({ path }) => path !== '').map(({ anchor }) => anchor)),
    names: new Set([...named.map(({ anchor }) => anchor), ...words].map(bare)),
  };
}

/** Letters and digits alone: what a heading, the anchor that is made of it, and a reference to either have in common. */
export function bare(name: string): string {
  return name.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '');
}
