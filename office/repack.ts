import zlib from 'node:zlib';
import { type Entry, parseExtraFields } from 'yauzl';
import type { Package } from './package.js';
import { Refusal } from './refusal.js';

const LOCAL_HEADER = 30;
const CENTRAL_HEADER = 46;
const END_SIGNATURE = Buffer.from([0x50, 0x4b, 0x05, 0x06]);
const ZIP64_FIELD = 1;
const WITH_DESCRIPTOR = 0x08;
/** A field of this value says that the number stands elsewhere, in an archive of more than 4 GB. */
const [ELSEWHERE_16, ELSEWHERE_32] = [0xffff, 0xffffffff];

/**
 * A package with some entries changed or added. All others are copied byte for byte, with their compression, dates and
 * order; a changed entry keeps its name, date, attributes, kind of compression and place; a new one comes last.
 *
 * No library does this: those that write archives write every header anew.
 *
 * @param texts by the names of entries
 * @param like the name of the entry from which new ones take their date and attributes
 * @throws Refusal for an archive in the format of those above 4 GB
 */
export function repacked({ bytes, records }: Package, texts: ReadonlyMap<string, string>, like: string): Buffer {
  const end = bytes.lastIndexOf(END_SIGNATURE);
  const directory = bytes.readUInt32LE(end + 16);
  const isLarge = directory === ELSEWHERE_32 || bytes.readUInt16LE(end + 10) === ELSEWHERE_16;
  const inOrder = [...records.values()].sort((a, b) => a.start - b.start);
  const first = inOrder[0];
  if (isLarge || first === undefined) throw new Refusal('is a ZIP64 archive, which is only read, and was not changed');
  const output = new Pieces();
  output.put(bytes.subarray(0, first.start));
  const starts = new Map<string, number>();
  const contents = new Map([...texts].map(([name, text]) => [name, packed(text, records.get(name)?.entry)]));
  for (const [index, { entry, start, data }] of inOrder.entries()) {
    const { fileName } = entry;
    const changed = contents.get(fileName);
    starts.set(fileName, output.length);
    if (changed === undefined) output.put(bytes.subarray(start, inOrder[index + 1]?.start ?? directory));
    else output.put(localHeader(bytes.subarray(start, data), changed), changed.data);
  }
  const model = records.get(like)?.entry ?? first.entry;
  const added = [...contents].filter(([name]) => !records.has(name));
  for (const [name, content] of added) {
    starts.set(name, output.length);
    output.put(newLocalHeader(name, model, content), content.data);
  }
  const newDirectory = output.length;
  for (const { entry, header } of centralHeaders(
    bytes,
    directory,
    [...records.values()].map(({ entry }) => entry),
  ))
    output.put(centralHeader(header, starts.get(entry.fileName) ?? 0, contents.get(entry.fileName)));
  for (const [name, content] of added) output.put(newCentralHeader(name, model, content, starts.get(name) ?? 0));
  output.put(endOf(bytes.subarray(end), records.size + added.length, newDirectory, output.length - newDirectory));
  return output.whole();
}

/** The contents of an entry as they stand in an archive. */
interface Content {
  readonly data: Buffer;
  readonly method: number;
  readonly crc32: number;
  readonly size: number;
}

function packed(text: string, before: Entry | undefined): Content {
  const contents = Buffer.from(text);
  const method = before?.compressionMethod ?? 8;
  const data = method === 0 ? contents : zlib.deflateRawSync(contents);
  return { data, method, crc32: zlib.crc32(contents), size: contents.length };
}

function localHeader(before: Buffer, content: Content): Buffer {
  const names = LOCAL_HEADER + before.readUInt16LE(26);
  const extra = withoutZip64(before.subarray(names));
  const header = Buffer.concat([before.subarray(0, names), extra]);
  header.writeUInt16LE(header.readUInt16LE(6) & ~WITH_DESCRIPTOR, 6);
  writeSizes(header, 14, content);
  header.writeUInt16LE(extra.length, 28);
  return header;
}

