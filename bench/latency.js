// Measures the language server: from a change to its diagnostics. Run by “npm run bench”.
//
// The server runs as it ships, in its own process, without the pause for typing. What is measured is the whole way
// of the change and of the answer, messages and pipe included: an upper bound of what the server itself needs.
import { spawn } from 'node:child_process';
import { createRequire } from 'node:module';
import path from 'node:path';
import process from 'node:process';
import { dice, document } from './document.js';

const { createMessageConnection, StreamMessageReader, StreamMessageWriter } = createRequire(import.meta.url)(
  'vscode-languageserver-protocol/node',
);

const EDITS = 400;
const WARM_UP = 40;

/** [characters of the document, bars in milliseconds: 95 of 100 edits are faster] */
const rows = [
  [100_000, 10],
  [1_000_000, 50],
];

const server = spawn(process.execPath, [path.resolve('dist/server.cjs'), '--stdio']);
const connection = createMessageConnection(
  new StreamMessageReader(server.stdout),
  new StreamMessageWriter(server.stdin),
);
connection.onRequest('client/registerCapability', () => null);
connection.listen();
await connection.sendRequest('initialize', {
  processId: process.pid,
  rootUri: null,
  capabilities: { textDocument: { diagnostic: {}, publishDiagnostics: { relatedInformation: true } } },
  initializationOptions: { pause: 0 },
});
await connection.sendNotification('initialized', {});

let late = false;
console.log(`Node ${process.version}, ${EDITS} edits each; milliseconds from a change to its diagnostics`);
console.log('document    opening   median      p95   findings');
for (const [size, bar] of rows) {
  const { opening, times, findings } = await measure(size);
  const [median, p95] = [times[Math.floor(times.length / 2)], times[Math.floor(times.length * 0.95)]];
  console.log(
    `${`${size / 1000} KB`.padEnd(9)}${shown(opening)} ${shown(median)} ${shown(p95)} ${String(findings).padStart(10)}`,
  );
  if (p95 > bar) {
    late = true;
    console.error(`p95 is above ${bar} ms`);
  }
}
await connection.sendRequest('shutdown');
await connection.sendNotification('exit');
process.exitCode = late ? 1 : 0;

async function measure(size) {
  const uri = `untitled:bench-${size}`;
  const text = document(size);
  const lines = text.split('\n');
  const start = performance.now();
  await connection.sendNotification('textDocument/didOpen', {
    textDocument: { uri, languageId: 'markdown', version: 1, text },
  });
  let report = await connection.sendRequest('textDocument/diagnostic', { textDocument: { uri } });
  const opening = performance.now() - start;
  const roll = dice(7);
  const times = [];
  for (let version = 2; version < EDITS + WARM_UP + 2; version++) {
    // Letters in the middle of a line, as a writer types them; now and then a new line.
    const line = roll(lines.length);
    const at = { line, character: roll((lines[line]?.length ?? 0) + 1) };
    const change = { range: { start: at, end: at }, text: version % 25 === 0 ? '\n' : 'e' };
    const began = performance.now();
    await connection.sendNotification('textDocument/didChange', {
      textDocument: { uri, version },
      contentChanges: [change],
    });
    report = await connection.sendRequest('textDocument/diagnostic', { textDocument: { uri } });
    if (version >= WARM_UP + 2) times.push(performance.now() - began);
  }
  await connection.sendNotification('textDocument/didClose', { textDocument: { uri } });
  return { opening, times: times.sort((a, b) => a - b), findings: report.items.length };
}

function shown(milliseconds) {
  return milliseconds.toFixed(1).padStart(8);
}
