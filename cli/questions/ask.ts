import { createHash } from 'node:crypto';
import { type Choice, choicesFor } from '../../configuration/index.js';
import type { CastQuestion, Compiled, SourceDocument, Term } from '../../engine/index.js';
import { TextLines } from '../text-lines.js';

/** A question as it is written down: all that somebody needs to answer it. */
export interface Question {
  /** Says the document, the words, and which text of the document it was asked about. */
  readonly id: string;
  /** As shown. */
  readonly document: string;
  readonly title?: string;
  readonly ask: string;
  readonly words: readonly [Term, Term];
  readonly counts: readonly [number, number];
  readonly others: readonly string[];
  /** How likely they are one, by what was read; from 0 to 1. */
  readonly likeness: number;
  readonly for: readonly string[];
  readonly against: readonly string[];
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
  const { words, counts, title, others, facts, passages, likeness } = question;
  const told = (holds: (moved: number | undefined) => boolean): readonly string[] =>
    facts
      .filter(({ moved }) => holds(moved))
      .slice(0, FACTS)
      .map(({ text }) => text);
  return {
    id: idOf(path, words, lines.text),
    document: path,
    ...(title !== undefined && { title }),
    ask: `Are *${words[0]}* and *${words[1]}* the same party here?`,
    words,
    counts,
    others,
    likeness: Math.round(likeness * 100) / 100,
    for: told((moved) => moved !== undefined && moved > 0),
    against: told((moved) => moved === undefined || moved < 0),
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

/** `docs/a.md:customer,user:1f0c…`: the last part changes with the text of the document. */
export const idOf = (path: string, [one, other]: readonly [Term, Term], text: string): string =>
  `${path}:${one},${other}:${versionOf(text)}`;

/** Of a text, however its lines end. */
export const versionOf = (text: string): string =>
  createHash('sha256').update(text.replace(/\r\n?/g, '\n')).digest('hex').slice(0, 12);

/** The parts of an id; undefined for what cannot be one. */
export function partsOf(
  id: string,
): { readonly path: string; readonly words: readonly [Term, Term]; readonly version: string } | undefined {
  const [, path, one, other, version] = /^(.+):([^:,]+),([^:,]+):([0-9a-f]{12})$/s.exec(id) ?? [];
  return path === undefined || one === undefined || other === undefined || version === undefined
    ? undefined
    : { path, words: [one, other], version };
}
