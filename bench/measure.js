// Measures whole processes: what they and all that they start need of the processor, the clock and memory.
import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import { fileURLToPath } from 'node:url';

const bench = path.dirname(fileURLToPath(import.meta.url));

/** The numbers of getrusage and clock_gettime, which a script in perl calls by number. */
const systemCalls = { x64: [98, 228], arm64: [165, 113] };

/**
 * Runs a command and waits for its end.
 *
 * @param {readonly string[]} command a program and its arguments
 * @param {{ cwd: string, scratch: string }} where the working folder, and a folder for what is printed
 * @returns {{ wall: number, cpu: number, peak: number, code: number, printed: string }} seconds, CPU seconds of the
 *   whole tree of processes, MiB of its largest process, and the file that has what it printed
 * @throws {Error} when the machine is not one that this can be measured on, or a signal ended the command
 */
export function measure(command, { cwd, scratch }) {
  const calls = process.platform === 'linux' ? systemCalls[process.arch] : undefined;
  if (calls === undefined) throw new Error('CPU seconds are measured on Linux alone, on x64 or arm64.');
  const printed = path.join(scratch, 'printed');
  const report = path.join(scratch, 'report');
  const out = fs.openSync(printed, 'w');
  const args = [path.join(bench, 'rusage.pl'), ...calls.map(String), report, ...command];
  const { error } = spawnSync('perl', args, { cwd, stdio: ['ignore', out, out] });
  fs.closeSync(out);
  if (error !== undefined) throw new Error(`perl, which measures, cannot be started: ${error.message}`);
  const [wall, user, system, peak, status] = fs.readFileSync(report, 'utf8').split(' ').map(Number);
  if (status < 0 || (status & 127) !== 0) throw new Error(`${command.join(' ')} did not end by itself.`);
  return { wall, cpu: user + system, peak: peak / 1024, code: status >> 8, printed };
}

/**
 * Measures tasks in turns, so that a busy minute of the machine falls on all of them alike.
 *
 * @param {readonly { name: string, rounds: number, run: () => ReturnType<typeof measure> }[]} tasks
 * @param {(name: string, round: number, result: ReturnType<typeof measure>) => void} tell what follows each run
 * @returns {Map<string, ReturnType<typeof summary>>} by name
 */
export function inTurns(tasks, tell = () => {}) {
  const results = new Map(tasks.map(({ name }) => [name, []]));
  const rounds = Math.max(...tasks.map((task) => task.rounds));
  for (let round = 0; round < rounds; round++) {
    for (const task of tasks) {
      if (round >= task.rounds) continue;
      const result = task.run();
      results.get(task.name).push(result);
      tell(task.name, round, result);
    }
  }
  return new Map([...results].map(([name, measured]) => [name, summary(measured)]));
}

/** The middle and the ends of what was measured: CPU seconds, seconds, MiB. */
export function summary(measured) {
  const of = (key) => {
    const sorted = measured.map((result) => result[key]).sort((a, b) => a - b);
    const middle = (sorted[(sorted.length - 1) >> 1] + sorted[sorted.length >> 1]) / 2;
    return { least: sorted[0], median: middle, most: sorted.at(-1) };
  };
  return { rounds: measured.length, cpu: of('cpu'), wall: of('wall'), peak: of('peak') };
}
