import { createHash } from 'node:crypto';
import { type AskedWords, type Choice, choicesFor } from '../../configuration/index.js';
import type { CastQuestion, Compiled, SourceDocument } from '../../engine/index.js';
import { TextLines } from '../text-lines.js';

/** A question as it is written down: all that somebody needs to answer it. */
export interface Question {
  /** Says the document, the words, and which text of the document it was asked about. */
  readonly id: string;
  /** As shown. */
  readonly document: string;
  readonly title?: string;
  readonly ask: string;
  readonly words: AskedWords;
  readonly counts: readonly number[];
  readonly others: readonly string[];
  /** Of two words, how likely they are one, by what was read; from 0 to 1. */
  readonly likeness?: number;
  /** Of two words, what speaks for one actor, and against it. */
  readonly for?: readonly string[];
  readonly against?: readonly string[];
  /** Of one word, what its sentences tell of whom it names. */
  readonly told?: readonly string[];
  readonly passages: readonly QuotedPassage[];
  readonly answers: readonly Choice[];
}

/** A sentence that bears on a question; the two words stand between `**`. */
export interface QuotedPassage {
  readonly line: number;
  readonly kind: string;
  readonly under: readonly string[];
  readonly text: string;
}

/** So many facts are told on either side. */
const FACTS = 3;

/**
 * What is to be asked about a document.
 *
 * @param path the name that the document goes by
 */
export function questionsAbout(
  compiled: Compiled,
  document: SourceDocument,
  path: string,
  most: number,
): readonly Question[] {
  const asked = compiled.questions(document, most);
  const lines = new TextLines(document.text);
  return asked.map((question) => writtenDown(question, path, lines));
}

function writtenDown(question: CastQuestion, path: string, lines: TextLines): Question {
  const { words, counts, title, others, passages } = question;
  return {
    id: idOf(path, words, lines.text),
    document: path,
    ...(title !== undefined && { title }),
    ask: words.length === 1 ? `Who is *${words[0]}* here?` : `Are *${words[0]}* and *${words[1]}* the same party here?`,
    words,
    counts,
    others,
    ...readingOf(question),
    passages: passages.map(({ span, text, marks, kind, under }) => ({
      line: lines.positionOf(span.start).line,
      kind,
      under,
      text: marks.reduceRight(
        (all, { start, end }) => `${all.slice(0, start)}**${all.slice(start, end)}**${all.slice(end)}`,
        text,
      ),
    })),
    answers: choicesFor(words),
  };
}

/** What was read of the words. */
function readingOf(question: CastQuestion): Pick<Question, 'likeness' | 'for' | 'against' | 'told'> {
  if ('told' in question) return { told: question.told };
  const { facts, likeness } = question;
  const told = (holds: (moved: number | undefined) => boolean): readonly string[] =>
    facts
      .filter(({ moved }) => holds(moved))
      .slice(0, FACTS)
      .map(({ text }) => text);
  return {
    likeness: Math.round(likeness * 100) / 100,
    for: told((moved) => moved !== undefined && moved > 0),
    against: told((moved) => moved === undefined || moved < 0),
  };
}

/** `docs/a.md:customer,user:1f0c…`: the last part changes with the text of the document. */
export const idOf = (path: string, words: AskedWords, text: string): string =>
  `${path}:${words.join()}:${versionOf(text)}`;

/** Of a text, however its lines end. */
export const versionOf = (text: string): string =>
  createHash('sha256').update(text.replace(/\r\n?/g, '\n')).digest('hex').slice(0, 12);

/** The parts of an id; undefined for what cannot be one. */
export function partsOf(
  id: string,
): { readonly path: string; readonly words: AskedWords; readonly version: string } | undefined {
  const [, path, one, other, version] = /^(.+):([^:,]+)(?:,([^:,]+))?:([0-9a-f]{12})$/s.exec(id) ?? [];
  return path === undefined || one === undefined || version === undefined
    ? undefined
    : { path, words: other === undefined ? [one] : [one, other], version };
}
