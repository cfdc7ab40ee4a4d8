import type { Nodes } from 'mdast';
import { fromMarkdown } from 'mdast-util-from-markdown';
import { frontmatterFromMarkdown } from 'mdast-util-frontmatter';
import { gfmFromMarkdown } from 'mdast-util-gfm';
import { mdxFromMarkdown } from 'mdast-util-mdx';
import { frontmatter } from 'micromark-extension-frontmatter';
import { gfm } from 'micromark-extension-gfm';
import { mdxjs } from 'micromark-extension-mdxjs';
import { isEnglish, type Signal, signalOf } from '../../engine/prose/english.js';

/** What mdast makes of a source. Source offsets. */
export interface Oracle {
  /** Where words stand in text nodes. */
  readonly words: ReadonlySet<number>;
  /** Whether Distinguo differs on purpose at an offset. */
  differs(offset: number): boolean;
}

/**
 * Deliberate differences inside text nodes: what other tools than CommonMark
 * give a meaning, so that it is no prose.
 */
const NOT_PROSE: readonly RegExp[] = [
  // Expressions of template languages.
  /\{\{[\s\S]*?\}\}|\{%[\s\S]*?%\}|<%[\s\S]*?%>|\$\{[^}]*\}/g,
  // Addresses: GFM knows fewer schemes, and links the others as text.
  /[a-z][a-z0-9+.-]*:\/\/[^\s<>]+|\bwww\.[^\s]+|[\w.+-]+@[\w-]+(?:\.[\w-]+)+/gi,
  // Attribute lists, markers of alerts and directives, targets of wiki links.
  /\{:?\s*[#.][^{}\n]*\}|\{:[^{}\n]*\}|^\[![\w-]+\]|^:::.*?\s|\[\[[^\]|]+\|/g,
  // Formulas.
  /\$[^$\n]+\$/g,
];

const CODE_TAG = /^<(code|kbd|samp|pre|var|svg|script|style|tt)\b/i;

/** Asks mdast where words stand; undefined for what does not parse as MDX. */
export function ask(source: string, dialect: 'markdown' | 'mdx', word: RegExp): Oracle | undefined {
  const tree = parse(source, dialect);
  if (!tree) return undefined;
  const visit = new Visit(source, new RegExp(word, 'gi'), signalOf(textOf(tree)));
  visit.node(tree);
  const { words, skipped } = visit;
  return { words, differs: (offset) => skipped.some(([start, end]) => offset >= start && offset < end) };
}

function parse(source: string, dialect: 'markdown' | 'mdx'): Nodes | undefined {
  const matter = ['yaml', 'toml'] as const;
  const syntax = [gfm(), frontmatter([...matter])];
  const trees = [gfmFromMarkdown(), frontmatterFromMarkdown([...matter])];
  if (dialect === 'markdown') return fromMarkdown(source, { extensions: syntax, mdastExtensions: trees });
  try {
    return fromMarkdown(source, { extensions: [...syntax, mdxjs()], mdastExtensions: [...trees, mdxFromMarkdown()] });
  } catch {
    return undefined;
  }
}

class Visit {
  readonly words = new Set<number>();
  readonly skipped: [number, number][] = [];
  readonly #source: string;
  readonly #word: RegExp;
  /** What the whole document speaks. */
  readonly #language: Signal;

  constructor(source: string, word: RegExp, language: Signal) {
    this.#language = language;
    this.#source = source;
    this.#word = word;
  }

  node(node: Nodes): void {
    const start = node.position?.start.offset;
    const end = node.position?.end.offset;
    // The texts that GFM makes of bare addresses have no position.
    if (start === undefined || end === undefined) return;
    if (node.type === 'text') this.#text(start, end);
    else if (this.#isSkipped(node, start, end)) this.skipped.push([start, end]);
    else if ('children' in node) this.#children(node.children);
  }

  #text(start: number, end: number): void {
    const text = this.#source.slice(start, end);
    for (const match of text.matchAll(this.#word)) this.words.add(start + match.index);
    for (const pattern of NOT_PROSE)
      for (const { 0: found, index } of text.matchAll(pattern))
        this.skipped.push([start + index, start + index + found.length]);
  }

  /** Raw HTML and front matter hold prose for us; autolinks hold none; nor do blocks in other languages. */
  #isSkipped(node: Nodes, start: number, end: number): boolean {
    const source = this.#source.slice(start, end);
    if (node.type === 'html' || node.type === 'yaml' || (node.type as string) === 'toml') return true;
    if (node.type === 'link') return !source.startsWith('[');
    if (node.type === 'mdxJsxFlowElement' || node.type === 'mdxJsxTextElement') return CODE_TAG.test(source);
    return node.type === 'paragraph' && !isEnglish(signalOf(textOf(node)), this.#language);
  }

  /** What stands between `<code>` and `</code>` is code, though mdast sees two tags and a text. */
  #children(children: readonly Nodes[]): void {
    let open: { name: string; start: number } | undefined;
    for (const child of children) {
      if (child.type === 'html') {
        const name = CODE_TAG.exec(child.value)?.[1]?.toLowerCase();
        if (!open && name !== undefined) open = { name, start: child.position?.start.offset ?? 0 };
        else if (open && child.value.toLowerCase().startsWith(`</${open.name}`)) {
          this.skipped.push([open.start, child.position?.end.offset ?? 0]);
          open = undefined;
        }
      }
      this.node(child);
    }
  }
}

function textOf(node: Nodes): string {
  if (node.type === 'text') return node.value;
  return 'children' in node ? node.children.map(textOf).join('') : ' ';
}
