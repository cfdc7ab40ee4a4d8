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
 * A text in which a value stands under a key, whatever stood there before: of a mapping in lines, only the entries
 * that differ are written anew.
 *
 * @param text YAML, or JSON; empty for a new file
 * @returns undefined when the text cannot be understood
 */
export function withValue(
  text: string,
  key: string,
  value: object | string,
  format: 'yaml' | 'json',
): string | undefined {
  const document = parseDocument(text);
  const { contents } = document;
  const into = (node: ParsedNode): TextChange => {
    if (!isMap(contents) || contents.flow) {
      const span = { start: startOf(node), end: endOf(node) };
      return { span, text: pretty(text, value, indentAt(text, span.start)) };
    }
    if (isMap(node) && !node.flow && typeof value === 'object') {
      const standing = document.toJS()[key];
      return rewrittenMap(text, node, value, (name) => standing[name]);
    }
    const start = startOf(contents.items.find((pair) => nameOf(pair) === key)?.key as ParsedNode);
    const lines = indented(asYaml(key, value).trimEnd(), ' '.repeat(columnOf(text, start)));
    return { span: { start, end: text.slice(0, endOf(node)).trimEnd().length }, text: lines };
  };
  const change = changed(text, key, value, format, into, (written) => isEqual(written, value));
  return change && text.slice(0, change.span.start) + change.text + text.slice(change.span.end);
}

/** A mapping in lines with the entries that are wanted: those that stand there already stay as they are written. */
function rewrittenMap(text: string, map: YAMLMap, wanted: object, standing: (name: string) => unknown): TextChange {
  const start = startOf(map);
  const indent = ' '.repeat(columnOf(text, start));
  const end = below(text, endOf(map), '').span.start;
  const written = ([name, value]: readonly [string, unknown]) => indented(asYaml(name, value as object), indent);
  const kept = map.items.flatMap((pair, at): string[] => {
    const name = nameOf(pair);
    if (!Object.hasOwn(wanted, name)) return [];
    const value: unknown = wanted[name as keyof typeof wanted];
    if (!isEqual(standing(name), value)) return [written([name, value])];
    const next = map.items[at + 1]?.key as ParsedNode | undefined;
    const own = text.slice(startOf(pair.key as ParsedNode), next === undefined ? end : startOf(next));
    return [next === undefined ? `${own}\n` : own.slice(0, own.length - indent.length)];
  });
  const names = new Set(map.items.map(nameOf));
  const added = Object.entries(wanted).filter(([name]) => !names.has(name));
  return { span: { start, end }, text: [...kept, ...added.map(written)].join(indent).trimEnd() };
}

const nameOf = ({ key }: { readonly key: unknown }): string => String(isScalar(key) ? key.value : key);

/**
 * @param value what is to stand under the key where nothing does
 * @param into the change where something does
 * @param holds whether that came out which should; a change is only offered when it does what it should
 */
function changed(
  text: string,
  key: string,
  value: object | string,
  format: 'yaml' | 'json',
  into: (node: ParsedNode) => TextChange | undefined,
  holds: (written: unknown) => boolean,
): TextChange | undefined {
  if (format === 'json' && !isJson(text)) return undefined;
  const change = text.trim() === '' ? created(key, value, format) : changeFor(text, key, value, into);
  if (change === undefined) return undefined;
  const ready = text.includes('\r\n') ? { ...change, text: change.text.replace(/\r?\n/g, '\r\n') } : change;
  const written = parseDocument(text.slice(0, ready.span.start) + ready.text + text.slice(ready.span.end));
  return written.errors.length === 0 && holds(written.toJS()?.[key]) ? ready : undefined;
}

function changeFor(
  text: string,
  key: string,
  value: object | string,
  into: (node: ParsedNode) => TextChange | undefined,
): TextChange | undefined {
  const document = parseDocument(text);
  const { contents } = document;
  if (document.errors.length > 0) return undefined;
  if (contents === null) return atEnd(text, '', asYaml(key, value));
  if (!isMap(contents)) return undefined;
  const node = contents.get(key, true) as ParsedNode | undefined;
  if (node !== undefined) return into(node);
  if (contents.flow)
    return intoFlow(text, contents, (indent) => [`${JSON.stringify(key)}: ${pretty(text, value, indent)}`]);
  return atEnd(text, ' '.repeat(columnOf(text, startOf(contents))), asYaml(key, value));
}

function intoBlock(text: string, block: YAMLMap | YAMLSeq, value: object): TextChange {
  const column = columnOf(text, startOf(block));
  return below(text, endOf(block), indented(`\n${yamlOf(value)}`, ' '.repeat(column)));
}

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
  if (last === undefined)
    return { span: { start: start + 1, end: end - 1 }, text: `${line}${added}${inLines ? `\n${outer}` : ''}` };
  const at = endOf((isPair(last) ? (last.value ?? last.key) : last) as ParsedNode);
  return { span: { start: at, end: at }, text: `,${line || ' '}${added}` };
}

/** Behind the last character that is no white space before an offset, and what else stands on its line. */
function below(text: string, offset: number, added: string): TextChange {
  const last = text.slice(0, offset).trimEnd().length;
  const line = /[^\r\n]*/y;
  line.lastIndex = Math.max(last, 0);
  const at = last + (line.exec(text)?.[0].length ?? 0);
  return { span: { start: at, end: at }, text: added.trimEnd() };
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

function asYaml(key: string, value: object | string): string {
  return yamlOf({ [key]: value });
}

function pretty(text: string, value: object | string, indent: string): string {
  return indented(JSON.stringify(value, null, unitOf(text)), indent);
}

/** @param first whether the first line is indented, too */
function indented(text: string, indent: string, first = false): string {
  return text.replace(first ? /^(?=.)/gm : /\n(?=.)/g, first ? indent : `\n${indent}`);
}

/** By how much the text indents a level. */
function unitOf(text: string): string {
  return /^([ \t]+)"/m.exec(text)?.[1] ?? '  ';
}

/** The white space with which the line of an offset begins. */
function indentAt(text: string, offset: number): string {
  return /^[ \t]*/.exec(text.slice(text.lastIndexOf('\n', offset) + 1))?.[0] ?? '';
}

function columnOf(text: string, offset: number): number {
  return offset - (text.lastIndexOf('\n', offset - 1) + 1);
}

function startOf(node: { range?: readonly number[] | null }): number {
  return node.range?.[0] ?? 0;
}

function endOf(node: { range?: readonly number[] | null }): number {
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

/** The same values under the same keys, in whatever order the keys stand. */
function isEqual(a: unknown, b: unknown): boolean {
  const sorted = (_: string, value: unknown) =>
    typeof value === 'object' && value !== null && !Array.isArray(value)
      ? Object.fromEntries(Object.entries(value).sort(([one], [other]) => (one < other ? -1 : 1)))
      : value;
  return JSON.stringify(a, sorted) === JSON.stringify(b, sorted);
}

function isSame(a: unknown, b: object | string): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}
