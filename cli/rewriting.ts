// What only a run that writes documents needs, as one lazy chunk.
import { rewriteFile } from '../workspace/disk/index.js';

/** How HTML, XML and gettext say in which encoding they are. */
const DECLARED =
  /<meta\b[^>]{0,200}\bcharset\s{0,5}=\s{0,5}["']?([\w.:-]{1,40})|<\?xml\b[^>]{0,200}\bencoding\s{0,5}=\s{0,5}["']([\w.:-]{1,40})|\bContent-Type:[^\n]{0,80}\bcharset=([\w.:-]{1,40})/i;
/** In bytes: further down nothing declares an encoding. */
const HEAD = 2048;
const UTF_8 = /^(?:utf-?8|us-ascii|ascii|charset)$/i;

/**
 * Gives a document new contents as {@link rewriteFile} does, unless it says that it is in an encoding that does not have
 * them: as long as it holds nothing but ASCII, it is in that as well as in UTF-8.
 */
export function rewriteDocument(
  file: string,
  before: Buffer,
  after: string | Buffer,
  root: string,
): string | undefined {
  const [, ...names] = DECLARED.exec(before.toString('latin1', 0, HEAD)) ?? [];
  const encoding = names.find((name) => name !== undefined && !UTF_8.test(name));
  if (encoding !== undefined && typeof after === 'string' && isAscii(before) && !isAscii(Buffer.from(after)))
    return `says that it is in ${encoding}, in which the new words cannot be written, and was not changed; save it as UTF-8 and let it say so`;
  return rewriteFile(file, before, after, root);
}

const isAscii = (bytes: Buffer): boolean => bytes.every((byte) => byte < 128);
