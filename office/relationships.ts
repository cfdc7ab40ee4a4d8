import type { Package } from './package.js';
import { walk } from './xml.js';

/** How a part of a package refers to another. */
export interface PartRelationship {
  readonly id: string;
  /** The last word of its type: `footnotes`. */
  readonly kind: string;
  /** All of its type before that. */
  readonly family: string;
  /** The name of an entry. */
  readonly target: string;
}

/** The name of the entry that holds the relationships of a part; those of the package itself for the empty name. */
export function relationshipsName(part: string): string {
  const at = part.lastIndexOf('/') + 1;
  return `${part.slice(0, at)}_rels/${part.slice(at)}.rels`;
}

/** The relationships of a part to other parts; none where nothing is said of them. */
export function relationshipsOf(container: Package, part: string): readonly PartRelationship[] {
  const name = relationshipsName(part);
  const xml = container.text(name);
  const found: PartRelationship[] = [];
  if (xml === undefined) return found;
  walk(xml, name, {
    open: ({ name: element, attribute }) => {
      if (element !== 'Relationship' || attribute('TargetMode') === 'External') return;
      const type = attribute('Type') ?? '';
      const at = type.lastIndexOf('/') + 1;
      const target = resolved(part, attribute('Target') ?? '');
      found.push({ id: attribute('Id') ?? '', kind: type.slice(at), family: type.slice(0, at), target });
    },
    close: () => {},
    text: () => {},
  });
  return found;
}

/** A target that is written from the folder of a part, or from the root of the package. */
function resolved(part: string, target: string): string {
  const names = target.startsWith('/') ? [] : part.split('/').slice(0, -1);
  for (const name of target.split('/')) {
    if (name === '..') names.pop();
    else if (name !== '.' && name !== '') names.push(name);
  }
  return names.join('/');
}
