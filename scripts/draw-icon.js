// Draws docs/images/icon.png: two people, one of them marked as an editor marks a word. Run by “node scripts/draw-icon.js”.
import fs from 'node:fs';
import zlib from 'node:zlib';

const SIZE = 256;
/** Points per pixel and direction: the edges become smooth. */
const SAMPLES = 4;

const ink = [31, 58, 95];
const paper = [250, 248, 243];
const mark = [217, 119, 6];

/** Whether a point (in pixels from the top left) lies in a circle. */
const inCircle = (x, y, cx, cy, radius) => (x - cx) ** 2 + (y - cy) ** 2 <= radius ** 2;

/** A person, as a sign: a head and shoulders cut off by their own circle. */
const isPerson = (x, y, cx) =>
  inCircle(x, y, cx, 92, 26) || (y > 126 && y < 172 && inCircle(x, y, cx, 172, 46));

/** A wavy line, as editors draw it under a word. */
const isWave = (x, y, from, to) => x > from && x < to && Math.abs(y - (203 + 7 * Math.sin((x - from) / 6.37))) < 5;

function colourAt(x, y) {
  const corner = Math.min(x, y, SIZE - x, SIZE - y);
  const [dx, dy] = [Math.max(48 - x, x - (SIZE - 48), 0), Math.max(48 - y, y - (SIZE - 48), 0)];
  if (corner < 0 || dx ** 2 + dy ** 2 > 48 ** 2) return undefined;
  if (isPerson(x, y, 80)) return paper;
  if (isPerson(x, y, 176) || isWave(x, y, 131, 221)) return mark;
  return ink;
}

function pixel(column, row) {
  const sum = [0, 0, 0, 0];
  for (let i = 0; i < SAMPLES ** 2; i++) {
    const x = column + ((i % SAMPLES) + 0.5) / SAMPLES;
    const y = row + (Math.floor(i / SAMPLES) + 0.5) / SAMPLES;
    const colour = colourAt(x, y);
    if (colour === undefined) continue;
    for (const channel of [0, 1, 2]) sum[channel] += colour[channel];
    sum[3] += 255;
  }
  const covered = sum[3] / 255;
  return [...sum.slice(0, 3).map((value) => Math.round(value / Math.max(1, covered))), Math.round(sum[3] / SAMPLES ** 2)];
}

function chunk(type, data) {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  const [length, sum] = [Buffer.alloc(4), Buffer.alloc(4)];
  length.writeUInt32BE(data.length);
  sum.writeUInt32BE(zlib.crc32(body));
  return Buffer.concat([length, body, sum]);
}

const header = Buffer.alloc(13);
header.writeUInt32BE(SIZE, 0);
header.writeUInt32BE(SIZE, 4);
header.set([8, 6, 0, 0, 0], 8); // eight bits, colour with alpha
const rows = Array.from({ length: SIZE }, (_, row) =>
  Buffer.from([0, ...Array.from({ length: SIZE }, (__, column) => pixel(column, row)).flat()]),
);
const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
const image = zlib.deflateSync(Buffer.concat(rows), { level: 9 });
fs.mkdirSync('docs/images', { recursive: true });
fs.writeFileSync('docs/images/icon.png', Buffer.concat([signature, chunk('IHDR', header), chunk('IDAT', image), chunk('IEND', Buffer.alloc(0))]));
