import { convert } from '@asciidoctor/core';
import { type DefaultTreeAdapterTypes, parseFragment } from 'parse5';

/** A document as Asciidoctor makes HTML of it, without what includes, without ids that are made of headings. */
export async function htmlOf(source: string): Promise<string> {
  const attributes = {
    'sectids!': '',
    experimental: '',
    showtitle: '',
    'table-caption!': '',
    'figure-caption!': '',
    'example-caption!': '',
    stem: '',
    icons: 'font',
  };
  return String(await convert(source, { safe: 'secure', standalone: false, attributes }));
}

const INLINE = new Set(['a', 'b', 'code', 'em', 'i', 'mark', 'span', 'strong', 'sub', 'sup']);
const CODE = new Set(['pre', 'code', 'kbd', 'script', 'style', 'samp']);
const ASIDE = /\b(?:conum|menu(?:seq|item|ref)?|button|footnoteref|footnote|bare|attribution)\b/;

/** The words of a document in order, as Asciidoctor prints them: without code, formulas, addresses and labels that it adds. */
export async function wordsByAsciidoctor(source: string): Promise<string[]> {
  const texts: string[] = [];
  collect(parseFragment(await htmlOf(source)), texts);
  return wordsIn(texts.join(''));
}

/** The words in a text. */
export function wordsIn(text: string): string[] {
  return text.match(/[\p{L}\p{N}]+/gu) ?? [];
}

function collect(node: DefaultTreeAdapterTypes.Node, texts: string[]): void {
  if (node.nodeName === '#text') {
    texts.push((node as DefaultTreeAdapterTypes.TextNode).value);
    return;
  }
  if ('attrs' in node) {
    const shown = node.attrs.find(({ name }) => name === 'class')?.value ?? '';
    // what has no text of its own shows where it leads
    const leads = node.attrs.find(({ name }) => name === 'href')?.value;
    const text =
      node.childNodes.length === 1 && node.childNodes[0]?.nodeName === '#text'
        ? (node.childNodes[0] as DefaultTreeAdapterTypes.TextNode).value
        : undefined;
    if (
      leads !== undefined &&
      text !== undefined &&
      (text === leads || `#${text.slice(1, -1)}` === leads || `mailto:${text}` === leads)
    )
      return;
    if (
      (CODE.has(node.nodeName) && shown !== 'content') ||
      ASIDE.test(shown) ||
      node.attrs.some(({ value }) => value === 'footnotes')
    )
      return;
  }
  if (!INLINE.has(node.nodeName)) texts.push(' ');
  if ('childNodes' in node) for (const child of node.childNodes) collect(child, texts);
}
