import assert from 'node:assert/strict';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readProse } from '../../engine/formats/index.js';
import { languageIds } from '../../engine/index.js';
import type { Prose } from '../../engine/model.js';
import { standsVerbatim, toSource } from '../../engine/prose/offset.js';
import { reading, runsOf, shown, WANTED } from './reading.js';
import { document, source } from './source.js';

const RUNS = 3000;

describe('where prose stands in the source', () => {
  it('covers the text with runs in order, inside the block and the source', () => {
    fc.assert(
      fc.property(document, ({ text, languageId }) => {
        for (const prose of reading(text, languageId).proses) checkRuns(prose, text);
      }),
      { numRuns: RUNS },
    );
  });

  it('reads anything without throwing', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 400 }), fc.constantFrom(...languageIds), (bytes, languageId) => {
        const text = `${new TextDecoder().decode(bytes)} user`;
        for (const prose of reading(text, languageId).proses) checkRuns(prose, text);
      }),
      { numRuns: RUNS },
    );
  });

  it('reads an attribute the same whichever way its lines end', () => {
    const text = '<img alt="An end\nuser waits.\n"><p title="user\n">Text</p>\n';
    const texts = (html: string) => reading(html, 'html').proses.map((prose) => prose.text);
    expect(texts(text.replaceAll('\n', '\r\n'))).toEqual(texts(text));
    expect(texts(text)).toEqual(['An end\nuser waits.\n', 'user\n']);
  });

  it('reads the same text whichever way lines end', () => {
    fc.assert(
      fc.property(source, fc.constantFrom(...languageIds), (text, languageId) => {
        const windows = reading(text.replaceAll('\n', '\r\n'), languageId);
        expect(windows.proses.map(shown)).toEqual(reading(text, languageId).proses.map(shown));
      }),
      { numRuns: RUNS },
    );
  });

  it('gives comments that hold what they say', () => {
    fc.assert(
      fc.property(document, ({ text, languageId }) => {
        for (const comment of reading(text, languageId).comments) {
          expect(text.slice(comment.textStart, comment.textStart + comment.text.length)).toBe(comment.text);
          expect(comment.span.start).toBeLessThanOrEqual(comment.textStart);
          expect(comment.span.end).toBeGreaterThanOrEqual(comment.textStart + comment.text.length);
        }
      }),
      { numRuns: RUNS },
    );
  });

  it.each([
    ['entities', 'a &lt;user&#62; &hellip;', ['a ', '<≠&lt;', 'user', '>≠&#62;', ' ', '…≠&hellip;']],
    ['escapes', 'a \\*user\\*', ['a ', '*≠\\*', 'user', '*≠\\*']],
    ['continuation lines', '- a\n  user', ['a\n', 'user']],
    ['quotes', '> a\n>   user', ['a\n', 'user']],
    ['quotes in lists', '1. > a\n   > user\n> x', ['a\n', 'user']],
    ['emoji', '👩‍💻 user **👍** client', ['👩‍💻 user ', '👍', ' client']],
    ['Windows line ends', 'a\r\nuser\r\n', ['a', '\n≠\r\n', 'user']],
    ['tabs', '-\ta user\n\tof client', ['a user\n', 'of client']],
    ['code', 'a `user` of client', ['a ', '\uFFFC≠`user`', ' of client']],
  ])('knows it for %s', (_what, text, expected) => {
    const prose = reading(text).proses[0];
    expect(prose && runsOf(prose, text)).toEqual(expected);
  });

  it('never takes the byte order mark for text', () => {
    for (const languageId of languageIds) {
      const text = '\uFEFFuser guide\n===\n';
      for (const prose of reading(text, languageId).proses) expect(prose.text).not.toContain('\uFEFF');
    }
    expect(reading('\uFEFF# User').proses.map(({ kind, span }) => [kind, span])).toEqual([
      ['heading', { start: 1, end: 7 }],
    ]);
  });

  it('takes a decoded character whole', () => {
    const text = 'the user&rsquo;s client';
    const [prose] = readProse({ text, languageId: 'markdown' }, WANTED).proses;
    if (!prose) throw new Error('nothing read');
    const at = prose.text.indexOf('’');
    expect(slice(text, prose, 4, at)).toBe('user');
    expect(slice(text, prose, 4, at + 1)).toBe('user&rsquo;');
    expect(slice(text, prose, at, at + 2)).toBe('&rsquo;s');
    expect(standsVerbatim(prose, 4, at)).toBe(true);
    expect(standsVerbatim(prose, 4, at + 1)).toBe(false);
    expect(toSource(prose, 8, 8)).toEqual({ start: 8, end: 8 });
  });
});

function slice(text: string, prose: Prose, start: number, end: number): string {
  const span = toSource(prose, start, end);
  return text.slice(span.start, span.end);
}

/** Fails unless the runs of a block are in order, inside the block, and hold what they say. There are many: asked in no time. */
function checkRuns(prose: Prose, source: string): void {
  const { runs, span, text, marks } = prose;
  assert(span.start >= 0 && span.end <= source.length, 'a block lies outside');
  assert(runs.length % 3 === 0, 'a run is not whole');
  assert(text === '' || runs[0] === 0, 'the first run does not begin the text');
  let behind = span.start;
  for (let i = 0; i < runs.length; i += 3) {
    const [at = 0, from = 0, length = 0] = runs.slice(i, i + 3);
    const next = runs[i + 3] ?? text.length;
    assert(next > at && length > 0, 'a run is empty');
    assert(span.start + from >= behind, 'a run stands before the last');
    behind = span.start + from + length;
    assert(behind <= span.end, 'a run lies outside of its block');
    // A lone carriage return ends a line, and is read as what ends all others.
    const withLines = (stretch: string): string => stretch.replaceAll('\r', '\n');
    if (length === next - at)
      assert.equal(withLines(source.slice(span.start + from, behind)), withLines(text.slice(at, next)));
  }
  for (const { start, end } of marks) assert(start < end && end <= text.length, 'a mark lies outside');
}
