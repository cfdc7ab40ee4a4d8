import fc from 'fast-check';
import type { Nodes } from 'mdast';
import { fromMarkdown } from 'mdast-util-from-markdown';
import { describe, expect, it } from 'vitest';
import { fixText } from '../../cli/fix.js';
import { recommendedSettings } from '../../configuration/index.js';
import { readProse } from '../../engine/formats/index.js';
import type { LanguageId } from '../../engine/index.js';
import { review } from '../../rules/index.js';
import { shown, WANTED } from '../prose/reading.js';
import { neutralFor, structureOf } from '../support/structure.js';

const fences = ['text', 'email', ''];

function blocks(text: string, languageId: LanguageId = 'markdown', wanted: readonly string[] = fences): string[] {
  return readProse({ text, languageId, reading: { fences: wanted } }, WANTED).proses.map(shown);
}

describe('fences that hold prose', () => {
  it('are those whose info strings are named', () => {
    const source =
      '```text\nA user\n```\n\n```Email title="user"\nA client\n```\n\n~~~\nA customer\n~~~\n\n```sh\nuser\n```\n\n    a user\n';
    expect(blocks(source)).toEqual(['paragraph: A user', 'paragraph: A client', 'paragraph: A customer']);
    expect(blocks(source, 'mdx', ['text'])).toEqual(['paragraph: A user', 'paragraph: a user']);
    expect(blocks(source, 'markdown', ['sh'])).toEqual(['paragraph: user']);
    expect(readProse({ text: source, languageId: 'markdown' }, WANTED).proses).toEqual([]);
  });

  it('are read as plain text: paragraphs, items, headings that are underlined, quotations', () => {
    expect(
      blocks(
        '```text\nA user\n======\n\nThe *user*\npays {{ client }}.\n\n- A client\n- A customer\n\n> A user\n```\n',
      ),
    ).toEqual([
      'heading: A user',
      'paragraph: The *user*\npays □.',
      'item: A client',
      'item: A customer',
      'paragraph: A user',
    ]);
  });

  it('may be indented, and stand in lists and quotations', () => {
    const source = '- x\n\n  ```text\n  A user\n  pays.\n  ```\n\n> > ~~~email\n> > A client\n> > reads.\n> > ~~~\n';
    expect(blocks(source)).toEqual(['paragraph: A user\npays.', 'paragraph: A client\nreads.']);
    expect(blocks(source.replaceAll('\n', '\r\n'))).toEqual([
      'paragraph: A user\npays.',
      'paragraph: A client\nreads.',
    ]);
  });

  it('may never close, and may be empty', () => {
    expect(blocks('```text\nA user')).toEqual(['paragraph: A user']);
    expect(blocks('```text\n```')).toEqual([]);
    expect(blocks('```text')).toEqual([]);
    expect(blocks('````text\nA user\n```\nA client\n````')).toEqual(['paragraph: A user\n```\nA client']);
  });

  it('stand under the headings of the document', () => {
    const { proses } = readProse(
      { text: '# Mail\n\n```text\nA user\n```\n', languageId: 'markdown', reading: { fences } },
      WANTED,
    );
    expect(proses.at(-1)?.context.headings).toEqual(['Mail']);
  });
});

const PIECES = [
  'The user ',
  'pays.',
  '\n',
  '\n\n',
  '- ',
  '> ',
  '```',
  '```text\n',
  '\n```\n',
  '~~~email\n',
  '\n~~~\n',
  '  ',
  '`client`',
];

it('reads words in fences that mdast takes for code, each at its place', () => {
  fc.assert(
    fc.property(fc.array(fc.constantFrom(...PIECES), { maxLength: 30 }), (parts) => {
      const source = parts.join('');
      const code: [number, number][] = [];
      const visit = (node: Nodes): void => {
        const { start, end } = node.position ?? {};
        if (node.type === 'code' && fences.includes(node.lang ?? '') && start && end)
          code.push([start.offset ?? 0, end.offset ?? 0]);
        if ('children' in node) for (const child of node.children) visit(child);
      };
      visit(fromMarkdown(source));
      const wordsAt = (reading: { fences: string[] } | undefined) =>
        new Set(
          readProse({ text: source, languageId: 'markdown', reading }, WANTED).proses.flatMap(({ text, runs, span }) =>
            [...text.matchAll(/user|client/g)].map(({ index }) => {
              const run = runs.findLastIndex((value, i) => i % 3 === 0 && value <= index);
              return span.start + (runs[run + 1] ?? 0) + index - (runs[run] ?? 0);
            }),
          ),
        );
      const without = wordsAt(undefined);
      for (const at of wordsAt({ fences: [...fences] })) {
        expect(source.slice(at)).toMatch(/^(?:user|client)/);
        if (!without.has(at)) expect(code.some(([from, to]) => from <= at && at < to)).toBe(true);
      }
    }),
    { numRuns: 300 },
  );
});

it('fixes words in a fence alone, and keeps its indentation', () => {
  const settings = { ...recommendedSettings, reading: { fences } };
  const source = '1. Mail:\n\n   ```text\n   Dear guest,\n\n   each user pays the invoice.\n   ```\n';
  const judge = (text: string) => review({ text, languageId: 'markdown' }, settings);
  const after = fixText(source, { scope: 'all', steps: true }, judge).text;
  expect(after).toBe(source.replace('each user', 'each customer'));
  const neutral = neutralFor(recommendedSettings.glossary);
  expect(neutral(structureOf(after, 'markdown', neutral) ?? '')).toBe(
    neutral(structureOf(source, 'markdown', neutral) ?? ''),
  );
});
