import { spawn, spawnSync } from 'node:child_process';
import path from 'node:path';
import process from 'node:process';
import { afterEach, describe, expect, it } from 'vitest';
import type { Diagnostic } from 'vscode-languageserver-protocol/node';
import { Client } from './client.js';
import { type Folder, folderWith } from './folder.js';
import { Replay } from './replay.js';
import { heapOf as heapNow, PROBED, SHIPPED } from './running.js';

/** An hour in which somebody types five letters a second takes some minutes; without “npm run soak”, a moment of it. */
const LONG = process.env.MODE === 'soak';
const DEEDS = LONG ? 30_000 : 600;
const ROUNDS = LONG ? 4 : 2;
/** What a server may hold more at the end than after the first round, in bytes. */
const GROWTH = 8 * 1024 * 1024;

const CLEAR = 'Each customer opens the dashboard and clicks the Export button.\n';

let client: Client | undefined;
afterEach(async () => {
  await client?.stop();
  client = undefined;
});

/** A generator of numbers below a bound, the same each time. */
const dice = (seed: number) => (bound: number) => {
  seed = (Math.imul(seed, 1664525) + 1013904223) >>> 0;
  return Math.floor((seed / 2 ** 32) * bound);
};

it(`${DEEDS} edits, renames, settings and cancellations in two folders leave no request unanswered, no old result and no garbage`, {
  timeout: LONG ? 3_600_000 : 300_000,
}, async () => {
  const folders = [folderWith({ 'distinguo.yml': 'rules: {}\n' }), folderWith({ 'distinguo.yml': 'rules: {}\n' })];
  const running = await Client.start({ folders: folders.map(({ uri }) => uri), options: { pause: 0 } }, PROBED);
  client = running;
  const replay = new Replay(running, folders, dice(5));
  const heaps: number[] = [];
  const start = Date.now();
  for (let round = 0; round < ROUNDS; round++) {
    await replay.perform(DEEDS / ROUNDS);
    expect(replay.wrong).toEqual([]);
    await settled();
    await compare(running, replay, folders);
    await replay.closeAll();
    heaps.push(await heapOf(running));
  }
  const { sent, answered, refused } = replay.counts;
  if (LONG)
    process.stdout.write(
      `${DEEDS} deeds in ${Math.round((Date.now() - start) / 1000)} s: ${sent} requests, ${answered} answered, ${refused} refused; ` +
        `heap after each round, all documents closed: ${heaps.map((bytes) => (bytes / 1e6).toFixed(1)).join(', ')} MB\n`,
    );
  expect(answered + refused).toBe(sent);
  expect((heaps.at(-1) ?? 0) - (heaps[0] ?? 0)).toBeLessThan(GROWTH);
  expect(running.complaints).toEqual([]);
});

it('five hundred documents at once are all judged, and forgotten when they are closed', {
  timeout: 300_000,
}, async () => {
  const running = await Client.start({ options: { pause: 0 } }, PROBED);
  client = running;
  // What is compiled and read for the first documents stays; what the others held must not.
  await atOnce(running, 'first', 100);
  const before = await heapOf(running);
  await atOnce(running, 'second', 500);
  expect((await heapOf(running)) - before).toBeLessThan(GROWTH);
});

/** What the server holds when it has taken up all that it was told: the question goes by another way, and could overtake. */
async function heapOf(running: Client): Promise<number> {
  await running.pull('untitled:nothing');
  return heapNow(running.running);
}

async function atOnce(running: Client, name: string, count: number): Promise<void> {
  const uris = Array.from({ length: count }, (_, i) => `untitled:${name}-${i}`);
  for (const uri of uris) await running.open(uri, `# ${uri}\n\n${CLEAR}`);
  const found = await Promise.all(uris.map((uri) => running.found(uri)));
  expect(found).toEqual(uris.map(() => ['customer: role-mismatch']));
  for (const uri of uris) await running.close(uri);
}

