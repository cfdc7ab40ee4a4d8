import process from 'node:process';
import { loadConfiguration, recommendedSettings } from '../../configuration/index.js';
import { languageIds } from '../../engine/index.js';
import { review } from '../../rules/index.js';
import { configurations, documents } from './growth-documents.js';
import { everywhere } from './growth-markup.js';
import type { Shape } from './growth-shape.js';

/** Above this exponent the time grows faster than the text: 1 is linear, 2 quadratic. */
const STEEP = 1.45;
/** In milliseconds; what is faster says nothing. */
const NOISE = 100;
/** In milliseconds; longer texts are not tried then. */
const ENOUGH = 4_000;
const SMALLEST = 16_000;
const LARGEST = 250_000;

await main();

/** Prints how the time of each shape grows, and fails when one grows faster than its text. */
async function main(): Promise<void> {
  const [, , ...wanted] = process.argv;
  const takes = (name: string) => wanted.length === 0 || wanted.some((word) => name.includes(word));
  let steep = 0;
  for (const languageId of languageIds)
    for (const [name, shape] of Object.entries({ ...everywhere, ...documents[languageId] })) {
      const title = `${languageId}: ${name}`;
      const run = (text: string) => void review({ text, languageId }, recommendedSettings);
      if (takes(title) && (await grows(title, shape, run))) steep++;
    }
  for (const [name, shape] of Object.entries(configurations)) {
    const title = `configuration: ${name}`;
    const run = async (text: string) => {
      const host = { readFile: async (file: string) => (file === '/distinguo.yml' ? text : undefined) };
      await loadConfiguration(host, '/distinguo.yml', '/');
    };
    if (takes(title) && (await grows(title, shape, run))) steep++;
  }
  process.stdout.write(
    `${steep === 0 ? 'Everything grows as its text does.' : `${steep} grow faster than their text.`}\n`,
  );
  if (steep > 0) process.exitCode = 1;
}

/** Measures a shape at n, 2n and 4n, from a length on at which the time can be told from noise. */
async function grows(title: string, shape: Shape, run: (text: string) => void | Promise<void>): Promise<boolean> {
  let length = SMALLEST;
  while (length < LARGEST && (await milliseconds(run, shape(length))) * 4 < NOISE) length *= 2;
  const texts = [1, 2, 4].map((times) => shape(length * times));
  const times: number[] = [];
  for (const text of texts) {
    const once = await milliseconds(run, text);
    times.push(once > ENOUGH ? once : Math.min(once, await milliseconds(run, text)));
    if (once > ENOUGH) break;
  }
  const [first = 0] = times;
  const last = times.at(-1) ?? 0;
  const ratio = (texts[times.length - 1] as string).length / (texts[0] as string).length;
  const exponent = ratio > 1 ? Math.log(last / first) / Math.log(ratio) : Number.POSITIVE_INFINITY;
  const isSteep = last > NOISE && exponent > STEEP;
  const row = times.map((time) => time.toFixed(0).padStart(7)).join('');
  process.stdout.write(
    `${isSteep ? '✗' : ' '} ${title.padEnd(44)}${`${Math.round(length / 1000)}k`.padStart(6)}${row} ms  n^${exponent.toFixed(2)}\n`,
  );
  return isSteep;
}

/** The time of the processor, which other programs do not lengthen much. */
async function milliseconds(run: (text: string) => void | Promise<void>, text: string): Promise<number> {
  const start = process.cpuUsage();
  await run(text);
  const { user, system } = process.cpuUsage(start);
  return (user + system) / 1000;
}
