import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ProseReading } from '../../engine/formats/index.js';
import { type LanguageId, languageIds } from '../../engine/index.js';
import { reading, told } from './reading.js';
import { edit, edited, source } from './source.js';

describe('reading after an edit', () => {
  it('finds what a full reading finds, whatever is changed', () => {
    // Long enough that the parser finds stretches worth keeping.
    const filler = fc.constantFrom(
      '\n\n',
      `\n\n${'words that fill '.repeat(20)}\n\n`,
      `\n${'- an item\n'.repeat(30)}`,
      '\n> quoted\n'.repeat(20),
    );
    const start = fc
      .array(fc.tuple(source, filler), { minLength: 1, maxLength: 5 })
      .map((parts) => parts.flat().join(''));
    fc.assert(
      fc.property(
        start,
        fc.array(edit, { minLength: 1, maxLength: 4 }),
        // Those two keep something of their own; what the others keep is kept for them by what all formats share.
        fc.oneof(fc.constantFrom<LanguageId>('markdown', 'mdx'), fc.constantFrom(...languageIds)),
        (first, edits, languageId) => {
          let text = first;
          let last = reading(text, languageId);
          for (const change of edits) {
            text = edited(text, change);
            last = reading(text, languageId, last);
            expect(told(last)).toBe(told(reading(text, languageId)));
          }
        },
      ),
      { numRuns: 800 },
    );
  });

  it('reuses the blocks that the edit did not touch', () => {
    const before = '# Guide\n\nThe user.\n\nA client.\n\n- user\n';
    const first = reading(before);
    const second = reading(before.replace('A client', 'One client'), 'markdown', first);
    expect(second.proses[1]).toBe(first.proses[1]);
    expect(second.proses[3]?.runs).toBe(first.proses[3]?.runs);
    expect(second.proses[3]?.context).toBe(first.proses[3]?.context);
    expect(second.proses[3]?.span.start).toBe((first.proses[3]?.span.start ?? 0) + 2);
  });

  it('reuses what stands in lists and tables, whatever lists and tables come and go before them', () => {
    const rows = '| Who |\n| --- |\n| user |\n';
    const behind = `The client.\n\n- user\n\n${rows}`;
    const first = reading(`The user.\n\n${behind}`);
    const more = reading(`The user.\n\n1. client\n\n${rows}\n${behind}`, 'markdown', first);
    const contextsOf = ({ proses }: ProseReading) => proses.slice(-2).map(({ context }) => context);
    expect(contextsOf(more).every((context, at) => context === contextsOf(first)[at])).toBe(true);
    const again = reading(`The user.\n\n${behind}`, 'markdown', more);
    expect(contextsOf(again).every((context, at) => context === contextsOf(first)[at])).toBe(true);
  });

  it('reads anew what a heading or a definition far away changes', () => {
    const before = '# One\n\na [user][x] of the client\n\n[x]: /y\n';
    const first = reading(before);
    expect(reading(before.replace('One', 'Two'), 'markdown', first).proses[1]?.context.headings).toEqual(['Two']);
    expect(reading(before.replace('[x]:', '[z]:'), 'markdown', first).proses[1]?.text).toBe(
      'a [user][x] of the client',
    );
  });

  it('sees that indented code became text', () => {
    const rest = '\n\nuser\n\n'.repeat(40);
    const after = reading(`user${rest}`, 'markdown', reading(`\tuser${rest}`));
    expect(after.proses).toEqual(reading(`user${rest}`).proses);
  });

  it('does not reuse what was read in another format', () => {
    const source = '<b>user</b>\n\n    client';
    expect(reading(source, 'mdx', reading(source)).proses).toEqual(reading(source, 'mdx').proses);
  });
});
