import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  applyPackagedEdits,
  headingPaths,
  type PackagedParagraph,
  type ParagraphMark,
  packagedText,
  shownText,
} from '../../engine/index.js';
import { blocks, reading, runsOf } from '../prose/reading.js';

const plain = (text: string, marks: readonly ParagraphMark[] = []): PackagedParagraph => ({
  text,
  kind: 'paragraph',
  marks,
});

describe('reading the text of an office document', () => {
  it('takes each line for a paragraph, as what it is said to be', () => {
    const text = packagedText([
      { text: 'The user', kind: 'title', marks: [] },
      { text: '', kind: 'heading', level: 1, marks: [] },
      { text: ' The client ', kind: 'heading', level: 2, marks: [] },
      plain('One user.'),
      { text: 'a user', kind: 'item', list: { id: 0, item: 3, ordered: true }, marks: [] },
    ]);
    expect(blocks(text, 'office')).toEqual([
      'title: The user',
      'heading: The client',
      'paragraph: One user.',
      'item: a user',
    ]);
    expect(headingPaths(text)).toEqual([
      [],
      ['The user'],
      ['The user'],
      ['The user', 'The client'],
      ['The user', 'The client'],
    ]);
  });

  it('leaves out addresses, merge fields and what is marked so, with marks around them', () => {
    const text = 'The user of https://a.example runs user --now {{user}}.';
    const at = text.indexOf('user --now');
    const marks: ParagraphMark[] = [
      { kind: 'strong', start: 4, end: 8 },
      { kind: 'opaque', start: at, end: at + 10 },
      { kind: 'emphasis', start: at - 5, end: at + 3 },
    ];
    const source = packagedText([plain(text, marks)]);
    expect(blocks(source, 'office')).toEqual(['paragraph: The user of □ runs □ □.']);
    const [prose] = reading(source, 'office').proses;
    expect(
      prose?.marks
        .filter(({ kind }) => kind !== 'opaque')
        .map(({ kind, start, end }) => [kind, prose.text.slice(start, end)]),
    ).toEqual([
      ['strong', 'user'],
      ['emphasis', 'runs '],
    ]);
    expect(runsOf(prose as NonNullable<typeof prose>, source).join('')).toContain('The user of ');
  });

  it('reads a text of which nothing is said, or nonsense, as paragraphs', () => {
    expect(blocks('A user.\nA client.', 'office')).toEqual(['paragraph: A user.', 'paragraph: A client.']);
    expect(blocks('A user.\u2029\n\u001dh99;;x c1.2', 'office')).toEqual(['paragraph: A user.']);
  });
});

describe('edits of the text of an office document', () => {
  const paragraph = fc
    .tuple(fc.array(fc.constantFrom('user', ' ', 'runs', 'client', '.'), { maxLength: 8 }), fc.nat(30), fc.nat(10))
    .map(([words, start, length]): PackagedParagraph => {
      const text = words.join('');
      const from = Math.min(start, text.length);
      const to = Math.min(text.length, from + length);
      return plain(text, to > from ? [{ kind: 'opaque', start: from, end: to }] : []);
    });

  it('change the words, and leave under each mark what it stood on', () => {
    fc.assert(
      fc.property(
        fc.array(paragraph, { minLength: 1, maxLength: 4 }),
        fc.constantFrom('', 'x', 'end user'),
        (paragraphs, put) => {
          const source = packagedText(paragraphs);
          const edits: { span: { start: number; end: number }; text: string }[] = [];
          let start = 0;
          for (const { text, marks } of paragraphs) {
            for (const { index } of text.matchAll(/user/g))
              if (!marks.some((mark) => mark.start < index + 4 && index < mark.end))
                edits.push({ span: { start: start + index, end: start + index + 4 }, text: put });
            start += text.length + 2;
          }
          const opaque = (text: string) => blocksMarked(text);
          expect(opaque(applyPackagedEdits(source, edits))).toEqual(opaque(source));
          expect(applyPackagedEdits(source, [])).toBe(source);
          expect(shownText(applyPackagedEdits(source, edits)).split('\n')).toHaveLength(paragraphs.length);
        },
      ),
      { numRuns: 200 },
    );
  });
});

/** What of each paragraph is marked. */
function blocksMarked(source: string): readonly string[] {
  const said = source.slice(source.lastIndexOf('\u001d') + 1).split(' ');
  return shownText(source)
    .split('\n')
    .map((line, index) => {
      const [, start = 0, end = 0] = /;o(\d+)-(\d+)/.exec(said[index] ?? '') ?? [];
      return line.slice(Number(start), Number(end));
    });
}
