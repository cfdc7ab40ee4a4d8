import { spawn } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import { fileURLToPath } from 'node:url';
import { afterEach, describe, expect, it } from 'vitest';
import { actionsAt, named } from './actions.js';
import { Client, listening, modern } from './client.js';
import { folderWith } from './folder.js';
import { SHIPPED } from './running.js';

const CLEAR = 'Each customer opens the dashboard and clicks the Export button.\n';

let client: Client | undefined;
afterEach(async () => {
  await client?.stop();
  client = undefined;
});

describe('the server that ships', () => {
  it('says who it is, judges what is opened by the configuration on the disk, and links to the page of the rule', async () => {
    const folder = folderWith({ 'distinguo.yml': 'rules: { role-mismatch: hint }\n' });
    client = await Client.start({ folders: [folder.uri] }, SHIPPED);
    const { version } = JSON.parse(fs.readFileSync('package.json', 'utf8'));
    expect(client.server.serverInfo).toEqual({ name: 'distinguo', version });
    const uri = await client.open(folder.uriOf('a.md'), CLEAR);
    const [diagnostic, ...more] = await client.diagnostics(uri);
    expect(more).toEqual([]);
    expect(diagnostic).toMatchObject({ code: 'role-mismatch', severity: 4, range: client.at(uri, 'customer') });
    const page = fileURLToPath(diagnostic?.codeDescription?.href ?? '');
    expect(fs.readFileSync(page, 'utf8')).toContain('role-mismatch');
  });

  it('sends diagnostics to a client that only listens', async () => {
    const listener = await Client.start({ capabilities: listening }, SHIPPED);
    client = listener;
    const uri = await listener.open('untitled:1', CLEAR);
    await listener.until(() => listener.published.get(uri)?.diagnostics.length === 1, 'one diagnostic');
  });

  it('ends with exit code 0 after a goodbye', async () => {
    const polite = await Client.start({}, SHIPPED);
    expect(await polite.stop()).toBe(0);
  });

  it('ends with exit code 1 when it is sent away without a goodbye', async () => {
    const rude = await Client.start({}, SHIPPED);
    await rude.connection.sendNotification('exit');
    expect(await rude.running.exited).toBe(1);
  });

  it('ends with the stream', async () => {
    const hasty = await Client.start({}, SHIPPED);
    hasty.running.input.end();
    expect(await hasty.running.exited).toBe(1);
  });

  it('leaves a heading alone that another document leads to', async () => {
    const folder = folderWith({ 'b.adoc': 'See xref:a.adoc#_the_enduser_waits[there].\n' });
    client = await Client.start({ folders: [folder.uri], capabilities: modern }, SHIPPED);
    const uri = await client.open(folder.uriOf('a.adoc'), '= Guide\n\n== The enduser waits\n\nText.\n', 'asciidoc');
    expect(await client.found(uri)).toEqual(['enduser: term-variant']);
    expect(named(await actionsAt(client, uri, 'enduser'), 'Replace with “end user”')).toBeUndefined();
  });

  it('survives messages that are no JSON, or no messages', async () => {
    client = await Client.start({}, SHIPPED);
    for (const junk of ['{ not json', '[]', '"text"', 'null', '{}', '{"jsonrpc":"2.0","id":{}}'])
      client.running.input.write(`Content-Length: ${Buffer.byteLength(junk)}\r\n\r\n${junk}`);
    const uri = await client.open('untitled:1', CLEAR);
    expect(await client.found(uri)).toHaveLength(1);
  });
});

describe('the command line', () => {
  it.each([[['lsp']], [['lsp', '--stdio']]])('starts the same server: distinguo %s', async (args) => {
    client = await Client.start({}, [process.execPath, path.resolve('dist/cli.js'), ...args]);
    const uri = await client.open('untitled:1', CLEAR);
    expect(await client.found(uri)).toEqual(['customer: role-mismatch']);
  });

  it('says what it does not understand', async () => {
    const child = spawn(process.execPath, [path.resolve('dist/cli.js'), 'lsp', '--stdout']);
    let said = '';
    child.stderr.on('data', (data) => (said += data));
    expect(await new Promise((resolve) => child.once('exit', resolve))).toBe(2);
    expect(said).toContain('“--stdout” is unknown');
  });
});

it('never runs what a workspace holds', async () => {
  const folder = folderWith({
    'distinguo.yml': 'extends: evil\n',
    'node_modules/evil/package.json': '{ "main": "index.js" }',
    'node_modules/evil/index.js': 'require("fs").writeFileSync(__dirname + "/ran", "")',
    'distinguo.config.js': 'require("fs").writeFileSync(__dirname + "/ran", "")',
  });
  client = await Client.start({ folders: [folder.uri] }, SHIPPED);
  expect(await client.found(await client.open(folder.uriOf('a.md'), CLEAR))).toHaveLength(1);
  const { existsSync } = await import('node:fs');
  expect([
    existsSync(path.join(folder.path, 'ran')),
    existsSync(path.join(folder.path, 'node_modules/evil/ran')),
  ]).toEqual([false, false]);
});
