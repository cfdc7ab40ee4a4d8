import type { Decision, Term, WordDecision } from '../engine/model.js';
import { type ConfiguredDecision, isOfOneWord, problemsIn } from './configuration.js';
import { globFault, globMatcher } from './glob.js';
import { type ParsedConfiguration, parseConfiguration } from './parse.js';
import { appendToList, type TextChange } from './yaml-edit.js';

/** A decision that is to be written. */
export type NewDecision = (Decision | WordDecision) & {
  /** The file for which it holds, relative to the folder of the configuration; all files when absent. */
  readonly path?: string;
};

/** What becomes of a configuration that decisions are written into. */
export interface DecisionChange {
  /** What must change in its text; absent when nothing must. */
  readonly change?: TextChange;
  /** How many of the decisions it holds already. */
  readonly known: number;
  /** What stands against some of them, by their index, as sentences with the remedy. */
  readonly problems: readonly { readonly index: number; readonly message: string }[];
}

/**
 * What must change in a configuration so that it holds decisions. Those that say the same of several files become one
 * entry. Nothing changes while there is a problem.
 *
 * @param file the name that messages call the configuration by
 * @param text YAML, or JSON; empty for a new file
 */
export function decideIn(
  file: string,
  text: string,
  decisions: readonly NewDecision[],
  format: 'yaml' | 'json',
): DecisionChange {
  const parsed = parseConfiguration(file, text);
  const [fault] = parsed.problems;
  if (fault !== undefined) {
    const message = `${file}:${fault.line}:${fault.column}: ${fault.message} Mend this first.`;
    return { known: 0, problems: decisions.map((_, index) => ({ index, message })) };
  }
  const standing = decisions.map((decision) => standingOf(decision, parsed));
  const problems = decisions.flatMap((decision, index) => {
    const message = faultOf(decision, standing[index], { file, text, parsed });
    return message === undefined ? [] : [{ index, message }];
  });
  const fresh = decisions.filter((_, index) => standing[index] === undefined);
  const known = decisions.length - fresh.length;
  if (problems.length > 0 || fresh.length === 0) return { known, problems };
  const change = appendToList(text, 'decisions', entriesOf(fresh), format);
  if (change !== undefined) return { change, known, problems };
  const message = `${file} is written in a way that nothing can be added to: begin “decisions:” as a list there.`;
  return { known, problems: fresh.map((each) => ({ index: decisions.indexOf(each), message })) };
}

/** The index of the decision that a configuration has of the same words and files. */
function standingOf(decision: NewDecision, { data }: ParsedConfiguration): number | undefined {
  const { path } = decision;
  const at = (data.decisions ?? []).findLastIndex(
    (known) =>
      decidedWords(known).join() === decidedWords(decision).join() &&
      (known.files === undefined || path === undefined || globMatcher(known.files)(path)),
  );
  return at < 0 ? undefined : at;
}

/** The words of a decision, in the order of their letters. */
export const decidedWords = (decision: Decision | WordDecision): readonly Term[] =>
  isOfOneWord(decision) ? [decision.word] : [...decision.words].sort();

/** What is decided, as a text by which decisions are compared. */
export const verdictOf = (decision: Decision | WordDecision): string =>
  isOfOneWord(decision) ? [...decision.roles].sort().join() : [decision.are, decision.write ?? ''].join();

/** What stands against a decision, as a sentence with the remedy; undefined when nothing does. */
function faultOf(
  decision: NewDecision,
  standing: number | undefined,
  named: { readonly file: string; readonly text: string; readonly parsed: ParsedConfiguration },
): string | undefined {
  const { path } = decision;
  const { file, text, parsed } = named;
  const known = standing === undefined ? undefined : parsed.data.decisions?.[standing];
  if (known !== undefined && verdictOf(known) !== verdictOf(decision)) {
    const span = parsed.listed.find(({ kind, index }) => kind === 'decisions' && index === standing)?.span;
    const { line } = problemsIn(file, text)('', span ?? { start: 0, end: 0 }, '');
    const words = isOfOneWord(decision) ? [decision.word] : decision.words;
    return `${file}:${line} has decided otherwise about “${words.join('” and “')}”: change it there, or take it out.`;
  }
  const fault = path === undefined || known !== undefined ? undefined : globFault(globOfFile(path));
  return fault === undefined ? undefined : `${path} cannot be named in ${file}. ${fault}`;
}

/** A file as a glob that means it alone, wherever it lies: what would be a pattern is one unknown character. */
const globOfFile = (path: string): string => (path.includes('/') ? '' : './') + path.replace(/[*?[\]{}\\]/g, '?');

/** As they stand in the configuration: what is decided alike of the same words, with all its files. */
function entriesOf(decisions: readonly NewDecision[]): readonly ConfiguredDecision[] {
  const entries = new Map<string, ConfiguredDecision>();
  for (const { reason, path, ...what } of decisions) {
    const why = reason === undefined ? {} : { reason };
    const key = JSON.stringify([what, why, path === undefined]);
    const files = path === undefined ? undefined : [...(entries.get(key)?.files ?? []), globOfFile(path)];
    entries.set(key, { ...what, ...(files && { files: [...new Set(files)] }), ...why });
  }
  return [...entries.values()];
}
