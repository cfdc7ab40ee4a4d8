import { type Role, recommendedGlossary, recordOf, roles, type Term } from '../../engine/index.js';
import { counted } from './count.js';
import { type Counts, mostOf, sumOf, type UsageByRole } from './html-usage.js';
import { escapedXmlLine } from './xml.js';

const mostRows = 60;
const mostDrifts = 20;

/** In units of the drawing, which is as wide as the page lets it be. */
const width = 1100;
const labelWidth = 250;
const rowHeight = 30;
const headHeight = 46;
const gap = 14;

/** A row for all documents, then one for each: bars that say by which words it calls which role. */
export function plot(usage: UsageByRole): string {
  const shown = roles.map(({ id }) => id).filter((role) => usage.total.has(role));
  if (shown.length === 0) return '<p>No word of the glossary names anybody here.</p>';
  const colors = colorsOf(usage.total);
  const cell = (width - labelWidth) / shown.length;
  const documents = usage.documents.slice(0, mostRows);
  const rows = [{ path: 'All documents', counts: usage.total }, ...documents];
  const height = headHeight + rows.length * rowHeight + 8;
  const heads = shown.map((role, index) => head(role, labelWidth + index * cell));
  const lines = rows.map(({ path, counts }, row) => {
    const y = headHeight + row * rowHeight + (row > 0 ? 8 : 0);
    const bars = shown.map((role, index) =>
      bar(path, role, counts.get(role), usage.total, { x: labelWidth + index * cell, y, width: cell - gap }, colors),
    );
    return `<g${row === 0 ? ' class="all"' : ''}><text class="label" x="${labelWidth - 14}" y="${y + 17}">${escapedXmlLine(shortened(path))}<title>${escapedXmlLine(path)}</title></text>${bars.join('')}</g>`;
  });
  const rest = usage.size - documents.length;
  const more =
    rest > 0 ? `<p class="faint">… and ${counted(rest, 'document')} more; those that drift most come first.</p>` : '';
  return `${legend(colors)}<div class="plot"><svg viewBox="0 0 ${width} ${height}" role="img" aria-label="Which document calls which role by which word; the same as a table stands below.">${heads.join('')}${lines.join('')}</svg></div>${more}`;
}

/** The same numbers for those who read, copy or listen. */
export function usageTable(usage: UsageByRole): string {
  const rows = [{ path: 'All documents', counts: usage.total }, ...usage.documents.slice(0, mostRows)].flatMap(
    ({ path, counts }) =>
      [...counts].map(
        ([role, words]) =>
          `<tr><td>${escapedXmlLine(path)}</td><td>${role}</td><td>${[...words].map(([word, count]) => `${escapedXmlLine(word)} ${count}`).join(', ')}</td></tr>`,
      ),
  );
  if (rows.length === 0) return '';
  return `<details><summary>The numbers as a table</summary><table><thead><tr><th>Document</th><th>Role</th><th>Words</th></tr></thead><tbody>${rows.join('')}</tbody></table></details>`;
}

/** Sentences about the documents that leave the common word. */
export function driftList(usage: UsageByRole): string {
  const drifts = usage.drifts.slice(0, mostDrifts);
  if (drifts.length === 0) return '<p class="good">Every role goes by one word in all documents.</p>';
  const items = drifts.map(({ path, role, words, of, usual }) => {
    const told = words.map(([word, count]) => `<b class="word">${escapedXmlLine(word)}</b> ${times(count, of)}`);
    return `<li><a href="#document=${encodeURIComponent(path)}">${escapedXmlLine(path)}</a> calls ${recordOf(role).wording.called} ${told.join(', ')}; the word is <b class="word">${escapedXmlLine(usual)}</b>.</li>`;
  });
  const rest = usage.drifts.length - drifts.length;
  return `<ul class="drift">${items.join('')}</ul>${rest > 0 ? `<p class="faint">… and ${rest} more.</p>` : ''}`;
}

function times(count: number, of: number): string {
  return count === of ? 'always' : `${count} of ${of} times`;
}

/** Each word its color, the frequent ones first; beyond the palette all share the last. */
function colorsOf(total: Counts): ReadonlyMap<Term, number> {
  const known = recommendedGlossary.terms.map(({ term }) => term);
  const words = [...new Set([...total.values()].flatMap((counts) => [...counts.keys()]))];
  const others = words.filter((word) => !known.includes(word)).sort();
  return new Map(
    [...known.filter((word) => words.includes(word)), ...others].map((word) => {
      const index = known.indexOf(word);
      return [word, index >= 0 ? index : Math.min(5 + others.indexOf(word), 8)];
    }),
  );
}

function legend(colors: ReadonlyMap<Term, number>): string {
  const items = [...colors].map(([word, color]) => `<li><i class="c${color}"></i>${escapedXmlLine(word)}</li>`);
  return `<ul class="legend">${items.join('')}</ul>`;
}

function head(role: Role, x: number): string {
  return `<text class="head" x="${x}" y="18">${role}</text><text class="sub" x="${x}" y="34">${recordOf(role).wording.short}</text>`;
}

interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
}

function bar(
  path: string,
  role: Role,
  words: ReadonlyMap<Term, number> | undefined,
  total: Counts,
  box: Box,
  colors: ReadonlyMap<Term, number>,
): string {
  if (words === undefined)
    return `<line class="none" x1="${box.x}" x2="${box.x + 10}" y1="${box.y + 12}" y2="${box.y + 12}"/>`;
  const sum = sumOf(words);
  const usual = mostOf(total.get(role) ?? words);
  let x = box.x;
  const parts = [...words]
    .sort(([a, m], [b, n]) => Number(b === usual) - Number(a === usual) || n - m)
    .map(([word, count]) => {
      const wide = (count / sum) * box.width;
      const label = fitting(word, count, wide);
      const title = `${path}: ${role} is “${word}” ${count} of ${sum} times`;
      const part =
        `<g><title>${escapedXmlLine(title)}</title><rect class="c${colors.get(word)}" x="${x.toFixed(1)}" y="${box.y}" width="${Math.max(2, wide - 1.5).toFixed(1)}" height="23" rx="3"/>` +
        `<text class="in c${colors.get(word)}" x="${(x + 6).toFixed(1)}" y="${box.y + 16}">${escapedXmlLine(label)}</text></g>`;
      x += wide;
      return part;
    });
  return parts.join('');
}

/** What of a label fits into a bar; letters are about 6.6 units wide. */
function fitting(word: Term, count: number, wide: number): string {
  const letters = Math.floor((wide - 10) / 6.6);
  const both = `${word} ${count}`;
  if (both.length <= letters) return both;
  return String(count).length <= letters ? String(count) : '';
}

/** A path that keeps its end, which tells documents apart. */
function shortened(path: string): string {
  const most = 30;
  return path.length <= most ? path : `…${path.slice(path.length - most + 1)}`;
}
