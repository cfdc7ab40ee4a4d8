import { ownMark } from '../../workspace/index.js';
import { oneLine } from '../terminal.js';
import type { Question } from './ask.js';

/** Where answers to questions begin on a page, and what they look like; {@link readPage} finds them again. */
const ID = 'Question: ';
const REASON = 'Reason:';

/** What is ticked beside an answer that holds for every document. */
export const EVERYWHERE = 'everywhere';

/** Begins a page of questions: how it is filled in. */
export const pageHead = (name: string): string => `${ownMark}

# Who is meant?

Each question is about one document, and about a word of it or two. Put an x into the box of one answer: \`- [x]\`.
Tick “${EVERYWHERE}” as well where the same holds in all documents. What you leave blank stays open.
Then run \`distinguo decide ${name}\`: it writes your answers to \`distinguo.yml\`.
`;

/** A question with its boxes. */
export function pageSection(question: Question, isFirstOfDocument: boolean): string {
  const { id, document, title, ask, words, counts, others, answers } = question;
  const head = isFirstOfDocument ? `\n## ${inText(document)}\n` : '';
  const { for: speaksFor = [], against = [], told = [] } = question;
  const facts = [
    ...(speaksFor.length > 0 ? [`For one actor: ${speaksFor.map(inText).join('; ')}.`] : []),
    ...(against.length > 0 ? [`Against it: ${against.map(inText).join('; ')}.`] : []),
    ...(told.length > 0 ? [`What was read: ${told.map(inText).join('; ')}.`] : []),
  ];
  const about = [
    ...(title === undefined ? [] : [`The document is called “${inText(title)}”.`]),
    ...words.map((word, at) => `*${word}* stands for a person ${times(counts[at] ?? 0)}.`),
    ...(others.length > 0 ? [`Others are told of: ${others.join(', ')}.`] : []),
  ];
  const boxes = [...answers, { answer: EVERYWHERE, means: 'besides: the answer holds in all documents' }];
  return `${head}
### ${ask}

${ID}${codeOf(oneLine(id))}

${about.join(' ')}

${question.passages.map(quoteOf).join('\n>\n')}

${facts.join('\n')}

${boxes.map(({ answer, means }) => `- [ ] ${answer}: ${means}`).join('\n')}

${REASON}
`;
}

const times = (count: number): string => (count === 1 ? 'once' : `${count} times`);

function quoteOf({ line, kind, under, text }: Question['passages'][number]): string {
  const place = [`line ${line}`, ...(kind === 'heading' ? ['a heading'] : []), ...under.map(inText)].join(', ');
  // The two words keep their marks.
  const pieces = text.split('**').map((piece, at) => (at % 2 === 1 ? `**${inText(piece)}**` : inText(piece)));
  return `> ${place}: ${pieces.join('')}`;
}

/** Text of a document in one line, none of which is markup. */
const inText = (text: string): string => oneLine(text).replace(/[\\`*_[\]<>|]/g, '\\$&');

/** As code, whatever it holds. */
function codeOf(text: string): string {
  const longest = Math.max(0, ...(text.match(/`+/g) ?? []).map(({ length }) => length));
  const fence = '`'.repeat(longest + 1);
  return longest === 0 ? `${fence}${text}${fence}` : `${fence} ${text} ${fence}`;
}

/** What a page says of one question. */
export interface PageAnswer {
  readonly id: string;
  /** From 1: that of the question, and of each box that is ticked. */
  readonly line: number;
  readonly ticked: readonly { readonly answer: string; readonly line: number }[];
  readonly reason?: string;
}

/** Reads what somebody has filled in. Quotations are no part of it. */
export function readPage(text: string): readonly PageAnswer[] {
  const answers: { id: string; line: number; ticked: { answer: string; line: number }[]; reason?: string }[] = [];
  text.split(/\r\n|\n|\r/).forEach((written, index) => {
    const line = index + 1;
    const id = behind(ID.trim(), written);
    if (id !== undefined) answers.push({ id: withoutFence(id), line, ticked: [] });
    const current = answers.at(-1);
    const ticked = /^ {0,3}[-*+] \[[xX✓✔]\] ([^:]+)/.exec(written)?.[1]?.trim();
    if (current !== undefined && ticked) current.ticked.push({ answer: ticked, line });
    const reason = behind(REASON, written);
    if (current !== undefined && reason) current.reason = reason;
  });
  return answers;
}

/** What stands on a line behind what opens it; undefined for another line. */
const behind = (opening: string, line: string): string | undefined =>
  line.startsWith(opening) ? line.slice(opening.length).trim() : undefined;

/** The text of a code span; any other text as it is. */
function withoutFence(text: string): string {
  const fence = /^`+/.exec(text)?.[0] ?? '';
  return fence !== '' && text.endsWith(fence) ? text.slice(fence.length, -fence.length).trim() : text;
}
