import { type Hunk, hunksOf, type OfficeChange, type Splice } from '../change.js';
import { LINE_BREAK, type Placed } from '../paragraph.js';
import { partText } from '../xml.js';
import type { Run, RunChild } from './run.js';
import type { WordParagraph } from './story.js';

/** Who changes a document, and when. */
export interface Reviser {
  /** The attributes of a change or comment, with a blank before them; of the next one where no number is given. */
  stamp(prefix: string, id?: number): string;
  /** The number of the next tracked change or comment. */
  next(): number;
}

/** A change as it is written into a part. */
export interface TrackedChange {
  readonly splices: readonly Splice[];
  /** The number of the comment that stands beside it; undefined where none can stand. */
  readonly comment: number | undefined;
}

/** What lies in one run of what is deleted; empty where something is only inserted. Offsets in the part. */
interface Group {
  readonly run: Run;
  readonly first: RunChild;
  last: RunChild;
  readonly from: number;
  to: number;
}

/**
 * Writes a change of a paragraph as tracked changes: of each run, only the words that change are cut out, and what is
 * put there looks as they did.
 *
 * @param change offsets in the paragraph
 */
export function track(xml: string, paragraph: WordParagraph, change: OfficeChange, reviser: Reviser): TrackedChange {
  const groups = hunksOf(paragraph.text, change).flatMap((hunk) => {
    const { text, ...whole } = widened(paragraph, hunk);
    const all = groupsOf(paragraph, whole, change.span.end);
    // What is written looks as the first of the words that it takes the place of, and stands behind the last of them.
    const look = all[0]?.run.properties ?? '';
    return all.map((group, index) => ({ group, text: index === all.length - 1 ? text : '', look }));
  });
  const isCommented = groups.length > 0 && groups.every(({ group }) => group.run.takesComments);
  const comment = isCommented ? reviser.next() : undefined;
  const splices = groups.flatMap(({ group, text, look }, index) => {
    const prefix = prefixOf(group.run);
    const begins = comment !== undefined && index === 0;
    const ends = comment !== undefined && index === groups.length - 1;
    const around = {
      before: begins ? `<${prefix}commentRangeStart ${prefix}id="${comment}"/>` : '',
      after: ends
        ? `<${prefix}commentRangeEnd ${prefix}id="${comment}"/><${prefix}r><${prefix}commentReference ${prefix}id="${comment}"/></${prefix}r>`
        : '',
    };
    return splicesOf(xml, group, { text, look, ...around }, reviser);
  });
  return { splices, comment };
}

/** Of text that cannot be divided, as it is written, all is written anew. */
function widened(paragraph: WordParagraph, hunk: Hunk): Hunk {
  let { start, end, text } = hunk;
  for (const piece of paragraph.touching(start, end)) {
    const isWhole = piece.to - piece.from !== piece.end - piece.start;
    if (!isWhole || piece.start >= end || piece.end <= start) continue;
    text =
      paragraph.text.slice(Math.min(piece.start, start), start) +
      text +
      paragraph.text.slice(end, Math.max(piece.end, end));
    start = Math.min(piece.start, start);
    end = Math.max(piece.end, end);
  }
  return { start, end, text };
}

function groupsOf(paragraph: WordParagraph, { start, end }: Pick<Hunk, 'start' | 'end'>, limit: number): Group[] {
  const pieces = [...paragraph.touching(start, end)];
  if (start === end) {
    const after = pieces.find((piece) => piece.start <= start && piece.end > start && start < limit);
    const beside = after ?? pieces.find((piece) => piece.start < start && start <= piece.end);
    if (beside === undefined) return [];
    const at = placeOf(beside, start);
    const child = childOf(beside);
    return child === undefined ? [] : [{ run: beside.owner, first: child, last: child, from: at, to: at }];
  }
  const groups: Group[] = [];
  for (const piece of pieces) {
    const child = piece.start < end && piece.end > start ? childOf(piece) : undefined;
    if (child === undefined) continue;
    const from = placeOf(piece, Math.max(start, piece.start));
    const to = placeOf(piece, Math.min(end, piece.end));
    const last = groups.at(-1);
    if (last !== undefined && last.run === piece.owner && isTextBetween(last.run, last.last, child)) {
      last.last = child;
      last.to = to;
    } else groups.push({ run: piece.owner, first: child, last: child, from, to });
  }
  return groups;
}

/** Where an offset in a paragraph stands in the part. */
function placeOf({ start, end, from, to }: Placed<Run>, offset: number): number {
  return offset === end ? to : from + offset - start;
}

function childOf({ from, to, owner }: Placed<Run>): RunChild | undefined {
  const { children } = owner;
  let low = 0;
  let high = children.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((children[middle] as RunChild).to < to) low = middle + 1;
    else high = middle;
  }
  const child = children[low];
  return child !== undefined && child.from <= from ? child : undefined;
}

