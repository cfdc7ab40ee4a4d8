import { didYouMean } from '../engine/index.js';
import { rulePage, rules } from '../rules/index.js';
import { explainPair, pairIn } from './explain-pair.js';
import { type Options, UsageError } from './options.js';
import type { Terminal } from './terminal.js';

/** Explains a rule, or two words of a document (`docs/a.md:customer,user`). */
export async function explain(asked: string, options: Options, terminal: Terminal): Promise<number> {
  const pair = pairIn(asked);
  return pair === undefined ? explainRule(asked, terminal) : explainPair(pair, options, terminal);
}

/** Says what a rule looks for, with its examples: the page that the documentation has. */
async function explainRule(name: string, terminal: Terminal): Promise<number> {
  const rule = rules.find(({ id }) => id === name);
  const names = rules.map(({ id }) => id);
  // A document with one word, or none: names of rules are letters and hyphens.
  if (rule === undefined && /[./\\:]/.test(name))
    throw new UsageError(`“${name}” is no rule. Two words of a document are explained: --explain FILE:customer,user.`);
  if (rule === undefined)
    throw new UsageError(`there is no rule “${name}”.${didYouMean(name, names)} Rules: ${names.join(', ')}.`);
  await terminal.print(rulePage(rule));
  return 0;
}
