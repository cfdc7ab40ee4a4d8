import { spawn } from 'node:child_process';
import { describe, expect, it } from 'vitest';
import { createMessageConnection, StreamMessageReader, StreamMessageWriter } from 'vscode-languageserver-protocol/node';
import { SHIPPED } from './running.js';

const greeting = { processId: null, rootUri: null, capabilities: {} };

/** The server that ships, before anything was said to it. */
function fresh() {
  const [program = '', ...args] = SHIPPED;
  const child = spawn(program, args);
  const connection = createMessageConnection(
    new StreamMessageReader(child.stdout),
    new StreamMessageWriter(child.stdin),
  );
  connection.listen();
  const said: string[] = [];
  child.stderr.on('data', (data) => said.push(String(data)));
  return { child, connection, said, exited: new Promise((resolve) => child.once('exit', resolve)) };
}

describe('a session', () => {
  it('begins with “initialize”: before it every request is refused, and notifications are dropped', async () => {
    const { connection, exited } = fresh();
    const refused = { code: -32002 };
    await expect(connection.sendRequest('textDocument/hover', {})).rejects.toMatchObject(refused);
    await expect(connection.sendRequest('shutdown')).rejects.toMatchObject(refused);
    await connection.sendNotification('textDocument/didOpen', { textDocument: null });
    expect(await connection.sendRequest('initialize', greeting)).toHaveProperty('capabilities');
    await connection.sendNotification('exit');
    expect(await exited).toBe(1);
  });

  it('begins once', async () => {
    const { connection, exited } = fresh();
    await connection.sendRequest('initialize', greeting);
    await expect(connection.sendRequest('initialize', greeting)).rejects.toMatchObject({ code: -32600 });
    await connection.sendRequest('shutdown');
    await connection.sendNotification('exit');
    expect(await exited).toBe(0);
  });

  it('ends with “shutdown”: after it every request is refused', async () => {
    const { connection, exited } = fresh();
    await connection.sendRequest('initialize', greeting);
    await connection.sendRequest('shutdown');
    const hover = { textDocument: { uri: 'untitled:1' }, position: { line: 0, character: 0 } };
    await expect(connection.sendRequest('textDocument/hover', hover)).rejects.toMatchObject({ code: -32600 });
    await expect(connection.sendRequest('shutdown')).rejects.toMatchObject({ code: -32600 });
    await connection.sendNotification('exit');
    expect(await exited).toBe(0);
  });
});

it.each(['Content-Length: many\r\n\r\n{}', 'Content-Size: 2\r\n\r\n{}', 'no header at all\r\n\r\n{}'])(
  'a message whose length nobody knows ends the server, which says why: %j',
  async (text) => {
    const { child, connection, said, exited } = fresh();
    await connection.sendRequest('initialize', greeting);
    child.stdin.write(text);
    expect(await exited).toBe(1);
    expect(said.join('')).toContain('cannot be told apart any more');
  },
);