describe('a client that goes wrong', () => {
  const initialize = greeting(null);

  it.each([
    ['nothing', ''],
    ['half a header', 'Content-Len'],
    ['half a message', initialize.slice(0, -20)],
    ['less than it says', framed({}).replace('2', '2000')],
    ['more than it says', initialize.replace(/\d+/, '9')],
    ['a length below zero', 'Content-Length: -1\r\n\r\n{}'],
    ['a length that is no number', 'Content-Length: many\r\n\r\n{}'],
    ['an enormous length', 'Content-Length: 99999999999999\r\n\r\n{}'],
    ['no length', 'Content-Type: x\r\n\r\n{}'],
    ['garbage', '\0\xff\r\n\r\n'.repeat(1000)],
    ['a megabyte without a line end', 'x'.repeat(1_000_000)],
  ])('by sending %s, and then dies, leaves no server behind', async (_, sent) => {
    const child = spawn(process.execPath, SHIPPED.slice(1));
    child.stdin.on('error', () => undefined);
    child.stdin.end(sent, 'latin1');
    expect(await new Promise((resolve) => child.once('exit', resolve))).toBe(1);
  });

  it('by dying without closing anything leaves no server behind', { timeout: 30_000 }, async () => {
    // Somebody else holds the pipes open; the server sees by itself that who greeted it is gone.
    const parent = spawn(process.execPath, ['-e', 'setTimeout(() => {}, 300)']);
    const child = spawn(process.execPath, SHIPPED.slice(1));
    child.stdin.write(greeting(parent.pid ?? null));
    expect(await new Promise((resolve) => child.once('exit', resolve))).toBe(1);
  });

  it('by tearing messages apart is understood all the same', async () => {
    const child = spawn(process.execPath, SHIPPED.slice(1));
    let said = '';
    child.stdout.on('data', (data) => (said += data));
    for (const piece of initialize.match(/[\s\S]{1,7}/g) ?? []) {
      child.stdin.write(piece);
      await new Promise((resolve) => setImmediate(resolve));
    }
    while (!said.includes('hoverProvider')) await new Promise((resolve) => child.stdout.once('data', resolve));
    child.stdin.end();
    await new Promise((resolve) => child.once('exit', resolve));
  });
});

function greeting(processId: number | null): string {
  return framed({
    jsonrpc: '2.0',
    id: 1,
    method: 'initialize',
    params: { processId, rootUri: null, capabilities: {} },
  });
}

/** A message as it goes over the wire. */
function framed(message: object): string {
  const body = JSON.stringify(message);
  return `Content-Length: ${Buffer.byteLength(body)}\r\n\r\n${body}`;
}

/** Until the server has taken up the last change of a configuration: it waits for others that come with it. */
const settled = () => new Promise((resolve) => setTimeout(resolve, 300));

/** Compares what the server says of its documents with what the command line finds in the same texts. */
async function compare(running: Client, { open }: Replay, folders: readonly Folder[]): Promise<void> {
  for (const { uri, folder, name } of open) folder.write(name, running.document(uri).getText());
  for (const folder of folders) {
    const expected = new Map(judged(folder).map(({ path, findings }) => [path, findings]));
    for (const { uri, name, folder: own } of open) {
      if (own !== folder) continue;
      const diagnostics = await running.diagnostics(uri);
      // The other places of a decision come behind it, and are no findings.
      const found = diagnostics.filter(({ data }) => data !== undefined);
      const findings = found
        .filter(({ data }, index) => found.findIndex((other) => other.data === data) === index)
        .map(shown);
      expect(findings, name).toEqual(expected.get(name) ?? []);
    }
  }
}

/** What the command line finds in a folder. */
function judged(folder: Folder): { path: string; findings: string[] }[] {
  const cli = path.resolve('dist/cli.js');
  const options = { cwd: folder.path, encoding: 'utf8', maxBuffer: 1e9 } as const;
  const { files } = JSON.parse(spawnSync(process.execPath, [cli, '--format', 'json', '.'], options).stdout) as {
    files: { path: string; findings: { rule: string; message: string; range: { start: Place; end: Place } }[] }[];
  };
  return files.map(({ path, findings }) => ({
    path,
    findings: findings.map(
      ({ rule, message, range: { start, end } }) =>
        `${start.line}:${start.column}-${end.line}:${end.column} ${rule}: ${message}`,
    ),
  }));
}

interface Place {
  readonly line: number;
  readonly column: number;
}

/** A diagnostic as the command line would count its places. */
function shown({ range: { start, end }, code, message }: Diagnostic): string {
  return `${start.line + 1}:${start.character + 1}-${end.line + 1}:${end.character + 1} ${code}: ${message}`;
}