function newLocalHeader(name: string, model: Entry, content: Content): Buffer {
  const header = Buffer.concat([Buffer.alloc(LOCAL_HEADER), Buffer.from(name)]);
  header.writeUInt32LE(0x04034b50, 0);
  writeNew(header, 4, name, model, content);
  return header;
}

/** The records of the directory, in its order. */
function* centralHeaders(bytes: Buffer, directory: number, entries: readonly Entry[]) {
  let at = directory;
  for (const entry of entries) {
    const length = CENTRAL_HEADER + entry.fileNameLength + entry.extraFieldLength + entry.fileCommentLength;
    yield { entry, header: bytes.subarray(at, at + length) };
    at += length;
  }
}

function centralHeader(before: Buffer, start: number, content: Content | undefined): Buffer {
  if (before.readUInt32LE(42) === ELSEWHERE_32)
    throw new Refusal('is a ZIP64 archive, which is only read, and was not changed');
  if (content === undefined) {
    const header = Buffer.from(before);
    header.writeUInt32LE(start, 42);
    return header;
  }
  const names = CENTRAL_HEADER + before.readUInt16LE(28);
  const comment = names + before.readUInt16LE(30);
  const extra = withoutZip64(before.subarray(names, comment));
  const header = Buffer.concat([before.subarray(0, names), extra, before.subarray(comment)]);
  header.writeUInt16LE(header.readUInt16LE(8) & ~WITH_DESCRIPTOR, 8);
  writeSizes(header, 16, content);
  header.writeUInt16LE(extra.length, 30);
  header.writeUInt32LE(start, 42);
  return header;
}

function newCentralHeader(name: string, model: Entry, content: Content, start: number): Buffer {
  const header = Buffer.concat([Buffer.alloc(CENTRAL_HEADER), Buffer.from(name)]);
  header.writeUInt32LE(0x02014b50, 0);
  header.writeUInt16LE(model.versionMadeBy, 4);
  writeNew(header, 6, name, model, content);
  header.writeUInt32LE(model.externalFileAttributes, 38);
  header.writeUInt32LE(start, 42);
  return header;
}

/** What the headers of both kinds have in the same order. */
function writeNew(header: Buffer, at: number, name: string, model: Entry, content: Content): void {
  header.writeUInt16LE(20, at);
  header.writeUInt16LE(content.method, at + 4);
  header.writeUInt16LE(model.lastModFileTime, at + 6);
  header.writeUInt16LE(model.lastModFileDate, at + 8);
  writeSizes(header, at + 10, content);
  header.writeUInt16LE(Buffer.byteLength(name), at + 22);
}

function writeSizes(header: Buffer, at: number, { crc32, data, size }: Content): void {
  header.writeUInt32LE(crc32, at);
  header.writeUInt32LE(data.length, at + 4);
  header.writeUInt32LE(size, at + 8);
}

/** Some programs write the sizes of every entry as those above 4 GB. */
function withoutZip64(extra: Buffer): Buffer {
  const kept = parseExtraFields(extra).filter(({ id }) => id !== ZIP64_FIELD);
  return Buffer.concat(
    kept.flatMap(({ id, data }) => {
      const head = Buffer.alloc(4);
      head.writeUInt16LE(id, 0);
      head.writeUInt16LE(data.length, 2);
      return [head, data];
    }),
  );
}

function endOf(before: Buffer, entries: number, start: number, length: number): Buffer {
  const end = Buffer.from(before);
  end.writeUInt16LE(entries, 8);
  end.writeUInt16LE(entries, 10);
  end.writeUInt32LE(length, 12);
  end.writeUInt32LE(start, 16);
  return end;
}

/** Bytes that are put together. */
class Pieces {
  readonly #pieces: Buffer[] = [];
  length = 0;

  put(...pieces: readonly Buffer[]): void {
    for (const piece of pieces) {
      this.#pieces.push(piece);
      this.length += piece.length;
    }
  }

  whole(): Buffer {
    return Buffer.concat(this.#pieces);
  }
}
