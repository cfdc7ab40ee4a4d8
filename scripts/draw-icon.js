// Draws docs/images/icon.png: two people, one of them marked as an editor marks a word. Run by “node scripts/draw-icon.js”.
import fs from 'node:fs';
import { rgba } from './png.js';

const SIZE = 256;
/** Samples per pixel in each direction, for smooth edges. */
const SAMPLES = 4;

const ink = [31, 58, 95];
const paper = [250, 248, 243];
const mark = [217, 119, 6];

/** Whether a point (in pixels from the top left) lies in a circle. */
const inCircle = (x, y, cx, cy, radius) => (x - cx) ** 2 + (y - cy) ** 2 <= radius ** 2;

/** A person, as a sign: a head and shoulders cut off by their own circle. */
const isPerson = (x, y, cx) => inCircle(x, y, cx, 92, 26) || (y > 126 && y < 172 && inCircle(x, y, cx, 172, 46));

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
  return [
    ...sum.slice(0, 3).map((value) => Math.round(value / Math.max(1, covered))),
    Math.round(sum[3] / SAMPLES ** 2),
  ];
}

fs.mkdirSync('docs/images', { recursive: true });
fs.writeFileSync('docs/images/icon.png', rgba(SIZE, SIZE, pixel));
