import type { FileReport } from '../report.js';
import { oneLine } from '../terminal.js';
import { counted } from './count.js';
import type { Paint } from './paint.js';

/** With fewer findings, all that was said is still in sight. */
const fewest = 10;

/** So many documents are named; the rest is counted. */
const mostNamed = 10;

/** Where findings were, and of which rules: for the end of a report that has scrolled by. */
export class Overview {
  readonly #documents: { readonly path: string; readonly findings: number }[] = [];
  readonly #rules = new Map<string, number>();

  add({ path, findings, problems }: FileReport): void {
    const rules = [...findings.map(({ rule }) => rule), ...problems.map(({ code }) => code)];
    if (rules.length > 0) this.#documents.push({ path, findings: rules.length });
    for (const rule of rules) this.#rules.set(rule, (this.#rules.get(rule) ?? 0) + 1);
  }

  /** Nothing where there is little to look over, or a single document. */
  textWith(paint: Paint): string {
    const total = this.#documents.reduce((sum, { findings }) => sum + findings, 0);
    if (total < fewest || this.#documents.length < 2) return '';
    const documents = this.#documents.toSorted((a, b) => b.findings - a.findings);
    const rest = documents.slice(mostNamed);
    const width = String(documents[0]?.findings).length;
    const rows = documents
      .slice(0, mostNamed)
      .map(({ path, findings }) => `  ${String(findings).padStart(width)}  ${paint.path(oneLine(path))}\n`);
    const others = rest.reduce((sum, { findings }) => sum + findings, 0);
    const more =
      rest.length === 0 ? '' : `  ${paint.dim(`and ${others} in ${counted(rest.length, 'other document')}`)}\n`;
    const rules = [...this.#rules].sort(([, a], [, b]) => b - a).map(([rule, number]) => `${rule} ${number}`);
    const head = `${counted(total, 'finding')} in ${counted(documents.length, 'document')}: ${rules.join(', ')}`;
    return `${paint.strong(head)}\n${rows.join('')}${more}\n`;
  }
}
