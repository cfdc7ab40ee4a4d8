import { type ChildProcess, spawn } from 'node:child_process';
import path from 'node:path';
import process from 'node:process';
import { duplexPair, type Readable, type Writable } from 'node:stream';
import { createConnection, createProtocolConnection } from 'vscode-languageserver';
import { StreamMessageReader, StreamMessageWriter } from 'vscode-languageserver/node';

/** The bundle that ships, as it is started by editors. */
export const SHIPPED: readonly string[] = [process.execPath, path.resolve('dist/lsp.cjs'), '--stdio'];

/** The same, with an ear for questions about its memory: see {@link heapOf}. */
export const PROBED: readonly string[] = [
  process.execPath,
  '--expose-gc',
  '--require',
  path.resolve('bench/probe.cjs'),
  ...SHIPPED.slice(1),
];

/** A server and the two streams to speak with it. */
export interface RunningServer {
  readonly input: Writable;
  readonly output: Readable;
  /** Resolves with the exit code when it is gone; null when a signal ended it. */
  readonly exited: Promise<number | null>;
  readonly hasExited: () => boolean;
  /** Whose end is to be the server's end too; null for nobody. */
  readonly watched: number | null;
  /** The process, if it has one of its own. */
  readonly child?: ChildProcess;
}

/** Starts a server by a command line. */
export function spawned(command: readonly string[]): RunningServer {
  // The fourth is a channel for questions about the process itself.
  const child = spawn(command[0] as string, command.slice(1), { stdio: ['pipe', 'pipe', 'pipe', 'ipc'] });
  return {
    input: child.stdin as Writable,
    output: child.stdout as Readable,
    exited: new Promise((resolve) => child.once('exit', resolve)),
    hasExited: () => child.exitCode !== null,
    watched: process.pid,
    child,
  };
}

/**
 * Starts a server in this process: the sources of the one that ships, with the same disk. Where that one would end its
 * process, this one only says so.
 */
export async function serveHere(): Promise<RunningServer> {
  // A test that spawns its server needs none of these modules.
  const [{ serve }, { asyncDiskHost: diskHost }, { rulePagesBeside }] = await Promise.all([
    import('../../server/server.js'),
    import('../../server/disk.js'),
    import('../../server/pages.js'),
  ]);
  const [here, there] = duplexPair();
  let code: number | undefined;
  let leave: (code: number) => void;
  const exited = new Promise<number>((resolve) => {
    leave = resolve;
  });
  const watchDog = {
    shutdownReceived: false,
    initialize: () => undefined,
    exit: (given: number) => {
      code = given;
      leave(given);
    },
  };
  const connection = createConnection(
    (logger) => createProtocolConnection(new StreamMessageReader(there), new StreamMessageWriter(there), logger),
    watchDog,
  );
  serve(connection, { disk: diskHost, rulePages: rulePagesBeside(path.resolve('dist')) });
  return { input: here, output: here, exited, hasExited: () => code !== undefined, watched: null };
}

/** How much a server holds in memory when all that is not needed is gone, in bytes. It must be {@link PROBED}. */
export async function heapOf({ child }: RunningServer): Promise<number> {
  if (child === undefined) throw new Error('this server has no process of its own');
  const answer = new Promise<NodeJS.MemoryUsage>((resolve) => child.once('message', resolve));
  child.send('memory');
  const { heapUsed, external } = await answer;
  return heapUsed + external;
}
