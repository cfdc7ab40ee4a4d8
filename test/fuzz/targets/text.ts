import type { LanguageId } from '../../../engine/index.js';

const LANGUAGES: readonly LanguageId[] = ['markdown', 'mdx', 'html', 'gherkin', 'plaintext'];

/** Bytes as a file that holds them is read. */
export function textOf(data: Uint8Array): string {
  return new TextDecoder('utf-8', { ignoreBOM: true }).decode(data);
}

/** The format that the first byte stands for: `0` to `4`, or any other byte. */
export function languageOf(data: Uint8Array): LanguageId {
  return LANGUAGES[((data[0] ?? 48) + 2) % 5] ?? 'markdown';
}
