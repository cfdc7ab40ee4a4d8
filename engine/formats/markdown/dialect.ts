import type { MarkdownParser } from '@lezer/markdown';
import type { AttributeText } from '../../prose/attribute.js';
import type { InlineOptions } from './inline.js';
import type { InlineComment } from './inline-token.js';

/** A dialect of Markdown. */
export interface Dialect {
  readonly blocks: MarkdownParser;
  readonly markup?: NonNullable<InlineOptions['markup']>;
  /** Hides from the block parser what is not Markdown. */
  prepare?(text: string): Prepared;
}

/** A text for the block parser, as long as the original, and what was found in what it hides. Offsets of the text. */
export interface Prepared {
  readonly text: string;
  readonly attributeTexts: readonly AttributeText[];
  readonly comments: readonly InlineComment[];
}
