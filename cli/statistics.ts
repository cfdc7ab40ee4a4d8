import { counted } from './format/count.js';
import type { FileReport } from './report.js';
import { oneLine } from './terminal.js';

const mostShown = 10;

/** Counts findings by rule and by word. */
export class Statistics {
  readonly #rules = new Map<string, number>();
  readonly #words = new Map<string, number>();

  add({ findings, problems }: FileReport): void {
    for (const { rule, term } of findings) {
      count(this.#rules, rule);
      count(this.#words, term);
    }
    for (const { code } of problems) count(this.#rules, code);
  }

  get text(): string {
    return table('Findings by rule:', this.#rules) + table('Findings by word:', this.#words);
  }
}

/** Measures how long documents take. */
export class Timing {
  readonly #began = performance.now();
  readonly #cpu = process.cpuUsage();
  #slowest: (readonly [path: string, milliseconds: number])[] = [];
  #documents = 0;
  #spent = 0;

  /** @param path as shown */
  async of<T>(path: string, work: () => Promise<T>): Promise<T> {
    const began = performance.now();
    const result = await work();
    const milliseconds = performance.now() - began;
    this.#documents += 1;
    this.#spent += milliseconds;
    this.#slowest.push([path, milliseconds]);
    if (this.#slowest.length > 100) this.#sort();
    return result;
  }

  get text(): string {
    this.#sort();
    const { user, system } = process.cpuUsage(this.#cpu);
    const lines = [
      `Time: ${seconds(performance.now() - this.#began)} (CPU ${seconds((user + system) / 1000)}), of which reading, judging and reporting ${counted(this.#documents, 'document')} took ${seconds(this.#spent)}.`,
      ...this.#slowest.map(([path, milliseconds]) => `  ${milliseconds.toFixed(1).padStart(8)} ms  ${oneLine(path)}`),
    ];
    return `${lines.join('\n')}\n`;
  }

  #sort(): void {
    this.#slowest = this.#slowest.sort(([, a], [, b]) => b - a).slice(0, mostShown);
  }
}

function seconds(milliseconds: number): string {
  return `${(milliseconds / 1000).toFixed(2)} s`;
}

function count(counts: Map<string, number>, name: string): void {
  counts.set(name, (counts.get(name) ?? 0) + 1);
}

/** The most frequent first. */
function table(title: string, counts: ReadonlyMap<string, number>): string {
  const rows = [...counts]
    .sort(([a, m], [b, n]) => n - m || (a < b ? -1 : 1))
    .map(([name, number]) => `  ${String(number).padStart(6)}  ${oneLine(name)}\n`);
  return `${title}\n${rows.length === 0 ? '  none\n' : rows.join('')}`;
}
