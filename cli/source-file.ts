import { isUtf8 } from 'node:buffer';
import fs from 'node:fs';
import { explainSystemError } from './system-error.js';

/** The bytes of a document, known to be UTF-8 text; or why it cannot be read, as the end of a sentence. */
export type SourceFile = { readonly bytes: Buffer } | { readonly refused: string };

/** Reads a document whole. Never throws. */
export function readSourceFile(path: string, maxBytes: number): SourceFile {
  let handle: number | undefined;
  try {
    handle = fs.openSync(path, 'r');
    const { size } = fs.fstatSync(handle);
    if (size > maxBytes) return { refused: tooLarge(size, maxBytes) };
    return checkedText(fs.readFileSync(handle));
  } catch (error) {
    return { refused: explainSystemError(error) };
  } finally {
    if (handle !== undefined) fs.closeSync(handle);
  }
}

/** Says whether bytes are a text that can be read. */
export function checkedText(bytes: Buffer): SourceFile {
  if (isUtf16(bytes)) return { refused: 'is in UTF-16; save it as UTF-8' };
  if (bytes.includes(0)) return { refused: 'is a binary file, not text' };
  if (!isUtf8(bytes)) return { refused: 'is not valid UTF-8; save it as UTF-8' };
  return { bytes };
}

export function tooLarge(size: number, maxBytes: number): string {
  const limit = maxBytes / 1_000_000;
  return `is larger than ${limit} MB (${(size / 1_000_000).toFixed(1)} MB) and was not read; --max-file-size raises the limit`;
}

function isUtf16(bytes: Buffer): boolean {
  return bytes.length >= 2 && ((bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff));
}
