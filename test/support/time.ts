import process from 'node:process';

/**
 * Starts to measure; what it returns gives the milliseconds since then, without most of those in which the processor
 * was with others: the time by the clock, or that of all threads of this process where that is less.
 */
export function stopwatch(): () => number {
  const start = performance.now();
  const used = process.cpuUsage();
  return () => {
    const { user, system } = process.cpuUsage(used);
    return Math.min(performance.now() - start, (user + system) / 1000);
  };
}
