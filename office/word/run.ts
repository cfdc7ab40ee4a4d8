/** A child of a run. Offsets in the part. */
export interface RunChild {
  readonly from: number;
  to: number;
  /** Where its text begins and ends; absent for what is no `w:t`. */
  inner?: { readonly from: number; to: number };
  /** It may be deleted together with the words around it: text, tabs, breaks. */
  readonly isText: boolean;
}

/** A run (`w:r`): text of one look. Offsets in the part. */
export interface Run {
  readonly start: number;
  end: number;
  /** Its start tag. */
  readonly tag: string;
  /** Its properties (`w:rPr`), as they are written; empty for none. */
  properties: string;
  readonly children: RunChild[];
  /** The start tag of the tracked insertion that it stands in right away. */
  readonly insertion: string | undefined;
  /** Whether a comment may stand beside it: in the main text, outside of text boxes. */
  readonly takesComments: boolean;
}
