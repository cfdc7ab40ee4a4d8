import type { ProseContext } from '../model.js';
import { rangeOf } from './attribute.js';
import type { Gathering } from './draft.js';
import type { Flat } from './flat.js';

/** Reads a piece of HTML inside another document. */
export function readHtmlFragment(flat: Flat, gathering: Gathering, context: ProseContext): void {
  void context;
  for (const match of flat.text.matchAll(/<!--([\s\S]*?)-->/g)) {
    const from = match.index;
    const to = from + match[0].length;
    const text = rangeOf(flat, from + 4, to - 3);
    gathering.comment(rangeOf(flat, from, to), text.start, text.end);
  }
}
