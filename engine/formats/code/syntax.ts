/** What is no comment: where what begins at an offset ends, or -1 when nothing does. */
export type Literal = (source: string, at: number, memory: SearchMemory) => number;

/** What was looked for in vain: so that a text full of openings without an end is read in linear time. */
export interface SearchMemory {
  /** As `source.indexOf(wanted, from)`; each search starts at or behind the one before. */
  indexOf(wanted: string, from: number): number;
  /** The same for what a file names itself: behind many that are not found, nothing is looked for any more. */
  indexOfNamed(wanted: string, from: number): number;
  /** By what opens: up to where nothing closes it. */
  readonly unclosed: Map<string, number>;
  /** The texts that begin with the next line, by what ends each. */
  readonly heredocs: string[];
  /** The comments before the offset, in order. */
  readonly comments: readonly CodeComment[];
}

/** Where comments stand in a programming language. */
export interface CodeSyntax {
  /** What begins a comment that ends with its line. */
  readonly line: readonly string[];
  /** What a comment stands between that goes on over lines. */
  readonly block?: readonly [open: string, close: string];
  /** What programs make pages of: comments that begin with two stars. In Markdown, a line may part a paragraph. */
  readonly pages?: 'markdown' | 'markup';
  /** Block comments may stand in block comments. */
  readonly nests?: true;
  /** Every character with which a comment or a literal may begin, as a class for an expression. */
  readonly stops: string;
  /** What begins at such a character, tried in order behind comments. */
  readonly literals: readonly Literal[];
  /** Code stands between these marks; the rest of a file is something else. */
  readonly within?: readonly [open: string, close: string];
  /** Strings that are statements of their own are comments. */
  readonly docStrings?: true;
  /** Texts with expressions in braces, in which texts may stand. */
  readonly templates?: true;
  /** A line behind which nothing is code. */
  readonly last?: string;
  /** A comment between lines that begin with these. */
  readonly lineBlock?: readonly [open: string, close: string];
}

/** A comment. Source offsets; `textStart` and `textEnd` without its marks. */
export interface CodeComment {
  readonly kind: 'line' | 'block' | 'doc string';
  readonly start: number;
  readonly end: number;
  readonly textStart: number;
  readonly textEnd: number;
}
