import process from 'node:process';
import {
  applyEdits,
  editsOf,
  type Finding,
  type Fix,
  ignoreHere,
  type Replacement,
  renamedAnchors,
  type SourceDocument,
  withInsertion,
  withOwnWords,
} from '../engine/index.js';
import { review as judge } from '../rules/index.js';
import { paintWith } from './format/paint.js';
import { findingText, type View } from './format/pretty.js';
import { endOfInputKey, escapeKey, interruptKey, Keyboard } from './keyboard.js';
import { cellsFor, comparing, type DocumentInRun, type Linter } from './linter.js';
import { UsageError } from './options.js';
import { rewriteDocument } from './rewriting.js';
import { oneLine, type Terminal } from './terminal.js';
import { TextLines } from './text-lines.js';

/** What becomes of a finding. */
type Decision = (Edited & { readonly kind: 'rewritten' | 'ignored' }) | { readonly kind: 'rejected' | 'quit' };

/** A document after a decision. */
interface Edited {
  readonly text: string;
  /** By how much longer it is up to the end of the finding, in UTF-16 code units. */
  readonly moved: number;
}

/** A finding that the question is about. */
interface Topic {
  readonly finding: Finding;
  readonly subject: DocumentInRun;
  readonly text: string;
}

/**
 * Goes through the findings of documents in the terminal, one by one. Every
 * decision is written to the disk before the next question, so that nothing is
 * lost whenever and however the review ends.
 */
export class InteractiveReview {
  readonly #keyboard: Keyboard;
  readonly #view: View;
  readonly #count = { rewritten: 0, ignored: 0, rejected: 0 };
  #ended = false;

  /** @throws UsageError when standard input or output is no terminal */
  constructor(readonly terminal: Terminal) {
    if (process.stdin.isTTY !== true || process.stdout.isTTY !== true)
      throw new UsageError('--review talks with you and needs a terminal.');
    const { width } = terminal.size;
    this.#view = { paint: paintWith(terminal.color, true), columns: width };
    this.#keyboard = new Keyboard();
  }

  /** Asks about each finding of a document; after the writer has quit, documents are left as they are. */
  async about(subject: DocumentInRun, linter: Linter): Promise<void> {
    if (this.#ended) return;
    const bytes = subject.applied.mayMatter(subject.bytes) ? await this.#decideAll(subject, linter) : subject.bytes;
    await linter.report(subject, await linter.judge({ ...subject, bytes }));
  }

  /** Gives the terminal back, and says what was done. */
  async end(): Promise<void> {
    this.#keyboard.close();
    const { rewritten, ignored, rejected } = this.#count;
    await this.terminal.print(`${rewritten} rewritten, ${ignored} ignored, ${rejected} rejected.\n`);
  }

  /** @returns what the document holds afterwards */
  async #decideAll(subject: DocumentInRun, linter: Linter): Promise<Buffer> {
    const review = await linter.reviewerOf(subject.applied);
    let { bytes } = subject;
    // Nobody is asked about findings before this offset: they are decided, or a rewrite there has caused them.
    let from = 0;
    while (!this.#ended) {
      const text = bytes.toString('utf8');
      const { report } = linter.outcomeOf(subject.shown, {
        text,
        review: comparing(review, subject.earlier)(text),
        fixed: 0,
      });
      const finding = report.findings.find(({ span }) => span.start >= from);
      if (finding === undefined) break;
      const decision = await this.#decide({ finding, subject, text });
      from = finding.span.end;
      if (decision.kind === 'quit') this.#ended = true;
      else this.#count[decision.kind] += 1;
      if (!('text' in decision)) continue;
      from += decision.moved;
      bytes = this.#write(subject, bytes, decision.text);
    }
    return bytes;
  }

