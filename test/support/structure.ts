import type { Nodes } from 'mdast';
import { fromMarkdown } from 'mdast-util-from-markdown';
import { frontmatterFromMarkdown } from 'mdast-util-frontmatter';
import { gfmFromMarkdown } from 'mdast-util-gfm';
import { mdxFromMarkdown } from 'mdast-util-mdx';
import { frontmatter } from 'micromark-extension-frontmatter';
import { gfm } from 'micromark-extension-gfm';
import { mdxjs } from 'micromark-extension-mdxjs';
import { type DefaultTreeAdapterTypes, parse } from 'parse5';
import { parseAllDocuments } from 'yaml';
import type { Glossary, LanguageId } from '../../engine/index.js';
import { pluralOf } from '../../engine/termbase/plural.js';

/** Takes out of a text what a fix may change. */
type Neutral = (text: string) => string;

/**
 * All of a document but its prose: the same before and after a fix, or the fix has broken something.
 * Texts, descriptions and titles keep everything but the words of the glossary; code, addresses,
 * labels and names of tags are kept as they are. Undefined for MDX that is none.
 */
export function structureOf(text: string, languageId: LanguageId, glossary: Glossary): string | undefined {
  const neutral = neutralFor(glossary);
  switch (languageId) {
    case 'markdown':
    case 'mdx':
      return structureOfMarkdown(text, languageId, neutral);
    case 'html':
      return JSON.stringify(structureOfHtml(parse(text), neutral));
    case 'arb':
    case 'json':
    case 'xcstrings':
      return structureOfTree(() => JSON.parse(text.replace(/^\uFEFF/, '')), neutral);
    case 'yaml':
      return structureOfTree(() => parseAllDocuments(text, { logLevel: 'silent' }).map((each) => each.toJS()), neutral);
    default:
      // What Gherkin is made of stands between the words.
      return neutral(text);
  }
}

/** Makes one of all words of a glossary, in any form, and of both articles; of a pair (“customer/user”) one stays. */
function neutralFor({ terms, preferred }: Glossary): Neutral {
  const words = terms.flatMap(({ term, plural, deprecated }) =>
    [term, ...deprecated].flatMap((word) => [word, pluralOf(word), ...(plural === undefined ? [] : [plural])]),
  );
  const escaped = [...words, ...Object.values(preferred)]
    .sort((a, b) => b.length - a.length)
    .map((word) => word.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&').replace(/\s+/g, '[\\s>]+'));
  const word = new RegExp(`(?<![\\p{L}\\p{N}])(?:${escaped.join('|') || '(?!)'})(?![\\p{L}\\p{N}])`, 'giu');
  return (text) =>
    text
      .replace(word, '□')
      .replace(/□(?:\s*\/\s*□|\s*\(\s*□\)|\s+(?:or|and)\s+□)/gu, '□')
      .replace(/□['’]s?/giu, '□')
      .replace(/(?<![\p{L}\p{N}])an?(?=[^\p{L}\p{N}])/giu, 'a');
}

/** A tree of keys and values, of which the texts may change; undefined for what is none. */
function structureOfTree(read: () => unknown, neutral: Neutral): string | undefined {
  try {
    return JSON.stringify(read(), (_key, value) => (typeof value === 'string' ? neutral(value) : value));
  } catch {
    return undefined;
  }
}

function structureOfMarkdown(text: string, languageId: 'markdown' | 'mdx', neutral: Neutral): string | undefined {
  const matter = ['yaml', 'toml'] as const;
  const mdx = languageId === 'mdx';
  try {
    const tree = fromMarkdown(text, {
      extensions: [gfm(), frontmatter([...matter]), ...(mdx ? [mdxjs()] : [])],
      mdastExtensions: [gfmFromMarkdown(), frontmatterFromMarkdown([...matter]), ...(mdx ? [mdxFromMarkdown()] : [])],
    });
    return JSON.stringify(pieceOf(tree, neutral));
  } catch (error) {
    if (mdx) return undefined;
    throw error;
  }
}

const prose: Readonly<Record<string, readonly string[]>> = {
  text: ['value'],
  html: ['value'],
  yaml: ['value'],
  toml: ['value'],
  image: ['alt', 'title'],
  imageReference: ['alt', 'label'],
  link: ['title'],
  definition: ['title'],
  mdxJsxAttribute: ['value'],
};

function pieceOf(node: Nodes, neutral: Neutral): unknown {
  const inProse = prose[node.type] ?? [];
  return Object.fromEntries(
    Object.entries(node)
      .filter(([key]) => key !== 'position' && key !== 'data')
      .map(([key, value]) => {
        if (typeof value === 'string') return [key, inProse.includes(key) ? neutral(value) : value];
        if (!Array.isArray(value)) return [key, value];
        return [key, value.map((item) => (typeof item === 'object' && item !== null ? pieceOf(item, neutral) : item))];
      }),
  );
}

const described = /^(?:alt|title|label|placeholder|content|summary|abbr|aria-|data-|value)/;
const verbatim = ['code', 'kbd', 'samp', 'pre', 'var', 'script', 'style', 'textarea'];

function structureOfHtml(node: DefaultTreeAdapterTypes.Node, neutral: Neutral, isCode = false): unknown {
  if (node.nodeName === '#text') {
    const { value } = node as DefaultTreeAdapterTypes.TextNode;
    return isCode ? value : neutral(value);
  }
  const attributes =
    'attrs' in node ? node.attrs.map(({ name, value }) => [name, described.test(name) ? neutral(value) : value]) : [];
  const inCode = isCode || verbatim.includes(node.nodeName);
  const children = 'childNodes' in node ? node.childNodes.map((child) => structureOfHtml(child, neutral, inCode)) : [];
  return [node.nodeName, 'data' in node ? node.data : '', attributes, children];
}
