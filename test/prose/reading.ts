import { type ProseReading, readProse } from '../../engine/formats/index.js';
import type { LanguageId, Prose } from '../../engine/model.js';
import { scanOf } from '../../engine/prose/matches.js';
import { withCountedLists } from '../support/numbers.js';

/** What the tests of this folder look for. */
export const WANTED = scanOf(/customer|user|client|consumer/i);

/** Reads a source. */
export function reading(source: string, languageId: LanguageId = 'markdown', previous?: ProseReading): ProseReading {
  return readProse({ text: source, languageId }, WANTED, previous);
}

/** All that was read, as a text: that is compared in no time. */
export function told({ proses, comments }: ProseReading): string {
  return withCountedLists([proses, comments]);
}

/** The blocks of a source, as `kind: text` with □ for what is not prose. */
export function blocks(source: string, languageId: LanguageId = 'markdown'): string[] {
  return reading(source, languageId).proses.map(shown);
}

/** A block as `kind: text`, or `kind(attribute): text`. */
export function shown({ kind, text, context }: Prose): string {
  const attribute = context.attribute === undefined ? '' : `(${context.attribute})`;
  return `${kind}${attribute}: ${text.replaceAll('\uFFFC', '□')}`;
}

/** The source at every run of a block whose text it is, and `≠` for the others. */
export function runsOf(prose: Prose, source: string): string[] {
  return piecesOf(prose, source).map(({ text, written }) => (written === text ? text : `${text}≠${written}`));
}

/** The blocks of a source, with what is not prose in ⟦ ⟧, as it is written. */
export function seen(source: string, languageId: LanguageId = 'markdown'): string[] {
  return reading(source, languageId).proses.map((prose) =>
    piecesOf(prose, source)
      .map(({ text, written }) => (text === '\uFFFC' ? `⟦${written}⟧` : text))
      .join(''),
  );
}

/** What is read at every run of a block, and what is written there. */
function piecesOf(prose: Prose, source: string): { text: string; written: string }[] {
  const found: { text: string; written: string }[] = [];
  for (let i = 0; i < prose.runs.length; i += 3) {
    const [at = 0, from = 0, length = 0] = prose.runs.slice(i, i + 3);
    const text = prose.text.slice(at, prose.runs[i + 3] ?? prose.text.length);
    found.push({ text, written: source.slice(prose.span.start + from, prose.span.start + from + length) });
  }
  return found;
}
