import { AstBuilder, GherkinClassicTokenMatcher, Parser } from '@cucumber/gherkin';
import { IdGenerator, type TableRow } from '@cucumber/messages';
import type { Nodes, Root } from 'mdast';
import { fromMarkdown } from 'mdast-util-from-markdown';
import { frontmatterFromMarkdown } from 'mdast-util-frontmatter';
import { gfmFromMarkdown } from 'mdast-util-gfm';
import { type MdxJsxAttribute, mdxFromMarkdown } from 'mdast-util-mdx';
import { frontmatter } from 'micromark-extension-frontmatter';
import { gfm } from 'micromark-extension-gfm';
import { mdxjs } from 'micromark-extension-mdxjs';
import { type DefaultTreeAdapterTypes, parse } from 'parse5';
import { parseAllDocuments, parseDocument } from 'yaml';
import type { Glossary, LanguageId } from '../../engine/index.js';
import { pluralOf } from '../../engine/termbase/plural.js';

/** Takes out of a text what a fix may change. */
export type Neutral = (text: string) => string;

/**
 * All of a document but its prose, as the reference parsers read it: the same before and after a fix, or the fix has
 * broken something. Texts, descriptions and titles keep everything but what a fix may change; code, addresses, labels and
 * names of tags are kept as they are.
 *
 * @returns undefined for what the reference parser refuses
 */
export function structureOf(text: string, languageId: LanguageId, neutral: Neutral): string | undefined {
  switch (languageId) {
    case 'markdown':
    case 'mdx':
      return structureOfMarkdown(text, languageId, neutral);
    case 'html': {
      // The parser leaves out what is no character, and would make one word of two.
      const source = withWholeCode(text.replaceAll('\0', '\ufffd'));
      return JSON.stringify(structureOfHtml(parse(source, { sourceCodeLocationInfo: true }), neutral, source));
    }
    case 'arb':
    case 'notebook':
    case 'json':
    case 'xcstrings':
      return structureOfTree(() => JSON.parse(text.replace(/^\uFEFF/, '')), neutral);
    case 'yaml':
      return structureOfTree(() => yamlOf(text), neutral);
    case 'gherkin':
      return structureOfGherkin(text, neutral);
    default:
      return neutral(text);
  }
}

/** For the parser code of PHP ends at any `>`, of which it may hold some. */
function withWholeCode(source: string): string {
  return source.replace(/<!--[\s\S]*?(?:-->|$)|<\?(?=[\w=\s])[\s\S]*?\?>/g, (found) =>
    found.startsWith('<?') ? `${found.slice(0, -1).replaceAll('>', '\ufffd')}>` : found,
  );
}

