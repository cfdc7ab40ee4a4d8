import { type LanguageId, languageIds } from '../../../engine/index.js';

/** The inputs that are kept begin with a number of these; newer formats come behind them. */
const first: readonly LanguageId[] = ['markdown', 'mdx', 'html', 'gherkin', 'plaintext'];
const languages = [...new Set([...first, ...languageIds])];

/** Bytes as a file that holds them is read. */
export function textOf(data: Uint8Array): string {
  return new TextDecoder('utf-8', { ignoreBOM: true }).decode(data);
}

/** The format that the first byte stands for: `0` for the first, or any other byte. */
export function languageOf(data: Uint8Array): LanguageId {
  return languages.at(((data[0] ?? 48) - 48) % languages.length) ?? 'markdown';
}
