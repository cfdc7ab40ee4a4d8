import type { Absent } from './search.js';
import { emailAt, urlEnd } from './url.js';

/** A stretch of the scanned text. */
export interface Range {
  readonly from: number;
  readonly to: number;
}

const TEMPLATES: Readonly<Record<string, string>> = { '{{': '}}', '{%': '%}', '{#': '#}', '<%': '%>', '${': '}' };

/** Reads an expression of a template language: `{{…}}`, `{%…%}`, `{# … #}`, `<%…%>`, `${…}`. */
export function expressionAt(text: string, at: number, absent: Absent): Range | undefined {
  const opener = text.slice(at, at + 2);
  const closer = TEMPLATES[opener];
  // `{#id}` is an attribute of a heading.
  if (closer === undefined || (opener === '{#' && text.charCodeAt(at + 2) !== 32)) return undefined;
  const end = absent.indexOf(text, closer, at + 2);
  return end < 0 ? undefined : { from: at, to: end + closer.length };
}

/** Reads a URL or an e-mail address at `://`, `www.` or `@`; nothing before `lowest` belongs to it. */
export function addressAt(text: string, at: number, lowest: number): Range | undefined {
  return text.charCodeAt(at) === 64 ? emailAt(text, at, lowest) : urlEnd(text, at, lowest);
}
