import { parse } from 'uniorg-parse/lib/parser.js';
import type { Node } from 'unist';
import type { Neutral } from './structure.js';

type Part = Node & {
  readonly value?: string;
  readonly children?: readonly Part[];
  readonly key?: string;
  readonly rawLink?: string;
};

const CODE =
  /^(?:code|verbatim|src-block|example-block|export-block|comment-block|comment|fixed-width|latex-fragment|latex-environment|property-drawer|node-property|planning|timestamp|citation.*|inline-src-block|inline-babel-call|macro|export-snippet|entity|statistics-cookie|target|radio-target|clock|horizontal-rule|list-item-bullet|todo|priority|tags|drawer)$/;
/** What stands in a sentence. */
const INLINE =
  /^(?:text|bold|italic|underline|strike-through|superscript|subscript|link|footnote-reference|line-break)$/;

/** The words of a document as uniorg reads them. */
export function wordsByUniorg(source: string): readonly string[] {
  const texts: string[] = [];
  collect(parse(source) as unknown as Part, texts);
  return wordsIn(texts.join(''));
}

/** The words in a text. */
export const wordsIn = (text: string): readonly string[] => text.match(/[\p{L}\p{N}]{2,}/gu) ?? [];

/** All of a document but its words, as uniorg reads it. */
export function structureOfOrg(source: string, neutral: Neutral): string {
  return JSON.stringify(parse(source), (name, value) => {
    if (/^(?:position|begin|end|contentsBegin|contentsEnd|rawValue)$/.test(name)) return undefined;
    const isSaid =
      value?.type === 'text' || (value?.type === 'keyword' && /^(?:TITLE|SUBTITLE|CAPTION)$/.test(value.key));
    return isSaid ? { ...value, value: neutral(value.value) } : value;
  });
}

function collect(node: Part, texts: string[]): void {
  if (CODE.test(node.type) || isHidden(node)) return;
  if (!INLINE.test(node.type)) texts.push(' ');
  if (node.type === 'keyword' && /^(?:TITLE|SUBTITLE|CAPTION)$/.test(node.key ?? '')) texts.push(` ${node.value} `);
  if (node.type === 'text') texts.push(node.value ?? '');
  if (node.type === 'link' && (node.children ?? []).length === 0) return;
  for (const child of node.children ?? []) collect(child, texts);
  if (!INLINE.test(node.type)) texts.push(' ');
}

/** A section below a headline that is commented out. */
function isHidden(node: Part): boolean {
  const [first] = node.children ?? [];
  return node.type === 'section' && (first as { commented?: boolean } | undefined)?.commented === true;
}
