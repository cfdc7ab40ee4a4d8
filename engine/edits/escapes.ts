import type { Escapes, ProseContext } from '../model.js';

/** Writes a text as it must stand in a block. */
export function escaped(text: string, { escapes, doubled }: Pick<ProseContext, 'escapes' | 'doubled'>): string {
  const message = doubled ? text.replaceAll("'", "''") : text;
  return escapes === undefined ? message : WRITERS[escapes](message);
}

const backslash = (text: string): string => text.replace(/["\\]/g, '\\$&');
const references: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;' };
const xml = (text: string): string => text.replace(/[&<>]/g, (character) => references[character] as string);

const WRITERS: Readonly<Record<Escapes, (text: string) => string>> = {
  backslash,
  quotes: (text) => text.replaceAll('"', '""'),
  single: (text) => text.replaceAll("'", "''"),
  xml,
  android: (text) => xml(text.replace(/['"\\]/g, '\\$&')),
  properties: (text) =>
    text
      .replaceAll('\\', '\\\\')
      .replace(/[^ -~]/g, (character) => `\\u${character.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}`),
};