/** Makes one of all words of a glossary, in any form, and of both articles; of a pair (“customer/user”) one stays. */
export function neutralFor({ terms, preferred }: Glossary): Neutral {
  const words = terms.flatMap(({ term, plural, deprecated }) =>
    [term, ...deprecated].flatMap((word) => [word, pluralOf(word), ...(plural === undefined ? [] : [plural])]),
  );
  const escaped = [...words, ...Object.values(preferred)]
    .sort((a, b) => b.length - a.length)
    .map((word) => word.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&').replace(/\s+/g, '[\\s>]+'));
  // A quotation mark may be written as `\u201d`, whose last digit is no letter of the word behind it.
  const edge = '(?:(?<![\\p{L}\\p{N}])|(?<=\\\\u[\\da-f]{4}))';
  const word = new RegExp(`${edge}(?:${escaped.join('|') || '(?!)'})(?![\\p{L}\\p{N}])`, 'giu');
  return (text) =>
    text
      .replace(word, '□')
      // In “end user = …” the key of a catalogue stands before a word that is its value.
      .replace(/(?:(?<![\p{L}\p{N}])|(?<=\\u[\da-f]{4}))end\s+□/giu, '□')
      .replace(/□(?:\s*\/\s*□|\s*\(\s*□\)|\s+(?:or|and)\s+□)+/gu, '□')
      .replace(/□['’]s?/giu, '□')
      .replace(/(?<![\p{L}\p{N}])an?(?=[^\p{L}\p{N}])/giu, 'a');
}

/** The documents of a stream of YAML; throws what is wrong with the first that is none, as the parser goes on by guesses. */
function yamlOf(text: string): readonly unknown[] {
  return parseAllDocuments(text, { logLevel: 'silent' }).map((document) => {
    for (const error of document.errors) throw error;
    return document.toJS();
  });
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
  const tree = parseMarkdown(text, languageId);
  return tree && JSON.stringify(pieceOf(tree, neutral));
}

/** The tree of the reference parser; undefined for MDX that is none. */
export function parseMarkdown(text: string, languageId: 'markdown' | 'mdx'): Root | undefined {
  const matter = ['yaml', 'toml'] as const;
  const mdx = languageId === 'mdx';
  try {
    return fromMarkdown(text, {
      extensions: [gfm(), frontmatter([...matter]), ...(mdx ? [mdxjs()] : [])],
      mdastExtensions: [gfmFromMarkdown(), frontmatterFromMarkdown([...matter]), ...(mdx ? [mdxFromMarkdown()] : [])],
    });
  } catch (error) {
    if (mdx) return undefined;
    throw error;
  }
}

const prose: Readonly<Record<string, readonly string[]>> = {
  text: ['value'],
  image: ['alt', 'title'],
  imageReference: ['alt', 'label'],
  link: ['title'],
  definition: ['title'],
};

function pieceOf(node: Nodes, neutral: Neutral): unknown {
  const spoken = spokenIn(node);
  return Object.fromEntries(
    Object.entries(node)
      .filter(([key]) => key !== 'position' && key !== 'data')
      .map(([key, value]) => {
        if (typeof value === 'string') return [key, keptOf(node.type, key, value, spoken, neutral)];
        return [key, innerOf(value, neutral)];
      }),
  );
}

/** What stands in a node; the value of an attribute can be a node, too. */
function innerOf(value: unknown, neutral: Neutral): unknown {
  if (Array.isArray(value)) return value.map((item) => innerOf(item, neutral));
  return typeof value === 'object' && value !== null && 'type' in value ? pieceOf(value as Nodes, neutral) : value;
}

/** Which of the values of a node are prose. */
function spokenIn(node: Nodes | MdxJsxAttribute): readonly string[] {
  if (node.type !== 'mdxJsxAttribute') return prose[node.type] ?? [];
  const isAnchor = node.name === 'href' && typeof node.value === 'string' && node.value.startsWith('#');
  return isAnchor || described.test(node.name) ? ['value'] : [];
}

function keptOf(type: string, key: string, value: string, spoken: readonly string[], neutral: Neutral): unknown {
  if (spoken.includes(key)) return neutral(value);
  if (type === 'html') return outsideOfTags(value, neutral);
  if (type === 'yaml') return structureOfYaml(value, neutral);
  if (type === 'toml') return neutral(value);
  // A link within the document follows the heading that it leads to.
  return key === 'url' && value.startsWith('#') ? neutral(value) : value;
}

/** Quotation marks hold a value behind “=” alone; elsewhere they are letters of a name. */
const tag = /<(?:!--[\s\S]*?-->|(?:[^<>"'=]|=(?!\s*["'])|=\s*"[^"]*"|=\s*'[^']*'|(?<!=\s*)["'])*>?)/g;
const attribute = /([\w:-]+)(\s*=\s*)("[^"]*"|'[^']*')/g;

/** A piece of HTML may open what another closes, so it is no document of its own. */
function outsideOfTags(html: string, neutral: Neutral): string {
  const withoutTags = html.replace(tag, '\0');
  const tags = [...html.matchAll(tag)].map(([written]) =>
    written.startsWith('<!--')
      ? written
      : written.replace(attribute, (whole, name: string, equals: string, value: string) =>
          described.test(name) || (name === 'href' && /^.#/.test(value)) ? `${name}${equals}${neutral(value)}` : whole,
        ),
  );
  return JSON.stringify([neutral(withoutTags), tags]);
}

/** Keys and values that are no text stay; comments and the way of writing are compared with the bytes. */
function structureOfYaml(text: string, neutral: Neutral): unknown {
  const document = parseDocument(text, { logLevel: 'silent' });
  if (document.errors.length > 0) return neutral(text);
  const piece = (value: unknown): unknown => {
    if (typeof value === 'string') return neutral(value);
    if (Array.isArray(value)) return value.map(piece);
    if (typeof value !== 'object' || value === null) return value;
    return Object.entries(value).map(([key, inner]) => [key, piece(inner)]);
  };
  return piece(document.toJS());
}

/** The attributes that are spoken, of HTML and of components. */
const described =
  /^(?:alt|title|label|placeholder|content|summary|abbr|value|aria-?label|aria-description|aria-roledescription|aria-valuetext|description|heading|caption|subtitle|tagline|headline|q|question|answer|tooltip|helperText)$/i;
const verbatim = ['code', 'kbd', 'samp', 'pre', 'var', 'script', 'style', 'textarea'];

/** @param codeUntil the offset up to which text is code */
function structureOfHtml(
  node: DefaultTreeAdapterTypes.Node,
  neutral: Neutral,
  source: string,
  codeUntil = Number.NEGATIVE_INFINITY,
): unknown {
  if (node.nodeName === '#text') {
    const { value, sourceCodeLocation } = node as DefaultTreeAdapterTypes.TextNode;
    return (sourceCodeLocation?.startOffset ?? 0) < codeUntil ? value : neutral(value);
  }
  const attributes =
    'attrs' in node ? node.attrs.map(({ name, value }) => [name, described.test(name) ? neutral(value) : value]) : [];
  const until = Math.max(codeUntil, verbatim.includes(node.nodeName) ? endOfCode(node, source) : codeUntil);
  const children =
    'childNodes' in node ? node.childNodes.map((child) => structureOfHtml(child, neutral, source, until)) : [];
  return [node.nodeName, 'data' in node ? node.data : '', attributes, children];
}

/** In “<pre>…<table></pre>” the parser passes over the end of the code, as whoever wrote it did not. */
function endOfCode({ nodeName, sourceCodeLocation }: DefaultTreeAdapterTypes.Node, source: string): number {
  if (!sourceCodeLocation || 'endTag' in sourceCodeLocation) return Number.POSITIVE_INFINITY;
  const written = source.toLowerCase().indexOf(`</${nodeName}`, sourceCodeLocation.startOffset);
  return written === -1 ? Number.POSITIVE_INFINITY : written;
}

const spokenInGherkin = ['name', 'description', 'text', 'value'];

/** Steps with their keywords, tables with their cells; placeholders, doc strings, tags and the names of columns stay. */
function structureOfGherkin(text: string, neutral: Neutral): string | undefined {
  const between = (value: string) =>
    value.replace(/@\S+|<[^<>\n]*>|[^<>@]+|[<>@]/g, (part) => (/^[@<]/.test(part) ? part : neutral(part)));
  try {
    const parser = new Parser(new AstBuilder(IdGenerator.incrementing()), new GherkinClassicTokenMatcher());
    return JSON.stringify(parser.parse(text), (key, value: unknown) => {
      if (key === 'location' || key === 'id') return undefined;
      if (key === 'tableHeader') return (value as TableRow | undefined)?.cells.map((cell) => [cell.value]);
      return typeof value === 'string' && spokenInGherkin.includes(key) ? between(value) : value;
    });
  } catch {
    return undefined;
  }
}
