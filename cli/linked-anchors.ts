import { type Led, languageOf, ledTo, packagedLanguageOf, renamedAnchors } from '../engine/index.js';
import type { Follow } from './fix.js';
import type { Subject } from './linter.js';
import { readSourceFile } from './source-file.js';
import type { Target } from './targets.js';

/**
 * Where documents lead to in other documents, and by words in themselves. A path may be one of a site, so it does not
 * count where it leads.
 */
export function linkedAnchors(targets: Iterable<Target>, maxFileSize: number): Led {
  const anchors = new Set<string>();
  const names = new Set<string>();
  for (const { path } of targets) {
    if (packagedLanguageOf(path) !== undefined) continue;
    const read = readSourceFile(path, maxFileSize);
    if (!('bytes' in read) || !read.bytes.includes('#')) continue;
    const led = ledTo({ text: read.bytes.toString('utf8'), languageId: languageOf(path) ?? 'plaintext' });
    for (const anchor of led.anchors) anchors.add(anchor);
    for (const name of led.names) names.add(name);
  }
  return { anchors, names };
}

/**
 * Links to a heading are rewritten with it; a heading that other documents link to stays as it is, and so does one that
 * is found by its words.
 */
export function following({ applied: { languageId = 'plaintext' }, linked }: Subject): Follow {
  return (text, after) => {
    if (linked === undefined && !text.includes('#')) return [];
    const { anchors, names, links } = renamedAnchors({ text, languageId }, after);
    const own = linked ?? { anchors: new Set(), names: ledTo({ text, languageId }).names };
    const isLed =
      [...anchors.keys()].some((anchor) => own.anchors.has(anchor)) || [...names].some((name) => own.names.has(name));
    return isLed ? undefined : links;
  };
}
