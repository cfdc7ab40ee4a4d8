import { languageIds, languages } from '../engine/index.js';
import type { Terminal } from './terminal.js';

/** Lists the formats that are read: the names that configurations call them, the endings of their files, their comments. */
export async function listFormats(how: 'text' | 'json', terminal: Terminal): Promise<number> {
  const rows = languageIds.map((id) => {
    const { name, extensions: files, packages = [], comment, among } = languages[id];
    const extensions = [...files, ...packages];
    return { id, name, extensions, comment: comment ?? null, among: among ?? null };
  });
  if (how === 'json') {
    await terminal.print(`${JSON.stringify(rows, null, 2)}\n`);
    return 0;
  }
  const table = rows.map(({ id, name, extensions, comment, among }) => [
    id,
    extensions.map((extension) => `.${extension}`).join(' ') + (among === null ? '' : ' *'),
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
  const some = table.length > rows.filter(({ among }) => among === null).length;
  await terminal.print(`${lines.join('\n')}\n${some ? `\n${note}\n` : ''}`);
  return 0;
}

const note = '* Only files whose path says that they hold texts in English; docs/catalogues.md says which.';
