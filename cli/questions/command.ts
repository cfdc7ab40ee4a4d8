import path from 'node:path';
import { harmlessJson } from '../format/json-text.js';
import { readDocuments } from '../read-documents.js';
import { sinkOf } from '../reports.js';
import { rootFor } from '../targets.js';
import type { Terminal } from '../terminal.js';
import { type Question, questionsAbout } from './ask.js';
import { questionOptions } from './options.js';
import { pageHead, pageSection } from './page.js';

/** Writes down what cannot be told of documents and a reader can tell: `distinguo questions`. */
export async function askQuestions(args: readonly string[], terminal: Terminal): Promise<number> {
  const { options, form, file, most } = questionOptions(args);
  const request = { format: form, ...(file !== undefined && { file }) };
  const sink = await sinkOf(request, terminal, options.force, await rootFor(terminal.cwd, terminal.cwd));
  const writer = form === 'json' ? jsonWriter() : pageWriter(file ?? 'FILE');
  try {
    await sink.write(writer.begin);
    let asked = 0;
    for await (const { compiled, text, languageId, shown } of readDocuments(options, terminal)) {
      for (const question of questionsAbout(compiled, { text, languageId }, shown, most)) {
        asked += 1;
        await sink.write(writer.question(question));
      }
    }
    await sink.write(writer.end);
    sink.close();
    const what = asked === 0 ? 'nothing is to be asked.' : `${asked} ${asked === 1 ? 'question' : 'questions'}.`;
    terminal.notice({ kind: 'note', message: file === undefined ? what : `${file}: ${what}` });
    return terminal.failed ? 2 : 0;
  } catch (error) {
    sink.discard();
    throw error;
  }
}

/** Questions one after the other, so that a folder of any size needs the memory of one document. */
interface Writer {
  readonly begin: string;
  question(question: Question): string;
  readonly end: string;
}

function jsonWriter(): Writer {
  let isFirst = true;
  return {
    begin: '{"questions":[',
    question(question) {
      const text = `${isFirst ? '' : ','}\n${harmlessJson({ ...question, answer: null })}`;
      isFirst = false;
      return text;
    },
    end: '\n]}\n',
  };
}

function pageWriter(name: string): Writer {
  let document: string | undefined;
  return {
    begin: pageHead(path.basename(name) === name ? name : name.replaceAll('\\', '/')),
    question(question) {
      const isFirst = question.document !== document;
      document = question.document;
      return pageSection(question, isFirst);
    },
    end: '',
  };
}
