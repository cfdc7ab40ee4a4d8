import { isUtf8 } from 'node:buffer';
import zlib from 'node:zlib';
import { type Entry, fromBufferPromise } from 'yauzl';
import { Refusal } from './refusal.js';

/** An entry, and where its bytes lie in the archive. */
interface Record {
  readonly entry: Entry;
  /** Of its local header. */
  readonly start: number;
  /** Of its data, packed as they are. */
  readonly data: number;
}

const STORED = 0;
const DEFLATED = 8;
const COMPOUND_FILE = Buffer.from([0xd0, 0xcf, 0x11, 0xe0]);

/**
 * The package of a document: a ZIP archive, in memory. It is never unpacked to a disk, so names of entries lead nowhere;
 * all the same, one whose names could is refused.
 */
export class Package {
  #unpacked = 0;

  private constructor(
    readonly bytes: Buffer,
    readonly records: ReadonlyMap<string, Record>,
    readonly mostUnpacked: number,
  ) {}

  /**
   * @param mostUnpacked how many bytes all that is read may unpack to
   * @throws Refusal
   */
  static async open(bytes: Buffer, mostUnpacked: number): Promise<Package> {
    if (bytes.subarray(0, 4).equals(COMPOUND_FILE))
      throw new Refusal('is protected with a password, or of an old version of Office: save it anew without one');
    const records = new Map<string, Record>();
    try {
      const zip = await fromBufferPromise(bytes, { strictFileNames: true });
      for await (const entry of zip.eachEntry()) {
        if (records.has(entry.fileName)) throw new Refusal(`holds two entries named ${entry.fileName}`);
        const { fileDataStart: data } = await zip.readLocalFileHeaderPromise(entry, { minimal: true });
        records.set(entry.fileName, { entry, start: entry.relativeOffsetOfLocalHeader, data });
      }
    } catch (error) {
      if (error instanceof Refusal) throw error;
      throw new Refusal(
        `is damaged: its ZIP archive cannot be read (${error instanceof Error ? error.message : error})`,
      );
    }
    refuseOverlaps([...records.values()]);
    return new Package(bytes, records, mostUnpacked);
  }

  has(name: string): boolean {
    return this.records.has(name);
  }

  /**
   * An entry as text, with the byte order mark that it may have.
   *
   * @returns undefined where there is none of that name
   * @throws Refusal for what is encrypted, damaged, too large or no UTF-8
   */
  text(name: string): string | undefined {
    const record = this.records.get(name);
    if (record === undefined) return undefined;
    const contents = this.#contents(record);
    if (!isUtf8(contents)) throw new Refusal(`holds ${name}, which is not UTF-8: save it anew`);
    return contents.toString('utf8');
  }

  #contents({ entry, data }: Record): Buffer {
    const { fileName, compressedSize, uncompressedSize, compressionMethod } = entry;
    if (entry.isEncrypted()) throw new Refusal('is encrypted: save it without a password');
    if (compressionMethod !== STORED && compressionMethod !== DEFLATED)
      throw new Refusal(`holds ${fileName}, which is compressed in a way that is not read: save it anew`);
    this.#unpacked += uncompressedSize;
    if (this.#unpacked > this.mostUnpacked) throw new Refusal(tooMuch(this.mostUnpacked));
    const packed = this.bytes.subarray(data, data + compressedSize);
    const contents = compressionMethod === STORED ? packed : inflated(packed, uncompressedSize, fileName);
    if (contents.length !== uncompressedSize || zlib.crc32(contents) !== entry.crc32)
      throw new Refusal(`is damaged: ${fileName} is not what its ZIP archive says`);
    return contents;
  }
}

function inflated(packed: Buffer, size: number, name: string): Buffer {
  try {
    return zlib.inflateRawSync(packed, { maxOutputLength: Math.max(1, size) });
  } catch {
    throw new Refusal(`is damaged: ${name} cannot be unpacked`);
  }
}

function tooMuch(most: number): string {
  return `unpacks to more than ${most / 1_000_000} MB of text and was not read; --max-file-size raises the limit`;
}

/** Entries that share their bytes unpack to any size. */
function refuseOverlaps(records: readonly Record[]): void {
  const inOrder = [...records].sort((a, b) => a.start - b.start);
  for (const [index, { entry, start, data }] of inOrder.entries()) {
    const next = inOrder[index + 1];
    if (data <= start || (next !== undefined && data + entry.compressedSize > next.start))
      throw new Refusal('is damaged: entries of its ZIP archive overlap');
  }
}
