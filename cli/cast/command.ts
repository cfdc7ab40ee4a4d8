import type { DocumentCast } from '../../engine/index.js';
import { harmlessJson } from '../format/json-text.js';
import type { Options } from '../options.js';
import { readDocuments } from '../read-documents.js';
import { type ReportSink, sinkOf } from '../reports.js';
import { rootFor } from '../targets.js';
import type { Terminal } from '../terminal.js';
import { FolderCast } from './folder-cast.js';
import { castJson, folderCastText } from './telling.js';

/** Tells who the people of the documents are, in the place of their findings. */
export async function tellCast(options: Options, terminal: Terminal): Promise<number> {
  const [{ format = 'pretty', file } = {}] = options.reports;
  const request = { format, ...(file !== undefined && { file }) };
  const sink = await sinkOf(request, terminal, options.force, await rootFor(terminal.cwd, terminal.cwd));
  const cast = new FolderCast();
  try {
    await readInto(cast, sink, options, terminal);
    if (format === 'json') {
      const rest = { ...castJson(cast), notices: terminal.notices };
      await sink.write(`\n],${harmlessJson(rest).slice(1)}\n`);
    } else await sink.write(folderCastText(cast));
    sink.close();
  } catch (error) {
    sink.discard();
    throw error;
  }
  return 0;
}

/** Each document is told as it comes. */
async function readInto(cast: FolderCast, sink: ReportSink, options: Options, terminal: Terminal): Promise<void> {
  const isJson = options.reports[0]?.format === 'json';
  if (isJson) await sink.write('{"documents":[');
  let separator = '\n';
  for await (const { compiled, shown, text, languageId } of readDocuments(options, terminal)) {
    const people = compiled.cast({ text, languageId });
    cast.add(shown, people);
    if (!isJson || people.words.length === 0) continue;
    await sink.write(separator + harmlessJson(documentJson(shown, people)));
    separator = ',\n';
  }
}

/** The people of one document, for programs. */
export const documentJson = (path: string, { words, pairs }: Pick<DocumentCast, 'words' | 'pairs'>): object => ({
  path,
  words: words.map(({ term, places, traits }) => ({
    term,
    count: places.length,
    traits: Object.fromEntries(traits.map(({ is, places: where }) => [is, where.length])),
  })),
  pairs: pairs.map(({ words: both, relationship, probability, standing, keep }) => ({
    words: both,
    relationship,
    probability: Math.round(probability * 100) / 100,
    standing,
    ...(relationship === 'one actor' && { keep }),
  })),
});
