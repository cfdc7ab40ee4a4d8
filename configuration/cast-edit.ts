/** Writes a cast into a configuration in which one may stand: what says the same keeps its spelling, place and comments. */
import {
  isAlias,
  isCollection,
  isMap,
  isScalar,
  Lexer,
  type Pair,
  type ParsedNode,
  parseDocument,
  visit,
  type YAMLMap,
} from 'yaml';
import type { Span } from '../engine/model.js';
import { normalTerm } from './text-shapes.js';
import { asYaml, changed, columnAt, endOf, indentAt, indented, pretty, startOf, type TextChange } from './yaml-edit.js';

/** What becomes of a configuration: its new text, or a sentence that says why it has none. */
export type Answered = { readonly text: string } | { readonly refused: string };

type Entry = Pair<ParsedNode, ParsedNode | null>;
type Entries = Readonly<Record<string, unknown>>;

/**
 * A configuration in which a cast stands, whatever stood there before. Of people in lines, only those that differ are
 * written anew; each has the lines of comment right above, and loses them only with itself.
 *
 * @param file the name that messages call the configuration by
 * @param text YAML, or JSON; without mistakes
 * @param cast the name of one, or what is said of each of its people
 */
export function withCast(file: string, text: string, cast: object | string, format: 'yaml' | 'json'): Answered {
  const { contents } = parseDocument(text);
  const standing = isMap(contents) ? (contents.get('cast', true) as ParsedNode | undefined) : undefined;
  if (isCollection(standing) && isShared(standing))
    return {
      refused: `The cast of ${file} says one thing in several places (“&”, “*”): change “cast:” there, or write it out first.`,
    };
  const isFlow = isMap(contents) && contents.flow === true;
  if (isFlow && format === 'yaml' && isCollection(standing) && commentsIn(text, spanOf(standing)).length > 0)
    return { refused: `The cast of ${file} stands in “{ }” with comments, which would be lost: change “cast:” there.` };
  const into = (node: ParsedNode): TextChange => {
    if (!isMap(contents) || isFlow) {
      const span = spanOf(node);
      return { span, text: pretty(text, cast, indentAt(text, span.start)) };
    }
    const entry = contents.items.find((pair) => nameOf(pair) === 'cast') as Entry;
    return joined(text, rewritten(text, entry, cast));
  };
  const change = changed(text, 'cast', cast, format, into, (written) => isSame(peopleOf(written), peopleOf(cast)));
  if (change === undefined)
    return { refused: `${file} is written in a way that nothing can be added to: begin “cast:” there.` };
  return { text: text.slice(0, change.span.start) + change.text + text.slice(change.span.end) };
}

/** Whether something has a name by which it stands elsewhere, too, or is such a name: neither can change alone. */
function isShared(node: ParsedNode): boolean {
  let found = false;
  visit(node, {
    Node: (_, part) => {
      found ||= isAlias(part) || part.anchor !== undefined;
    },
  });
  return found;
}

/** An entry with another value; where that has entries in lines, those that say the same are left alone. */
function rewritten(text: string, entry: Entry, wanted: unknown): readonly TextChange[] {
  const { key, value } = entry;
  const isOpen = isMap(value) && !value.flow;
  if (isOpen && typeof wanted === 'object' && !Array.isArray(wanted) && Object.keys(wanted as object).length > 0)
    return rewrittenEntries(text, value, wanted as Entries);
  const indent = ' '.repeat(columnAt(text, startOf(key)));
  const span = { start: startOf(key), end: lineEnd(text, lastOf(text, entry)) };
  const [first = '', ...more] = asYaml('a', wanted as object)
    .trimEnd()
    .slice(1)
    .split('\n');
  // Of people who are all gone, the comments are gone as well; one of the key itself is not.
  const told = isOpen && typeof wanted === 'string' ? { start: span.start, end: lineEnd(text, endOf(key)) } : span;
  const comments = commentsIn(text, told);
  const above = comments.length > 1 ? comments.map((comment) => `${comment}\n`) : [];
  const behind = comments.length === 1 ? ` ${comments[0]}` : '';
  const name = text.slice(startOf(key), endOf(key));
  return [{ span, text: indented(`${above.join('')}${[`${name}${first}${behind}`, ...more].join('\n')}`, indent) }];
}

function rewrittenEntries(text: string, map: YAMLMap.Parsed, wanted: Entries): readonly TextChange[] {
  const standing = map.items as readonly Entry[];
  const left = new Map(Object.entries(wanted).map(([name, value]) => [normalTerm(name), { name, value }]));
  const changes = standing.flatMap((entry, at) => {
    const name = normalTerm(nameOf(entry));
    const becomes = left.get(name);
    if (becomes === undefined) return [{ span: wholeOf(text, standing, at), text: '' }];
    left.delete(name);
    return isSame(saidOf(entry.value?.toJSON()), saidOf(becomes.value)) ? [] : rewritten(text, entry, becomes.value);
  });
  const end = endWithComments(text, standing.at(-1) as Entry);
  const indent = ' '.repeat(columnAt(text, startOf(map)));
  const added = [...left.values()].map(({ name, value }) => asYaml(name, value as object).trimEnd());
  const lines = added.map((entry) => indented(`\n${entry}`, indent)).join('');
  return [...changes, { span: { start: end, end }, text: lines }];
}

