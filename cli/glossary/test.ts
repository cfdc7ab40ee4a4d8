import { testGlossary } from '../../glossary/index.js';
import { exitCodes } from '../run.js';
import { shownPath } from '../targets.js';
import { leadingPath, oneLine, type Terminal } from '../terminal.js';
import { loadNamed } from './load.js';

/** Holds the sentences of the configuration of the working folder, or of those that are named, against its glossary. */
export async function testTerms(args: readonly string[], terminal: Terminal): Promise<number> {
  let failed = 0;
  let held = 0;
  for (const configuration of await loadNamed(args, terminal)) {
    const failures = testGlossary(configuration);
    failed += failures.length;
    held += configuration.tests.length - failures.length;
    for (const { file, line, column, term, kind, sentence, message } of failures) {
      const place = `${leadingPath(shownPath(file, terminal.cwd))}:${line}:${column}`;
      await terminal.print(`${place}: ${oneLine(`“${term}” ${kind} “${sentence}”: ${message}`)}\n`);
    }
  }
  await terminal.print(`${held} passed, ${failed} failed\n`);
  return failed === 0 ? exitCodes.clean : exitCodes.findings;
}
