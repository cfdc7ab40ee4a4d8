import type { Absent } from '../../prose/search.js';

/** By how it begins, what ends something that is no tag; where the first is missing, the second. */
const CLOSERS: Readonly<Record<string, readonly string[]>> = {
  '<!--': ['-->'],
  '<![CDATA[': [']]>', '>'],
  '<?': ['?>', '>'],
  '<%': ['%>'],
};

/** Where what starts with `<!`, `<?`, `<%` or `</` and is no tag finds its end, and how long that is. */
export function closerOf(text: string, at: number, absent: Absent): { found: number; length: number } {
  const opener = ['<!--', '<![CDATA[', '<?', '<%'].find((known) => text.startsWith(known, at)) ?? '';
  for (const closer of CLOSERS[opener] ?? ['>']) {
    const found = absent.indexOf(text, closer, at + 2);
    if (found >= 0) return { found, length: closer.length };
  }
  return { found: -1, length: 0 };
}
