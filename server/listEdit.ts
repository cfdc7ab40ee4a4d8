/** Puts an entry into a list of a YAML or JSON text, and leaves every other character as it is. */
import { isMap, isSeq, type ParsedNode, parseDocument, stringify, type YAMLMap, type YAMLSeq } from 'yaml';
import type { Span } from '../engine/index.js';

/** One replacement in a text. */
export interface TextChange {
  readonly span: Span;
  readonly text: string;
}

/**
 * What must be put into a text so that the list under a key ends with an entry.
 *
 * @param text YAML, or JSON; empty for a new file
 * @returns undefined when the text cannot be understood, or something else stands under the key
 */
export function appendToList(
  text: string,
  key: string,
  entry: object,
  format: 'yaml' | 'json',
): TextChange | undefined {
  if (format === 'json' && !isJson(text)) return undefined;
  const change = text.trim() === '' ? created(key, entry, format) : changeFor(text, key, entry, format);
  if (change === undefined) return undefined;
  const ready = text.includes('\r\n') ? { ...change, text: change.text.replace(/\r?\n/g, '\r\n') } : change;
  const written = text.slice(0, ready.span.start) + ready.text + text.slice(ready.span.end);
  return endsWith(written, key, entry) ? ready : undefined;
}

function changeFor(text: string, key: string, entry: object, format: 'yaml' | 'json'): TextChange | undefined {
  const document = parseDocument(text);
  const { contents } = document;
  if (document.errors.length > 0) return undefined;
  if (contents === null) return atEnd(text, '', asYaml(key, entry));
  if (!isMap(contents)) return undefined;
  const list = contents.get(key, true) as ParsedNode | undefined;
  const pretty = (value: unknown, indent: string) => indented(JSON.stringify(value, null, unitOf(text)), indent);
  if (list === undefined && contents.flow) {
    return intoFlow(text, contents, (indent) => `${JSON.stringify(key)}: ${pretty([entry], indent)}`);
  }
  if (list === undefined) return atEnd(text, ' '.repeat(columnOf(text, startOf(contents))), asYaml(key, entry));
  if (!isSeq(list)) return undefined;
  if (!list.flow) return intoBlock(text, list, entry);
  return intoFlow(text, list, (indent) => (format === 'json' ? pretty(entry, indent) : JSON.stringify(entry)));
}

function intoBlock(text: string, list: YAMLSeq, entry: object): TextChange {
  const column = columnOf(text, startOf(list));
  return below(text, endOf(list), indented(`\n${stringify([entry], WIDE)}`, ' '.repeat(column)));
}

/** Behind the last entry of `[…]` or `{…}`: on a line of its own where the others stand so. */
function intoFlow(text: string, { items, range }: YAMLMap | YAMLSeq, entry: (indent: string) => string): TextChange {
  const [start, end] = range as [number, number, number];
  const last = items.at(-1);
  const outer = /^[ \t]*/.exec(text.slice(text.lastIndexOf('\n', start) + 1))?.[0] ?? '';
  const inLines = text.slice(start, end).includes('\n') || (last === undefined && text.includes('\n'));
  const inner = inLines ? outer + unitOf(text) : '';
  const line = inLines ? `\n${inner}` : '';
  if (last === undefined)
    return { span: { start: start + 1, end: end - 1 }, text: `${line}${entry(inner)}${inLines ? `\n${outer}` : ''}` };
  const at = endOf((isPair(last) ? (last.value ?? last.key) : last) as ParsedNode);
  return { span: { start: at, end: at }, text: `,${line || ' '}${entry(inner)}` };
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
  const line = /\n$/.test(text) || text === '' ? '' : '\n';
  return { span: { start: text.length, end: text.length }, text: line + indented(added, indent, true) };
}

function created(key: string, entry: object, format: 'yaml' | 'json'): TextChange {
  const text = format === 'json' ? `${JSON.stringify({ [key]: [entry] }, null, 2)}\n` : asYaml(key, entry);
  return { span: { start: 0, end: 0 }, text };
}

const WIDE = { lineWidth: 0 };

function asYaml(key: string, entry: object): string {
  return stringify({ [key]: [entry] }, WIDE);
}

/** @param first whether the first line is indented, too */
function indented(text: string, indent: string, first = false): string {
  return text.replace(first ? /^(?=.)/gm : /\n(?=.)/g, first ? indent : `\n${indent}`);
}

/** By how much the text indents a level. */
function unitOf(text: string): string {
  return /^([ \t]+)"/m.exec(text)?.[1] ?? '  ';
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

/** A change is only offered when it does what it should. */
function endsWith(text: string, key: string, entry: object): boolean {
  const document = parseDocument(text);
  if (document.errors.length > 0) return false;
  const list: unknown = document.toJS()?.[key];
  return Array.isArray(list) && JSON.stringify(list.at(-1)) === JSON.stringify(entry);
}
