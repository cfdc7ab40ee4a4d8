import { expect, it } from 'vitest';
import { linePieces } from '../../engine/prose/pieces.js';

const PATTERNS = [/^cart\b/gm, /\bpage,? (?:and|or) page\b/gi, /`[^`\n]+`/g, /\n/g];
const PARTS = ['cart', 'page', ' and ', ', ', 'or ', '`', ' ', '\n', 'Page', 'x'];

it('finds after edits, line by line, what stands in the same text afresh', () => {
  let state = 3;
  const roll = (bound: number) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return Math.floor((state / 2 ** 32) * bound);
  };
  const written = (length: number) => Array.from({ length }, () => PARTS[roll(PARTS.length)]).join('');
  let text = written(12_000);
  let lines = linePieces(text);
  for (let edit = 0; edit < 200; edit++) {
    // At the end, at some line end, or anywhere.
    const near = Math.max(0, text.indexOf('\n', 4096 * (1 + roll(6))) + roll(16) - 8);
    const start = edit % 7 === 0 ? text.length : edit % 2 === 0 ? near : roll(text.length + 1);
    const end = Math.min(text.length, start + roll(edit % 20 === 0 ? 9000 : 4));
    text = text.slice(0, start) + written(roll(edit % 20 === 1 ? 3000 : 3)) + text.slice(end);
    lines = linePieces(text, lines);
    for (const pattern of PATTERNS)
      expect(lines.count(pattern.source, pattern), `${pattern} after ${edit}`).toBe(text.match(pattern)?.length ?? 0);
  }
});
