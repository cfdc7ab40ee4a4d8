import { didYouMean } from '../engine/index.js';
import { rulePage, rules } from '../rules/index.js';
import { UsageError } from './options.js';
import type { Terminal } from './terminal.js';

/** Says what a rule looks for, with its examples: the page that the documentation has. */
export async function explainRule(name: string, terminal: Terminal): Promise<number> {
  const rule = rules.find(({ id }) => id === name);
  const names = rules.map(({ id }) => id);
  if (rule === undefined)
    throw new UsageError(`there is no rule “${name}”.${didYouMean(name, names)} Rules: ${names.join(', ')}.`);
  await terminal.print(rulePage(rule));
  return 0;
}
