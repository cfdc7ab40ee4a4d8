/** So many documents are a long run: what follows would cost a short one a twentieth of its time. */
const longRun = 500;

/**
 * In a long run, lets V8 collect before garbage has grown to several times of what is held: it waits the longer, the
 * faster it has been, and of a run over 20,000 documents three quarters of the heap were garbage.
 *
 * @param documents how many have been read
 */
export function holdLittle(documents: number): void {
  // Of Node 20 and 24, as in start.ts: the names of these limits change, and unknown ones are complained about.
  if (documents !== longRun || !/^(?:11\.3|13\.6)\./.test(process.versions.v8)) return;
  // Asked for, not imported: see start.ts.
  process.getBuiltinModule('node:v8').setFlagsFromString('--heap-growing-percent=40');
}
