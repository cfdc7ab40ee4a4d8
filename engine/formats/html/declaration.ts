import type { Absent } from '../../prose/search.js';

/** By how it begins, what ends something that is no tag; where the first is missing, the second. */
const CLOSERS: Readonly<Record<string, readonly string[]>> = {
  '<!--': ['-->'],
  '<![CDATA[': [']]>', '>'],
  '<?': ['?>', '>'],
  '<%': ['%>'],
};
/** What `<?` alone begins is no code of PHP, in which a `>` may stand, but what browsers take for a comment. */
const OPENER = /<!--|<!\[CDATA\[|<%|<\?(?=[\w=\s])/y;

/** Where what starts with `<!`, `<?`, `<%` or `</` and is no tag finds its end, and how long that is. */
export function closerOf(text: string, at: number, absent: Absent): { found: number; length: number } {
  OPENER.lastIndex = at;
  for (const closer of CLOSERS[OPENER.exec(text)?.[0] ?? ''] ?? ['>']) {
    const found = absent.indexOf(text, closer, at + 2);
    if (found >= 0) return { found, length: closer.length };
  }
  return { found: -1, length: 0 };
}
