// Looks into a running server: loaded before it with --require, and asked over the channel of child processes.
'use strict';
let since;
const spent = [];

/** From the first bytes of a message to the first of its answer; what comes before the next answer is one message. */
const emit = process.stdin.emit;
process.stdin.emit = function (event, ...rest) {
  if (event === 'data') since ??= { wall: performance.now(), cpu: process.cpuUsage() };
  return emit.call(this, event, ...rest);
};
const write = process.stdout.write;
process.stdout.write = function (...rest) {
  const done = write.apply(this, rest);
  if (since !== undefined) {
    const { user, system } = process.cpuUsage(since.cpu);
    spent.push({ wall: performance.now() - since.wall, cpu: (user + system) / 1000 });
    since = undefined;
  }
  return done;
};

process.on('message', (asked) => {
  // What was said since then, nobody has answered.
  since = undefined;
  if (asked === 'memory') {
    for (let i = 0; i < 3; i++) globalThis.gc?.();
    process.send(process.memoryUsage());
  } else process.send(spent.splice(0));
});
// Nobody waits for questions.
process.channel?.unref();
