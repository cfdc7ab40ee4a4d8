import fs from 'node:fs';

/** What the fuzzer's library asks of a C library newer than that of Debian 12, and what does the same there. */
const SUBSTITUTES = { __isoc23_strtol: 'strtol', __isoc23_strtoul: 'strtoul', _ZSt21ios_base_library_initv: undefined };
const WEAK = 2;

/**
 * Makes a copy of the fuzzer's native library (ELF, 64 bits, little endian) that loads where glibc is older
 * than 2.38: three functions are asked for by their older names, and what is newer is no longer demanded.
 *
 * @param {string} from the library as it was installed
 * @param {string} to where the copy is written
 */
export function writeForOlderGlibc(from, to) {
  const bytes = fs.readFileSync(from);
  const { dynsym, strings, versions, needed } = sectionsOf(bytes);
  const old = relax(bytes, needed, strings);
  for (let index = 0; index * 24 < dynsym.size; index++) {
    const symbol = dynsym.start + index * 24;
    const name = textAt(bytes, strings.start + bytes.readUInt32LE(symbol));
    if (!Object.hasOwn(SUBSTITUTES, name)) continue;
    const instead = SUBSTITUTES[name];
    // The old name is the end of the new one; what has none is never called, and may be missing.
    if (instead === undefined) bytes[symbol + 4] = (WEAK << 4) | (bytes[symbol + 4] & 15);
    else bytes.writeUInt32LE(bytes.readUInt32LE(symbol) + name.length - instead.length, symbol);
    bytes.writeUInt16LE(instead === undefined ? 1 : old, versions.start + index * 2);
  }
  fs.writeFileSync(to, bytes);
}

/** Marks versions that Debian 12 lacks as not demanded; returns the number that the oldest of glibc has in the file. */
function relax(bytes, needed, strings) {
  let old = 1;
  for (let library = needed.start, more = 1; more !== 0; library += more) {
    more = bytes.readUInt32LE(library + 12);
    let at = library + bytes.readUInt32LE(library + 8);
    for (let left = bytes.readUInt16LE(library + 2); left > 0; left--) {
      const version = textAt(bytes, strings.start + bytes.readUInt32LE(at + 8));
      if (version === 'GLIBC_2.38' || version === 'GLIBCXX_3.4.32') bytes.writeUInt16LE(WEAK, at + 4);
      const isLibc = textAt(bytes, strings.start + bytes.readUInt32LE(library + 4)) === 'libc.so.6';
      if (isLibc && (version === 'GLIBC_2.2.5' || version === 'GLIBC_2.17')) old = bytes.readUInt16LE(at + 6);
      at += bytes.readUInt32LE(at + 12);
    }
  }
  return old;
}

function sectionsOf(bytes) {
  const start = Number(bytes.readBigUInt64LE(40));
  const all = Array.from({ length: bytes.readUInt16LE(60) }, (_, index) => {
    const at = start + index * bytes.readUInt16LE(58);
    return {
      name: bytes.readUInt32LE(at),
      start: Number(bytes.readBigUInt64LE(at + 24)),
      size: Number(bytes.readBigUInt64LE(at + 32)),
    };
  });
  const names = all[bytes.readUInt16LE(62)].start;
  const named = (name) => all.find((section) => textAt(bytes, names + section.name) === name);
  return {
    dynsym: named('.dynsym'),
    strings: named('.dynstr'),
    versions: named('.gnu.version'),
    needed: named('.gnu.version_r'),
  };
}

function textAt(bytes, start) {
  return bytes.toString('latin1', start, bytes.indexOf(0, start));
}
