import { isUtf8 } from 'node:buffer';
import fs from 'node:fs';
import { packagedLanguageOf } from '../engine/index.js';
import { explainSystemError, openPlain } from '../workspace/disk/index.js';
import type { OpenedPackage } from './opened-package.js';

/** Each word that is judged takes some 15 KB for as long as its document is; more than these would not fit. */
export const mostWords = 100_000;

/** The bytes of a document, as a rule known to be UTF-8 text; or why it cannot be read, as the end of a sentence. */
export type SourceFile = { readonly bytes: Buffer; readonly opened?: OpenedPackage } | { readonly refused: string };

/** Why a document of which every word is one of the glossary is not judged, as the end of a sentence. */
export const crowded = `holds more than ${mostWords} words of the glossary and was not judged: split it, or leave it out with an ignore file`;

/** What is read goes here, one document after the other: thousands of buffers would have to be collected again. */
let buffer = Buffer.allocUnsafeSlow(1 << 16);
/** What is read beside a document goes here. */
let beside = Buffer.allocUnsafeSlow(1 << 12);

/**
 * Reads a document whole. Never throws.
 *
 * @returns bytes that stay what they are until the next document is read
 */
export function readSourceFile(path: string, maxBytes: number): SourceFile {
  const read = readBytes(path, maxBytes);
  return 'refused' in read ? read : checkedText(read.bytes);
}

/** Reads a document as {@link readSourceFile} does; the bytes of another that is being judged stay what they are. */
export function readBeside(path: string, maxBytes: number): SourceFile {
  [buffer, beside] = [beside, buffer];
  try {
    return readSourceFile(path, maxBytes);
  } finally {
    [buffer, beside] = [beside, buffer];
  }
}

/** Reads a file as {@link readSourceFile} does, whatever it holds. */
export function readBytes(path: string, maxBytes: number): SourceFile {
  let handle: number | undefined;
  try {
    handle = openPlain(path, fs.constants.O_RDONLY);
    const size = fillBuffer(handle, maxBytes);
    if (size > maxBytes) return { refused: tooLarge(Math.max(size, fs.fstatSync(handle).size), maxBytes) };
    return { bytes: buffer.subarray(0, size) };
  } catch (error) {
    return { refused: explainSystemError(error) };
  } finally {
    if (handle !== undefined) fs.closeSync(handle);
  }
}

/** Reads a document whatever it is: a text, or the text of a package, which is opened. Never throws. */
export async function readSource(path: string, maxBytes: number): Promise<SourceFile> {
  if (packagedLanguageOf(path) === undefined) return readSourceFile(path, maxBytes);
  const { openPackage, packageFactor } = await import('./opened-package.js');
  const read = readBytes(path, packageFactor * maxBytes);
  return 'refused' in read ? read : openPackage(path, read.bytes, maxBytes);
}

/** Reads until the end, or a little more than `maxBytes`; returns how many bytes there are. */
function fillBuffer(handle: number, maxBytes: number): number {
  let size = 0;
  while (size <= maxBytes) {
    if (size === buffer.length) {
      const larger = Buffer.allocUnsafeSlow(2 * size);
      buffer.copy(larger);
      buffer = larger;
    }
    const read = fs.readSync(handle, buffer, size, buffer.length - size, null);
    if (read === 0) break;
    size += read;
  }
  return size;
}

/** Says whether bytes are a text that can be read. */
export function checkedText(bytes: Buffer): SourceFile {
  if (isUtf16(bytes)) return { refused: 'is in UTF-16; save it as UTF-8' };
  if (bytes.includes(0)) return { refused: isPropertyList(bytes) ? BINARY_LIST : 'is a binary file, not text' };
  if (!isUtf8(bytes)) return { refused: 'is not valid UTF-8; save it as UTF-8' };
  return { bytes };
}

export function tooLarge(size: number, maxBytes: number): string {
  const limit = maxBytes / 1_000_000;
  return `is larger than ${limit} MB (${(size / 1_000_000).toFixed(1)} MB) and was not read; --max-file-size raises the limit`;
}

const BINARY_LIST = 'is a binary property list; “plutil -convert xml1” makes it a text';

const isPropertyList = (bytes: Buffer): boolean => bytes.toString('latin1', 0, 6) === 'bplist';

function isUtf16(bytes: Buffer): boolean {
  return bytes.length >= 2 && ((bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff));
}
