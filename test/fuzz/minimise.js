import fs from 'node:fs';
import inspector from 'node:inspector/promises';
import { createRequire } from 'node:module';
import path from 'node:path';

/**
 * Keeps of many inputs, longest first, those that reach a piece of the program that none before did: few are left so.
 *
 * @param {string} bundle the target as one CommonJS file
 * @param {readonly string[]} folders where the inputs lie
 * @returns {Promise<readonly Buffer[]>} the inputs that are worth keeping
 */
export async function smallestSet(bundle, folders) {
  const session = new inspector.Session();
  session.connect();
  await session.post('Profiler.enable');
  await session.post('Profiler.startPreciseCoverage', { callCount: true, detailed: true });
  const { fuzz } = createRequire(import.meta.url)(bundle);
  const reached = new Uint8Array(fs.statSync(bundle).size);
  const kept = [];
  for (const input of inputsIn(folders)) {
    await session.post('Profiler.takePreciseCoverage');
    await fuzz(input);
    const { result } = await session.post('Profiler.takePreciseCoverage');
    const script = result.find(({ url }) => url.endsWith(path.basename(bundle)));
    if (script !== undefined && reachesFurther(script, reached)) kept.push(input);
  }
  session.disconnect();
  return kept;
}

/** Notes what a run reached; true when anything of it is new. */
function reachesFurther({ functions }, reached) {
  let isNew = false;
  for (const { ranges } of functions) {
    const [{ startOffset: base, endOffset: end }] = ranges;
    // Ranges that lie inside come later, and say more exactly.
    const counts = new Uint8Array(end - base);
    for (const { startOffset, endOffset, count } of ranges)
      counts.fill(count > 0 ? 1 : 0, startOffset - base, endOffset - base);
    for (let at = 0; at < counts.length; at++) {
      if (counts[at] === 0 || reached[base + at] === 1) continue;
      reached[base + at] = 1;
      isNew = true;
    }
  }
  return isNew;
}

function inputsIn(folders) {
  return folders
    .filter((folder) => fs.existsSync(folder))
    .flatMap((folder) => fs.readdirSync(folder).map((name) => fs.readFileSync(path.join(folder, name))))
    .sort((a, b) => b.length - a.length);
}
