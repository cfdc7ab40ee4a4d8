import { optionTable } from './options.js';
import type { Terminal } from './terminal.js';

const introduction = `Usage: distinguo [options] [paths or globs…]

Finds where customer, user, consumer, client and end user name the wrong person,
says why, and rewrites them. Without paths it reads the folder it is started in.
`;

const conclusion = `Exit codes: 0 clean, or only information; 1 more warnings than accepted, or any error;
2 something could not be done.
`;

export async function printHelp(terminal: Terminal): Promise<number> {
  const rows = Object.entries(optionTable).map(([name, entry]) => {
    const short = 'short' in entry ? `-${entry.short}, ` : '    ';
    const value = 'value' in entry ? (entry.kind === 'optional' ? `[=${entry.value}]` : ` ${entry.value}`) : '';
    return [`  ${short}--${name}${value}`, entry.help] as const;
  });
  const width = Math.max(...rows.map(([left]) => left.length)) + 2;
  const options = rows.map(([left, help]) => `${left.padEnd(width)}${help}\n`).join('');
  await terminal.print(`${introduction}\nOptions:\n${options}\n${conclusion}`);
  return 0;
}

export async function printVersion(terminal: Terminal): Promise<number> {
  await terminal.print(`${process.env.DISTINGUO_VERSION}\n`);
  return 0;
}
