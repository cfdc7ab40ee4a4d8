/**
 * Lets V8 optimize later. By default it does so with what has run for some milliseconds. Most runs are over before that
 * has paid, which took a third of their CPU time. A server goes on, and whoever types waits for code that is not optimized
 * yet: there V8 of Node 20 waits three times as long, which costs nothing, and spares a quarter of what the first large
 * document takes; that of Node 24 as long as by default, which must be said where a run has become a server.
 * The names of these limits change, and unknown ones are complained about.
 */
export function optimizeLater(of: 'run' | 'server'): void {
  const { setFlagsFromString } = process.getBuiltinModule('node:v8');
  const version = process.versions.v8;
  if (version.startsWith('11.3.')) setFlagsFromString(`--interrupt-budget=${of === 'run' ? 600_000 : 200_000}`);
  if (version.startsWith('13.6.'))
    setFlagsFromString(`--invocation-count-for-turbofan=${of === 'run' ? 20_000 : 3000}`);
}
