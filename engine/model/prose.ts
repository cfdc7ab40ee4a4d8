import type { Role, Ruling, Span, Term } from './settings.js';

/** What a block of prose is in its document. */
export type ProseKind = 'paragraph' | 'heading' | 'item' | 'cell' | 'step' | 'title' | 'attribute' | 'term';

/**
 * A stretch of prose that is set apart by markup or quotation marks of the language. Prose offsets.
 * A `label` is text that names the target of its link or image (`[user]` where `[user]: …` is defined):
 * to rewrite it would break the link.
 */
export interface Mark {
  readonly kind: 'emphasis' | 'strong' | 'link' | 'label' | 'delete' | 'quote' | 'opaque';
  readonly start: number;
  readonly end: number;
}

/**
 * How characters are written that mean something where a text stands. `backslash`: before quotation marks, in JSON and
 * many others; `quotes`: quotation marks twice; `single`: apostrophes twice; `xml`: references; `android`: references, and a
 * backslash before apostrophes as well; `properties`: `\\uXXXX` for all that is not ASCII;
 * `quoted-printable`: the bytes of UTF-8 for `=` and all that is not ASCII.
 */
export type Escapes = 'backslash' | 'quotes' | 'single' | 'xml' | 'android' | 'properties' | 'quoted-printable';

/** Where a block stands in its document. */
export interface ProseContext {
  /** Document title first, nearest heading last; the text of a heading itself is not in its own list. */
  readonly headings: readonly string[];
  /**
   * In a list: which list of the document, by a number that no other list of it has and that edits elsewhere leave alone;
   * which item (from 0), and whether it is numbered.
   */
  readonly list?: { readonly id: number; readonly item: number; readonly ordered: boolean };
  /** In a table: which table, by such a number, row and column (from 0; row 0 is the header), and the header above. */
  readonly table?: {
    readonly id: number;
    readonly row: number;
    readonly column: number;
    readonly header?: string;
  };
  /** In Gherkin: which scenario of the file, and the kind of step (And and But take that of the step before). */
  readonly step?: { readonly scenario: number; readonly keyword: 'given' | 'when' | 'then' | 'any' };
  /** Programs look for this text letter by letter: the steps of Gherkin and the tables that they read, the keys of gettext. */
  readonly bound?: true;
  /** How a text must be written that is put there; as it is when absent. */
  readonly escapes?: Escapes;
  /** The source holds the text in letters of another kind (base64): what is found there has no fix. */
  readonly encoded?: true;
  /** An apostrophe is written twice there. */
  readonly doubled?: true;
  /** Inside a block quote. */
  readonly quoted?: true;
  /** The attribute or front matter key that holds the text (`alt`, `title`, `description`). */
  readonly attribute?: string;
}

/**
 * A block of prose: decoded text that knows where each character stands in
 * the source. Code spans, math, expressions, images and autolinks inside it are one
 * U+FFFC each (mark kind `opaque`); tags of raw HTML leave no trace but their marks; line
 * breaks are kept as they are decoded (`\n`).
 */
export interface Prose {
  readonly text: string;
  readonly kind: ProseKind;
  /** The block in the source. */
  readonly span: Span;
  /**
   * Runs of text, flat, three numbers each: prose offset, source offset
   * relative to `span.start`, source length. Runs are in order and cover the
   * text. A run whose source length equals its text length is verbatim, one code unit for one;
   * any other run (an entity, an escape, an opaque) maps as a whole.
   */
  readonly runs: readonly number[];
  readonly marks: readonly Mark[];
  readonly context: ProseContext;
}

/** A comment of the source that may hold a directive: its whole span, and its text without delimiters. */
export interface SourceComment {
  readonly span: Span;
  readonly text: string;
  /** Source offset of the first character of `text`. */
  readonly textStart: number;
  /** Where lines are not those of the source: those that it stands on, and the next that is not blank. */
  readonly lines?: { readonly own: Span; readonly next: Span };
}

/** A place where a word of the glossary stands in prose. */
export interface Mention {
  readonly term: Term;
  /** As written, without possessive ending: `Customers`, `end-user`. */
  readonly surface: string;
  readonly span: Span;
  /** Prose offsets of the surface. */
  readonly start: number;
  readonly end: number;
  readonly plural: boolean;
  /** The possessive ending as written (`'s`, `’`, …), when there is one. */
  readonly possessive?: string | undefined;
  /** The glossary does not want it written so (another word, another spelling, or other capitals), and what it says of that. */
  readonly ruling?: Ruling | undefined;
  /** The word as which it is written, where that is not another spelling of the term: `client`, to be written as `tenant`. */
  readonly written?: Term | undefined;
  /** The term to be written where the word is not meant in its own sense: where a person is, or somebody else. */
  readonly personally?: Term | undefined;
  /** A form that is neither singular nor plural: `whitelisted`, `whitelisting`. */
  readonly form?: 'ed' | 'ing' | undefined;
  /** The roles that the glossary gives the word, in its order; none for a word without a role. */
  readonly roles: readonly Role[];
  readonly prose: Prose;
}
