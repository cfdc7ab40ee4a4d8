import { languageIds, languages } from '../engine/index.js';
import type { Terminal } from './terminal.js';

/** Lists the formats that are read: the names that configurations call them, the endings of their files, their comments. */
export async function listFormats(how: 'text' | 'json', terminal: Terminal): Promise<number> {
  const rows = languageIds.map((id) => {
    const { name, extensions: files, packages = [], comment, among, optIn } = languages[id];
    const extensions = [...files, ...packages];
    return { id, name, extensions, comment: comment ?? null, among: among ?? null, optIn: optIn ?? false };
  });
  if (how === 'json') {
    await terminal.print(`${JSON.stringify(rows, null, 2)}\n`);
    return 0;
  }
  const table = rows.map(({ id, name, extensions, comment, among, optIn }) => [
    id,
    extensions.map((extension) => `.${extension}`).join(' ') + (among === null ? '' : ' *') + (optIn ? ' **' : ''),
    comment ?? '–',
    name,
  ]);
  const widths = [0, 1, 2].map((column) => Math.max(...table.map((cells) => (cells[column] as string).length)));
  const lines = table.map((cells) =>
    cells
      .map((cell, column) => cell.padEnd(widths[column] ?? 0))
      .join('  ')
      .trimEnd(),
  );
  await terminal.print(`${lines.join('\n')}\n\n${notes.join('\n')}\n`);
  return 0;
}

const notes = [
  '*  Only files whose path says that they hold texts in English; docs/catalogues.md says which.',
  '** Only where “formats” in a configuration asks for them; docs/code.md says more.',
];
