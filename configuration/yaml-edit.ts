/** Puts entries into a list or a mapping of a YAML or JSON text, and leaves every other character as it is. */
import {
  Document,
  isMap,
  isScalar,
  isSeq,
  type ParsedNode,
  parseDocument,
  visit,
  type YAMLMap,
  type YAMLSeq,
} from 'yaml';
import type { Span } from '../engine/model.js';

/** One replacement in a text. */
export interface TextChange {
  readonly span: Span;
  readonly text: string;
}

/**
 * What must be put into a text so that the list under a key ends with some entries.
 *
 * @param text YAML, or JSON; empty for a new file
 * @returns undefined when the text cannot be understood, or something else stands under the key
 */
export function appendToList(
  text: string,
  key: string,
  entries: readonly object[],
  format: 'yaml' | 'json',
): TextChange | undefined {
  const into = (list: ParsedNode) => {
    if (!isSeq(list)) return undefined;
    if (!list.flow) return intoBlock(text, list, entries);
    return intoFlow(text, list, (indent) =>
      entries.map((entry) => (format === 'json' ? pretty(text, entry, indent) : JSON.stringify(entry))),
    );
  };
  const holds = (list: unknown) => Array.isArray(list) && isSame(list.slice(-entries.length), entries);
  return changed(text, key, entries, format, into, holds);
}

/**
 * What must be put into a text so that the mapping under a key holds these entries, too.
 *
 * @param text YAML, or JSON; empty for a new file
 * @param entries none of them stands there yet
 * @returns undefined when the text cannot be understood, or something else stands under the key
 */
export function extendMap(
  text: string,
  key: string,
  entries: Readonly<Record<string, object | string>>,
  format: 'yaml' | 'json',
): TextChange | undefined {
  const into = (map: ParsedNode) => {
    if (!isMap(map)) return undefined;
    if (!map.flow) return intoBlock(text, map, entries);
    return intoFlow(text, map, (indent) =>
      Object.entries(entries).map(([name, value]) => `${JSON.stringify(name)}: ${pretty(text, value, indent)}`),
    );
  };
  const holds = (map: unknown) =>
    Object.entries(entries).every(([name, value]) =>
      isSame((map as Record<string, unknown> | undefined)?.[name], value),
    );
  return changed(text, key, entries, format, into, holds);
}

/**
 * The change that puts something under a key.
 *
 * @param value what is to stand under the key where nothing does
 * @param into the change where something does
 * @param holds whether that came out which should; a change is only offered when it does what it should
 */
export function changed(
  text: string,
  key: string,
  value: object | string,
  format: 'yaml' | 'json',
  into: (node: ParsedNode) => TextChange | undefined,
  holds: (written: unknown) => boolean,
): TextChange | undefined {
  if (format === 'json' && !isJson(text)) return undefined;
  const change = text.trim() === '' ? created(key, value, format) : changeFor(text, key, value, format, into);
  if (change === undefined) return undefined;
  const ready = text.includes('\r\n') ? { ...change, text: change.text.replace(/\r?\n/g, '\r\n') } : change;
  const written = parseDocument(text.slice(0, ready.span.start) + ready.text + text.slice(ready.span.end));
  return written.errors.length === 0 && holds(written.toJS()?.[key]) ? ready : undefined;
}

function changeFor(
  text: string,
  key: string,
  value: object | string,
  format: 'yaml' | 'json',
  into: (node: ParsedNode) => TextChange | undefined,
): TextChange | undefined {
  const document = parseDocument(text);
  const { contents } = document;
  if (document.errors.length > 0) return undefined;
  if (contents === null) return atEnd(text, '', asYaml(key, value));
  if (!isMap(contents)) return undefined;
  const node = contents.get(key, true) as ParsedNode | undefined;
  if (node !== undefined) return into(node);
  if (format === 'yaml' && contents.flow && contents.items.length === 0)
    return inPlaceOf(text, contents, asYaml(key, value));
  if (contents.flow)
    return intoFlow(text, contents, (indent) => [`${JSON.stringify(key)}: ${pretty(text, value, indent)}`]);
  return atEnd(text, ' '.repeat(columnAt(text, startOf(contents))), asYaml(key, value));
}

function intoBlock(text: string, block: YAMLMap | YAMLSeq, value: object): TextChange {
  const column = columnAt(text, startOf(block));
  return below(text, endOf(block), indented(`\n${yamlOf(value)}`, ' '.repeat(column)));
}

/** In lines, where nothing but “{}” stands: people write no braces. Comments in and behind them stay. */
function inPlaceOf(text: string, { range }: YAMLMap, added: string): TextChange {
  const [start, end] = range as [number, number, number];
  const line = text.lastIndexOf('\n', start - 1) + 1;
  const before = text.slice(line, start);
  const isAlone = before.trim() === '';
  const rest = restOfLine(text, end);
  const comments = [...commentsIn(text.slice(start, end)), ...(rest.trim() === '' ? [] : [rest.trim()])];
  // A comment right above would seem to be about what is added.
  const isBelowComment = comments.length > 0 || /(?:^|\n) *#[^\n]*\n$/.test(text.slice(0, line));
  const blank = isBelowComment ? [''] : [];
  const lines = [...(isAlone ? [] : ['']), ...comments, ...blank, added.trimEnd()].join('\n');
  const last = end + rest.length;
  const first = line + (isAlone ? 0 : before.trimEnd().length);
  return { span: { start: first, end: last }, text: lines + (last === text.length ? '\n' : '') };
}

