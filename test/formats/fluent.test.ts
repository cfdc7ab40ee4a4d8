import { type BaseNode, parse, type TextElement, Visitor } from '@fluent/syntax';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { reading, runsOf, seen } from '../prose/reading.js';
import { fixed, plainTexts, textsOf } from './texts.js';

const flat = (text: string) => text.replace(/\s+/g, ' ').trim();

describe('reading Fluent', () => {
  it('takes messages, terms, attributes and variants, and no names', () => {
    const source = `# The user
-user = a customer
user = the { -user } pays
    the { $client }

    and clicks
    .title = of a client
sign-in-client =
    The user
users = { $n ->
    [0] no user
    [one] one user of { $name ->
        [a] a client
       *[other] the client
    } here
   *[other] { $n } users, { "user" }
 } of a client
### client
broken user
user = last user
`;
    expect(textsOf(source, 'fluent').map(flat)).toEqual([
      'a customer',
      'the □ pays the □',
      'and clicks',
      'of a client',
      'The user',
      '□ of a client',
      'no user',
      'one user of □ here',
      'a client',
      'the client',
      '□ users, □',
      'last user',
    ]);
  });

  it('knows where everything stands, whichever way lines end', () => {
    const source = 'a = the user\r\n    pays { $sum } "now"\r\n\r\nb = users\r\n';
    const [prose] = reading(source, 'fluent').proses;
    expect(prose && runsOf(prose, source)).toEqual(['the user', '\n≠\r\n    ', 'pays ', '\uFFFC≠{ $sum }', ' "now"']);
    expect(seen('a = the { $a } of { NUMBER($b, x: "}") } user', 'fluent')).toEqual([
      'the ⟦{ $a }⟧ of ⟦{ NUMBER($b, x: "}⟧") } user',
    ]);
  });

  it.each(['', 'user', ' user', '# a = user', '.user = user', '{ user', 'a ='])('reads nothing in %j', (source) =>
    expect(textsOf(source, 'fluent')).toEqual([]),
  );

  it('finds directives in comments', () => {
    expect(reading('## distinguo-disable\na = user', 'fluent').comments.map(({ text }) => text)).toEqual([
      ' distinguo-disable',
    ]);
  });

  it('gives the texts that @fluent/syntax gives, and a fix changes words alone', () => {
    const isPlain = (text: string) => !/[{}\\]/.test(text);
    fc.assert(
      fc.property(
        plainTexts.map((all) => all.filter(isPlain)),
        fc.constantFrom('\n', '\r\n'),
        (texts, end) => {
          const source = texts
            .map(
              (text, i) =>
                `user-${i} = ${text}\n    ${text}\n    .client = { $n ->\n        [one] ${text}\n       *[other] { $n } ${text}\n    }\n`,
            )
            .join('\n')
            .replaceAll('\n', end);
          const expected = textElements(source).map(flat);
          expect(
            textsOf(source, 'fluent')
              .map((text) => flat(text.replace('□', '')))
              .filter(Boolean),
          ).toEqual(expected);
          const once = fixed(source, 'fluent');
          expect(fixed(once, 'fluent')).toBe(once);
          expect(namesIn(once)).toEqual(namesIn(source));
        },
      ),
      { numRuns: 60 },
    );
  });
});

function textElements(source: string): string[] {
  const found: string[] = [];
  const visitor = new (class extends Visitor {
    override visitTextElement(node: TextElement): void {
      if (node.value.trim() !== '') found.push(node.value);
    }
  })();
  visitor.visit(parse(source, {}));
  return found;
}

const namesIn = (source: string): string[] =>
  parse(source, { withSpans: false }).body.map((entry: BaseNode) =>
    'id' in entry ? (entry.id as { name: string }).name : entry.type,
  );
