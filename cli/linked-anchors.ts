import { anchorsElsewhere, packagedLanguageOf, renamedAnchors } from '../engine/index.js';
import type { Follow } from './fix.js';
import type { Subject } from './linter.js';
import { readSourceFile } from './source-file.js';
import type { Target } from './targets.js';

/** The anchors that documents link to in other documents. A path may be one of a site, so it does not count where it leads. */
export function linkedAnchors(targets: Iterable<Target>, maxFileSize: number): ReadonlySet<string> {
  const anchors = new Set<string>();
  for (const { path } of targets) {
    if (packagedLanguageOf(path) !== undefined) continue;
    const read = readSourceFile(path, maxFileSize);
    if (!('bytes' in read) || !read.bytes.includes('#')) continue;
    for (const anchor of anchorsElsewhere(read.bytes.toString('utf8'))) anchors.add(anchor);
  }
  return anchors;
}

/** Links to a heading are rewritten with it; a heading that other documents link to stays as it is. */
export function following({ applied: { languageId = 'plaintext' }, linked }: Subject): Follow {
  return (text, after) => {
    if (linked === undefined && !text.includes('#')) return [];
    const { anchors, links } = renamedAnchors({ text, languageId }, after);
    return [...anchors.keys()].some((anchor) => linked?.has(anchor)) ? undefined : links;
  };
}
