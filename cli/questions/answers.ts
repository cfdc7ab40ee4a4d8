import { isMap, isScalar, isSeq, LineCounter, type Node, parseDocument } from 'yaml';
import { EVERYWHERE, readPage } from './page.js';

/** An answer as somebody gave it. */
export interface Answer {
  readonly id: string;
  readonly answer: string;
  readonly reason?: string;
  /** It holds in all documents. */
  readonly everywhere: boolean;
  /** Where it stands in what was handed over, from 1. */
  readonly line: number;
}

/** What is wrong with answers, and how to mend it. */
export interface AnswerProblem {
  /** From 1. */
  readonly line: number;
  readonly message: string;
}

/** What was handed over. */
export interface ReturnedAnswers {
  readonly answers: readonly Answer[];
  /** How many questions have no answer yet. */
  readonly blank: number;
  readonly problems: readonly AnswerProblem[];
}

/** A page that was filled in, or JSON: a list of answers, or the questions as they were printed with an `answer` each. */
export const readAnswers = (text: string): ReturnedAnswers =>
  /^\s*[[{]/.test(text.replace(/^\ufeff/, '')) ? readJson(text) : readFilledPage(text);

function readFilledPage(text: string): ReturnedAnswers {
  const all = readPage(text);
  const problems: AnswerProblem[] = [];
  const answers = all.flatMap(({ id, line, ticked, reason }): readonly Answer[] => {
    const everywhere = ticked.some(({ answer }) => answer === EVERYWHERE);
    const [given, second] = ticked.filter(({ answer }) => answer !== EVERYWHERE);
    if (second !== undefined) {
      const message = `Two answers to one question are ticked, here and in line ${given?.line}: leave one.`;
      problems.push({ line: second.line, message });
    }
    if (given === undefined && everywhere)
      problems.push({ line, message: 'Of this question only “everywhere” is ticked: tick an answer as well.' });
    return given === undefined || second !== undefined
      ? []
      : [{ id, answer: given.answer, everywhere, line: given.line, ...(reason !== undefined && { reason }) }];
  });
  if (all.length === 0)
    problems.push({
      line: 1,
      message: 'There is no question here: hand over the page of “distinguo questions”, or its JSON.',
    });
  return { answers, blank: all.length - answers.length, problems };
}

/** What answers look like. */
const HINT = 'write [{"id": …, "answer": …}], or fill an “answer” into each of the questions.';

/** JSON is read as the YAML that it is, which knows its lines. */
function readJson(text: string): ReturnedAnswers {
  const lineCounter = new LineCounter();
  let contents: Node | null;
  try {
    const written = text.replace(/^\ufeff/, '');
    JSON.parse(written);
    contents = parseDocument(written, { lineCounter, uniqueKeys: false }).contents;
  } catch (error) {
    const message = `This is no JSON (${error instanceof Error ? error.message : error}): mend it first.`;
    return { answers: [], blank: 0, problems: [{ line: 1, message }] };
  }
  const lineOf = (node: Node | null | undefined): number => lineCounter.linePos(node?.range?.[0] ?? 0).line;
  const list = isMap<Node, Node>(contents)
    ? (valueIn(contents, 'answers') ?? valueIn(contents, 'questions'))
    : contents;
  if (!isSeq<Node>(list))
    return {
      answers: [],
      blank: 0,
      problems: [{ line: lineOf(list ?? contents), message: `Here is no list: ${HINT}` }],
    };
  const problems: AnswerProblem[] = [];
  let blank = 0;
  const answers = list.items.flatMap((item): readonly Answer[] => {
    const line = lineOf(item);
    const [id, answer, reason] = ['id', 'answer', 'reason'].map((key) => textIn(item, key));
    const everywhere = isTrue(valueIn(item, EVERYWHERE));
    if (typeof id !== 'string') problems.push({ line, message: `This answer has no “id”: ${HINT}` });
    else if (answer === undefined) blank += 1;
    else if (answer === null || reason === null)
      problems.push({ line, message: '“answer” and “reason” must be texts: put them between quotation marks.' });
    else return [{ id, answer, everywhere, line, ...(reason !== undefined && { reason }) }];
    return [];
  });
  return { answers, blank, problems };
}

function valueIn(map: unknown, key: string): Node | undefined {
  if (!isMap<Node, Node>(map)) return undefined;
  return map.items.find(({ key: known }) => isScalar(known) && known.value === key)?.value ?? undefined;
}

const isTrue = (node: Node | undefined): boolean => isScalar(node) && node.value === true;

/** A text; undefined where there is none (or null, or blank), null where something else stands. */
function textIn(map: unknown, key: string): string | undefined | null {
  const node = valueIn(map, key);
  if (node === undefined || (isScalar(node) && node.value === null)) return undefined;
  if (!isScalar(node) || typeof node.value !== 'string') return null;
  return node.value.trim() === '' ? undefined : node.value.trim();
}
