// Reads and writes PNG images, as far as this repository has any. No dependencies.
import zlib from 'node:zlib';

const SIGNATURE = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
const COLOUR_TYPES = { palette: 3, rgb: 2, rgba: 6 };

/**
 * @param {number} width in pixels
 * @param {number} height in pixels
 * @param {(column: number, row: number) => number[]} pixel red, green, blue, alpha
 */
export function rgba(width, height, pixel) {
  const rows = Array.from({ length: height }, (_, row) =>
    Array.from({ length: width }, (__, column) => pixel(column, row)).flat(),
  );
  return written(width, height, COLOUR_TYPES.rgba, rows);
}

/**
 * The same image in at most 256 colours: a fraction of the size for pictures of windows.
 *
 * @param {Buffer} image a PNG with eight bits per channel, not interlaced
 */
export function reduced(image) {
  const { width, height, channels, lines } = decoded(image);
  const colourAt = (line, column) => line.subarray(column * channels, column * channels + 3);
  const counts = new Map();
  for (const line of lines) {
    for (let column = 0; column < width; column++) {
      const key = rounded(colourAt(line, column));
      counts.set(key, (counts.get(key) ?? 0) + 1);
    }
  }
  const palette = [...counts]
    .sort((a, b) => b[1] - a[1] || a[0] - b[0])
    .slice(0, 256)
    .map(([key]) => key);
  const nearest = new Map(palette.map((key, index) => [key, index]));
  const indexOf = (key) => {
    if (!nearest.has(key)) nearest.set(key, closest(palette, key));
    return nearest.get(key);
  };
  const rows = lines.map((line) =>
    Array.from({ length: width }, (_, column) => indexOf(rounded(colourAt(line, column)))),
  );
  return written(width, height, COLOUR_TYPES.palette, rows, Buffer.from(palette.flatMap(parts)));
}

/** Six bits of each channel: no eye tells them from eight. */
function rounded([red, green, blue]) {
  const step = (value) => Math.min(255, Math.round(value / 4) * 4);
  return (step(red) << 16) | (step(green) << 8) | step(blue);
}

function parts(key) {
  return [key >> 16, (key >> 8) & 255, key & 255];
}

function closest(palette, key) {
  const wanted = parts(key);
  const distance = (other) => parts(other).reduce((sum, value, i) => sum + (value - wanted[i]) ** 2, 0);
  return palette.reduce((best, other, index) => (distance(other) < distance(palette[best]) ? index : best), 0);
}

function decoded(image) {
  let header;
  const data = [];
  for (let at = SIGNATURE.length; at < image.length; ) {
    const length = image.readUInt32BE(at);
    const type = image.toString('latin1', at + 4, at + 8);
    const body = image.subarray(at + 8, at + 8 + length);
    if (type === 'IHDR') header = body;
    if (type === 'IDAT') data.push(body);
    at += 12 + length;
  }
  const [width, height, channels] = [
    header.readUInt32BE(0),
    header.readUInt32BE(4),
    header[9] === COLOUR_TYPES.rgb ? 3 : 4,
  ];
  const raw = zlib.inflateSync(Buffer.concat(data));
  const size = width * channels;
  const lines = [];
  for (let row = 0; row < height; row++) {
    const start = row * (size + 1);
    lines.push(
      unfiltered(raw[start], Buffer.from(raw.subarray(start + 1, start + 1 + size)), lines[row - 1], channels),
    );
  }
  return { width, height, channels, lines };
}

function unfiltered(filter, line, above, channels) {
  for (let i = 0; i < line.length; i++) {
    const left = line[i - channels] ?? 0;
    const up = above?.[i] ?? 0;
    const corner = i < channels ? 0 : (above?.[i - channels] ?? 0);
    line[i] += [0, left, up, (left + up) >> 1, predicted(left, up, corner)][filter];
  }
  return line;
}

function predicted(left, up, corner) {
  const [a, b, c] = [Math.abs(up - corner), Math.abs(left - corner), Math.abs(left + up - 2 * corner)];
  if (a <= b && a <= c) return left;
  return b <= c ? up : corner;
}

function written(width, height, colourType, rows, palette) {
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.set([8, colourType], 8);
  const data = zlib.deflateSync(Buffer.concat(rows.map((row) => Buffer.from([0, ...row]))), { level: 9 });
  const colours = palette ? [chunk('PLTE', palette)] : [];
  return Buffer.concat([
    SIGNATURE,
    chunk('IHDR', header),
    ...colours,
    chunk('IDAT', data),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

function chunk(type, data) {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  const [length, sum] = [Buffer.alloc(4), Buffer.alloc(4)];
  length.writeUInt32BE(data.length);
  sum.writeUInt32BE(zlib.crc32(body));
  return Buffer.concat([length, body, sum]);
}
