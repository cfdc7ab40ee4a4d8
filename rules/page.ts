import type { Example, Rule } from '../engine/rule.js';

/**
 * The page of a rule as Markdown: what it looks for, why, its examples, and
 * how to silence it. The documentation and `--explain` show the same page.
 */
export function rulePage({ id, summary, rationale, flags, passes }: Rule): string {
  return `# ${id}

${summary}

${rationale}

## What it flags

\`«written→right»\` is a finding and its first fix, \`«written»\` a finding without a safe fix.

${fenced(flags)}

## What it leaves alone

${fenced(passes)}

## When it is wrong

Silence one place, with the reason: \`<!-- distinguo-disable-next-line ${id} -- why it is right -->\`.
Turn the rule off, or make it louder, in \`distinguo.yml\`:

\`\`\`yaml
rules:
  ${id}: off # or hint, information, warning, error
\`\`\`
`;
}

/** Examples as code, so that nobody renders, links or judges them: short ones together, long ones each in a block. */
function fenced(examples: readonly Example[]): string {
  const short = examples.filter((example) => !example.includes('\n'));
  const long = examples.filter((example) => example.includes('\n'));
  return [short.join('\n'), ...long].map((text) => `\`\`\`markdown\n${text}\n\`\`\``).join('\n\n');
}
