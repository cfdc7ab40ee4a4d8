import { LSPErrorCodes, ResponseError } from 'vscode-languageserver';
import { stringify } from 'yaml';
import type { TermEntry } from '../../engine/index.js';
import { inForm, occurrencesIn, plainWord, rewritten } from '../../engine/index.js';
import { closedDocument } from '../document.js';
import type { Session } from '../session.js';
import { keyOf } from '../uris.js';
import type { Catalogue, GlossaryFile } from './catalogue.js';
import type { DocumentEdits, GroupedEdit } from './groupedEdits.js';
import type { WordAtCursor } from './wordAtCursor.js';

/**
 * What a term’s new word changes in the files of its glossary: its entry, what refers to it, its irregular forms, and
 * the sentences in which it stands.
 *
 * @throws ResponseError when a file has changed since it was read
 */
export function glossaryEdits(
  session: Session,
  catalogue: Catalogue,
  subject: WordAtCursor,
  word: TermEntry,
): readonly DocumentEdits[] {
  const own = subject.files.filter(({ path }) => !path.includes('/node_modules/'));
  return own.map((file): DocumentEdits => {
    const open = session.documents.all().find((document) => keyOf(document.uri) === keyOf(file.uri));
    if (open !== undefined && open.getText() !== file.text)
      throw new ResponseError(LSPErrorCodes.ContentModified, `${file.path} has changed.`);
    const document = open ?? closedDocument(file.uri, file.text, session.encoding);
    const edits = [...wordEdits(file, subject, word), ...formEdits(file, subject, word)];
    return {
      document,
      version: open?.version ?? null,
      edits: [...edits, ...sentenceEdits(catalogue, file, subject, word)],
    };
  });
}

function wordEdits({ text, words }: GlossaryFile, subject: WordAtCursor, { term, written }: TermEntry): GroupedEdit[] {
  return words
    .filter((each) => plainWord(each.word) === subject.word)
    .map(({ span }) => ({ span, text: asScalar(text, span.start, written ?? term), group: 'glossary' }));
}

/** The old word's own plural is none of the new one. */
function formEdits({ text, forms }: GlossaryFile, subject: WordAtCursor, word: TermEntry): GroupedEdit[] {
  const kinds = { plural: 'plural', past: 'ed', gerund: 'ing' } as const;
  return forms.flatMap(({ word: of, form, span }): GroupedEdit[] => {
    const regular = plainWord(of) === subject.word ? inForm(word.written ?? word.term, kinds[form], word) : undefined;
    return regular === undefined ? [] : [{ span, text: asScalar(text, span.start, regular), group: 'glossary' }];
  });
}

function sentenceEdits(
  catalogue: Catalogue,
  file: GlossaryFile,
  subject: WordAtCursor,
  word: TermEntry,
): GroupedEdit[] {
  const [configuration] = subject.configurations;
  if (configuration === undefined) return [];
  const { termbase } = catalogue.compiled(configuration.settingsOf('').settings);
  return file.sentences.flatMap(({ text, span, isPhrase }) =>
    occurrencesIn({ text, languageId: 'plaintext' }, termbase, (found) => found === subject.word).flatMap(
      ({ mention, doubt }): GroupedEdit[] => {
        const fix = rewritten(text, mention, word);
        if (fix === undefined || /['"\\]/.test(fix.text)) return [];
        const at = { start: span.start + fix.span.start, end: span.start + fix.span.end };
        // What stands in the marks of a test is no quotation.
        const isDoubted = doubt !== undefined && !/[«→]$/.test(text.slice(0, mention.start));
        return [{ span: at, text: fix.text, group: isPhrase || isDoubted ? 'phrases' : 'glossary' }];
      },
    ),
  );
}

/** A word as YAML writes it in the place of another, within the quotation marks that stand there. */
function asScalar(text: string, start: number, word: string): string {
  const quote = text[start - 1];
  if (quote === '"') return JSON.stringify(word).slice(1, -1);
  return quote === "'" ? word.replaceAll("'", "''") : stringify(word).trim();
}
