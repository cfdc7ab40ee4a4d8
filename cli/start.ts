// What Node reads first: sets Node up for a short run, and loads the rest. It imports nothing of Node, since a module of
// Node that is imported brings all that it could export, and half of Node with that.
import { keeping, optimizeLater } from '../start/index.js';
import { helpText } from './help-text.js';
import { letGo } from './hold-little.js';

const { dirname } = process.getBuiltinModule('node:path');
const file = process.getBuiltinModule('node:url').fileURLToPath(import.meta.url);

if (!answers(process.argv.slice(2))) start();

/** Answers what needs nothing of the program, if that is what is asked. */
function answers(args: readonly string[]): boolean {
  const [asked = ''] = args.length === 1 ? args : [];
  if (asked === '--version' || asked === '-v') return prints(`${process.env.DISTINGUO_VERSION}\n`);
  return (asked === '--help' || asked === '-h') && prints(helpText());
}

/** @returns false when nothing could be written: the program says what is wrong, or waits for who reads */
function prints(text: string): boolean {
  try {
    const bytes = Buffer.from(text);
    const fs = process.getBuiltinModule('node:fs');
    const count = fs.writeSync(1, bytes);
    // The rest of a slow pipe waits for its turn.
    if (count < bytes.length) process.stdout.write(bytes.subarray(count));
    return true;
  } catch {
    return false;
  }
}

function start(): void {
  optimizeLater('run');
  const build = process.env.DISTINGUO_BUILD ?? '';
  const load = keeping({ home: dirname(file), build, core: 'cli-engine.cjs', beforeKept: letGo });
  if (load === undefined) process.getBuiltinModule('node:module').createRequire(file)('./cli-main.cjs');
  else load('cli-main.cjs');
}