/** An entry with the line break before it and the comments that are its own, for it to be taken out. */
function wholeOf(text: string, entries: readonly Entry[], at: number): Span {
  const entry = entries[at] as Entry;
  const column = columnAt(text, startOf(entry.key));
  const before = entries[at - 1];
  const top = before === undefined ? 0 : endWithComments(text, before);
  let start = startOf(entry.key) - column;
  for (let above = lineBefore(text, start); above.start > top; above = lineBefore(text, start)) {
    if (!isComment(above.text, (depth) => depth <= column)) break;
    start = above.start;
  }
  const end = endWithComments(text, entry);
  const after = lineAfter(text, end);
  const isLast = at === entries.length - 1 && !/^[ \t]*#/.test(after.text);
  if (isLast || after.text.trim() === '')
    for (let above = lineBefore(text, start); above.start > top; above = lineBefore(text, start)) {
      if (above.text.trim() !== '') break;
      start = above.start;
    }
  return { start: start - (text.startsWith('\r\n', start - 2) ? 2 : 1), end };
}

/** Where an entry ends, with comments below it that stand deeper than it. */
function endWithComments(text: string, entry: Entry): number {
  const column = columnAt(text, startOf(entry.key));
  let end = lineEnd(text, lastOf(text, entry));
  for (let next = lineAfter(text, end); next.end > end; next = lineAfter(text, end)) {
    if (!isComment(next.text, (depth) => depth > column)) break;
    end = next.end;
  }
  return end;
}

const isComment = (line: string, isAt: (depth: number) => boolean): boolean => {
  const [, indent] = /^([ \t]*)#/.exec(line) ?? [];
  return indent !== undefined && isAt(indent.length);
};

/** Behind the last character of an entry that says something: blocks end with what stands below them. */
function lastOf(text: string, { key, value }: Entry): number {
  if (value === null || (isScalar(value) && value.value === null && value.source === '')) return endOf(key);
  const last = isCollection(value) && !value.flow ? value.items.at(-1) : undefined;
  // A text in lines has its last line break as well.
  if (last === undefined) return text.slice(0, endOf(value)).trimEnd().length;
  return isCollection(last) || isScalar(last)
    ? lastOf(text, { key, value: last } as Entry)
    : lastOf(text, last as Entry);
}

interface Line extends Span {
  readonly text: string;
}

function lineBefore(text: string, start: number): Line {
  const end = start - 1;
  const at = text.lastIndexOf('\n', end - 1) + 1;
  return { start: at, end, text: text.slice(at, Math.max(at, end)) };
}

function lineAfter(text: string, end: number): Line {
  const [lineBreak = ''] = /^\r?\n/.exec(text.slice(end, end + 2)) ?? [];
  const start = end + lineBreak.length;
  const last = lineBreak === '' ? end : lineEnd(text, start);
  return { start, end: last, text: text.slice(start, last) };
}

function lineEnd(text: string, offset: number): number {
  const line = /[^\r\n]*/y;
  line.lastIndex = offset;
  return offset + (line.exec(text)?.[0].length ?? 0);
}

/** The comments of a part of YAML. */
function commentsIn(text: string, { start, end }: Span): readonly string[] {
  return [...new Lexer().lex(text.slice(start, end))]
    .filter((token) => token.startsWith('#'))
    .map((token) => token.trimEnd());
}

/** All changes as one. */
function joined(text: string, changes: readonly TextChange[]): TextChange {
  const inOrder = [...changes].sort((a, b) => a.span.start - b.span.start);
  const start = inOrder[0]?.span.start ?? 0;
  let end = start;
  let written = '';
  for (const change of inOrder) {
    written += text.slice(end, change.span.start) + change.text;
    end = change.span.end;
  }
  return { span: { start, end }, text: written };
}

const nameOf = ({ key }: { readonly key: unknown }): string => String(isScalar(key) ? key.value : key);

const spanOf = (node: ParsedNode): Span => ({ start: startOf(node), end: endOf(node) });

/** What is said of one of the people, or of one thing about them, however it is spelt: a list says no more than its words. */
function saidOf(value: unknown): unknown {
  if (value === null || value === undefined) return [];
  if (Array.isArray(value)) return value.map((word) => normalTerm(String(word))).sort();
  if (typeof value !== 'object') return [normalTerm(String(value))];
  const told = Object.entries(value).map(([name, words]) => [normalTerm(name), saidOf(words)] as const);
  return told.filter(([, words]) => !isSame(words, [])).sort(byName);
}

/** A cast, however it is spelt. */
const peopleOf = (cast: unknown): unknown =>
  typeof cast === 'object' && cast !== null
    ? Object.entries(cast)
        .map(([name, member]) => [normalTerm(name), saidOf(member)] as const)
        .sort(byName)
    : cast;

const byName = ([one]: readonly [string, unknown], [other]: readonly [string, unknown]): number =>
  one < other ? -1 : 1;

const isSame = (one: unknown, other: unknown): boolean => JSON.stringify(one) === JSON.stringify(other);
