import zlib from 'node:zlib';

/** How an entry is packed. */
export interface EntryOptions {
  readonly isStored?: boolean;
  /** Sizes behind the data, as programs write them that pack while they write. */
  readonly hasDescriptor?: boolean;
  /** What the archive says of its size, where that is not the truth. */
  readonly saidSize?: number;
  readonly isEncrypted?: boolean;
  readonly date?: number;
}

export type Entries = readonly (readonly [
  name: string,
  contents: string | Buffer,
  options?: EntryOptions | undefined,
])[];

/** A ZIP archive of some entries, in their order. */
export function zipOf(entries: Entries, comment = ''): Buffer {
  const local: Buffer[] = [];
  const central: Buffer[] = [];
  let at = 0;
  for (const [name, contents, options = {}] of entries) {
    const { isStored = false, hasDescriptor = false, isEncrypted = false, date = 0x5a21 } = options;
    const whole = Buffer.from(contents as string);
    const data = isStored ? whole : zlib.deflateRawSync(whole);
    const sizes = [zlib.crc32(whole), data.length, options.saidSize ?? whole.length];
    const flags = (hasDescriptor ? 8 : 0) | (isEncrypted ? 1 : 0) | 0x800;
    const common = [20, flags, isStored ? 0 : 8, 0x4a5b, date];
    const names = Buffer.from(name);
    const header = words([0x04034b50], common, hasDescriptor ? [0, 0, 0] : sizes, [names.length, 0]);
    const descriptor = hasDescriptor ? words([0x08074b50], [], sizes, []) : Buffer.alloc(0);
    local.push(header, names, data, descriptor);
    central.push(words([0x02014b50], [20, ...common], sizes, [names.length, 0, 0, 0, 0], [0, at]), names);
    at += header.length + names.length + data.length + descriptor.length;
  }
  const directory = Buffer.concat(central);
  const count = entries.length;
  const end = words([0x06054b50], [0, 0, count, count], [directory.length, at], [Buffer.byteLength(comment)]);
  return Buffer.concat([...local, directory, end, Buffer.from(comment)]);
}

/** Numbers of four, two, four, two and four bytes. */
function words(...groups: readonly (readonly number[])[]): Buffer {
  return Buffer.concat(
    groups.flatMap((numbers, index) =>
      numbers.map((number) => {
        const size = index % 2 === 0 ? 4 : 2;
        const bytes = Buffer.alloc(size);
        bytes.writeUIntLE(number, 0, size);
        return bytes;
      }),
    ),
  );
}

/** An entry as it lies in an archive. */
export interface ReadEntry {
  readonly name: string;
  /** Its local header and its data, up to the next. */
  readonly raw: Buffer;
  readonly contents: Buffer;
}

/** The entries of an archive in the order of its directory. Fails for an archive that does not hold together. */
export function entriesIn(bytes: Buffer): readonly ReadEntry[] {
  const end = bytes.lastIndexOf(Buffer.from('PK\x05\x06'));
  const directory = bytes.readUInt32LE(end + 16);
  const found: { name: string; start: number; size: number; crc: number; method: number; packed: number }[] = [];
  let at = directory;
  for (let count = bytes.readUInt16LE(end + 10); count > 0; count--) {
    const length = bytes.readUInt16LE(at + 28);
    found.push({
      name: bytes.toString('utf8', at + 46, at + 46 + length),
      method: bytes.readUInt16LE(at + 10),
      crc: bytes.readUInt32LE(at + 16),
      packed: bytes.readUInt32LE(at + 20),
      size: bytes.readUInt32LE(at + 24),
      start: bytes.readUInt32LE(at + 42),
    });
    at += 46 + length + bytes.readUInt16LE(at + 30) + bytes.readUInt16LE(at + 32);
  }
  if (at - directory !== bytes.readUInt32LE(end + 12)) throw new Error('the directory is not as long as it says');
  const starts = [...found.map(({ start }) => start), directory].sort((a, b) => a - b);
  return found.map(({ name, start, size, crc, method, packed }) => {
    const raw = bytes.subarray(start, starts[starts.indexOf(start) + 1]);
    const data = 30 + raw.readUInt16LE(26) + raw.readUInt16LE(28);
    const inside = raw.subarray(data, data + packed);
    const contents = method === 0 ? inside : zlib.inflateRawSync(inside);
    if (raw.toString('latin1', 0, 4) !== 'PK\x03\x04' || contents.length !== size || zlib.crc32(contents) !== crc)
      throw new Error(`${name} is not what the directory says`);
    return { name, raw, contents };
  });
}
