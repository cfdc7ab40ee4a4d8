import fs from 'node:fs';
import process from 'node:process';
import { Readable, Writable } from 'node:stream';
import { runArguments } from '../../cli/run.js';

/** What a run left behind. */
export interface Run {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

export interface RunOptions {
  /** Standard input. */
  readonly input?: string | Buffer;
  readonly env?: Readonly<Record<string, string>>;
  /** Where it is started, from the folder of the workspace. */
  readonly folder?: string;
}

const { version, homepage } = JSON.parse(fs.readFileSync('package.json', 'utf8')) as Record<string, string>;

/** The environment of this process, without what would colour its tests. */
export function inherited(): NodeJS.ProcessEnv {
  const { NO_COLOR: _, FORCE_COLOR: __, ...env } = process.env;
  return env;
}

let last: Promise<unknown> = Promise.resolve();

/**
 * Runs the command line in this process: the sources of what ships, in a folder, with streams and surroundings of its
 * own. There is one of each, so runs wait for one another.
 */
export function runHere(args: readonly string[], folder: string, options: RunOptions): Promise<Run> {
  const here = last.then(() => alone(args, folder, options));
  last = here.catch(() => undefined);
  return here;
}

async function alone(args: readonly string[], folder: string, { input = '', env = {} }: RunOptions): Promise<Run> {
  const [out, err] = [collector(), collector()];
  const before = process.cwd();
  const surroundings = {
    stdin: Readable.from(input.length > 0 ? [Buffer.from(input)] : []),
    stdout: out.stream,
    stderr: err.stream,
    env: { ...inherited(), DISTINGUO_VERSION: version, DISTINGUO_HOMEPAGE: homepage, ...env },
  };
  const usual = Object.keys(surroundings).map(
    (name) => [name, Object.getOwnPropertyDescriptor(process, name)] as const,
  );
  process.chdir(folder);
  for (const [name, value] of Object.entries(surroundings))
    Object.defineProperty(process, name, { value, configurable: true, enumerable: true, writable: true });
  try {
    const code = await runArguments(args);
    return { code, stdout: out.text(), stderr: err.text() };
  } finally {
    for (const [name, descriptor] of usual) Object.defineProperty(process, name, descriptor ?? {});
    process.chdir(before);
  }
}

/** A stream that keeps what is written, as a pipe would carry it. */
function collector(): { readonly stream: Writable; readonly text: () => string } {
  const chunks: Buffer[] = [];
  const stream = new Writable({
    write(chunk: Buffer, _encoding, done) {
      chunks.push(chunk);
      done();
    },
  });
  return { stream, text: () => Buffer.concat(chunks).toString() };
}
