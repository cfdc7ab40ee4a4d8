import { choicesFor, decidedBy, decidedWords, type NewDecision, verdictOf } from '../../configuration/index.js';
import { type Compiled, didYouMean, type SourceDocument } from '../../engine/index.js';
import type { Answer, AnswerProblem } from './answers.js';
import { partsOf, versionOf } from './ask.js';

/** A document that somebody has answered a question about. */
export interface AnsweredDocument {
  readonly compiled: Compiled;
  readonly document: SourceDocument;
  /** The name by which its configuration calls it. */
  readonly path: string;
  /** The configuration that holds for it. */
  readonly configuration: string;
}

/** Finds a document by the name that a question has for it; or says why it cannot be had, as the end of a sentence. */
export type Find = (path: string) => Promise<AnsweredDocument | { readonly refused: string }>;

/** A decision, and the answer that it comes from. */
export interface AnsweredDecision {
  readonly decision: NewDecision;
  readonly configuration: string;
  readonly line: number;
}

/** What answers come to. */
export interface AnswersOutcome {
  readonly decisions: readonly AnsweredDecision[];
  /** How many answers decide nothing. */
  readonly unknown: number;
  /** How many were left out because their document has changed. */
  readonly changed: number;
  readonly problems: readonly AnswerProblem[];
}

/**
 * Checks answers, and turns them into decisions.
 *
 * @param skipsChanged whether answers about documents that have changed since are left out; they are problems otherwise
 */
export async function weighAnswers(
  answers: readonly Answer[],
  find: Find,
  skipsChanged: boolean,
): Promise<AnswersOutcome> {
  const lines = new Map<string, number>();
  const documents = new Map<string, ReturnType<typeof read>>();
  const decisions: AnsweredDecision[] = [];
  const problems: AnswerProblem[] = [];
  let unknown = 0;
  let changed = 0;
  for (const answer of answers) {
    const { id, line } = answer;
    const before = lines.get(id);
    lines.set(id, before ?? line);
    const parts = partsOf(id);
    if (before !== undefined || parts === undefined) {
      problems.push({ line, message: before === undefined ? noQuestion(id) : twice(before) });
      continue;
    }
    const known = documents.get(parts.path) ?? read(parts.path, find);
    documents.set(parts.path, known);
    const weighed = weighOne(answer, parts, await known);
    if ('changed' in weighed && skipsChanged) changed += 1;
    else if ('changed' in weighed || 'message' in weighed) problems.push({ line, message: weighed.message });
    else if ('unknown' in weighed) unknown += 1;
    else decisions.push({ ...weighed, line });
  }
  return { decisions, unknown, changed, problems: [...problems, ...contradictionsIn(decisions)] };
}

/** A document with the words, and the pairs of them, that can be asked about. */
type Read =
  | { readonly found: AnsweredDocument; readonly version: string; readonly asked: ReadonlySet<string> }
  | { readonly refused: string };

async function read(path: string, find: Find): Promise<Read> {
  const found = await find(path);
  if ('refused' in found) return found;
  const { words, programs, pairs } = found.compiled.cast(found.document);
  const asked = [...pairs.map((pair) => pair.words.join()), ...[...words, ...programs].map(({ term }) => term)];
  return { found, version: versionOf(found.document.text), asked: new Set(asked) };
}

type One =
  | Pick<AnsweredDecision, 'decision' | 'configuration'>
  | { readonly unknown: true }
  | { readonly changed?: true; readonly message: string };

function weighOne(
  { id, answer, reason, everywhere }: Answer,
  { path, words, version }: NonNullable<ReturnType<typeof partsOf>>,
  read: Read,
): One {
  if ('refused' in read) return { message: `${path} ${read.refused}.` };
  if (read.version !== version) {
    const remedy = `ask again with “distinguo questions ${path}”, or leave such answers out with --skip-changed`;
    return { changed: true, message: `${path} has changed since this was asked: ${remedy}.` };
  }
  if (!read.asked.has(words.join())) return { message: noQuestion(id) };
  const names = choicesFor(words).map((choice) => choice.answer);
  if (!names.includes(answer)) {
    const known = names.map((name) => `“${name}”`).join(', ');
    return { message: `“${answer}” is no answer here.${didYouMean(answer, names)} Answers: ${known}.` };
  }
  const decided = decidedBy(words, answer);
  if (decided === undefined) return { unknown: true };
  const { path: inConfiguration, configuration } = read.found;
  const decision = {
    ...decided,
    ...(reason !== undefined && { reason }),
    ...(!everywhere && { path: inConfiguration }),
  };
  return { decision, configuration };
}

const noQuestion = (id: string): string =>
  `“${id}” is no question that was asked: leave the id as “distinguo questions” wrote it.`;

const twice = (before: number): string => `This question is answered in line ${before} already: leave one answer.`;

/** An answer that holds everywhere, and another one about the same words. */
function contradictionsIn(decisions: readonly AnsweredDecision[]): readonly AnswerProblem[] {
  const everywhere = new Map<string, AnsweredDecision>();
  const keyOf = ({ decision, configuration }: AnsweredDecision): string =>
    [configuration, ...decidedWords(decision)].join('\n');
  for (const one of decisions) if (one.decision.path === undefined) everywhere.set(keyOf(one), one);
  return decisions.flatMap((one) => {
    const general = everywhere.get(keyOf(one));
    if (general === undefined || isSame(general.decision, one.decision)) return [];
    return [
      { line: one.line, message: `This contradicts line ${general.line}, which holds in all documents: change one.` },
    ];
  });
}

const isSame = (one: NewDecision, other: NewDecision): boolean => verdictOf(one) === verdictOf(other);
