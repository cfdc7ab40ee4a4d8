import type { Escapes, ProseContext } from '../model.js';

/**
 * Writes a text as it must stand in a block.
 *
 * @param before the source that it takes the place of: a letter that stands there as it is may stand so again
 */
export function escapedInProse(
  text: string,
  { escapes, doubled }: Pick<ProseContext, 'escapes' | 'doubled'>,
  before = '',
): string {
  const message = doubled ? text.replaceAll("'", "''") : text;
  return escapes === undefined ? message : WRITERS[escapes](message, before);
}

const backslash = (text: string): string => text.replace(/["\\]/g, '\\$&');
const references: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;' };
const xml = (text: string): string => text.replace(/[&<>]/g, (character) => references[character] as string);

const WRITERS: Readonly<Record<Escapes, (text: string, before: string) => string>> = {
  backslash,
  quotes: (text) => text.replaceAll('"', '""'),
  single: (text) => text.replaceAll("'", "''"),
  xml,
  android: (text) => xml(text.replace(/['"\\]/g, '\\$&')),
  'quoted-printable': (text) =>
    text.replace(/=|[^\0-\x7f]+/g, (part) =>
      [...new TextEncoder().encode(part)]
        .map((byte) => `=${byte.toString(16).toUpperCase().padStart(2, '0')}`)
        .join(''),
    ),
  properties: (text, before) =>
    text
      .replaceAll('\\', '\\\\')
      .replace(/[^ -~]/g, (character) =>
        before.includes(character)
          ? character
          : `\\u${character.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}`,
      ),
};
