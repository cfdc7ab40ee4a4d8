/**
 * Lets V8 optimize later. By default it does so with what has run for some milliseconds: most runs are over before that
 * has paid, which took a third of their CPU time, and a server optimizes the same functions again and again, as documents
 * differ. The names of these limits change, and unknown ones are complained about.
 */
export function optimizeLater(): void {
  const { setFlagsFromString } = process.getBuiltinModule('node:v8');
  const version = process.versions.v8;
  if (version.startsWith('11.3.')) setFlagsFromString('--interrupt-budget=600000');
  if (version.startsWith('13.6.')) setFlagsFromString('--invocation-count-for-turbofan=20000');
}
