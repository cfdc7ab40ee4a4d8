// Attacks every regular expression of the sources, and tells those that give way. Run by “npm run fuzz:regexes”.
import path from 'node:path';
import process from 'node:process';
import { install, load } from './tools.js';

install();
const { check } = await import('recheck');
const { regexesIn } = await load(path.join('test', 'support', 'regexes.ts'), 'regexes');

/** Repetitions that all have an end cost a constant at each place of a text, however long it is. */
const endless = (source) => /[*+]|\{\d+,\}/.test(source.replace(/\\.|\[(?:\\.|[^\]])*\]/g, '.'));

let weak = 0;
const found = regexesIn(['engine', 'rules', 'configuration', 'cli', 'server', 'client', 'library']);
for (const { file, source, flags } of found) {
  const { status, complexity, attack, error } = await check(source, flags, { timeout: 20_000 });
  if (status === 'safe' || !endless(source)) continue;
  weak++;
  const why = complexity?.summary ?? error?.kind;
  process.stdout.write(`${file}: ${status}, ${why}: /${source}/${flags}${attack ? `\n  ${attack.pattern}` : ''}\n`);
}
process.stdout.write(`${found.length} regular expressions, ${weak} of them not proven safe.\n`);
process.exit(weak > 0 ? 1 : 0);
