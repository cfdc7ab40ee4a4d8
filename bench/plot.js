// Draws bars on a logarithmic scale, as SVG that reads well on light and on dark pages.

const width = 760;
const left = 250;
const right = 90;
const rowHeight = 26;
const top = 44;

/**
 * @param {string} title
 * @param {readonly { name: string, least: number, median: number, most: number, own: boolean }[]} rows values above 0;
 *   a thin line shows the spread, `own` is drawn in a color of its own
 * @returns {string} an SVG document
 */
export function bars(title, rows) {
  const sorted = [...rows].sort((a, b) => a.median - b.median);
  const from = 10 ** Math.floor(Math.log10(Math.min(...rows.map(({ least }) => least))));
  const to = 10 ** Math.ceil(Math.log10(Math.max(...rows.map(({ most }) => most))));
  const x = (value) => left + ((width - left - right) * Math.log10(value / from)) / Math.log10(to / from);
  const height = top + sorted.length * rowHeight + 34;
  const lines = [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}" role="img" font-family="system-ui, sans-serif" font-size="13">`,
    `<title>${escaped(title)}</title>`,
    '<style>text{fill:#24292f}.grid{stroke:#8c959f;stroke-opacity:.35}.bar{fill:#8c959f}.own{fill:#0a7d5a}.spread{stroke:#24292f}',
    '@media(prefers-color-scheme:dark){text{fill:#e6edf3}.spread{stroke:#e6edf3}.own{fill:#2fb888}}</style>',
    `<text x="12" y="22" font-weight="600">${escaped(title)}</text>`,
  ];
  for (let value = from; value <= to * 1.001; value *= 10) {
    const at = x(value).toFixed(1);
    lines.push(`<line class="grid" x1="${at}" y1="${top - 8}" x2="${at}" y2="${height - 26}"/>`);
    lines.push(`<text x="${at}" y="${height - 8}" text-anchor="middle">${Number(value.toPrecision(1))}</text>`);
  }
  sorted.forEach((row, index) => {
    lines.push(...barOf(row, top + index * rowHeight, x));
  });
  return `${[...lines, '</svg>'].join('\n')}\n`;
}

function barOf({ name, least, median, most, own }, y, x) {
  const middle = y + rowHeight / 2 - 2;
  const end = x(median);
  const weight = own ? ' font-weight="600"' : '';
  return [
    `<text x="${left - 10}" y="${middle + 4}" text-anchor="end"${weight}>${escaped(name)}</text>`,
    `<rect class="${own ? 'own' : 'bar'}" x="${left}" y="${y + 2}" width="${(end - left).toFixed(1)}" height="${rowHeight - 9}" rx="2"/>`,
    `<line class="spread" x1="${x(least).toFixed(1)}" y1="${middle}" x2="${x(most).toFixed(1)}" y2="${middle}"/>`,
    `<text x="${(x(most) + 6).toFixed(1)}" y="${middle + 4}"${weight}>${Number(median.toPrecision(2))} s</text>`,
  ];
}

function escaped(text) {
  return text.replace(/&/g, '&amp;').replace(/</g, '&lt;');
}
