import path from 'node:path';
import { didYouMean } from '../../engine/index.js';
import {
  type Field,
  fieldNamed,
  formatNamed,
  formats,
  type GlossaryFormat,
  glossaryFormatOf,
  type ReadOptions,
  unknownField,
} from '../../glossary/index.js';
import { explainSystemError, readPlainBytes, writeNew, writeWhole } from '../../workspace/disk/index.js';
import { commandArguments } from '../command-arguments.js';
import type { Terminal } from '../terminal.js';
import { UsageError } from '../usage-error.js';

/** What a command about glossaries is asked. */
export interface GlossaryOptions extends ReadOptions {
  readonly files: readonly string[];
  readonly format?: GlossaryFormat;
  readonly output?: string;
  readonly force: boolean;
  /** What an exported glossary is called. */
  readonly title: string;
}

/**
 * Reads the arguments behind the name of a command.
 *
 * @throws UsageError for what is unknown
 */
export function glossaryOptions(args: readonly string[]): GlossaryOptions {
  const { values, positionals } = commandArguments(
    args,
    {
      format: { type: 'string' },
      output: { type: 'string', short: 'o' },
      map: { type: 'string', multiple: true },
      language: { type: 'string' },
      title: { type: 'string' },
      partial: { type: 'boolean' },
      force: { type: 'boolean' },
    },
    'See distinguo --help.',
  );
  const format = values.format === undefined ? undefined : formatWith(values.format);
  return {
    files: positionals,
    ...(format && { format }),
    ...(values.output !== undefined && { output: values.output }),
    force: values.force === true,
    title: values.title ?? 'Glossary',
    isPartial: values.partial === true,
    language: (values.language ?? 'en').toLowerCase(),
    columns: new Map((values.map ?? []).map(columnOf)),
  };
}

function formatWith(id: string): GlossaryFormat {
  const format = formatNamed(id);
  const ids = formats.map((each) => each.id);
  if (format === undefined)
    throw new UsageError(`there is no format “${id}”.${didYouMean(id, ids)} Formats: ${ids.join(', ')}.`);
  return format;
}

/** `Begriff=term` */
function columnOf(text: string): readonly [string, Field] {
  const cut = text.lastIndexOf('=');
  const name = text.slice(cut + 1);
  const field = fieldNamed(name, new Map());
  if (cut < 1 || field === undefined) throw new UsageError(cut < 1 ? `write --map "HEADER=term".` : unknownField(name));
  return [text.slice(0, cut).trim().toLowerCase(), field];
}

/** The format of a file: what is asked for, or what its name tells. */
export function formatFor(file: string, { format }: GlossaryOptions): GlossaryFormat {
  const known = format ?? glossaryFormatOf(file);
  if (known !== undefined) return known;
  const ids = formats.map(({ id }) => id).join(', ');
  throw new UsageError(`the name “${file}” does not tell its format: say --format (${ids}).`);
}

/** Prints a text, or writes it to the file of `--output`, which may not be there yet. */
export async function deliver(
  contents: string | Uint8Array,
  options: GlossaryOptions,
  terminal: Terminal,
): Promise<number> {
  const { output, force } = options;
  if (output === undefined) {
    if (typeof contents !== 'string') throw new UsageError('this format is no text: name a file with --output.');
    await terminal.printSource(contents);
    return 0;
  }
  const file = path.resolve(terminal.cwd, output);
  const refused = force ? writeWhole(file, contents) : writeNew(file, contents);
  const problem = refused === 'is there already' ? `${refused}: name another file, or say --force` : refused;
  if (problem === undefined) return 0;
  terminal.notice({ kind: 'failure', message: `${output} ${problem}.` });
  return 2;
}

/**
 * What stands in the file of a glossary: a text, or bytes where its format is none.
 *
 * @throws UsageError where it cannot be read
 */
export function contentsOf(name: string, { isBinary }: GlossaryFormat, { cwd }: Terminal): string | Uint8Array {
  let bytes: Uint8Array;
  try {
    bytes = readPlainBytes(path.resolve(cwd, name));
  } catch (error) {
    throw new UsageError(`${name} ${explainSystemError(error)}.`);
  }
  const contents = isBinary ? bytes : textOf(name, bytes);
  const isEmpty = typeof contents === 'string' ? contents.trim() === '' : contents.length === 0;
  if (isEmpty) throw new UsageError(`${name} is empty: export the glossary again.`);
  return contents;
}

/** UTF-8, or UTF-16 with its mark, as spreadsheets and termbases write it. */
function textOf(name: string, bytes: Uint8Array): string {
  if (ARCHIVE.every((byte, at) => bytes[at] === byte))
    throw new UsageError(`${name} is a ZIP archive: say --format xlsx if it is a workbook, or unpack it first.`);
  const [first, second] = bytes;
  const encoding =
    first === 0xff && second === 0xfe ? 'utf-16le' : first === 0xfe && second === 0xff ? 'utf-16be' : 'utf-8';
  let text: string;
  try {
    text = new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch {
    const [before = ''] = new TextDecoder(encoding).decode(bytes).split('\ufffd', 1);
    throw new UsageError(`${name} is not ${encoding.toUpperCase()} (line ${before.split('\n').length}): save it so.`);
  }
  const nul = text.indexOf('\0');
  if (nul < 0) return text;
  const line = text.slice(0, nul).split('\n').length;
  throw new UsageError(`${name} is no text (a zero byte in line ${line}): export the glossary again as UTF-8.`);
}

/** How every ZIP archive begins. */
const ARCHIVE = [0x50, 0x4b, 0x03, 0x04];
