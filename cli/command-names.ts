import { didYouMean } from '../engine/index.js';

/** The commands, and what each is for, in a few words. */
export const commandNames = {
  'merge-reports': 'join the reports of the parts of a run',
  init: 'propose a configuration',
  lsp: 'serve editors',
  mcp: 'serve language models',
  doctor: 'say what is read and why',
  glossary: 'test, check, import, export and compare glossaries',
  migrate: 'name what in a configuration means something else than it did',
  questions: 'write what cannot be told and a reader can tell',
  decide: 'write answers to questions into the configuration',
  completion: 'print a script for a shell',
};

/** A question after the command that was probably meant by what is no file, or nothing; with a space before it. */
export function commandMeant(written: string): string {
  return written === 'help' ? ' Did you mean “--help”?' : didYouMean(written, Object.keys(commandNames));
}