/** The comments between braces that hold nothing else. */
const commentsIn = (braces: string): readonly string[] =>
  [...braces.slice(1, -1).matchAll(/#[^\r\n]*/g)].map(([comment]) => comment.trimEnd());

/** Behind the last entry of `[…]` or `{…}`: on a line of its own where the others stand so. */
function intoFlow(
  text: string,
  { items, range }: YAMLMap | YAMLSeq,
  entries: (indent: string) => readonly string[],
): TextChange {
  const [start, end] = range as [number, number, number];
  const last = items.at(-1);
  const outer = indentAt(text, start);
  const inLines = text.slice(start, end).includes('\n') || (last === undefined && text.includes('\n'));
  const inner = inLines ? outer + unitOf(text) : '';
  const line = inLines ? `\n${inner}` : '';
  const added = entries(inner).join(`,${line || ' '}`);
  if (last === undefined) {
    const comments = text.slice(start + 1, end - 1).trimEnd();
    const closing = inLines ? `\n${outer}` : '';
    return { span: { start: start + 1, end: end - 1 }, text: `${comments}${line}${added}${closing}` };
  }
  const at = endOf((isPair(last) ? (last.value ?? last.key) : last) as ParsedNode);
  return { span: { start: at, end: at }, text: `,${line || ' '}${added}` };
}

/** Behind the last character that is no white space before an offset, and what else stands on its line. */
function below(text: string, offset: number, added: string): TextChange {
  const last = text.slice(0, offset).trimEnd().length;
  const at = last + restOfLine(text, last).length;
  return { span: { start: at, end: at }, text: added.trimEnd() };
}

/** What stands on a line from an offset on. */
function restOfLine(text: string, offset: number): string {
  const line = /[^\r\n]*/y;
  line.lastIndex = offset;
  return line.exec(text)?.[0] ?? '';
}

function atEnd(text: string, indent: string, added: string): TextChange {
  const end = /\n$/.test(text) || text === '' ? '' : '\n';
  // A comment right above would seem to be about what is added. What stands deeper may be a text and no comment.
  const [, deeper] = /(?:^|\n)( *)#[^\n]*\n?$/.exec(text) ?? [];
  const line = deeper !== undefined && deeper.length <= indent.length ? `${end}\n` : end;
  return { span: { start: text.length, end: text.length }, text: line + indented(added, indent, true) };
}

function created(key: string, value: object | string, format: 'yaml' | 'json'): TextChange {
  const text = format === 'json' ? `${JSON.stringify({ [key]: value }, null, 2)}\n` : asYaml(key, value);
  return { span: { start: 0, end: 0 }, text };
}

const WIDE = { lineWidth: 0 };

/** As people write it: a list of words in one line. */
function yamlOf(value: object): string {
  const document = new Document(value);
  visit(document, {
    Seq: (_, list) => {
      if (list.items.every(isScalar)) list.flow = true;
    },
  });
  return document.toString({ ...WIDE, flowCollectionPadding: false });
}

export function asYaml(key: string, value: object | string): string {
  return yamlOf({ [key]: value });
}

export function pretty(text: string, value: object | string, indent: string): string {
  return indented(JSON.stringify(value, null, unitOf(text)), indent);
}

/** @param first whether the first line is indented, too */
export function indented(text: string, indent: string, first = false): string {
  return text.replace(first ? /^(?=.)/gm : /\n(?=.)/g, first ? indent : `\n${indent}`);
}

/** By how much the text indents a level. */
function unitOf(text: string): string {
  return /^([ \t]+)"/m.exec(text)?.[1] ?? '  ';
}

/** The white space with which the line of an offset begins. */
export function indentAt(text: string, offset: number): string {
  return /^[ \t]*/.exec(text.slice(text.lastIndexOf('\n', offset) + 1))?.[0] ?? '';
}

export function columnAt(text: string, offset: number): number {
  const line = text.lastIndexOf('\n', offset - 1) + 1;
  // A byte order mark is no indentation.
  return offset - line - (text[line] === '\ufeff' ? 1 : 0);
}

export function startOf(node: { range?: readonly number[] | null }): number {
  return node.range?.[0] ?? 0;
}

export function endOf(node: { range?: readonly number[] | null }): number {
  return node.range?.[1] ?? 0;
}

function isPair(value: unknown): value is { key: unknown; value: unknown } {
  return typeof value === 'object' && value !== null && 'key' in value;
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text.trim() === '' ? '{}' : text);
    return true;
  } catch {
    return false; // It must be repaired first, and its diagnostics say where.
  }
}

function isSame(a: unknown, b: object | string): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}
