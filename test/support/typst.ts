import fs from 'node:fs';
import { createRequire } from 'node:module';
import type { Neutral } from './structure.js';

/** A part of a document as the parser of Typst itself tells it; lengths are UTF-16 code units. */
interface Part {
  readonly kind: number;
  readonly children: readonly Part[];
  readonly length: number;
}

interface Parser {
  new (source: string): { tree(): Part; free(): void };
  get_node_types(): Iterable<readonly [name: string, kind: number]>;
}

/** What Node has and the types of this project leave out. */
const assembly = (globalThis as unknown as { WebAssembly: Assembly }).WebAssembly;

interface Assembly {
  instantiate(
    code: Uint8Array,
    imports: object,
  ): Promise<{ readonly instance: { readonly exports: { __wbindgen_start(): void } } }>;
}

/** The parser of Typst, compiled for the web; its package loads it as bundlers do. */
async function load(): Promise<Parser> {
  const folder = createRequire(import.meta.url)
    .resolve('codemirror-lang-typst')
    .replace(/dist[\\/][^\\/]*$/, 'wasm/');
  const glue = await import(`${folder}typst_syntax_bg.js`);
  const wasm = new Uint8Array(fs.readFileSync(`${folder}typst_syntax_bg.wasm`));
  const { instance } = await assembly.instantiate(wasm, { './typst_syntax_bg.js': glue });
  glue.__wbg_set_wasm(instance.exports);
  instance.exports.__wbindgen_start();
  return glue.TypstWasmParser;
}

const TypstParser = await load();
const names = new Map([...TypstParser.get_node_types()].map(([name, kind]) => [kind, name]));

/** The words of a document as Typst reads them. */
export function wordsByTypst(source: string): readonly string[] {
  const texts: string[] = [];
  visit(source, (name, written) => {
    if (name === 'Text' || name === 'SmartQuote') texts.push(written);
    else if (name === 'Escape') texts.push(written.slice(1));
    else if (name !== 'Star' && name !== 'Underscore') texts.push(' ');
  });
  return wordsIn(texts.join(''));
}

/** The words in a text. */
export const wordsIn = (text: string): readonly string[] => text.match(/[\p{L}\p{N}]{2,}/gu) ?? [];

/** All of a document but its words, as Typst reads it. */
export function structureOfTypst(source: string, neutral: Neutral): string {
  const parts: string[] = [];
  let text = '';
  visit(source, (name, written) => {
    const isText = name === 'Text' || name === 'Space' || name === 'SmartQuote';
    if (isText) text += name === 'Space' ? ' ' : written;
    else {
      parts.push(neutral(text), `${name}: ${written}`);
      text = '';
    }
  });
  return [...parts, neutral(text)].join('\n');
}

/** Goes through what is written, piece by piece. */
function visit(source: string, take: (name: string, written: string) => void): void {
  const parser = new TypstParser(source);
  let at = 0;
  const go = ({ kind, children, length }: Part) => {
    const name = names.get(kind) ?? '';
    if (children.length > 0 && !/^(?:Raw|Equation)$/.test(name)) return children.forEach(go);
    take(name, source.slice(at, at + length));
    at += length;
  };
  go(parser.tree());
  parser.free();
}
