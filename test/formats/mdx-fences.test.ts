import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readProse } from '../../engine/formats/index.js';
import { scanOf } from '../../engine/prose/matches.js';
import { toSource } from '../../engine/prose/offset.js';
import { blocks } from '../prose/reading.js';
import { ask } from './oracle.js';

const WORD = /user/i;

describe('fences of MDX, at any depth', () => {
  it.each([
    ['in nested components', '<Tabs>\n  <Tab>\n    ```bash\n    a user\n    ```\n\n    The user\n  </Tab>\n</Tabs>'],
    ['behind tabs', '<Tabs>\n\t<Tab>\n\t\t```bash\n\t\ta user\n\t\t```\n\n\t\tThe user\n\t</Tab>\n</Tabs>'],
    ['of tildes', '<Tab>\n      ~~~ sh\n      a user\n\n      a user\n      ~~~~\n\n      The user\n</Tab>'],
    ['right below a paragraph', '<Tab>\n    The user\n    ```\n    a user\n\n    a user\n    ```\n</Tab>'],
    ['one after the other', '<A>\n    ```\n    a user\n    ```\n    ```\n    a user\n    ```\n    The user\n</A>'],
  ])('are code to their closing fence, %s', (_where, source) => {
    expect(blocks(source, 'mdx')).toEqual(['paragraph: The user']);
  });

  it.each([
    ['in an item', '<Tab>\n    - The user\n\n      ```\n      a user\n      ```\n</Tab>'],
    ['in an item that stands deep', '- a\n\n      ```\n      a user\n\n      a user\n      ```\n- The user'],
    ['that begins an item', '<Tab>\n        1. ```\n           a user\n           ```\n        1. The user\n</Tab>'],
  ])('are code to their closing fence, %s', (_where, source) => {
    expect(blocks(source, 'mdx')).toEqual(['item: The user']);
  });

  it('are code where the reference parser of MDX says so', () => {
    let words = 0;
    fc.assert(
      fc.property(documents, (source) => {
        const oracle = ask(source, 'mdx', WORD);
        if (!oracle) return;
        words += oracle.words.size;
        const ours = wordsIn(source);
        expect(ours.filter((offset) => !oracle.differs(offset))).toEqual(
          [...oracle.words].filter((offset) => !oracle.differs(offset)).sort((a, b) => a - b),
        );
      }),
      { numRuns: 400 },
    );
    expect(words).toBeGreaterThan(400);
  });
});

const indents = fc.constantFrom('', '  ', '    ', '      ', '        ', '\t', '\t\t', ' \t');
const fences = fc.record({
  mark: fc.constantFrom('```', '~~~', '````'),
  info: fc.constantFrom('', 'bash', ' tsx title="a user"'),
  code: fc.array(fc.constantFrom('a user', '', '{ user', '<User', '``', '~~~', '# user', '> user', '- user'), {
    maxLength: 4,
  }),
});
const pieces: fc.Arbitrary<readonly string[]> = fc.oneof(
  fences.map(({ mark, info, code }) => [`${mark}${info}`, ...code.filter((line) => !line.startsWith(mark)), `${mark}`]),
  fc.constantFrom(['The user pays.'], [''], ['# A user'], ['', 'A user', '']),
);

/** Components around pieces of Markdown, each line as deep as chance has it. */
const documents = fc
  .array(
    fc.record({
      indent: indents,
      mark: fc.constantFrom('', '', '- ', '1. ', '> '),
      lines: pieces,
      wrapped: fc.boolean(),
    }),
    { minLength: 1, maxLength: 6 },
  )
  .map((parts) =>
    parts
      .flatMap(({ indent, mark, lines, wrapped }) => {
        const rest = mark === '> ' ? mark : mark.replace(/./g, ' ');
        const inner = lines.map((line, i) => `${indent}${i === 0 ? mark : rest}${line}`);
        return wrapped
          ? ['', `${indent.slice(1)}<Tab>`, '', ...inner, '', `${indent.slice(1)}</Tab>`, '']
          : ['', ...inner, ''];
      })
      .join('\n'),
  );

function wordsIn(text: string): number[] {
  return readProse({ text, languageId: 'mdx' }, scanOf(WORD))
    .proses.filter(({ context }) => context.attribute === undefined)
    .flatMap((prose) => [...prose.text.matchAll(/user/gi)].map(({ index }) => toSource(prose, index, index + 4).start))
    .sort((a, b) => a - b);
}
