import type { YamlScalar } from './yaml-text.js';

/** Is told what a file of YAML holds, in order. */
export interface YamlVisitor {
  enter(kind: 'object' | 'array', key: string): void;
  leave(): void;
  text(key: string, scalar: YamlScalar): void;
  /** Source offsets, from `#` on. */
  comment(start: number, end: number): void;
}

const FLOW =
  /"[^"\\]*(?:\\[\s\S][^"\\]*){0,1000000}"?|'[^']*(?:''[^']*){0,1000000}'?|[[\]{},]|:(?=[\s,[\]{}])|[^\s"'[\]{},:#][^[\]{},:\n#]*(?:(?::(?![\s,[\]{}])|(?<!\s)#)[^[\]{},:\n#]*){0,1000000}|#[^\n]*/g;

/**
 * Reads a collection in brackets, which may go on over lines, from its bracket on.
 *
 * @returns where it ends, or -1 when it never does
 */
export function visitFlow(source: string, key: string, from: number, visitor: YamlVisitor): number {
  const keys = [key];
  let last: { readonly text: string; readonly index: number } | undefined;
  const take = () => {
    if (last !== undefined) visitor.text(keys.at(-1) ?? '', flowScalar(last.text, last.index));
    last = undefined;
  };
  FLOW.lastIndex = from;
  for (let found = FLOW.exec(source); found !== null; found = FLOW.exec(source)) {
    const [text] = found;
    if (text === '[' || text === '{') {
      visitor.enter(text === '[' ? 'array' : 'object', keys.at(-1) ?? '');
      keys.push('');
    } else if (text === ']' || text === '}' || text === ',') {
      take();
      keys[keys.length - 1] = '';
      if (text === ',') continue;
      keys.pop();
      visitor.leave();
      if (keys.length === 1) return FLOW.lastIndex;
    } else if (text === ':') {
      keys[keys.length - 1] = last?.text.trim().replace(/^["']|["']$/g, '') ?? '';
      last = undefined;
    } else if (!text.startsWith('#')) last = { text, index: found.index };
  }
  take();
  for (; keys.length > 1; keys.pop()) visitor.leave();
  return -1;
}

/** A scalar inside of brackets, as it was matched. */
function flowScalar(text: string, index: number): YamlScalar {
  const quote = text[0];
  if (quote !== '"' && quote !== "'")
    return { style: 'plain', start: index, end: index + text.trimEnd().length, indent: 0 };
  const end = index + text.length - (text.length > 1 && text.endsWith(quote) ? 1 : 0);
  return { style: quote === '"' ? 'double' : 'single', start: index + 1, end, indent: 0 };
}
