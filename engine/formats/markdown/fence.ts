import type { ProseContext } from '../../model.js';
import type { Gathering, ReaderTask } from '../../prose/gathering.js';
import type { SourceLine } from '../../prose/line.js';
import { readPlainLines } from '../plaintext.js';
import type { Leaf } from './leaf.js';

const OPENING = /^[ \t]*(`{3,}|~{3,})[ \t]*([^\s`{]{0,80})/;

/**
 * Reads the plain text in a fence, if its info string is one that holds prose.
 *
 * @param leaf its offsets are those of the source
 * @param wanted info strings in lower case
 */
export function readFence(
  leaf: Leaf,
  task: ReaderTask,
  gathering: Gathering,
  context: ProseContext,
  wanted: readonly string[],
): void {
  const [first, ...lines] = linesIn(task.source, leaf);
  const [, mark = '', info = ''] = OPENING.exec(first?.text ?? '') ?? [];
  if (mark === '' || !wanted.includes(info.toLowerCase())) return;
  const last = lines.at(-1)?.text.trim() ?? '';
  const isClosed = last.length >= mark.length && last === (mark[0] as string).repeat(last.length);
  readPlainLines(isClosed ? lines.slice(0, -1) : lines, { task, gathering, marks: leaf.marks, context });
}

/** The lines of a leaf, without the marks of quotations that it stands in. */
function linesIn(source: string, { start, end, marks }: Leaf): readonly SourceLine[] {
  const lines: SourceLine[] = [];
  let mark = 0;
  for (let from = start; from <= end; ) {
    const newline = source.indexOf('\n', from);
    const next = newline < 0 || newline >= end ? end : newline;
    const to = next > from && source.charCodeAt(next - 1) === 13 ? next - 1 : next;
    let begin = from;
    for (; (marks[mark] ?? next) < next; mark += 2) begin = Math.max(begin, Math.min(to, marks[mark + 1] ?? to));
    lines.push({ from: begin, to, text: source.slice(begin, to) });
    from = next + 1;
  }
  return lines;
}
