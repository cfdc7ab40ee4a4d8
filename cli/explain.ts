import { didYouMean, rules } from '../rules/index.js';
import { UsageError } from './options.js';
import type { Terminal } from './terminal.js';

/** Says what a rule looks for, with its examples. */
export async function explainRule(name: string, terminal: Terminal): Promise<number> {
  const rule = rules.find(({ id }) => id === name);
  const names = rules.map(({ id }) => id);
  if (rule === undefined)
    throw new UsageError(`there is no rule “${name}”.${didYouMean(name, names)} Rules: ${names.join(', ')}.`);
  const shown = (examples: readonly string[]) =>
    examples.map((example) => `  - ${example.replace(/\s*\n\s*/g, '\n    ')}\n`).join('');
  await terminal.print(
    `${rule.id}\n\n${rule.summary}\n\n${rule.rationale}\n\n` +
      `Flagged («written→right»):\n${shown(rule.flags)}\nLeft alone:\n${shown(rule.passes)}\n` +
      `Silence one place: <!-- distinguo-disable-next-line ${rule.id} -- why it is right -->\n` +
      `Turn it off: “rules: { ${rule.id}: off }” in distinguo.yml.\n`,
  );
  return 0;
}
