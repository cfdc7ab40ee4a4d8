import { type OptionEntry, optionTable } from './option-table.js';

const introduction = `Usage: distinguo [options] [paths or globs…]
       distinguo lsp | mcp | doctor [paths…] | completion bash|zsh|fish|powershell
       distinguo init [-y] [paths…]
       distinguo merge-reports [-o FILE] [--force] REPORT…
       distinguo glossary test|check|import|export|diff|discover …
       distinguo questions [--most N] [--format markdown|json[=FILE]] [paths…]
       distinguo decide [--skip-changed] [--dry-run] FILE|-
       distinguo migrate [--write] [CONFIGURATION]

Finds where customer, user, consumer, client and end user name the wrong person,
says why, and rewrites them. Without paths it reads the folder it is started in.
`;

const conclusion = `Commands: init reads the documents, proposes a distinguo.yml, asks, and writes it (-y:
takes the proposal); lsp serves editors; mcp serves language models; doctor says what is read,
what is left out and why; completion prints a script for your shell; glossary tests,
checks, imports, exports and compares glossaries; questions writes down whom words
name, where only a reader can tell; decide writes the answers to distinguo.yml; migrate names
what in a configuration means something else than it did, and mends what it can (--write);
merge-reports joins what the parts of a run (--shard) report in JSON or SARIF, and their baselines.

Of office documents, findings have paragraphs for lines, and --fix writes tracked changes
(docs/office.md). Of notebooks, findings have the cell, too (docs/notebooks.md).

Exit codes: 0 clean, or only information; 1 more warnings than accepted, or any error;
2 something could not be done.
`;

/** What `--help` prints. */
export function helpText(): string {
  const rows = Object.entries<OptionEntry>(optionTable).map(([name, { kind, short, value, help }]) => {
    const lead = short === undefined ? '    ' : `-${short}, `;
    const shape = value === undefined ? '' : kind === 'optional' ? `[=${value}]` : ` ${value}`;
    return [`  ${lead}--${name}${shape}`, help] as const;
  });
  const width = Math.max(...rows.map(([left]) => left.length)) + 2;
  const options = rows
    .map(([left, help]) => `${left.padEnd(width)}${help.replaceAll('\n', `\n${' '.repeat(width)}`)}\n`)
    .join('');
  return `${introduction}\nOptions:\n${options}\n${conclusion}`;
}
