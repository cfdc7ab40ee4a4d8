import type { Prose } from '../../model.js';
import { countUpTo, inSource } from '../../prose/embedded.js';
import { type Candidate, type Gathered, Gathering, type ReaderTask } from '../../prose/gathering.js';
import { sourceLines } from '../../prose/line.js';
import { matchesOf, NO_MATCHES } from '../../prose/matches.js';
import { Transcript } from '../../prose/transcript.js';
import { readHtml } from '../html/reader.js';
import { readPlainLines } from '../plaintext.js';
import { base64, decoderFor, headerText, quotedPrintable } from './decode.js';
import { type Headers, headersAt, parameterOf } from './header.js';

/** Parts of parts of a mail lie no deeper. */
const DEEPEST = 20;

/** Reads the subject and the texts of a mail; headers, quotations' marks and attachments are none. */
export function readMail(task: ReaderTask): Gathered {
  return new MailReader(task).read();
}

class MailReader {
  readonly #task: ReaderTask;
  readonly #candidates: Candidate[] = [];
  /** Lists and tables of the parts so far. */
  #numbered = 0;

  constructor(task: ReaderTask) {
    this.#task = task;
  }

  read(): Gathered {
    const { source } = this.#task;
    this.#message(source.charCodeAt(0) === 0xfeff ? 1 : 0, source.length, 0, false);
    return { candidates: this.#candidates, comments: [] };
  }

  #message(start: number, end: number, depth: number, isSealed: boolean): void {
    const { source } = this.#task;
    // mailboxes put a line of their own before a mail
    const first = /^From [^\r\n]*\r?\n/.exec(source.slice(start, start + 500))?.[0].length ?? 0;
    const headers = headersAt(source, start + first, end);
    const subject = headers.span('subject');
    if (subject) this.#subject(headerText(source, subject.start, subject.end), isSealed);
    this.#entity(headers, end, depth, isSealed);
  }

  #subject(text: Transcript, isSealed: boolean): void {
    const task = this.#inner(text.text);
    const gathering = new Gathering(task);
    const lines = [...sourceLines(text.text)];
    readPlainLines(lines, { task, gathering, marks: [], context: { headings: [], attribute: 'subject' } });
    this.#take(gathering, text, isSealed, 'title');
  }

  /** Reads the body behind some headers. */
  #entity(headers: Headers, end: number, depth: number, isSealed: boolean): void {
    const type = headers.value('content-type');
    const kind = (type.split(';', 1)[0] ?? '').trim().toLowerCase() || 'text/plain';
    if (/^attachment\b/i.test(headers.value('content-disposition')) || depth > DEEPEST) return;
    if (kind.startsWith('multipart/')) {
      // a change would break the signature
      const isSigned = kind === 'multipart/signed' || kind === 'multipart/encrypted';
      this.#parts(headers.end, end, parameterOf(type, 'boundary'), depth, isSealed || isSigned);
    } else if (kind === 'message/rfc822') this.#message(headers.end, end, depth + 1, isSealed);
    else if (kind === 'text/plain' || kind === 'text/html') this.#text(kind, headers, type, end, isSealed);
  }

  /** Reads the parts between the lines of a boundary. */
  #parts(start: number, end: number, boundary: string, depth: number, isSealed: boolean): void {
    const { source } = this.#task;
    if (boundary === '') return;
    const line = `--${boundary}`;
    const body = source.slice(start, end);
    let from = -1;
    for (let found = body.indexOf(line); found >= 0; found = body.indexOf(line, found + line.length)) {
      const at = start + found;
      if (found > 0 && source[at - 1] !== '\n') continue;
      const rest = /^(--)?[ \t]*(?:\r?\n|$)/.exec(source.slice(at + line.length, at + line.length + 80));
      if (rest === null) continue;
      if (from >= 0) this.#part(from, at, depth, isSealed);
      from = rest[1] === '--' ? -1 : at + line.length + rest[0].length;
      if (from < 0) return;
    }
    // one that never closes goes on to the end
    if (from >= 0) this.#part(from, end, depth, isSealed);
  }

  #part(start: number, end: number, depth: number, isSealed: boolean): void {
    this.#entity(headersAt(this.#task.source, start, end), end, depth + 1, isSealed);
  }

  #text(kind: string, headers: Headers, type: string, end: number, isSealed: boolean): void {
    const { source } = this.#task;
    const charset = parameterOf(type, 'charset').toLowerCase();
    const decoder = decoderFor(charset);
    const encoding = headers.value('content-transfer-encoding').toLowerCase();
    if (decoder === undefined) return;
    let text = new Transcript();
    if (encoding === 'base64') text = base64(source, headers.end, end, charset);
    else if (encoding === 'quoted-printable') text = quotedPrintable(source, headers.end, end, decoder);
    else text.verbatim(source, headers.end, end);
    const task = this.#inner(text.text);
    const escapes =
      encoding === 'quoted-printable'
        ? ({ escapes: 'quoted-printable' } as const)
        : encoding === 'base64'
          ? ({ encoded: true } as const)
          : {};
    // what is no ASCII would have to be written in the charset of the part
    const isFixed = isSealed || !/^(?:utf-?8|us-ascii|)$/.test(charset);
    if (kind === 'text/html') return this.#take(readHtml(task), text, isFixed, undefined, escapes);
    const gathering = new Gathering(task);
    readPlainLines(sourceLines(text.text), { task, gathering, marks: [] });
    this.#take(gathering, text, isFixed, undefined, escapes);
  }

  #inner(text: string): ReaderTask {
    const { wanted } = this.#task;
    return { source: text, wanted, matches: matchesOf(text, wanted) ?? NO_MATCHES };
  }

  #take(
    { candidates }: Gathered,
    text: Transcript,
    isFixed: boolean,
    kind?: Prose['kind'],
    escapes: Partial<Prose['context']> = {},
  ): void {
    const before = this.#numbered;
    for (const { prose, signal } of candidates) {
      this.#numbered = Math.max(this.#numbered, before + countUpTo(prose));
      const placed = inSource(prose, text, before);
      const label = { kind: 'label' as const, start: 0, end: prose.text.length };
      const marks = isFixed ? [label, ...placed.marks] : placed.marks;
      const context = { ...placed.context, ...escapes };
      this.#candidates.push({ prose: { ...placed, marks, context, kind: kind ?? placed.kind }, signal });
    }
  }
}
