// Writes the tables of docs/configuration.md from the table of keys and the presets. Run by “npm run docs”.
import fs from 'node:fs';
import { importTypeScript } from './import-typescript.js';

const page = 'docs/configuration.md';
const { configurationShape } = await importTypeScript('configuration/keys.ts');
const { presets } = await importTypeScript('configuration/presets.ts');

const filled = fill(fill(fs.readFileSync(page, 'utf8'), 'presets', presetRows()), 'keys', keyRows());
fs.writeFileSync(page, filled);

function presetRows() {
  return table(
    ['Preset', 'What it says'],
    Object.entries(presets).map(([name, { summary }]) => [
      `[\`${name}\`](presets/${name.replace('distinguo:', '')}.md)`,
      summary,
    ]),
  );
}

function keyRows() {
  return table(['Key', 'Value', 'What it says'], [...rowsOf(configurationShape, '')]);
}

/** A row for each key, those of nested mappings after it. */
function* rowsOf(shape, at) {
  for (const [key, value] of Object.entries(shape.keys)) {
    const path = at === '' ? key : `${at}.${key}`;
    yield [`\`${path}\``, valueText(value), value.description];
    // An override says again what the whole file says.
    if (at !== 'overrides[]') yield* nestedRows(value, path);
  }
}

function* nestedRows(value, path) {
  if (value.kind === 'keys') yield* rowsOf(value, path);
  if (value.kind === 'list' && value.of.kind === 'keys') yield* rowsOf(value.of, `${path}[]`);
  if (value.kind === 'either') for (const choice of value.choices) yield* nestedRows(choice, path);
  if (value.kind === 'map' && value.of.kind === 'keys') yield* rowsOf(value.of, `${path}.*`);
  if (value.kind === 'map' && value.of.kind === 'either') {
    for (const choice of value.of.choices) if (choice.kind === 'keys') yield* rowsOf(choice, `${path}.*`);
  }
}

function valueText(shape) {
  switch (shape.kind) {
    case 'text':
      return shape.oneOf?.map((text) => `\`${text}\``).join(', ') ?? 'text';
    case 'flag':
      return shape.only === undefined ? '`true`, `false`' : `\`${shape.only}\``;
    case 'list':
      return shape.orOne ? `${valueText(shape.of)}, or a list` : 'list';
    case 'either':
      return shape.choices.map(valueText).join('; ');
    default:
      return 'mapping';
  }
}

function table(head, rows) {
  const line = (cells) => `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`;
  return [line(head), line(head.map(() => '---')), ...rows.map(line)].join('\n');
}

function fill(text, name, contents) {
  const [open, close] = [`<!-- ${name} -->`, `<!-- /${name} -->`];
  const start = text.indexOf(open);
  const end = text.indexOf(close);
  if (start < 0 || end < start) throw new Error(`${page} lacks “${open}” … “${close}”.`);
  return `${text.slice(0, start + open.length)}\n${contents}\n${text.slice(end)}`;
}
