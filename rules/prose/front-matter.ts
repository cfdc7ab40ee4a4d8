import type { Gathering } from './draft.js';

/** What the front matter of a document says. */
export interface FrontMatter {
  /** Source offset behind it; that of the first character when there is none. */
  readonly end: number;
  readonly title?: string;
  /** It names a language that is not English. */
  readonly silent?: true;
}

/** Reads YAML (`---`) or TOML (`+++`) front matter. */
export function readFrontMatter(source: string, gathering: Gathering): FrontMatter {
  void gathering;
  const start = source.charCodeAt(0) === 0xfeff ? 1 : 0;
  const match = /^(---|\+\+\+)[ \t]*\r?\n(?:[\s\S]*?\n)?\1[ \t]*(?:\r?\n|$)/.exec(source.slice(start));
  return { end: start + (match?.[0].length ?? 0) };
}