function isTextBetween({ children }: Run, first: RunChild, last: RunChild): boolean {
  return children.slice(children.indexOf(first), children.indexOf(last)).every(({ isText }) => isText);
}

/** What is written where a run is cut. */
interface Written {
  readonly text: string;
  /** The properties of its run. */
  readonly look: string;
  /** Marks of comments. */
  readonly before: string;
  readonly after: string;
}

/** Cuts a run, and puts what is deleted and inserted between its halves. */
function splicesOf(
  xml: string,
  group: Group,
  { text, look, before, after }: Written,
  reviser: Reviser,
): readonly Splice[] {
  const { run, first, from, to } = group;
  const prefix = prefixOf(run);
  const open = run.tag + run.properties;
  const head = headOf(group, prefix);
  const tail = tailOf(group, open, prefix);
  const deleted =
    from === to
      ? ''
      : `<${prefix}del${reviser.stamp(prefix)}>${open}${deletedText(xml, group, prefix)}</${prefix}r></${prefix}del>`;
  const inserted =
    text === ''
      ? ''
      : `<${prefix}ins${reviser.stamp(prefix)}><${prefix}r>${look}${insertedText(text, prefix)}</${prefix}r></${prefix}ins>`;
  const middle = outside(run, [before, deleted, inserted + after], reviser);
  const whole = { from: head.at, to: tail.at, text: head.text + middle + tail.text };
  const keepsSpace = head.isInside ? preserving(xml, first) : undefined;
  return keepsSpace === undefined ? [whole] : [keepsSpace, whole];
}

function headOf({ run, first, from }: Group, prefix: string) {
  if (first.inner !== undefined && from > first.inner.from)
    return { at: from, text: `</${prefix}t></${prefix}r>`, isInside: true };
  const isFirst = run.children[0] === first;
  return { at: isFirst ? run.start : first.from, text: isFirst ? '' : `</${prefix}r>`, isInside: false };
}

function tailOf({ run, last, to }: Group, open: string, prefix: string) {
  if (last.inner !== undefined && to < last.inner.to)
    return { at: to, text: `${open}<${prefix}t xml:space="preserve">` };
  const isLast = run.children.at(-1) === last;
  return { at: isLast ? run.end : last.to, text: isLast ? '' : open };
}

/** Without it, the blank before what was cut out would be lost. */
function preserving(xml: string, { from, inner }: RunChild): Splice | undefined {
  if (inner === undefined) return undefined;
  const tag = xml.slice(from, inner.from);
  if (/\sxml:space\s*=\s*["']preserve["']/.test(tag)) return undefined;
  const bare = tag.replace(/\sxml:space\s*=\s*(?:"[^"]*"|'[^']*')/, '');
  return { from, to: inner.from, text: bare.replace(/^<[^\s>]+/, '$& xml:space="preserve"'), isMinor: true };
}

function deletedText(xml: string, { run, first, last, from, to }: Group, prefix: string): string {
  const children = run.children.slice(run.children.indexOf(first), run.children.indexOf(last) + 1);
  return children
    .map((child) => {
      if (child.inner === undefined) return xml.slice(child.from, child.to);
      const text = xml.slice(Math.max(from, child.inner.from), Math.min(to, child.inner.to));
      return `<${prefix}delText xml:space="preserve">${text}</${prefix}delText>`;
    })
    .join('');
}

function insertedText(text: string, prefix: string): string {
  return text
    .split(/([\t\u2028])/)
    .filter((piece) => piece !== '')
    .map((piece) => {
      if (piece === '\t') return `<${prefix}tab/>`;
      if (piece === LINE_BREAK) return `<${prefix}br/>`;
      return `<${prefix}t xml:space="preserve">${partText(piece)}</${prefix}t>`;
    })
    .join('');
}

/** The prefix of the elements of a run, with its colon. */
function prefixOf({ tag }: Run): string {
  return /^<([^\s/>:]+:)/.exec(tag)?.[1] ?? '';
}

/**
 * Puts pieces where an insertion by somebody else is cut: what is deleted stays theirs, and is in an insertion of their
 * own with a number of its own; what is inserted does not become theirs.
 */
function outside(
  { insertion }: Run,
  [before, deleted, after]: readonly [string, string, string],
  reviser: Reviser,
): string {
  if (insertion === undefined) return before + deleted + after;
  const close = `</${/^<([^\s/>]+)/.exec(insertion)?.[1]}>`;
  const reopened = () =>
    insertion.replace(/(:id\s*=\s*)(?:"[^"]*"|'[^']*')/, (_, name) => `${name}"${reviser.next()}"`);
  return close + before + (deleted && reopened() + deleted + close) + after + reopened();
}
