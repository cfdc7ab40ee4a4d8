// What Node reads first of the server: sets Node up for it, and loads it with what was kept of it.
import { createRequire } from 'node:module';

void start();

async function start(): Promise<void> {
  // An old editor brings a Node without this, and the server does as well as it can.
  const load = process.getBuiltinModule === undefined ? undefined : await prepared();
  if (load === undefined) createRequire(__filename)('./server.cjs');
  else load('server.cjs');
}

async function prepared(): Promise<((name: string) => unknown) | undefined> {
  const { keeping, optimizeLater } = await import('../start/index.js');
  optimizeLater('server');
  return keeping({ home: __dirname, build: process.env.DISTINGUO_BUILD ?? '', core: 'server.cjs' });
}