  #write(subject: DocumentInRun, before: Buffer, text: string): Buffer {
    const refused = rewriteDocument(subject.path, before, text, subject.root);
    if (refused === undefined) return Buffer.from(text);
    this.terminal.notice({ kind: 'failure', message: `${subject.shown} ${refused}.` });
    // What could not be written once would fail again: ask nothing more.
    this.#ended = true;
    return before;
  }

  async #decide(topic: Topic): Promise<Decision> {
    const { finding, subject, text } = topic;
    const { languageId = 'plaintext' } = subject.applied;
    const choices = choicesOf(finding);
    const cellAt = (await cellsFor(subject.applied))?.(text);
    const shown = findingText(
      finding,
      { path: subject.shown, ...(cellAt && { cellAt }) },
      new TextLines(text),
      this.#view,
    );
    await this.terminal.print(`${shown}\n`);
    for (;;) {
      await this.terminal.print(`  ${this.#view.paint.dim(question(choices))} `);
      const key = (await this.#keyboard.next()).toLowerCase();
      await this.terminal.print(`${key >= ' ' ? oneLine(key) : ''}\n`);
      const fix = choices[key === 'a' ? 0 : Number(key) - 1];
      if (fix !== undefined) return { kind: 'rewritten', ...fixed({ text, languageId }, finding, fix) };
      if (key === 'r') return { kind: 'rejected' };
      if (key === 'q' || key === interruptKey || key === endOfInputKey) return { kind: 'quit' };
      if (key === '?') await this.terminal.print(keysExplained);
      const decision = key === 'e' ? await this.#edit(topic) : key === 'i' ? await this.#ignore(topic) : undefined;
      if (decision !== undefined) return decision;
    }
  }

  async #edit({ finding: { span }, subject, text }: Topic): Promise<Decision | undefined> {
    const line = await this.#ask(`Write for “${oneLine(text.slice(span.start, span.end))}”: `);
    if (line === interruptKey) return { kind: 'quit' };
    if (line === escapeKey || line.text === '') return undefined;
    const { languageId = 'plaintext' } = subject.applied;
    const after = withOwnWords({ text, languageId }, span, line.text);
    if (after !== undefined) return { kind: 'rewritten', text: after, moved: after.length - text.length };
    await this.terminal.print('  These words would change more than the text here: write them into the document.\n');
    return undefined;
  }

  async #ignore(topic: Topic): Promise<Decision | undefined> {
    const { finding, subject, text } = topic;
    const { languageId = 'plaintext' } = subject.applied;
    const again = (source: string) => judge({ text: source, languageId }, subject.applied.settings);
    const reviewable = { document: { text, languageId }, review: again(text), again };
    // Nobody is asked for a reason that has no place.
    if (ignoreHere(reviewable, finding, '') === undefined) return this.#sayNoPlace(topic);
    const line = await this.#ask('It is right because: ');
    if (line === interruptKey) return { kind: 'quit' };
    if (line === escapeKey) return undefined;
    const insertion = ignoreHere(reviewable, finding, line.text);
    // “this | that” would part a cell of a table.
    if (insertion === undefined) return this.#sayNoPlace(topic);
    // A comment at the end of the line moves nothing of the finding.
    const moved = insertion.offset < finding.span.end ? insertion.text.length : 0;
    return { kind: 'ignored', text: withInsertion(text, insertion), moved };
  }

  async #sayNoPlace({ finding, subject }: Topic): Promise<undefined> {
    const what = `for “${oneLine(finding.term)}” in ${oneLine(subject.shown)}`;
    await this.terminal.print(`  No comment can stand here: write an exception ${what} into distinguo.yml.\n`);
  }

  async #ask(question: string) {
    await this.terminal.print(`  ${question}`);
    const line = await this.#keyboard.line((text) => void this.terminal.print(text));
    await this.terminal.print('\n');
    return line;
  }
}

/** What each key does; Enter does nothing, so that nobody rewrites by habit. */
const keysExplained = `
  a, 1   write the first proposal
  2, 3 … write another proposal
  e      write words of your own
  r      reject: leave the words as they are, and say nothing of it in the document; the next run asks again
  i      ignore: it is right; a comment in the document silences it from now on, with the reason that you give
  q      quit (or Ctrl-D, Ctrl-C); what was decided stays, the rest is left as it is
  Enter does nothing. Escape gives up what is being written.

`;

/** The fixes that write something in the place of the finding, each of them once. */
function choicesOf({ fixes }: Finding): readonly Fix[] {
  const own = fixes.filter(({ text, expected }) => text !== expected);
  return own.filter((fix, i) => own.findIndex(({ text }) => text === fix.text) === i);
}

function question(choices: readonly Fix[]): string {
  const writes = choices.map(({ text }, index) => `[${index === 0 ? 'a' : index + 1}] write “${oneLine(text)}”`);
  return `${[...writes, '[r]eject', '[i]gnore', '[e]dit', '[q]uit', '[?] help'].join('  ')}:`;
}

/** A document after a fix: in all places that it is about, and with the links of the document to a heading in which it is. */
function fixed(document: SourceDocument, finding: Finding, fix: Fix): Edited {
  const own = inOrder(editsOf(fix));
  const { links } = renamedAnchors(document, applyEdits(document.text, own));
  const edits = inOrder([...own, ...links]);
  const before = edits.filter(({ span }) => span.start < finding.span.end);
  const moved = before.reduce((sum, { span, text }) => sum + text.length - (span.end - span.start), 0);
  return { text: applyEdits(document.text, edits), moved };
}

const inOrder = (edits: readonly Replacement[]): readonly Replacement[] =>
  edits.toSorted((a, b) => a.span.start - b.span.start);
