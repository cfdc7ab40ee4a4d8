import type * as Ast from '@unified-latex/unified-latex-types';
import { parse } from '@unified-latex/unified-latex-util-parse';
import type { Neutral } from './structure.js';

/** Commands whose last argument is text. */
const SPOKEN =
  /^(?:title|part|chapter|(?:sub){0,2}section|(?:sub)?paragraph|footnote|caption|emph|text(?:bf|it|sc|rm)?|href|multicolumn|item)$/;
const CODE = /^(?:verbatim|verb|lstlisting|mathenv|displaymath|inlinemath|comment)$/;
const CODE_ENVIRONMENT = /^(?:lstlisting|equation|align)\*?$/;

/** The words of a document in order of its parts, as unified-latex reads them. */
export function wordsByUnifiedLatex(source: string): readonly string[] {
  const { content } = parse(source);
  const title = content.filter((node) => node.type === 'macro' && node.content === 'title');
  const document = content.find((node) => node.type === 'environment' && node.env === 'document');
  const texts: string[] = [];
  collect(document === undefined ? content : [...title, document], texts);
  return wordsIn(texts.join(''));
}

/** The words in a text. */
export const wordsIn = (text: string): readonly string[] => text.match(/[\p{L}\p{N}]{2,}/gu) ?? [];

/** All of a document but its words, as unified-latex reads it. */
export function structureOfLatex(source: string, neutral: Neutral): string {
  const said = (node: unknown): unknown => {
    if (Array.isArray(node)) return joined(node).map(said);
    if (typeof node !== 'object' || node === null) return node;
    const { position: _, _renderInfo: __, ...parts } = node as Record<string, unknown>;
    if (parts.type === 'string') return neutral(String(parts.content));
    if (CODE.test(String(parts.type)))
      return JSON.stringify(parts, (name, value) => (/^(?:position|_renderInfo)$/.test(name) ? undefined : value));
    return Object.fromEntries(Object.entries(parts).map(([name, part]) => [name, said(part)]));
  };
  return JSON.stringify(said(parse(source).content));
}

/** Texts and the blanks between them as one text. */
function joined(nodes: readonly unknown[]): unknown[] {
  const found: { type: string; content: string }[] = [];
  for (const node of nodes as { type: string; content: string }[]) {
    const content = node.type === 'whitespace' ? ' ' : node.type === 'string' ? node.content : undefined;
    const last = found.at(-1);
    if (content !== undefined && last?.type === 'string') last.content += content;
    else found.push(content === undefined ? node : { type: 'string', content });
  }
  return found;
}

function collect(nodes: readonly Ast.Node[], texts: string[]): void {
  for (const node of nodes) {
    if (node.type === 'string') texts.push(node.content);
    else if (node.type === 'whitespace' || node.type === 'parbreak') texts.push(' ');
    else if (node.type === 'comment') texts.push(node.leadingWhitespace ? ' ' : '');
    else if (node.type === 'group') collect(node.content, texts);
    else if (node.type === 'environment' && !CODE_ENVIRONMENT.test(node.env)) collect(node.content, texts);
    else if (node.type === 'macro') macro(node, texts);
  }
}

function macro({ content: name, args = [] }: Ast.Macro, texts: string[]): void {
  if (/^[&%$#_{}]$/.test(name)) texts.push(name);
  if (!SPOKEN.test(name)) return;
  const isInline = /^(?:emph|text|href)/.test(name);
  const given = name === 'item' ? args : args.slice(-1);
  for (const { content } of given) {
    if (!isInline) texts.push(' ');
    collect(content, texts);
    if (!isInline) texts.push(' ');
  }
}
