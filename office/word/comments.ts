import type { Package } from '../package.js';
import { Refusal } from '../refusal.js';
import { type PartRelationship, relationshipsName } from '../relationships.js';
import { partText } from '../xml.js';
import type { Reviser } from './tracked.js';

const CONTENT_TYPES = '[Content_Types].xml';
const CONTENT_TYPE = 'application/vnd.openxmlformats-officedocument.wordprocessingml.comments+xml';
const FAMILY = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships/';
const STRICT = 'http://purl.oclc.org/ooxml/wordprocessingml/main';
const TRANSITIONAL = 'http://schemas.openxmlformats.org/wordprocessingml/2006/main';

/** A comment, with the number by which the text refers to it. */
export interface Comment {
  readonly id: number;
  readonly text: string;
}

/**
 * The entries of a package that change with new comments.
 *
 * @param main the name of the main part, whose relationships are given
 */
export function withComments(
  container: Package,
  main: string,
  relationships: readonly PartRelationship[],
  comments: readonly Comment[],
  reviser: Reviser,
): ReadonlyMap<string, string> {
  if (comments.length === 0) return new Map();
  const existing = relationships.find(({ kind }) => kind === 'comments')?.target;
  const before = existing === undefined ? undefined : container.text(existing);
  if (existing !== undefined && before !== undefined) {
    const prefix = /<([\w.-]+:)comments\b/.exec(before)?.[1];
    if (prefix === undefined) throw new Refusal('holds comments without a usual prefix and was not changed');
    return new Map([
      [
        existing,
        appended(
          before,
          `${prefix}comments`,
          comments.map((each) => written(each, prefix, reviser)),
        ),
      ],
    ]);
  }
  const isStrict = relationships.some(({ family }) => family.startsWith('http://purl.oclc.org/'));
  const name = `${main.slice(0, main.lastIndexOf('/') + 1)}comments.xml`;
  if (container.has(name)) throw new Refusal(`holds ${name}, to which nothing refers, and was not changed`);
  const body = comments.map((each) => written(each, 'w:', reviser)).join('');
  const xml = `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<w:comments xmlns:w="${isStrict ? STRICT : TRANSITIONAL}">${body}</w:comments>`;
  return new Map([
    [name, xml],
    [relationshipsName(main), withRelationship(container, main, relationships)],
    [CONTENT_TYPES, withContentType(container, name)],
  ]);
}

function written({ id, text }: Comment, prefix: string, reviser: Reviser): string {
  const stamp = reviser.stamp(prefix, id);
  return (
    `<${prefix}comment${stamp} ${prefix}initials="D"><${prefix}p><${prefix}r>` +
    `<${prefix}t xml:space="preserve">${partText(text)}</${prefix}t></${prefix}r></${prefix}p></${prefix}comment>`
  );
}

function withRelationship(container: Package, main: string, relationships: readonly PartRelationship[]): string {
  const name = relationshipsName(main);
  const before = container.text(name) ?? '';
  const prefix = /<([\w.-]+:)?Relationships\b/.exec(before)?.[1] ?? '';
  const family = relationships.find(({ kind }) => kind === 'styles')?.family ?? FAMILY;
  let number = relationships.length + 1;
  while (before.includes(`"rId${number}"`)) number += 1;
  const added = `<${prefix}Relationship Id="rId${number}" Type="${family}comments" Target="comments.xml"/>`;
  return appended(before, `${prefix}Relationships`, [added]);
}

function withContentType(container: Package, name: string): string {
  const before = container.text(CONTENT_TYPES) ?? '';
  const prefix = /<([\w.-]+:)?Types\b/.exec(before)?.[1] ?? '';
  return appended(before, `${prefix}Types`, [`<${prefix}Override PartName="/${name}" ContentType="${CONTENT_TYPE}"/>`]);
}

/** Adds elements as the last children of the root. */
function appended(xml: string, root: string, added: readonly string[]): string {
  const end = xml.lastIndexOf(`</${root}`);
  if (end >= 0) return xml.slice(0, end) + added.join('') + xml.slice(end);
  const empty = new RegExp(`(<${root}\\b[^>]*?)/>\\s*$`).exec(xml);
  if (empty === null) throw new Refusal(`holds a part whose root is not ${root} and was not changed`);
  return `${xml.slice(0, empty.index)}${empty[1]}>${added.join('')}</${root}>`;
}
