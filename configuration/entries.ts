import {
  type ConfigurationProblem,
  type ConfiguredDecision,
  type ConfiguredException,
  isOfOneWord,
  problemsIn,
} from './configuration.js';
import { globMatcher } from './glob.js';
import type { ListEntry, ParsedConfiguration } from './parse.js';

/** An entry that is meant for documents or words which may be gone: an exception, an allowed phrase, an ignored path. */
export interface ConfigurationEntry {
  /** What to say when nothing matches it. */
  readonly problem: ConfigurationProblem;
  /**
   * Whether a document is one that the entry is meant for. Says so rather too often: markup and inflection are not known
   * here.
   *
   * @param path relative to the folder of the configuration, with forward slashes
   * @param words gives those of the document, as {@link wordsOf} has them; undefined for one that is not read
   */
  readonly matches: (path: string, words: () => string | undefined) => boolean;
}

/** The entries of a configuration file that is right. */
export function glossaryEntriesOf(
  file: string,
  text: string,
  { data, listed }: ParsedConfiguration,
): readonly ConfigurationEntry[] {
  const problemOf = problemsIn(file, text);
  return listed.flatMap((entry) => {
    const matches = matcherOf(entry, data);
    const { code, message } = told[entry.kind];
    return matches === undefined
      ? []
      : [{ matches, problem: { ...problemOf(code, entry.span, message), severity: 'warning' as const } }];
  });
}

const told = {
  ignore: { code: 'unused-ignore', message: 'No document is left out by this: remove it.' },
  allow: { code: 'unused-allow', message: 'No document that was read says this: remove it.' },
  exceptions: {
    code: 'unused-exception',
    message: 'This exception fits nothing in any document that was read: remove it.',
  },
  decisions: {
    code: 'unused-decision',
    message: 'No document that was read says one of these words: remove this.',
  },
} as const;

function matcherOf(
  { kind, index }: ListEntry,
  { ignore, allow, exceptions, decisions }: ParsedConfiguration['data'],
): ConfigurationEntry['matches'] | undefined {
  if (kind === 'ignore') {
    const glob = ignore?.[index];
    return glob === undefined ? undefined : globMatcher([glob]);
  }
  if (kind === 'allow') return says(allow?.[index]);
  return kind === 'decisions' ? decisionMatcher(decisions?.[index]) : exceptionMatcher(exceptions?.[index]);
}

/** A decision is of use as long as one of the words is there: the other may come back. */
function decisionMatcher(decision: ConfiguredDecision | undefined): ConfigurationEntry['matches'] | undefined {
  if (decision === undefined) return undefined;
  const { files } = decision;
  const words = isOfOneWord(decision) ? [decision.word] : decision.words;
  const isMeant = files === undefined ? () => true : globMatcher(files);
  const either = words.map((word) => says(word.replace(/y$/, '')));
  return (path, text) => isMeant(path) && either.some((one) => one?.(path, text) === true);
}

function exceptionMatcher({ files, term, context }: ConfiguredException = {}): ConfigurationEntry['matches'] {
  const isMeant = files === undefined ? () => true : globMatcher(files);
  const parts = [
    ...(term === undefined ? [] : [says(term.replace(/y$/, ''))]),
    ...(context === undefined ? [] : [says(context)]),
  ];
  return (path, words) => isMeant(path) && words() !== undefined && parts.every((part) => part?.(path, words));
}

/** Whether a document says some words, whatever stands between them. */
function says(phrase: string | undefined): ConfigurationEntry['matches'] | undefined {
  if (phrase === undefined) return undefined;
  const wanted = wordsOf(phrase).trim();
  return (_, words) => words()?.includes(wanted) === true;
}

/** The letters and digits of a text in lower case, with a space for all that stands between them: tags, punctuation, “&nbsp;”. */
export function wordsOf(text: string): string {
  return text
    .replace(/<[^<>]{0,1000}>|&#?\w{1,32};/g, ' ')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .toLowerCase();
}
