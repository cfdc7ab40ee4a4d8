// Measures what a document of each format costs. Run by “npm run bench:formats”.
//
// The same sentences are written in every format, some of them about people, and reviewed in a running process: user CPU,
// the least of several rounds, which are done in turns. A package is opened as well each time, as the command line does.
// A format without a writer here stops the program.
import { spawnSync } from 'node:child_process';
import path from 'node:path';
import process from 'node:process';
import { build } from 'esbuild';
import { document } from './document.js';

const ROUNDS = Number(process.env.ROUNDS ?? 5);
/** UTF-16 code units of the sentences, before they are written in a format. */
const SIZE = 100_000;
/** Of a hundred sentences, so many more speak of people: six words of the glossary per KB. */
const SHARE = 30;

const sentences = document(SIZE, SHARE)
  .split('\n')
  .map((line) => line.replace(/^(?:#+|-|\|)\s*|[`*|[\]{}<>&"\\$%_~^@]/g, '').trim())
  .filter((line) => /^[A-Z][\w ,.()/#-]+$/.test(line));

const lines = (write) => sentences.map((text, at) => write(text, at)).join('');
const within = (open, write, close) => `${open}${lines(write)}${close}`;
const blocks = lines((text) => `${text}\n\n`);
const element = within('<main>\n', (text) => `<p>${text}</p>\n`, '</main>\n');
/** Comments that end with their line, each before a statement that is none. */
const commented = (sign, statement) => lines((text) => `${sign} ${text}\n${statement}\n`);
const slashes = commented('///', 'int x = 1;');
const hashes = commented('#', 'x = 1');
const listed = (write) => sentences.map(write).join(',\n');

/** What makes packages, and what opens them; it ships as a part of the command line alone. */
const { openOffice, paragraph, wordOf } = await officeRoom();
const writers = {
  android: within('<resources>\n', (text, at) => `<string name="s${at}">${text}</string>\n`, '</resources>\n'),
  arb: `{\n"@@locale": "en",\n${listed((text, at) => `"s${at}": "${text}"`)}\n}\n`,
  asciidoc: `= Handbook\n\n${blocks}`,
  astro: `---\nconst x = 1;\n---\n${element}`,
  cpp: slashes,
  csharp: slashes,
  csv: `Summary,Description\n${lines((text) => `Story,"${text}"\n`)}`,
  dita: within('<topic id="t"><title>Handbook</title><body>\n', (text) => `<p>${text}</p>\n`, '</body></topic>\n'),
  docbook: within(
    '<article xmlns="http://docbook.org/ns/docbook" version="5.0"><title>Handbook</title>\n',
    (text) => `<para>${text}</para>\n`,
    '</article>\n',
  ),
  eml: `From: a@example.com\nTo: b@example.com\nSubject: Handbook\nMIME-Version: 1.0\nContent-Type: text/plain; charset=utf-8\n\n${blocks}`,
  fluent: lines((text, at) => `s${at} = ${text}\n`),
  gherkin: within('Feature: Handbook\n', (text, at) => `  Scenario: No. ${at}\n    Given ${text}\n`, ''),
  go: slashes,
  handlebars: element,
  html: `<!doctype html>\n<html lang="en"><body>${element}</body></html>\n`,
  java: slashes,
  jinja: element,
  json: `{\n${listed((text, at) => `"s${at}": "${text}"`)}\n}\n`,
  jsx: within('export const Page = () => (\n<main>\n', (text) => `<p>${text}</p>\n`, '</main>\n);\n'),
  kotlin: slashes,
  latex: `\\documentclass{article}\n\\begin{document}\n${blocks.replaceAll('#', '')}\\end{document}\n`,
  liquid: element,
  markdown: blocks,
  mdx: blocks,
  notebook: JSON.stringify({
    cells: sentences.map((text) => ({ cell_type: 'markdown', metadata: {}, source: [text] })),
    metadata: {},
    nbformat: 4,
    nbformat_minor: 5,
  }),
  office: lines((text) => paragraph(text)),
  org: `* Handbook\n\n${blocks}`,
  php: `<?php\n${slashes}`,
  plaintext: blocks,
  po: `msgid ""\nmsgstr "Language: en\\n"\n\n${lines((text) => `msgid "${text}"\nmsgstr "${text}"\n\n`)}`,
  properties: lines((text, at) => `s${at}=${text}\n`),
  python: hashes,
  restructuredtext: `Handbook\n========\n\n${blocks}`,
  resx: within('<root>\n', (text, at) => `<data name="s${at}"><value>${text}</value></data>\n`, '</root>\n'),
  ruby: hashes,
  rust: slashes,
  strings: lines((text, at) => `"s${at}" = "${text}";\n`),
  stringsdict: within(
    '<plist version="1.0"><dict>\n',
    (text, at) => `<key>s${at}</key><dict><key>n</key><dict><key>other</key><string>${text}</string></dict></dict>\n`,
    '</dict></plist>\n',
  ),
  svelte: element,
  typescript: slashes.replaceAll('int x', 'let x'),
  typst: `= Handbook\n\n${blocks.replaceAll('#', '')}`,
  vue: `<template>\n${element}</template>\n`,
  xcstrings: JSON.stringify({
    sourceLanguage: 'en',
    strings: Object.fromEntries(
      sentences.map((value, at) => [`s${at}`, { localizations: { en: { stringUnit: { state: 'new', value } } } }]),
    ),
    version: '1.0',
  }),
  xliff: within(
    '<xliff version="1.2"><file source-language="en" original="a"><body>\n',
    (text, at) => `<trans-unit id="${at}"><source>${text}</source></trans-unit>\n`,
    '</body></file></xliff>\n',
  ),
  yaml: `en:\n${lines((text, at) => `  s${at}: "${text}"\n`)}`,
};

const { review, recommendedSettings } = await import('../dist/library/index.js');
const { stdout } = spawnSync(process.execPath, ['dist/cli.js', '--list-formats=json'], { encoding: 'utf8' });
const ids = JSON.parse(stdout)
  .map(({ id }) => id)
  .sort();
const missing = ids.filter((id) => !Object.hasOwn(writers, id));
if (missing.length > 0) throw new Error(`bench/formats.js cannot write ${missing.join(', ')}: add a writer.`);

const measured = new Map();
for (let round = 0; round < ROUNDS; round++) {
  for (const languageId of ids) {
    const written = writers[languageId];
    const container = languageId === 'office' ? wordOf(written) : undefined;
    const before = process.cpuUsage();
    const text = container === undefined ? written : (await openOffice(container, 'docx', 1e9)).text;
    const { mentions, findings } = review({ text, languageId }, recommendedSettings);
    const cpu = process.cpuUsage(before).user / 1000;
    if (mentions.length === 0) throw new Error(`No word of the glossary was found in ${languageId}: mend its writer.`);
    const least = Math.min(cpu, measured.get(languageId)?.cpu ?? Number.POSITIVE_INFINITY);
    measured.set(languageId, { cpu: least, size: text.length, mentions: mentions.length, findings: findings.length });
  }
}

console.log(`Node ${process.version}, least of ${ROUNDS} rounds, user CPU of a first review in a running process`);
for (const [id, { cpu, size, mentions, findings }] of measured) {
  const each = mentions === 0 ? '' : `${(cpu / mentions).toFixed(3)} ms a mention`;
  console.log(
    `${id.padEnd(18)} ${(size / 1000).toFixed(0).padStart(4)} KB ${String(mentions).padStart(5)} mentions ${String(findings).padStart(4)} findings ${cpu.toFixed(1).padStart(7)} ms   ${each}`.trimEnd(),
  );
}

/** The room of the sources that opens packages, and what makes one for tests. */
async function officeRoom() {
  const outfile = path.resolve('node_modules/.cache/distinguo/bench-office.cjs');
  await build({
    stdin: {
      contents: "export * from './office/index.js'; export { paragraph, wordOf } from './test/support/word.js';",
      resolveDir: process.cwd(),
    },
    outfile,
    bundle: true,
    platform: 'node',
    format: 'cjs',
    minify: true,
    logLevel: 'warning',
  });
  return (await import(outfile)).default;
}
