// Loaded before a program under test (node --import): writes down whatever it starts, asks of a network, or compiles.

import childProcess from 'node:child_process';
import dgram from 'node:dgram';
import dns from 'node:dns';
import fs from 'node:fs';
import http from 'node:http';
import https from 'node:https';
import { syncBuiltinESMExports } from 'node:module';
import net from 'node:net';
import process from 'node:process';
import tls from 'node:tls';
import vm from 'node:vm';

const log = process.env.DISTINGUO_WITNESS;
const tell = (what, detail) => fs.appendFileSync(log, `${what} ${String(detail)}\n`);

/** Lets a function work as before, but not unseen. */
function watch(module, names, what) {
  for (const name of names) {
    const original = module[name];
    module[name] = function watched(...args) {
      tell(what, [args[0], ...(Array.isArray(args[1]) ? args[1] : [])].map(String).join(' '));
      return Reflect.apply(original, this, args);
    };
  }
}

watch(childProcess, ['spawn', 'spawnSync', 'exec', 'execSync', 'execFile', 'execFileSync', 'fork'], 'process');
watch(net.Socket.prototype, ['connect'], 'network');
watch(net.Server.prototype, ['listen'], 'network');
watch(http, ['request', 'get'], 'network');
watch(https, ['request', 'get'], 'network');
watch(tls, ['connect'], 'network');
watch(dgram, ['createSocket'], 'network');
watch(dns, ['lookup', 'resolve'], 'network');
watch(dns.promises, ['lookup', 'resolve'], 'network');
watch(globalThis, ['fetch', 'eval'], 'network');
watch(vm, ['runInThisContext', 'runInNewContext', 'runInContext'], 'code');
syncBuiltinESMExports();
