import { buildCommand } from '../terminal.js';

/** An attribute of XML with its value, as ` name="value"`; characters that XML cannot hold are replaced. */
export function attributes(values: Readonly<Record<string, string | number>>): string {
  return Object.entries(values)
    .map(([name, value]) => ` ${name}="${escapedXmlLine(String(value)).replaceAll('\t', '&#9;')}"`)
    .join('');
}

/** Text for XML, on one line: a line break in it is written as a character, so that no line begins with it. */
export function escapedXmlLine(text: string): string {
  return text
    .replace(/(?![\n\t])[\p{Cc}\p{Cs}\ufffe\uffff\u2028\u2029\u202a-\u202e\u2066-\u2069]/gu, '\ufffd')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replaceAll('\n', '&#10;')
    .replace(buildCommand, '#&#35;');
}
