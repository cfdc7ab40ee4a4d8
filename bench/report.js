// Writes down what was measured, and how that stands to what is asked for.
import os from 'node:os';
import process from 'node:process';

/** Peers: Distinguo needs so many times less of the processor, on the corpus. */
const lessThan = [
  ['textlint + terminology', 30],
  ['textlint + prh', 30],
  ['alex', 100],
  ['remark + retext, one rule', 30],
  ['cspell, flagged words', 20],
  ['markdownlint-cli2 + search-replace', 7],
  ['write-good', 3],
];

/** Floors: Distinguo needs at most so many times more, on the corpus. */
const atMost = [
  ['Node, read all + one regex', 8],
  ['ripgrep', 15],
];

/** A cold start on a document of 10 KB needs at most so many times an empty Node: by the major version of Node. */
const coldStart = { 20: 2.2, 24: 3.5 };

/** MiB, whatever the number of files. */
const peakMemory = 150;

/**
 * The page of results, in Markdown.
 *
 * @param data what peers.js has gathered
 * @param {string} elsewhere what the names of programs that ran on the other Node end with
 */
export function report(data, elsewhere) {
  return `${[...introduction(data), ...goals(data, elsewhere), ...corpusTable(data), ...singleTable(data, elsewhere)].join('\n')}\n`;
}

/** A goal with what was measured: `least` when more is better, otherwise less is. */
export function goalRow(what, bound, measured, least, unit = '×') {
  const missed = least ? bound / measured : measured / bound;
  const verdict = missed <= 1 ? 'reached' : `missed by ${missed.toFixed(2)}×`;
  return `| ${what} | ${least ? 'at least' : 'at most'} ${bound}${unit} | ${short(measured)}${unit} | ${verdict} |`;
}

function introduction({ figures, load, otherVersion }) {
  const share = Math.round((100 * figures.filesWithMentions) / figures.files);
  return [
    '# Distinguo and its peers',
    '',
    'Written by `npm run bench:peers`. Whole processes, one after the other in turns; CPU seconds are those of user and',
    'system, of the process and of all that it starts; the middle of several rounds, with the least and the most in',
    'brackets; peak memory is that of the largest process.',
    '',
    `- Machine: ${os.cpus().length} cores, ${process.arch}, ${process.platform}; load ${load.map((value) => value.toFixed(1)).join(' at the start, ')} at the end.`,
    `- Node ${process.version}${otherVersion === undefined ? '; the bench has no other Node for this machine, so that cold starts are measured on this one alone' : `; beside it ${otherVersion}`}.`,
    `- Corpus: ${count(figures.files)} Markdown files of ${megabytes(figures.bytes)} MB; ${count(figures.filesWithMentions)} of them (${share} %) with mentions, ${count(figures.mentions)} mentions in prose (${count(figures.hits)} places with such a word, code and addresses included).`,
    '',
    '![CPU seconds on the corpus](peers.svg)',
    '',
  ];
}

function goals({ corpus, singles, otherVersion }, elsewhere) {
  const cpu = (name) => corpus.get(name).cpu.median;
  const own = cpu('distinguo');
  const rows = [
    ...lessThan.map(([name, bound]) => goalRow(`less CPU than ${name}`, bound, cpu(name) / own, true)),
    ...atMost.map(([name, bound]) => goalRow(`CPU of ${name}`, bound, own / cpu(name), false)),
  ];
  const { results } = singles[0];
  const versions = [[process.version, ''], ...(otherVersion === undefined ? [] : [[otherVersion, elsewhere]])];
  for (const [version, suffix] of versions) {
    const bound = coldStart[Number.parseInt(version.slice(1), 10)];
    const ratio = results.get(`distinguo${suffix}`).cpu.median / results.get(`Node, empty${suffix}`).cpu.median;
    if (bound !== undefined) rows.push(goalRow(`a cold start on 10 KB, of empty Node ${version}`, bound, ratio, false));
    const peak = corpus.get(`distinguo${suffix}`).peak.most;
    rows.push(goalRow(`peak memory on Node ${version}`, peakMemory, peak, false, ' MiB'));
  }
  if (otherVersion !== undefined) {
    const ratio = cpu(`distinguo${elsewhere}`) / cpu(`Node, read all + one regex${elsewhere}`);
    rows.push(goalRow(`CPU of Node ${otherVersion}, read all + one regex`, atMost[0][1], ratio, false));
  }
  return ['## Goals', '', '| what | goal | measured | |', '| --- | --- | --- | --- |', ...rows, ''];
}

function corpusTable({ corpus, tools, figures, sampleBytes, sampleFiles }) {
  const own = corpus.get('distinguo').cpu.median;
  const rows = tools.map(({ name, versions, every }) => {
    const { cpu, wall, peak, rounds } = corpus.get(name);
    const bytes = every === undefined ? figures.bytes : sampleBytes;
    const ratio = every === undefined ? `${short(cpu.median / own)}×` : '–';
    const speed = short(bytes / 1e6 / cpu.median);
    const sample = every === undefined ? '' : ` (a sample of ${sampleFiles} files, ${megabytes(bytes)} MB)`;
    return `| ${bold(name)}${sample} | ${versions.join(', ')} | ${rounds} | ${spread(cpu)} | ${short(wall.median)} | ${Math.round(peak.median)} | ${speed} | ${ratio} |`;
  });
  return [
    '## The corpus',
    '',
    '| program | packages | rounds | CPU s | wall s | peak MiB | MB per CPU s | CPU of Distinguo’s |',
    '| --- | --- | --- | --- | --- | --- | --- | --- |',
    ...rows,
    '',
  ];
}

function singleTable({ singles, tools, otherVersion }, elsewhere) {
  const cells = (name) => singles.map(({ results }) => spread(results.get(name).cpu)).join(' | ');
  const rows = tools.map(({ name }) => `| ${bold(name)} | ${cells(name)} |`);
  if (otherVersion !== undefined) {
    for (const name of ['Node, empty', 'distinguo']) {
      rows.push(`| ${bold(name)} (Node ${otherVersion}) | ${cells(name + elsewhere)} |`);
    }
  }
  return [
    '## Single documents',
    '',
    'CPU seconds for one document, a process for each.',
    '',
    `| program | ${singles.map(({ name }) => name).join(' | ')} |`,
    `| --- |${' --- |'.repeat(singles.length)}`,
    ...rows,
  ];
}

function bold(name) {
  return name === 'distinguo' ? '**distinguo**' : name;
}

function spread({ least, median, most }) {
  return least === most ? short(median) : `${short(median)} (${short(least)}–${short(most)})`;
}

/** A number with about three digits that say something. */
function short(value) {
  return value >= 100 ? String(Math.round(value)) : value.toFixed(value >= 10 ? 1 : value >= 1 ? 2 : 3);
}

function megabytes(bytes) {
  return (bytes / 1e6).toFixed(1);
}

function count(value) {
  return value.toLocaleString('en');
}
