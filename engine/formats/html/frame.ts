import type { Prose } from '../../model.js';

/** An open element and what it says of the text in it. */
export interface Frame {
  readonly name: string;
  readonly kind: Prose['kind'];
  readonly silent: boolean;
  readonly quoted: boolean;
  /** All in it is part of a sentence. */
  readonly isPhrase: boolean;
  /** Its text is what a form sends: `<option>` without a value. */
  readonly isValue?: boolean;
  readonly list?: { readonly id: number; item: number; readonly ordered: boolean } | undefined;
  readonly table?: { readonly id: number; row: number; column: number; readonly headers: string[] } | undefined;
}
