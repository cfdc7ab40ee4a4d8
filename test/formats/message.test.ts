import { type MessageFormatElement, parse, TYPE } from '@formatjs/icu-messageformat-parser';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readMessage } from '../../engine/prose/message.js';

/** Where something is put in. */
const HOLE = '□';
/** What stands in quotes, and nowhere else: FormatJS does not tell it from other text, and to us it is none. */
const QUOTED = /(?<=[{}ΩΔ])'(?=[{}ΩΔ])|[{}ΩΔ]/g;

describe('the texts of ICU messages, compared with FormatJS', () => {
  it('are the same: arguments, plurals and selects in each other, tags, apostrophes', () => {
    const property = fc.property(message, (text) => {
      expect(ourTexts(text)).toEqual(theirTexts(text));
    });
    fc.assert(property, { numRuns: 700, seed: 20_261_129 });
  });

  it.each([
    ['no branch', 'The user {name} waits.', ['The user □ waits.']],
    [
      'a branch in a branch',
      '{a, select, x {{n, plural, one {a user} other {users}}} other {b}}',
      ['a user', 'b', 'users'],
    ],
    ['quotes and doubled apostrophes', "{a} don''t '{Ω''Δ}' don't", ["□ don't  don't"]],
  ])('are what one expects: %s', (_what, text, texts) => {
    expect(theirTexts(text)).toEqual(texts);
    expect(ourTexts(text)).toEqual(texts);
  });
});

/** The texts of the blocks, in the order of the alphabet: in which order branches are read tells nothing. */
function ourTexts(source: string): readonly string[] {
  const { blocks } = readMessage(source, { apostrophes: true });
  const texts = blocks.map((pieces) =>
    pieces
      .map(({ kind, from, to, text }) => {
        if (kind === 'text') return source.slice(from, to);
        if (kind === 'opaque') return source[from] === "'" ? '' : HOLE;
        return text ?? '';
      })
      .join(''),
  );
  return inOrder(texts);
}

function theirTexts(source: string): readonly string[] {
  const texts: string[] = [];
  const waiting = [parse(source, { requiresOtherClause: true })];
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) texts.push(textOf(next, waiting));
  return inOrder(texts);
}

/**
 * The text of a message or branch, with that of the branch `other` of what stands in it.
 *
 * @param waiting where the other branches go
 */
function textOf(elements: readonly MessageFormatElement[], waiting: MessageFormatElement[][]): string {
  const parts = elements.map((element) => {
    if (element.type === TYPE.literal) return element.value.replace(QUOTED, '');
    if (element.type === TYPE.pound) return '#';
    if (element.type === TYPE.tag) return textOf(element.children, waiting);
    if (element.type !== TYPE.plural && element.type !== TYPE.select) return HOLE;
    const { other, ...others } = element.options;
    waiting.push(...Object.values(others).map(({ value }) => value));
    return textOf(other?.value ?? [], waiting);
  });
  return parts.join('');
}

const inOrder = (texts: readonly string[]): readonly string[] => texts.filter((text) => text !== '').sort();

/** Without an argument apostrophes are not doubled in most catalogues, so each message has one. */
const message = fc.letrec<{ message: string; piece: string; complex: string; tagged: string }>((tie) => {
  const gap = fc.constantFrom('', ' ', '  ', '\n  ');
  const name = fc.constantFrom('n', 'count', 'user_id', '0');
  const word = fc.constantFrom('the user', 'clients', ' ', ' of ', '.', ', ', "don't", "don''t", '#', '-', 'é', '😀');
  const quoted = fc.constantFrom("'{Ω}'", "'{'", "'}Δ'", "'{Ω''Δ'", "'{{Ω}}'");
  const type = fc.constantFrom(
    '',
    ', number',
    ', date, short',
    ', time',
    ', number, ::currency/EUR',
    ',number,percent',
  );
  const argument = fc.tuple(gap, name, type, gap).map(([before, who, how, after]) => `{${before}${who}${how}${after}}`);
  const branch = (key: fc.Arbitrary<string>) =>
    fc
      .tuple(key, gap, fc.array(tie('piece'), { maxLength: 4 }))
      .map(([one, space, all]) => `${one}${space}{${all.join('')}}`);
  const branches = (keys: readonly string[]) =>
    fc.tuple(fc.subarray([...keys]), fc.nat()).chain(([some, at]) => {
      const all = [...some];
      all.splice(at % (all.length + 1), 0, 'other');
      return fc.tuple(...all.map((key) => branch(fc.constant(key)))).map((texts) => texts.join(' '));
    });
  const complex = fc.oneof(
    fc.tuple(
      fc.constantFrom('plural', 'selectordinal'),
      fc.constantFrom('', 'offset:1 '),
      branches(['=0', '=1', 'one', 'few']),
    ),
    fc.tuple(fc.constant('select'), fc.constant(''), branches(['female', 'male', 'x_y'])),
  );
  return {
    message: fc.array(tie('piece'), { maxLength: 6 }).map((pieces) => `{a} ${pieces.join('')}`),
    piece: fc.oneof({ maxDepth: 3, depthIdentifier: 'message' }, word, quoted, argument, tie('complex'), tie('tagged')),
    complex: fc
      .tuple(gap, name, gap, complex, gap)
      .map(
        ([before, who, space, [kind, offset, all], after]) =>
          `{${before}${who}${space}, ${kind},${space}${offset}${all}${after}}`,
      ),
    tagged: fc
      .tuple(fc.constantFrom('b', 'em'), fc.array(tie('piece'), { maxLength: 3 }))
      .map(([tag, pieces]) => `<${tag}>${pieces.join('')}</${tag}>`),
  };
}).message;
