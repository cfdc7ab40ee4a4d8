import type { AttributeText } from '../../prose/attribute.js';

/**
 * What inline Markdown is cut into before its emphasis and links are known.
 * Offsets are flat offsets.
 */
export interface InlineToken {
  kind: 'text' | 'replaced' | 'opaque' | 'gap' | 'delimiter' | 'bracket' | 'image';
  readonly from: number;
  to: number;
  /** Replaced: the decoded text. */
  readonly text?: string;
  /** Delimiter: how many characters emphasis took from the left and from the right. */
  left: number;
  right: number;
  /** Delimiter: whether it can open or close emphasis. */
  readonly opens: boolean;
  readonly closes: boolean;
  /** Image: index of the token that ends its description. */
  until: number;
}

/** Emphasis, a link and the like between two tokens, by index. */
export interface InlineMark {
  readonly kind: 'emphasis' | 'strong' | 'link' | 'label' | 'delete' | 'quote';
  readonly open: number;
  readonly close: number;
}

/** A comment inside the block. Flat offsets. */
export interface InlineComment {
  readonly from: number;
  readonly to: number;
  readonly textFrom: number;
  readonly textTo: number;
}

/** A block's inline content, cut up. */
export interface Inline {
  readonly tokens: readonly InlineToken[];
  readonly marks: readonly InlineMark[];
  readonly attributeTexts: readonly AttributeText[];
  readonly comments: readonly InlineComment[];
}

/** A token without anything special. */
export function token(kind: InlineToken['kind'], from: number, to: number, text?: string): InlineToken {
  const plain = { kind, from, to, left: 0, right: 0, opens: false, closes: false, until: 0 };
  return text === undefined ? plain : { ...plain, text };
}
