import { decodeNamedCharacterReference } from 'decode-named-character-reference';

/** A character reference of HTML and Markdown. */
export interface Entity {
  readonly text: string;
  /** Code units that the reference takes, `&` included. */
  readonly length: number;
}

const REFERENCE = /&(?:#[xX]([0-9a-fA-F]{1,6})|#(\d{1,7})|([A-Za-z][A-Za-z0-9]{1,31}));/y;

/** References that HTML has always taken without a semicolon. */
const LEGACY = /&(nbsp|amp|lt|gt|quot|copy|reg|shy)(?![A-Za-z0-9=;])/y;

/**
 * Reads the character reference at an offset.
 *
 * @param lenient take the old ones without a semicolon, as HTML does
 */
export function entityAt(text: string, offset: number, lenient = false): Entity | undefined {
  REFERENCE.lastIndex = offset;
  const match = REFERENCE.exec(text);
  if (!match) return lenient ? legacyAt(text, offset) : undefined;
  const [whole, hex, decimal, name] = match;
  if (name !== undefined) {
    const named = decodeNamedCharacterReference(name);
    return named === false ? undefined : { text: named, length: whole.length };
  }
  const code = hex === undefined ? Number.parseInt(decimal as string, 10) : Number.parseInt(hex, 16);
  return { text: character(code), length: whole.length };
}

function legacyAt(text: string, offset: number): Entity | undefined {
  LEGACY.lastIndex = offset;
  const match = LEGACY.exec(text);
  const named = match && decodeNamedCharacterReference(match[1] as string);
  return match && named ? { text: named, length: match[0].length } : undefined;
}

function character(code: number): string {
  const invalid = code === 0 || code > 0x10ffff || (code >= 0xd800 && code <= 0xdfff);
  return invalid ? '\uFFFD' : String.fromCodePoint(code);
}
