import { hunksOf, type OfficeChange, type Splice } from '../change.js';
import { LINE_BREAK } from '../paragraph.js';
import { partText } from '../xml.js';
import type { Container, TextParagraph } from './story.js';

const AUTHOR = 'Distinguo';
/** A change must have a date. This one is taken for none. */
const NO_DATE = '1970-01-01T00:00:00';

/** Collects tracked changes, and where the list of them goes. */
export class Tracker {
  readonly splices: Splice[] = [];
  readonly #regions = new Map<Container, string[]>();
  #last: number;

  /** @param last the number of the last change by us that is there already */
  constructor(
    last: number,
    readonly date: string | undefined,
  ) {
    this.#last = last;
  }

  /** Writes a change of a paragraph. @param change offsets in it */
  track(paragraph: TextParagraph, change: OfficeChange): void {
    for (const hunk of hunksOf(paragraph.text, change)) {
      const { start, end } = hunk;
      const isCut = start < end;
      const pieces = [...paragraph.touching(start, end)];
      const touched = isCut
        ? pieces.filter((piece) => piece.start < end && piece.end > start)
        : pieces.filter((piece) => piece.start <= start && piece.end >= start).slice(-1);
      let inserted = hunk.text;
      for (const piece of touched) {
        const isWhole = piece.to - piece.from !== piece.end - piece.start;
        const from = isWhole
          ? start <= piece.start
            ? piece.from
            : piece.to
          : piece.from + Math.max(start, piece.start) - piece.start;
        const to = isCut ? (isWhole ? piece.to : piece.from + Math.min(end, piece.end) - piece.start) : from;
        const deleted = paragraph.text.slice(Math.max(start, piece.start), Math.min(end, piece.end));
        const cut = isCut ? this.#deletion(piece.owner, deleted, change.reason) : '';
        this.splices.push({
          from: isCut && isWhole ? piece.from : from,
          to,
          text: cut + this.#insertion(piece.owner, inserted, change.reason),
        });
        inserted = '';
      }
    }
  }

  /** The lists of changes, each at its place. */
  get lists(): readonly Splice[] {
    return [...this.#regions].map(([{ at, isThere }, regions]) => {
      const list = regions.join('');
      return { from: at, to: at, text: isThere ? list : `<text:tracked-changes>${list}</text:tracked-changes>` };
    });
  }

  #insertion(container: Container, text: string, reason: string): string {
    if (text === '') return '';
    const id = this.#region(container, (info) => `<text:insertion>${info}</text:insertion>`, reason);
    return `<text:change-start text:change-id="${id}"/>${marked(text)}<text:change-end text:change-id="${id}"/>`;
  }

  #deletion(container: Container, text: string, reason: string): string {
    const id = this.#region(
      container,
      (info) => `<text:deletion>${info}<text:p>${marked(text)}</text:p></text:deletion>`,
      reason,
    );
    return `<text:change text:change-id="${id}"/>`;
  }

  #region(container: Container, write: (info: string) => string, reason: string): string {
    const id = `ctDistinguo${++this.#last}`;
    const dc = 'xmlns:dc="http://purl.org/dc/elements/1.1/"';
    const info = `<office:change-info><dc:creator ${dc}>${AUTHOR}</dc:creator><dc:date ${dc}>${this.date ?? NO_DATE}</dc:date><text:p>${partText(reason)}</text:p></office:change-info>`;
    const regions = this.#regions.get(container) ?? [];
    this.#regions.set(container, regions);
    regions.push(`<text:changed-region xml:id="${id}" text:id="${id}">${write(info)}</text:changed-region>`);
    return id;
  }
}

/** Text with the elements that stand for what is no plain character. */
function marked(text: string): string {
  return partText(text)
    .replaceAll('\t', '<text:tab/>')
    .replaceAll(LINE_BREAK, '<text:line-break/>')
    .replace(/ {2,}|^ | $/g, (blanks) => `<text:s text:c="${blanks.length}"/>`);
}
